"""A known thing that comes in again told more fully, with a link or a creator that was missing, is the known one.

Where a file names things by their links, and an earlier one by titles alone, the same thing would come in as another,
and all its moments twice. A moment within a minute of one that is stored is that one: one export counts in seconds,
another of the same service in minutes.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from core.adapters.importers.ground.reading import Reading
from core.adapters.importers.joined.joining import SAME_MOMENT
from core.entities import Interaction, Item, Saved

_TELLING = ("creator", "kind", "source", "link")
"""What two things of one title must not contradict each other in to be one."""


def known_again(
    reading: Reading, items: Iterable[Item], interactions: Sequence[Interaction], saved: Sequence[Saved]
) -> Reading:
    """Return a reading in which things that a person has already go by the ids that they have.

    A new id is a known thing where the title is the same, nothing that both tell differs, they share a moment or one of
    them was only saved, and no other thing would do as well. A moment less than a minute from a stored one of the same
    thing counts as there twice. `interactions` and the others are what is stored of the person.
    """
    known = {item.item_id: item for item in items}
    there, new = _moments(interactions), _moments(reading.interactions)
    waiting = {x.item_id for x in (*saved, *reading.saved)}
    named = {item.item_id for item in reading.items}
    by_title: dict[str, list[Item]] = defaultdict(list)
    for item in known.values():
        if item.item_id not in named:
            by_title[item.title.casefold()].append(item)
    found: dict[str, str] = {}
    for item in reading.items:
        if item.item_id not in known:
            same = [each for each in by_title[item.title.casefold()] if _is_same(item, each, new, there, waiting)]
            if len(same) == 1:
                found[item.item_id] = same[0].item_id
    claims = Counter(found.values())
    renamed = _renamed(reading, {new_id: old_id for new_id, old_id in found.items() if claims[old_id] == 1})
    return _without_near(renamed, interactions)


def _moments(interactions: Iterable[Interaction]) -> Mapping[str, set[datetime]]:
    found: dict[str, set[datetime]] = defaultdict(set)
    for x in interactions:
        found[x.item_id].add(x.time)
    return found


def _without_near(reading: Reading, interactions: Iterable[Interaction]) -> Reading:
    """Return a reading without the moments that are near a stored one of the same thing and action."""
    there: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for x in sorted(interactions, key=lambda x: x.time):
        there[x.item_id, x.kind].append(x.time)
    kept = tuple(x for x in reading.interactions if not _is_near(x.time, there.get((x.item_id, x.kind), ())))
    n = len(reading.interactions) - len(kept)
    return replace(reading, interactions=kept, duplicates=reading.duplicates + n) if n else reading


def _is_near(time: datetime, there: Sequence[datetime]) -> bool:
    """Tell whether a moment is near one of these, which are in order; what is one of them is counted in storing."""
    return timedelta(0) < _nearest(time, there) < SAME_MOMENT


def _nearest(time: datetime, there: Sequence[datetime]) -> timedelta:
    """Return how far a moment is from the nearest of these, which are in order."""
    at = bisect_left(there, time)
    return min((abs(time - other) for other in there[max(0, at - 1) : at + 1]), default=timedelta.max)


def _share_a_moment(one: Collection[datetime], other: Collection[datetime]) -> bool:
    """Tell whether something of one is less than a minute from something of the other."""
    there = sorted(other)
    return any(_nearest(time, there) < SAME_MOMENT for time in one)


def _is_same(
    item: Item,
    known: Item,
    new: Mapping[str, set[datetime]],
    there: Mapping[str, set[datetime]],
    waiting: Collection[str],
) -> bool:
    """Tell whether two things of one title are one."""
    for name in _TELLING:
        one, other = getattr(item, name).casefold(), getattr(known, name).casefold()
        if one and other and one != other:
            return False
    share = _share_a_moment(new.get(item.item_id, ()), there.get(known.item_id, ()))
    return share or item.item_id in waiting or known.item_id in waiting


def _renamed(reading: Reading, ids: Mapping[str, str]) -> Reading:
    """Return a reading with other ids for some of its things."""
    if not ids:
        return reading
    return replace(
        reading,
        items=tuple(replace(item, item_id=ids.get(item.item_id, item.item_id)) for item in reading.items),
        interactions=tuple(replace(x, item_id=ids.get(x.item_id, x.item_id)) for x in reading.interactions),
        saved=tuple(replace(x, item_id=ids.get(x.item_id, x.item_id)) for x in reading.saved),
    )
