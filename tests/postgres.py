"""A private PostgreSQL server for the tests: made in a temporary folder, gone when they end."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_ACCOUNT = "postgres"
_FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=16MB")


def binaries() -> Path | None:
    """Return the folder with ``initdb`` and ``postgres``, the newest version's; None if none."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server from the binaries in ``folder``; give the URL of its database ``postgres``."""
    home = Path(tempfile.mkdtemp(prefix="termbridge-pg-"))
    become = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(home, _ACCOUNT)
        become = ["setpriv", f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--init-groups"]
    data, port = home / "data", _free_port()
    user = "termbridge"
    make = [*become, folder / "initdb", "-D", data, "-U", user, "-A", "trust", "--no-sync"]
    subprocess.run(  # noqa: S603 - our own command
        [*make, "-E", "UTF8", "--locale=C.UTF-8"], check=True, capture_output=True, cwd=home
    )
    run = [*become, folder / "postgres", "-D", data]
    options = [part for setting in _FAST for part in ("-c", setting)]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*run, "-k", home, "-h", "127.0.0.1", "-p", str(port), *options],
            stdout=log,
            stderr=log,
            cwd=home,
        )
        url = f"postgresql://{user}@127.0.0.1:{port}/postgres"
        try:
            _await(url, process)
            yield url
        finally:
            process.send_signal(2)  # fast shutdown
            process.wait(timeout=20)
            shutil.rmtree(home, ignore_errors=True)


def _await(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
