"""What a ranker remembers from edit to edit: values by kind and key; a key names all that its value depends on."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, eq=False)
class Kind(Generic[K, V]):
    """A kind of value with what its key means: two equal keys must give the same value, bit for bit."""

    key_means: str


class Memo:
    """Values made once a key. What they mean never changes, so that to forget them costs time and nothing else."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: dict[Kind[Any, Any], dict[Any, Any]] = {}

    def get(self, kind: Kind[K, V], key: K, make: Callable[[], V]) -> V:
        """Return the value of a key, made now unless it is known."""
        kept = self._kept.setdefault(kind, {})
        if key not in kept:
            kept[key] = make()
        return cast(V, kept[key])

    def knows(self, kind: Kind[K, V], key: K) -> bool:
        """Tell whether a key's value is known."""
        return key in self._kept.get(kind, ())

    def count(self, kind: Kind[K, V]) -> int:
        """Return how many values of a kind are known."""
        return len(self._kept.get(kind, ()))

    def forget(self) -> None:
        """Drop everything."""
        self._kept.clear()
