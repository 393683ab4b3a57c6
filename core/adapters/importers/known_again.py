"""A known thing that comes in again told more fully, with a link or a creator that was missing, is the known one.

Where a file names things by their links, and an earlier one by titles alone, the same thing would come in as another,
and all its moments twice.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from core.adapters.importers.reading import Reading
from core.entities import Interaction, Item, Saved

_TELLING = ("creator", "kind", "source", "link")
"""What two things of one title must not contradict each other in to be one."""


def known_again(
    reading: Reading, items: Iterable[Item], interactions: Sequence[Interaction], saved: Sequence[Saved]
) -> Reading:
    """Return a reading in which things that a person has already go by the ids that they have.

    A new id is a known thing where the title is the same, nothing that both tell differs, they share a moment or one of
    them was only saved, and no other thing would do as well. The arguments are what is stored of the person.
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
    return _renamed(reading, {new_id: old_id for new_id, old_id in found.items() if claims[old_id] == 1})


def _moments(interactions: Iterable[Interaction]) -> Mapping[str, set[datetime]]:
    found: dict[str, set[datetime]] = defaultdict(set)
    for x in interactions:
        found[x.item_id].add(x.time)
    return found


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
    share = not new.get(item.item_id, set()).isdisjoint(there.get(known.item_id, set()))
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
