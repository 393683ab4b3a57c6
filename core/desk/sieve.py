"""Things by the service they came from and by kind: what there is to pick from, and what a pick lets through."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.entities import Item


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through: things of a service and of a kind; '' lets every one through."""

    service: str = ""
    kind: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether everything passes."""
        return not (self.service or self.kind)

    def passes(self, item: Item) -> bool:
        """Tell whether an item is let through."""
        return self.service in ("", item.source) and self.kind in ("", item.kind)

    def in_words(self) -> str:
        """Say what is let through: 'book from Goodreads', 'from Goodreads'; '' for everything."""
        return f"{self.kind}{f' from {self.service}' if self.service else ''}".strip()


EVERYTHING = Sieve()
"""The sieve that lets everything through."""


def services_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the services of some items, the commonest first; those of none are not counted."""
    return _ranked(item.source for item in items)


def kinds_of(items: Iterable[Item]) -> tuple[str, ...]:
    """Return the kinds of some items, the commonest first."""
    return _ranked(item.kind for item in items)


def _ranked(words: Iterable[str]) -> tuple[str, ...]:
    """Return distinct words, the commonest first, of equals by letter."""
    counts = Counter(word for word in words if word)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word)))
