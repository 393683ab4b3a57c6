"""What a person picked on the map, and the wishes that it can become."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.effects.sentences import count
from core.entities import Profile
from core.journeys import part_id
from core.steering import edits as e


@dataclass(frozen=True, slots=True)
class Picked:
    """Items of the history, and how many of them each journey holds; '' stands for those in none."""

    item_ids: tuple[str, ...]
    of: Mapping[str, int]

    @property
    def journey_ids(self) -> tuple[str, ...]:
        """Return the journeys that the items are from, the one with most of them first."""
        return tuple(sorted((j for j in self.of if j), key=lambda j: (-self.of[j], j)))


def gather(profile: Profile, item_ids: Sequence[str]) -> Picked:
    """Return the picked items that are in the history, in its order, with the journeys they are from."""
    wanted = set(item_ids)
    known = tuple(item_id for item_id in profile.history_ids if item_id in wanted)
    of: dict[str, int] = {}
    for item_id in known:
        journey_id = profile.journey_of.get(item_id, "")
        of[journey_id] = of.get(journey_id, 0) + 1
    return Picked(known, of)


def own_journey(picked: Picked, name: str = "") -> tuple[e.Edit, ...]:
    """Return the wishes that make the items a journey of their own: a split if they are all from one."""
    said = name.strip() or None
    if set(picked.of) != set(picked.journey_ids) or len(picked.of) != 1:
        return (e.ItemsGathered("", picked.item_ids, said),)
    (parent_id,) = picked.journey_ids
    split = e.JourneySplit(parent_id, (("", picked.item_ids),))
    return (split, e.JourneyRenamed(part_id(parent_id, picked.item_ids), said)) if said else (split,)


def move(picked: Picked, target_id: str) -> tuple[e.Edit, ...]:
    """Return the wish that moves the items to a journey."""
    return (e.ItemsMoved(picked.item_ids, target_id),)


def merge(picked: Picked) -> tuple[e.Edit, ...]:
    """Return the wish that makes one journey of those the items are from: the one with most of them stays."""
    target, *others = picked.journey_ids
    return (e.JourneysMerged(target, tuple(others)),)


def not_me(profile: Profile, picked: Picked) -> tuple[e.Edit, ...]:
    """Return the wishes that take the items out of the profile: whole journeys each, or all of them as one edit."""
    left = set(picked.item_ids)
    whole = [j for j in picked.journey_ids if left.issuperset(profile.by_id[j].members)]
    if "" not in picked.of and len(whole) == len(picked.of):
        return tuple(e.JourneyRemoved(journey_id) for journey_id in whole)
    return (e.ItemsGathered("", picked.item_ids, disowned=True),)


def not_me_in_words(picked: Picked) -> str:
    """Say what taking the items out was."""
    return f"Took {count(len(picked.item_ids), 'item')} out: not you"
