"""Try 'not me' on a copy of a person in memory: plant an interest, remove it, count what is left. Nothing is logged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from core.desk.desk import Desk
from core.desk.trials import Trial
from core.entities import Interaction, Profile
from core.exploration.areas import Areas
from core.progress import Stages
from core.ranking.lookalikes import look_alikes
from core.ranking.sources import Supply
from core.similarity import Rows
from core.steering import edits as e
from core.steering.fold import apply
from core.steering.log import LogEntry
from core.workspace.explorer import Explorer
from core.workspace.preparation import Preparation

MOST_PLANTED = 20
"""Things that are planted at most, half of an interest's; chosen by hand, as many as a middling journey holds."""
LEAST_PLANTED = 4
"""Things below which an interest is not planted: fewer make no journey of a long history; chosen by hand."""
WITHIN = timedelta(days=60)
"""Time before the history's end over which things are planted, so that they take places; chosen by hand."""
DEPTHS: Mapping[int, int] = {20: 50, 100: 100}
"""First places that are counted, and the length of the list that they are the first of: the usual one at least."""
_STAGES = ("Planting an interest into a copy of you", "Finding the copy's journeys", "Removing it again")
"""What is told of how far a trial is, in order."""


def try_not_me(
    desk: Desk, preparation: Preparation, explorer: Explorer, progress: Stages | None = None
) -> Trial | None:
    """Return what came of planting the largest interest that is new to the person and taking it out again.

    None where the catalogue has none that could be offered to them.
    """
    told = _teller(progress)
    next(told)
    ground = explorer.ground(desk)
    area = _new_to(desk, ground.areas, ground.sensitive)
    if area is None:
        return None
    things = [desk.catalogue.items[row].item_id for row in _open_rows(desk, ground.areas.members[area]).tolist()]
    planted = things[: min(len(things) // 2, MOST_PLANTED)]
    copy = planted_into(desk, planted)
    next(told)
    profile = _read(copy, desk.entries, preparation)
    next(told)
    removed = _without(copy, profile, planted)
    counts = [_places(copy, each, things) for each in (profile, *removed[-1:])]
    return Trial(
        name=ground.name(area),
        planted=len(planted),
        first_20=(counts[0][20], counts[-1][20]),
        first_100=(counts[0][100], counts[-1][100]),
        asked=max(len(removed) - 1, 0),
    )


def _teller(progress: Stages | None) -> Iterator[str]:
    """Tell one stage after the other, each when it begins."""
    for done, stage in enumerate(_STAGES):
        if progress:
            progress(stage, done, len(_STAGES))
        yield stage


def _open_rows(desk: Desk, rows: Rows) -> Rows:
    """Return the rows that may be offered to a person and that they have not taken up."""
    supply = desk.ranker.history.supply
    taken = np.setdiff1d(rows, desk.ranker.history.consumed)
    if supply is None:
        return taken
    return np.intersect1d(taken, np.concatenate([np.empty(0, np.int64), *supply.rows.values()]))


def _new_to(desk: Desk, areas: Areas, never: frozenset[int]) -> int | None:
    """Return the area with most to offer of those in which the person knows least; None where none has enough."""
    found = []
    for area, rows in areas.members.items():
        n_open, n_known = len(_open_rows(desk, rows)), int(np.isin(rows, desk.ranker.history.consumed).sum())
        if area not in never and n_open >= 2 * LEAST_PLANTED:
            found.append((n_known, -n_open, area))
    return min(found)[2] if found else None


def planted_into(desk: Desk, item_ids: Sequence[str]) -> Desk:
    """Return a copy of a desk whose person took these items up too, of late; its log is empty."""
    step = WITHIN / max(len(item_ids), 1)
    more = [Interaction(desk.person_id, i, desk.now - k * step) for k, i in enumerate(item_ids)]
    took = sorted([*desk.interactions, *more], key=lambda x: x.time)
    history, ranker = desk.ranker.history, desk.ranker
    supply = None if history.supply is None else _supplied(history.supply, desk.catalogue.rows(item_ids), more)
    copy = Desk(
        desk.person_id,
        desk.catalogue,
        took,
        ranker.weights,
        ranker.signals,
        desk.collection_ids,
        supply=supply,
        floor=ranker.flooring.floor,
        distilled=ranker.leaving_out.distilled,
    )
    copy.proposals.update(desk.proposals)
    copy.words.update(desk.words)
    return copy


def _supplied(supply: Supply, rows: Rows, more: Sequence[Interaction]) -> Supply:
    """Return what may be offered without what was planted, which is known now."""
    left = {source: np.setdiff1d(offered, rows) for source, offered in supply.rows.items()}
    return replace(supply, rows=left, last={**supply.last, **{x.item_id: x.time for x in more}})


def _read(copy: Desk, entries: Sequence[LogEntry], preparation: Preparation) -> Profile:
    """Return the profile of a log over the copy's history, its journeys found anew."""
    found = preparation.extraction(copy)
    copy.proposals[found.extraction_id] = found
    return apply(copy.profile(entries), e.JourneysExtracted(found.extraction_id), copy.proposals)


def _without(copy: Desk, profile: Profile, planted: Sequence[str]) -> list[Profile]:
    """Return the profiles after 'not me' of the journey that holds most of it, then of each that looks like it and is.

    No profile where no journey of the copy holds any of it.
    """
    wanted = set(planted)
    sizes = [(len(wanted.intersection(j.members)), j.journey_id) for j in profile.journeys if j.is_own]
    most, main = max(sizes, default=(0, ""), key=lambda pair: pair[0])
    if not most:
        return []
    after = [apply(profile, e.JourneyRemoved(main), copy.proposals)]
    links, gone = copy.ranker.signals.links, [profile.by_id[main]]
    for one in look_alikes(copy.catalogue, links, gone, after[0].journeys):
        members = profile.by_id[one.journey_id].members
        if 2 * len(wanted.intersection(members)) > len(members):
            after.append(apply(after[-1], e.JourneyRemoved(one.journey_id), copy.proposals))
    return after


def _places(copy: Desk, profile: Profile, things: Sequence[str]) -> dict[int, int]:
    """Return how many of the first 20 and 100 places things of the interest hold."""
    wanted = set(things)
    ranked = {k: copy.ranker.slate(profile, copy.words, n).item_ids[:k] for k, n in DEPTHS.items()}
    return {k: sum(item_id in wanted for item_id in ids) for k, ids in ranked.items()}
