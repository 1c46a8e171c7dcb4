"""Work in threads of this process; what it does is kept in the database, so none of it is lost."""

from collections.abc import Callable
from threading import BoundedSemaphore, Event, Lock, Thread


class ThreadRunner:
    """Runs pieces of work, each under a name, a few at a time (fulfils ``Runner``).

    The threads do not keep the process from ending.
    """

    def __init__(self, workers: int = 2) -> None:
        """Let at most ``workers`` pieces go on at once; the others wait."""
        self._room = BoundedSemaphore(workers)
        self._running: dict[str, Event] = {}
        self._access = Lock()

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Do ``work`` as soon as there is room; one of the same name may go on as well."""
        over = Event()
        with self._access:
            self._running[name] = over
        Thread(target=self._do, args=(name, work, over), name=name, daemon=True).start()

    def is_running(self, name: str) -> bool:
        """Tell whether work of that name is going on or waiting here."""
        with self._access:
            return name in self._running

    def wait(self, name: str, seconds: float) -> None:
        """Return when the work of that name is over, at the latest after ``seconds``."""
        with self._access:
            over = self._running.get(name)
        if over is not None:
            over.wait(seconds)

    def _do(self, name: str, work: Callable[[], None], over: Event) -> None:
        try:
            with self._room:
                work()
        finally:
            with self._access:
                if self._running.get(name) is over:
                    del self._running[name]
            over.set()
