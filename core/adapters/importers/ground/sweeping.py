"""The cycle collector of Python, held back while many rows become objects, none of which refers to itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

_RARE = 100_000
"""New objects between two sweeps, 700 otherwise: sweeps took a fifth of an import's time and found nothing; by hand,
so that a sweep is still made every 20 thousand rows or so."""


@dataclass(slots=True)
class _Held:
    """How many imports hold the collector back, and how often it swept before the first of them."""

    n: int = 0
    before: tuple[int, int, int] = (0, 0, 0)
    lock: Lock = field(default_factory=Lock)


_HELD = _Held()


@contextmanager
def rare_sweeps() -> Iterator[None]:
    """Let the collector sweep rarely meanwhile, in all threads; afterwards as often as it did before."""
    with _HELD.lock:
        if not _HELD.n:
            _HELD.before = gc.get_threshold()
            gc.set_threshold(max(_RARE, _HELD.before[0]) if _HELD.before[0] else 0, *_HELD.before[1:])
        _HELD.n += 1
    try:
        yield
    finally:
        with _HELD.lock:
            _HELD.n -= 1
            if not _HELD.n:
                gc.set_threshold(*_HELD.before)
