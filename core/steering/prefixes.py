"""The profile after every entry of a log, each a step from the one before."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import Proposals, apply, ends_said, is_silent, over, says_an_end
from core.steering.log import LogEntry


class _Walk:
    """The entries of a prefix that count, with the profile after each of them."""

    def __init__(self, proposals: Proposals) -> None:
        self._proposals = proposals
        self._read: list[LogEntry] = []
        self._undone: set[int] = set()
        self._said: list[LogEntry] = []
        self._steering: set[int] = set()
        self._over: frozenset[int] = frozenset()
        self._first: dict[int, int] = {}
        self._counting: list[int] = []
        self._profiles = [Profile()]

    @property
    def profile(self) -> Profile:
        """Return the profile of what was read."""
        return self._profiles[-1]

    def step(self, entry: LogEntry) -> None:
        """Read one entry more; where it tells what counts, go back to before what it is about."""
        self._first.setdefault(entry.seq, len(self._read))
        if isinstance(entry.edit, e.JourneysNamed) and entry.edit.cause is not None:
            at = len(self._read)
            self._first[entry.edit.cause] = min(self._first.get(entry.edit.cause, at), at)
        self._read.append(entry)
        changed = self._now_over(entry)
        if isinstance(entry.edit, e.EditUndone):
            self._undone.add(entry.edit.seq)
            changed |= {entry.edit.seq} | self._now_over(entry)
        elif isinstance(entry.edit, e.EditRedone):
            self._undone.discard(entry.edit.seq)
            changed |= {entry.edit.seq} | self._now_over(entry)
        at = len(self._read) - 1
        self._go_on_from(min((self._first.get(seq, at) for seq in changed), default=at))

    def _now_over(self, entry: LogEntry) -> set[int]:
        """Return what has ended by an entry's moment and had not before, or the other way round."""
        if says_an_end(entry):
            self._said.append(entry)
        if e.may_end(entry.edit):
            self._steering.add(entry.seq)
        until = ends_said(self._said, self._undone, self._steering)
        before, self._over = self._over, over(until, entry.time)
        return set(before ^ self._over)

    def _go_on_from(self, position: int) -> None:
        """Count again what was read from a position on."""
        kept = bisect_left(self._counting, position)
        del self._counting[kept:], self._profiles[kept + 1 :]
        for at in range(position, len(self._read)):
            self._count(at)

    def _count(self, at: int) -> None:
        """Apply the entry at a position if it counts."""
        entry = self._read[at]
        if not is_silent(entry, self._undone) and not is_silent(entry, self._over):
            self._counting.append(at)
            self._profiles.append(apply(self.profile, entry.edit, self._proposals))


def prefixes(entries: Iterable[LogEntry], proposals: Proposals) -> Iterator[Profile]:
    """Yield what `replay` returns of every prefix of a log, of none of its entries first.

    An entry costs one step, an undoing or redoing those that came after what it is about.
    """
    walk = _Walk(proposals)
    yield walk.profile
    for entry in entries:
        walk.step(entry)
        yield walk.profile
