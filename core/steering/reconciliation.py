"""Fit an extraction to what the person has already decided: their word outranks the clusters."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from core.entities import Journey, Profile, Proposal
from core.journeys import journey_id_for, least_size

MAJORITY = 0.5
"""Share of a cluster that a journey must hold to lead it: half; a definition, not tuned."""


def reconcile(profile: Profile, proposal: Proposal) -> Profile:
    """Return the profile with this extraction's journeys, cut at the profile's granularity.

    Items that the person fixed stay where they are. The other items of a cluster follow the journey that holds
    at least half of it fixed, or else make a journey of their own, whose id comes from its first item.
    """
    fixed = {item_id: j.journey_id for j in profile.journeys for item_id in j.kept}
    followers: dict[str, list[str]] = {j.journey_id: [] for j in profile.journeys if j.touched}
    fresh: list[tuple[str, ...]] = []
    loose: list[str] = []
    smallest = least_size(len(proposal.item_ids))
    for cluster in proposal.cut(profile.granularity):
        free = [item_id for item_id in cluster if item_id not in fixed]
        leader = _leader(cluster, fixed)
        if leader is not None:
            followers[leader].extend(free)
        elif len(free) >= smallest:
            fresh.append(tuple(free))
        else:
            loose.extend(free)
    position = {item_id: i for i, item_id in enumerate(proposal.item_ids)}
    kept = [_with_followers(j, followers[j.journey_id], position) for j in profile.journeys if j.touched]
    new = [Journey(_free_id(members[0], followers), members) for members in fresh]
    return replace(
        profile,
        journeys=in_order(kept + new, position),
        loose=tuple(sorted(loose, key=position.__getitem__)),
        history_ids=proposal.item_ids,
        extraction_id=proposal.extraction_id,
    )


def in_order(journeys: Iterable[Journey], position: Mapping[str, int]) -> tuple[Journey, ...]:
    """Return journeys by their first item in the history, so that their order does not tell how they came about.

    Those without history come last, as they came.
    """
    last = len(position)
    return tuple(sorted(journeys, key=lambda j: position.get(j.members[0], last) if j.members else last))


def _free_id(founder: str, taken: Container[str]) -> str:
    """Return the founder's journey id, or one derived from it when another journey goes by that."""
    journey_id = journey_id_for(founder)
    while journey_id in taken:
        journey_id = journey_id_for(journey_id)
    return journey_id


def _leader(cluster: Sequence[str], fixed: Mapping[str, str]) -> str | None:
    """Return the journey that holds at least half of the cluster fixed, if one does."""
    counts = Counter(fixed[item_id] for item_id in cluster if item_id in fixed)
    if not counts:
        return None
    ((journey_id, count),) = counts.most_common(1)
    return journey_id if count >= MAJORITY * len(cluster) else None


def _with_followers(journey: Journey, followers: list[str], position: Mapping[str, int]) -> Journey:
    """Return the journey with its fixed members that are still in the history and these followers, in order."""
    members = {*(item_id for item_id in journey.kept if item_id in position), *followers}
    focus = tuple(item_id for item_id in journey.focus if item_id in position)
    return replace(
        journey,
        members=tuple(sorted(members, key=position.__getitem__)),
        focus=focus,
        focus_name=journey.focus_name if focus else "",
    )
