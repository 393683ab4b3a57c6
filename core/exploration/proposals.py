"""Related interests: new ground for one person, chosen by how people's journeys really go on.

One model tells which areas are new to the person, another chooses among all of those the ones that people with the
same interests went on to (best of n, where n grows with the areas).
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.catalogue import Catalogue
from core.entities import Item, Journey, Profile
from core.exploration.areas import Areas
from core.exploration.new_ground import new_areas
from core.exploration.trails import Trails, content_steps, next_pull
from core.similarity import Doubles, Floats

CARDS = 4
"""Proposals that are made at a time: what the page shows; by eye."""
ANCHORS = 6
"""Items that stand for a proposal at most; chosen by hand, not tuned."""
SAME_ORIGIN = 0.95
"""What a second card from the same origin is worth beside the first: of 1, .95, .9, .8 and .6 the smallest that costs
no hits on half of the people of `benchmarks/exploration.py`."""
FEWEST_TOLD = 5
"""People below whom a count is not told, as it would point at somebody: the floor that statistics offices use."""
_LEAST_FIT = 1e-12
"""Pull that is divided by at least, where nobody went on to any area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedInterest:
    """An interest proposed to a person, grounded in the catalogue.

    `novelty` and `fit` are 0..1: how far it lies from what the person follows, and how likely people like them
    go on to it, the best candidate being 1. `anchors` are the items that would stand for it.
    """

    proposal_id: str
    journey_id: str
    name: str
    why: str
    anchors: tuple[Item, ...]
    novelty: float
    fit: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Chosen:
    """An area chosen for a person, with its scores and the area of theirs that spoke for it most.

    From that `origin` `went_on` others of all `of` who took it up went on to take this up, `came` came to this soon
    after meeting something of it; `by_content` tells whether likeness of content spoke more than people's steps.
    """

    area: int
    novelty: float
    fit: float
    origin: int
    went_on: int = 0
    of: int = 0
    came: int = 0
    by_content: bool = True


def choose(
    catalogue: Catalogue,
    areas: Areas,
    trails: Trails,
    profile: Profile,
    *,
    person_id: str,
    strength: Mapping[str, float],
    start: Journey | None = None,
    draw: int = 0,
    n: int = CARDS,
    never: AbstractSet[int] = frozenset(),
) -> list[Chosen]:
    """Return up to n areas that are new to a person and that people like them went on to, best first.

    Every area that is novel enough is looked at, however many there are.

    `strength` is the salience of their items; with `start` only that journey's items speak. Each later `draw`
    brings others. The same arguments always give the same areas; declined and followed ones never come, nor do
    the areas in `never`.
    """
    weight = interest_weights(
        catalogue, areas, start.members or start.anchors if start else profile.history_ids, strength
    )
    new = new_areas(catalogue, areas, trails, profile, person_id=person_id, never=never)
    if not new or not weight.any():
        return []
    pull = next_pull(areas, trails)
    fit, content = weight @ pull, content_steps(areas)
    best = max(float(fit[list(new)].max()), _LEAST_FIT)
    own = np.isin(np.arange(len(areas)), trails.takers.get(person_id, ()))
    speaking = np.where(own, weight, 0.0) if weight[own].any() else weight
    pool = [
        _chosen(area, speaking, pull, content, trails, novelty=novelty, fit=float(fit[area]) / best, own=own)
        for area, novelty in new.items()
    ]
    hand: list[Chosen] = []
    for _ in range(draw + 1):
        hand = _best(pool, n)
        pool = [chosen for chosen in pool if chosen not in hand]
    return hand


def _best(pool: Sequence[Chosen], n: int) -> list[Chosen]:
    """Return the n that fit best, each further one from the same interest of the person's counting for less."""
    left, hand = list(pool), list[Chosen]()
    while left and len(hand) < n:
        spoken = [chosen.origin for chosen in hand]
        best = max(left, key=lambda c: (c.fit * SAME_ORIGIN ** spoken.count(c.origin), -c.area))
        left.remove(best)
        hand.append(best)
    return sorted(hand, key=lambda c: (-c.fit, c.area))


def _chosen(
    area: int,
    speaking: Doubles,
    pull: Doubles,
    content: Doubles,
    trails: Trails,
    *,
    novelty: float,
    fit: float,
    own: NDArray[np.bool_],
) -> Chosen:
    """Note from which of the person's areas an area is led to most, and how many people went that way.

    That is an area that they took up themselves, as the people who are counted did, where there is one: of what a
    single thing of theirs lies in nobody could say that it is an interest.
    """
    origin = int(np.argmax(speaking * pull[:, area]))
    return Chosen(
        area=area,
        novelty=novelty,
        fit=fit,
        origin=origin,
        went_on=int(trails.went_on[origin, area]),
        of=int(trails.started[origin] - own[origin]),
        came=int(trails.came[origin, area]),
        by_content=bool(content[origin, area] >= trails.steps[origin, area]),
    )


def interest_weights(
    catalogue: Catalogue, areas: Areas, item_ids: Sequence[str], strength: Mapping[str, float]
) -> Doubles:
    """Return how much of the items' salience lies in every area `(n_areas,)`, adding up to 1."""
    weight = np.zeros(len(areas))
    for item_id in item_ids:
        row = catalogue.row_of.get(item_id)
        if row is not None and areas.label[row] >= 0:
            weight[areas.label[row]] += strength.get(item_id, 1.0)
    total = weight.sum()
    return weight / total if total > 0 else weight


def heart_of(catalogue: Catalogue, areas: Areas, area: int) -> int:
    """Return the row nearest to the middle of an area."""
    rows = areas.members[area]
    return int(rows[np.argmax(catalogue.vectors[rows] @ areas.centres[area])])


def anchors_of(catalogue: Catalogue, areas: Areas, area: int, seen: AbstractSet[str]) -> tuple[Item, ...]:
    """Return the unseen items that stand for an area best, nearest to its middle first, no creator thrice."""
    rows = areas.members[area]
    similarity: Floats = catalogue.vectors[rows] @ areas.centres[area]
    anchors: list[Item] = []
    for row in rows[np.argsort(-similarity, kind="stable")]:
        item = catalogue.items[row]
        if item.item_id not in seen and sum(a.creator == item.creator != "" for a in anchors) < 2:
            anchors.append(item)
    return tuple(anchors[:ANCHORS])


def why(chosen: Chosen, origin_name: str) -> str:
    """Say why an area is proposed: what led here most, and what people really did; the sentence claims no more.

    Where nobody else took up what led here nothing is said of others. A count of fewer than five people is never told,
    nor could one be worked out: of how many is told only where five did not go. Without `origin_name`, where that would
    tell something sensitive of those who went, what led here is not named.
    """
    interest = f"interest in “{origin_name}”" if origin_name else "interests"
    start = f"your “{origin_name}”" if origin_name else "what you take up"
    if chosen.went_on >= FEWEST_TOLD:
        of = f" of {chosen.of}" if chosen.of - chosen.went_on >= FEWEST_TOLD else ""
        return f"{chosen.went_on}{of} people who share your {interest} went on to this."
    if chosen.came >= FEWEST_TOLD:
        return f"{chosen.came} people came to this soon after something like {start}."
    if chosen.went_on > 1:
        return f"A few people who share your {interest} went on to this."
    if chosen.came > 1:
        return f"A few people came to this soon after something like {start}."
    if not chosen.by_content:
        return f"A step from {start} that hardly anyone here has taken yet."
    alone = "." if not chosen.of else "; hardly anyone here has gone that way yet."
    return f"The next stop from {start} by what it is about{alone}"
