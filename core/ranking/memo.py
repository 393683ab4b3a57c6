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
        self._numbers: dict[tuple[str, ...], int] = {}
        self._seen: dict[int, tuple[tuple[str, ...], int]] = {}

    def number(self, item_ids: tuple[str, ...]) -> int:
        """Return a number that only equal tuples share, to stand for a long one in keys: it is read through once."""
        seen = self._seen.get(id(item_ids))
        if seen is not None and seen[0] is item_ids:
            return seen[1]
        number = self._numbers.setdefault(item_ids, len(self._numbers))
        self._seen[id(item_ids)] = (item_ids, number)
        return number

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
        for kept in (self._kept, self._numbers, self._seen):
            kept.clear()
