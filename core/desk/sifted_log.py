"""The part of a log that is about things of a service or of a kind: what each edit is about, item by item."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from core.desk.sieve import Sieve
from core.entities import Item, Profile
from core.journeys import proposal_id
from core.steering import edits as e
from core.steering.log import LogEntry, Logged


def sifted_log(
    entries: Sequence[LogEntry], profiles: Iterable[Profile], items: Iterable[Item], sieve: Sieve
) -> frozenset[int]:
    """Return the numbers of the entries that are about anything that a sieve lets through.

    An undoing or an end is about what it undoes or ends. `profiles` are those of the log's prefixes, of none of its
    entries first; `items` is all that may stand in it.
    """
    if sieve.is_open:
        return frozenset(entry.seq for entry in entries)
    passing = {item.item_id for item in items if sieve.passes(item)}
    hearts = {proposal_id(item_id) for item_id in passing}
    found: set[int] = set()
    for entry, (before, after) in zip(entries, pairwise(profiles), strict=True):
        if _is_about(entry.edit, before, after, passing, hearts=hearts, found=found):
            found.add(entry.seq)
    return frozenset(found)


def _is_about(
    edit: Logged,
    before: Profile,
    after: Profile,
    passing: AbstractSet[str],
    *,
    hearts: AbstractSet[str],
    found: AbstractSet[int],
) -> bool:
    """Tell whether an edit is about any of the items that pass; one of no journey is about the whole history."""
    match edit:
        case e.EditUndone() | e.EditRedone() | e.EndSet():
            return not found.isdisjoint(edit.targets)
        case e.ItemPinned() | e.ItemDismissed():
            return edit.item_id in passing
        case e.InterestDeclined():
            return edit.proposal_id in hearts
        case e.RecipeTaken() | e.TurnTaken() | e.SentenceTaken():
            return any(_is_about(each, before, after, passing, hearts=hearts, found=found) for each in edit.edits)
        case e.JourneysNamed():
            journey_ids = tuple(journey_id for journey_id, _ in edit.names)
        case _:
            journey_ids = edit.concerns
    if not journey_ids:
        return not passing.isdisjoint(after.history_ids)
    return any(not passing.isdisjoint(_held(profile, journey_ids)) for profile in (before, after))


def _held(profile: Profile, journey_ids: Iterable[str]) -> Iterable[str]:
    """Yield the items in journeys, and those that stand for them."""
    for journey_id in journey_ids:
        if journey := profile.by_id.get(journey_id):
            yield from (*journey.members, *journey.anchors)
