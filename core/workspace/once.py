"""Values that are costly to make, made once a key, with nobody kept waiting for another's."""

import threading
from collections.abc import Callable, MutableMapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Once(Generic[K, V]):
    """Keeps one value a key. Who asks for one that is being made waits for it; who asks for another does not."""

    def __init__(self, kept: MutableMapping[K, V] | None = None) -> None:
        """Keep values in a mapping of one's own, a weak one perhaps; in a plain one unless told."""
        self._kept: MutableMapping[K, V] = {} if kept is None else kept
        self._making: dict[K, threading.Lock] = {}
        self._lock = threading.Lock()
        self._era = 0

    def __contains__(self, key: K) -> bool:
        """Tell whether a key's value is there already."""
        return key in self._kept

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made now unless it is there; what `make` raises leaves nothing behind.

        A value that was being made when everything was forgotten serves whoever asked for it, and is not kept.
        """
        with self._lock:
            if key in self._kept:
                return self._kept[key]
            making, era = self._making.setdefault(key, threading.Lock()), self._era
        with making:
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            value = make()
            with self._lock:
                if era == self._era:
                    self._kept[key] = value
                self._making.pop(key, None)
        return value

    def forget(self) -> None:
        """Drop every value."""
        with self._lock:
            self._era += 1
            self._kept.clear()
