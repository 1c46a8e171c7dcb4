"""Counting failed attempts, so that passwords cannot be guessed at speed (in one process)."""

from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

_MANY = 10_000  # keys, from which on those of the past are dropped


@dataclass(slots=True)
class Attempts:
    """At most ``limit`` failures of one key in ``seconds``; safe between threads."""

    limit: int
    seconds: float
    clock: Callable[[], float]
    _failures: dict[Hashable, deque[float]] = field(default_factory=dict)
    _access: Lock = field(default_factory=Lock)

    def wait(self, key: Hashable) -> float:
        """Return for how many seconds the key has to wait; 0: it may try."""
        with self._access:
            now = self.clock()
            times = self._recent(key, now)
            return 0.0 if len(times) < self.limit else times[0] + self.seconds - now

    def fail(self, key: Hashable) -> None:
        """Count a failure."""
        with self._access:
            now = self.clock()
            if len(self._failures) >= _MANY:
                for known in list(self._failures):
                    self._recent(known, now)
            self._failures.setdefault(key, deque()).append(now)

    def forget(self, key: Hashable) -> None:
        """Forget the key's failures."""
        with self._access:
            self._failures.pop(key, None)

    def _recent(self, key: Hashable, now: float) -> deque[float]:
        times = self._failures.get(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        if not times:
            self._failures.pop(key, None)
        return times
