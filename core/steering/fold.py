"""Fold a log into a profile: `apply` is total, `replay` is a reduce, undo is a filter before the fold."""

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, reduce
from types import MappingProxyType
from typing import Any, assert_never

from core.entities import Journey, JourneyState, ListSource, Profile, Proposal
from core.steering import edits as e
from core.steering.edits import HEAVIEST
from core.steering.log import LogEntry, Logged, UnknownEdit
from core.steering.reconciliation import in_order, reconcile

HISTORIES_KEPT = 16
"""Histories whose order is remembered; chosen by hand: as many people as move things at about the same time."""
Proposals = Mapping[str, Proposal]
NO_PROPOSALS: Proposals = MappingProxyType({})
OfOneJourney = (
    e.JourneyRenamed
    | e.JourneyWeighted
    | e.JourneyMuted
    | e.JourneyFocused
    | e.JourneyPaused
    | e.JourneyFinished
    | e.JourneyResumed
    | e.JourneyRemoved
)


def effective(entries: Iterable[LogEntry], now: datetime | None = None) -> list[LogEntry]:
    """Return the entries that count: without undone and ended ones, what they caused, and the undo and redo entries.

    What ends counts until `now` (aware), which is the moment of the last entry unless told.
    """
    log = list(entries)
    if not log:
        return []
    silent = _undone(log) | over(ends(log), now or log[-1].time)
    return [entry for entry in log if not is_silent(entry, silent)]


def ends(entries: Iterable[LogEntry]) -> dict[int, datetime]:
    """Map the numbers of entries that end to the moment; the later word counts, and only what steers can end."""
    log = list(entries)
    said = [entry for entry in log if says_an_end(entry)]
    if not said:
        return {}
    return ends_said(said, _undone(log), {entry.seq for entry in log if e.may_end(entry.edit)})


def says_an_end(entry: LogEntry) -> bool:
    """Tell whether an entry says when something ends: others, or what it wishes itself."""
    return isinstance(entry.edit, e.EndSet) or (
        isinstance(entry.edit, e.SentenceTaken) and entry.edit.until is not None
    )


def over(until: Mapping[int, datetime], now: datetime) -> frozenset[int]:
    """Return the numbers of the entries that have ended by a moment, of those that end."""
    return frozenset(seq for seq, moment in until.items() if moment <= now)


def ends_said(said: Iterable[LogEntry], undone: Container[int], steering: AbstractSet[int]) -> dict[int, datetime]:
    """Map what ends, among what steers, to the moment that those of the ends said say that are not undone."""
    until = dict[int, datetime | None]()
    for entry in said:
        if isinstance(entry.edit, e.SentenceTaken):
            until[entry.seq] = entry.edit.until
        elif isinstance(entry.edit, e.EndSet) and entry.seq not in undone:
            until.update(dict.fromkeys(entry.edit.seqs, entry.edit.until))
    return {seq: moment for seq, moment in until.items() if moment is not None and seq in steering}


def _undone(log: Iterable[LogEntry]) -> set[int]:
    """Return the numbers of what was undone and not done again."""
    undone: set[int] = set()
    for entry in log:
        if isinstance(entry.edit, e.EditUndone):
            undone.add(entry.edit.seq)
        elif isinstance(entry.edit, e.EditRedone):
            undone.discard(entry.edit.seq)
    return undone


def is_silent(entry: LogEntry, silent: Container[int]) -> bool:
    """Tell whether an entry does not reach the fold, where entries of these numbers are undone or have ended."""
    if isinstance(entry.edit, e.EditUndone | e.EditRedone) or entry.seq in silent:
        return True
    return isinstance(entry.edit, e.JourneysNamed) and entry.edit.cause in silent


def replay(
    entries: Iterable[LogEntry], proposals: Proposals, start: Profile | None = None, now: datetime | None = None
) -> Profile:
    """Return the profile that a log adds up to; a prefix of the log is time travel, a longer one preview.

    What ends counts until `now`, which is the moment of the last entry unless told.
    """
    counting = effective(entries, now)
    return reduce(lambda profile, entry: apply(profile, entry.edit, proposals), counting, start or Profile())


def apply(profile: Profile, edit: Logged, proposals: Proposals) -> Profile:
    """Return the profile after one edit; an edit whose journey or items are gone changes nothing.

    Nor does one that only a later version can read.
    """
    if isinstance(edit, OfOneJourney):
        return _apply_to_journey(profile, edit)
    match edit:
        case e.JourneysExtracted():
            proposal = proposals.get(edit.extraction_id)
            return reconcile(profile, proposal) if proposal else profile
        case e.JourneysNamed():
            known = {journey_id: name for journey_id, name in edit.names if journey_id in profile.by_id}
            return replace(profile, given={**profile.given, **known}) if known else profile
        case e.GranularitySet():
            return _set_granularity(profile, edit, proposals)
        case e.JourneysMerged():
            return _merge(profile, edit)
        case e.JourneySplit():
            return _split(profile, edit)
        case e.ItemsGathered():
            return _gather(profile, edit)
        case e.ItemsMoved():
            return _move(profile, edit)
        case e.InterestAdopted():
            return _adopt(profile, edit)
        case e.SuggestionsTaken():
            return reduce(_apply_to_journey, edit.renames, profile)
        case e.TurnTaken(waits=True):
            return profile
        case e.RecipeTaken() | e.SentenceTaken() | e.TurnTaken():
            return reduce(lambda so_far, each: apply(so_far, each, proposals), edit.edits, profile)
        case e.NameSuggested() | e.SuggestionLeft() | e.EditUndone() | e.EditRedone() | e.EndSet() | UnknownEdit():
            return profile
        case e.WordsBlocked():
            others = tuple(word for word in profile.blocked if word not in edit.words)
            return replace(profile, blocked=(*others, *dict.fromkeys(edit.words)) if edit.blocked else others)
        case e.UnfittingLeftOut():
            return replace(profile, only_fitting=edit.left_out)
        case e.ItemBroughtBack():
            rest = tuple(item_id for item_id in profile.brought_back if item_id != edit.item_id)
            return replace(profile, brought_back=(*rest, edit.item_id) if edit.back else rest)
        case e.InterestDeclined() | e.ItemPinned() | e.ItemDismissed() | e.ExplorationSet() | e.SourcesChosen():
            return _apply_to_profile(profile, edit)
        case _:
            assert_never(edit)


def _apply_to_profile(
    profile: Profile, edit: e.InterestDeclined | e.ItemPinned | e.ItemDismissed | e.ExplorationSet | e.SourcesChosen
) -> Profile:
    """Apply an edit that concerns no one journey."""
    match edit:
        case e.InterestDeclined():
            new = () if edit.proposal_id in profile.declined else (edit.proposal_id,)
            return replace(profile, declined=profile.declined + new)
        case e.ItemPinned() | e.ItemDismissed():
            return _apply_to_item(profile, edit)
        case e.ExplorationSet():
            return replace(profile, exploration=_within(edit.exploration, 0.0, 1.0, profile.exploration))
        case e.SourcesChosen():
            return replace(profile, sources=tuple(source for source in ListSource if source in edit.sources))


def _apply_to_item(profile: Profile, edit: e.ItemPinned | e.ItemDismissed) -> Profile:
    """Pin or dismiss an item, or neither any more; the later word counts, so it is never both."""
    others = tuple(item_id for item_id in profile.pinned if item_id != edit.item_id)
    rest = {item_id: why for item_id, why in profile.dismissed.items() if item_id != edit.item_id}
    match edit:
        case e.ItemPinned(pinned=True):
            return replace(profile, pinned=(*others, edit.item_id), dismissed=rest)
        case e.ItemPinned():
            return replace(profile, pinned=others)
        case e.ItemDismissed(dismissed=True):
            return replace(profile, pinned=others, dismissed={**rest, edit.item_id: edit.reason})
        case e.ItemDismissed():
            return replace(profile, dismissed=rest)


def _apply_to_journey(profile: Profile, edit: OfOneJourney) -> Profile:
    """Apply an edit that changes one journey's own fields."""
    journey = profile.by_id.get(edit.journey_id)
    if journey is None:
        return profile
    match edit:
        case e.JourneyRenamed():
            return _change(profile, journey, own_name=edit.name)
        case e.JourneyWeighted():
            return _change(profile, journey, weight=_within(edit.weight, 0.0, HEAVIEST, journey.weight))
        case e.JourneyMuted():
            return _change(profile, journey, muted=edit.muted)
        case e.JourneyFocused():
            members = set(journey.members)
            focus = tuple(item_id for item_id in dict.fromkeys(edit.item_ids) if item_id in members)
            return _change(profile, journey, focus=focus, focus_name=edit.name if focus else "")
        case e.JourneyPaused():
            return _change(profile, journey, state=JourneyState.PAUSED)
        case e.JourneyFinished():
            return _change(profile, journey, state=JourneyState.FINISHED)
        case e.JourneyResumed():
            return _change(profile, journey, state=JourneyState.OPEN)
        case e.JourneyRemoved():
            return _change(profile, journey, state=JourneyState.REMOVED)
        case _:
            assert_never(edit)


def _change(profile: Profile, journey: Journey, **changes: Any) -> Profile:
    """Return the profile with one journey changed and, from now on, fixed."""
    return _swap(profile, {journey.journey_id: _touch(replace(journey, **changes))})


def _touch(journey: Journey) -> Journey:
    """Return the journey with all its present members fixed to it; a long one's are written down once."""
    same = len(journey.kept) == len(journey.members) and journey.kept.issuperset(journey.members)
    return replace(journey, touched=True, kept=journey.kept if same else frozenset(journey.members))


def _swap(profile: Profile, changed: Mapping[str, Journey | None], added: Sequence[Journey] = ()) -> Profile:
    """Return the profile with journeys replaced (None removes) and added."""
    swapped = (changed.get(j.journey_id, j) for j in profile.journeys)
    return replace(profile, journeys=(*(j for j in swapped if j is not None), *added))


def _regroup(profile: Profile, changed: Mapping[str, Journey | None], added: Sequence[Journey] = ()) -> Profile:
    """Return the profile with journeys replaced and added whose members changed, in the order of the history."""
    swapped = _swap(profile, changed, added)
    return replace(swapped, journeys=in_order(swapped.journeys, _positions(profile)))


def _set_granularity(profile: Profile, edit: e.GranularitySet, proposals: Proposals) -> Profile:
    """Re-cut the whole history, or note the dial of one journey."""
    if edit.journey_id is not None:
        journey = profile.by_id.get(edit.journey_id)
        if journey is None:
            return profile
        return _change(profile, journey, granularity=_within(edit.granularity, 0.0, 1.0, journey.granularity))
    turned = replace(profile, granularity=_within(edit.granularity, 0.0, 1.0, profile.granularity))
    proposal = proposals.get(profile.extraction_id or "")
    return reconcile(turned, proposal) if proposal else turned


def _merge(profile: Profile, edit: e.JourneysMerged) -> Profile:
    """Let the target take in the absorbed journeys that are still there; it speaks when any of them spoke."""
    target = profile.by_id.get(edit.target_id)
    ids = [i for i in dict.fromkeys(edit.absorbed_ids) if i in profile.by_id and i != edit.target_id]
    if target is None or not ids:
        return profile
    parts = [target, *(profile.by_id[i] for i in ids)]
    speaks = any(part.has_share for part in parts)
    merged = replace(
        target,
        members=_in_order(profile, {item_id for part in parts for item_id in part.members}),
        anchors=tuple(dict.fromkeys(a for part in parts for a in part.anchors)),
        prior=sum(part.prior for part in parts),
        weight=_within(edit.weight, 0.0, HEAVIEST, target.weight),
        muted=target.muted and not speaks,
        state=JourneyState.OPEN if speaks else target.state,
        focus=(),
        focus_name="",
    )
    gone: dict[str, Journey | None] = dict.fromkeys(ids)
    return _regroup(profile, {**gone, edit.target_id: _touch(merged)})


def _split(profile: Profile, edit: e.JourneySplit) -> Profile:
    """Let parts of a journey become journeys with its weight; at least one item stays with the old one."""
    journey = profile.by_id.get(edit.journey_id)
    if journey is None:
        return profile
    left = dict.fromkeys(journey.members)
    children: list[Journey] = []
    for new_id, item_ids in edit.parts:
        picked = [item_id for item_id in dict.fromkeys(item_ids) if item_id in left]
        taken = {*profile.by_id, *(child.journey_id for child in children)}
        if picked and len(picked) < len(left) and new_id not in taken:
            gone = set(picked)
            left = {item_id: None for item_id in left if item_id not in gone}
            child = replace(journey, journey_id=new_id, members=_in_order(profile, picked), own_name=None)
            children.append(_touch(replace(child, prior=0.0, anchors=(), focus=(), focus_name="")))
    if not children:
        return profile
    focus = tuple(item_id for item_id in journey.focus if item_id in left)
    rest = replace(journey, members=tuple(left), focus=focus, focus_name=journey.focus_name if focus else "")
    return _regroup(profile, {journey.journey_id: _touch(rest)}, children)


def _take(profile: Profile, item_ids: Iterable[str], but_from: str | None = None) -> tuple[Profile, tuple[str, ...]]:
    """Take items of the history out of their journeys; return the profile without them and what was taken."""
    wanted = set(item_ids)
    of = {i: journey.journey_id for journey in profile.journeys for i in wanted.intersection(journey.members)}
    free = wanted.intersection(profile.loose)
    taken = {i for i in wanted if (of[i] != but_from if i in of else i in free)}
    changed: dict[str, Journey | None] = {}
    for journey in profile.journeys:
        if not taken.isdisjoint(journey.members):
            left = tuple(item_id for item_id in journey.members if item_id not in taken)
            focus = tuple(item_id for item_id in journey.focus if item_id not in taken)
            name = journey.focus_name if focus else ""
            keep = left or journey.anchors
            rest = _touch(replace(journey, members=left, focus=focus, focus_name=name))
            changed[journey.journey_id] = rest if keep else None
    loose = tuple(item_id for item_id in profile.loose if item_id not in taken)
    return replace(_swap(profile, changed), loose=loose), _in_order(profile, taken)


def _gather(profile: Profile, edit: e.ItemsGathered) -> Profile:
    """Make a journey of items from anywhere, which is out at once where they are disowned."""
    if edit.journey_id in profile.by_id:
        return profile
    without, taken = _take(profile, edit.item_ids)
    if not taken:
        return profile
    state = JourneyState.REMOVED if edit.disowned else JourneyState.OPEN
    journey = Journey(edit.journey_id, taken, own_name=edit.name, state=state)
    return _regroup(without, {}, [_touch(journey)])


def _move(profile: Profile, edit: e.ItemsMoved) -> Profile:
    """Move items to a journey that is still there."""
    if edit.target_id not in profile.by_id:
        return profile
    without, taken = _take(profile, edit.item_ids, but_from=edit.target_id)
    target = without.by_id.get(edit.target_id)
    if not taken or target is None:
        return profile
    members = _in_order(profile, {*target.members, *taken})
    return _regroup(without, {edit.target_id: _touch(replace(target, members=members))})


def _adopt(profile: Profile, edit: e.InterestAdopted) -> Profile:
    """Start a journey that has no history yet."""
    if edit.journey_id in profile.by_id:
        return profile
    prior = _within(edit.prior, 0.0, HEAVIEST, 1.0)
    journey = Journey(edit.journey_id, own_name=edit.name, anchors=edit.anchors, prior=prior, touched=True)
    return _swap(profile, {}, [journey])


def _in_order(profile: Profile, item_ids: Iterable[str]) -> tuple[str, ...]:
    """Put items in the order of the history."""
    position, ids = _positions(profile), tuple(item_ids)
    if all(map(position.__contains__, ids)):
        return tuple(sorted(ids, key=position.__getitem__))
    return tuple(sorted(ids, key=lambda item_id: (position.get(item_id, len(position)), item_id)))


def _positions(profile: Profile) -> Mapping[str, int]:
    """Map every item of the history to its position."""
    return _positions_of(profile.history_ids)


@lru_cache(maxsize=HISTORIES_KEPT)
def _positions_of(item_ids: tuple[str, ...]) -> Mapping[str, int]:
    """Map items to their positions, made once a history: few edits change it."""
    return {item_id: i for i, item_id in enumerate(item_ids)}


def _within(value: float, low: float, high: float, otherwise: float) -> float:
    """Clamp a finite number; anything else leaves things as they were."""
    return min(max(float(value), low), high) if math.isfinite(value) else otherwise
