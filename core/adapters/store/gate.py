"""A gate that many may pass at once, or one alone: readers and writers of a file, or whoever replaces the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """Whoever waits to be alone keeps nobody from passing, so that one who is inside may pass again."""

    def __init__(self) -> None:
        """Make an open gate."""
        self._changed = Condition()
        self._inside = 0
        self._taken = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Pass beside others, once nobody is alone inside."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Pass once nobody is inside, and keep everybody out."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken and not self._inside)
            self._taken = True
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()
