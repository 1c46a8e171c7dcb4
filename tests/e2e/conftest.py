"""A real server in a process of its own, and a real Chromium that talks to nobody else."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from scenes import RENEW, Device
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
ENVIRON = dict(os.environ)  # noqa: TID251 - what the processes under test inherit
REQUIRE_ALL = ENVIRON.get("TERMBRIDGE_REQUIRE_ALL") == "1"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STARTS_WITHIN = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(command: list[str], port: int, environ: dict[str, str]) -> Iterator[str]:
    """Run a server and give its address once it answers."""
    base = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(  # noqa: S603 - the command is this file's own
        command, cwd=ROOT, env=ENVIRON | environ
    )
    try:
        wait_until_up(base, process)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_up(base: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"{base}/healthz", timeout=5).close()  # noqa: S310 - our own
            return
        time.sleep(0.2)
    pytest.fail(f"no answer from {base} within {STARTS_WITHIN} s")


def gunicorn(port: int, target: str) -> list[str]:
    """Return the command that serves an application of ``scripted_app``."""
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind=127.0.0.1:{port}",
        "--worker-class=gthread",
        "--threads=4",
        "--log-level=warning",
        f"--pythonpath={HERE},{ROOT / 'tests' / 'faces'},{ROOT}",
        f"scripted_app:{target}",
    ]


@pytest.fixture(scope="session")
def scripted_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of gunicorn with the scripted application."""
    port, directory = free_port(), str(tmp_path_factory.mktemp("scripted"))
    with serving(gunicorn(port, f"Renewable({directory!r})"), port, {}) as base:
        yield base


@pytest.fixture(scope="session")
def peopled_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the same, where people have to sign in."""
    port, directory = free_port(), str(tmp_path_factory.mktemp("peopled"))
    with serving(gunicorn(port, f"Renewable({directory!r}, people=True)"), port, {}) as base:
        yield base


def renew(base: str) -> None:
    urllib.request.urlopen(f"{base}{RENEW}", timeout=30).close()  # noqa: S310 - our own


@pytest.fixture
def scripted(scripted_server: str) -> str:
    """Give the address of the scripted application, as new."""
    renew(scripted_server)
    return scripted_server


@pytest.fixture
def peopled(peopled_server: str) -> str:
    """Give the address of the same, as new, where people have to sign in."""
    renew(peopled_server)
    return peopled_server


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of ``termbridge serve`` as a user starts it, with its embedded model."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "termbridge"), "serve", "--port", str(port)]
    environ = {"TERMBRIDGE_DATA_DIR": str(tmp_path_factory.mktemp("whole"))}
    with serving(command, port, environ) as base:
        yield base


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Iterator[WebDriver]:
    """Give a fresh Chromium; parametrize it indirectly with a Device."""
    if not (CHROMIUM and DRIVER):
        missing = "Chromium is not installed (apt-get install chromium chromium-driver)"
        if REQUIRE_ALL:
            pytest.fail(missing)
        pytest.skip(missing)
    device = getattr(request, "param", Device())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = str(CHROMIUM)
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        if not device.javascript:
            block = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", block)
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        size = {"width": device.width, "height": device.height, "deviceScaleFactor": 1}
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", size | {"mobile": device.width < 500}
        )
        yield driver
        driver.quit()
