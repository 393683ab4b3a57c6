"""Related interests: new ground for one person, chosen by how people's journeys really go on.

One model proposes areas that are new to the person, another chooses among n of them the ones that people with
the same interests went on to (best of n).
"""

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha1

import numpy as np

from core.catalogue import Catalogue
from core.entities import Item, Journey, Profile
from core.exploration.areas import Areas
from core.exploration.trails import TAKEN_UP, Trails, next_odds
from core.journeys import proposal_id
from core.similarity import Doubles, Floats, Rows, unit

BEST_OF = 40
"""Novel areas among which the likeliest are chosen; chosen by hand, not tuned."""
CARDS = 4
"""Proposals that are made at a time: what the page shows; by eye."""
NOVEL = 0.4
"""Novelty (0..1) from which an area may be proposed; by eye on the demo, not tuned."""
ANCHORS = 6
"""Items that stand for a proposal at most; chosen by hand, not tuned."""
FOLLOWED_SHARE = 0.25
"""Share of an area's items in a journey from which the journey follows the area; chosen by hand."""
SAME_ORIGIN = 0.6
"""What a second card from the same origin is worth beside the first; by eye on the demo."""
FEWEST_TOLD = 5
"""People below whom a count is not told, as it would point at somebody: the floor that statistics offices use."""
UNDERSTOOD = 0.5
"""Share of an area's items in languages that the person has taken something up in, below which it is foreign; half."""
_LEAST_FIT = 1e-12
"""Odds that are divided by at least, where nobody went on to any area."""
_BEHIND_ALL = 1e3
"""What the ticket of an area that may not be proposed falls by: one that may is never below -5."""
_CHANCE_BYTES, _CHANCES = 6, 2**48
"""Bytes of a hash that make a chance, and how many of them there are: double precision holds each exactly."""


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
    """An area chosen for a person, with its scores and the area of theirs that spoke for it most."""

    area: int
    novelty: float
    fit: float
    origin: int
    went_on: int
    of: int


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

    `strength` is the salience of their items; with `start` only that journey's items speak. Each later `draw`
    brings others. The same arguments always give the same areas; declined and followed ones never come, nor do
    the areas in `never`.
    """
    weight = _weights(catalogue, areas, start.members or start.anchors if start else profile.history_ids, strength)
    novelty = _novelty(catalogue, areas, profile)
    barred = followed(catalogue, areas, profile) | declined(catalogue, areas, profile.declined)
    barred |= set(never) | set(trails.takers.get(person_id, ())) | _foreign(catalogue, areas, profile)
    clear = _clear(catalogue, areas)
    free = [area for area in clear if area not in barred and len(areas.members[area]) > TAKEN_UP]
    if not free or not weight.any():
        return []
    odds = next_odds(areas, trails)
    fit = weight @ odds
    best = max(float(fit[free].max()), _LEAST_FIT)
    hand: list[Chosen] = []
    for _ in range(draw + 1):
        sample = sorted(free, key=lambda a: (-_ticket(float(novelty[a]), person_id, areas, catalogue, a), a))[:BEST_OF]
        pool = [
            _chosen(a, weight, odds, trails, person_id=person_id, novelty=float(novelty[a]), fit=float(fit[a]) / best)
            for a in sample
        ]
        hand = _best(pool, n)
        free = [area for area in free if area not in {chosen.area for chosen in hand}]
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


def _foreign(catalogue: Catalogue, areas: Areas, profile: Profile) -> set[int]:
    """Return the areas that are mostly in languages in which the person never took anything up."""
    language = np.array([item.language for item in catalogue.items], dtype=np.str_)
    known = {"", *language[catalogue.rows(profile.history_ids)].tolist()}
    understood = np.isin(language, sorted(known))
    return {area for area, rows in areas.members.items() if len(rows) and understood[rows].mean() < UNDERSTOOD}


def _clear(catalogue: Catalogue, areas: Areas) -> list[int]:
    """Return the areas to choose from: of very many, the half whose items belong together most closely."""
    closeness = [float((catalogue.vectors[areas.members[a]] @ areas.centres[a]).mean()) for a in range(len(areas))]
    if len(areas) <= 2 * BEST_OF:
        return list(range(len(areas)))
    middling = float(np.median(closeness))
    return [area for area, close in enumerate(closeness) if close >= middling]


def _chosen(
    area: int, weight: Doubles, odds: Doubles, trails: Trails, *, person_id: str, novelty: float, fit: float
) -> Chosen:
    """Note which of the person's areas spoke for another, and how many people went that way."""
    travelled = weight * trails.went_on[:, area]
    origin = int(np.argmax(travelled if travelled.any() else weight * odds[:, area]))
    others = trails.started[origin] - (origin in trails.takers.get(person_id, ()))
    return Chosen(
        area=area, novelty=novelty, fit=fit, origin=origin, went_on=int(trails.went_on[origin, area]), of=int(others)
    )


def _weights(catalogue: Catalogue, areas: Areas, item_ids: Sequence[str], strength: Mapping[str, float]) -> Doubles:
    """Return how much of the items' salience lies in every area `(n_areas,)`, adding up to 1."""
    weight = np.zeros(len(areas))
    for item_id in item_ids:
        row = catalogue.row_of.get(item_id)
        if row is not None and areas.label[row] >= 0:
            weight[areas.label[row]] += strength.get(item_id, 1.0)
    total = weight.sum()
    return weight / total if total > 0 else weight


def _novelty(catalogue: Catalogue, areas: Areas, profile: Profile) -> Doubles:
    """Return how new every area is `(n_areas,)`: far from the journeys' middles and not consumed."""
    nearness = np.zeros(len(areas))
    for journey in profile.journeys:
        rows = catalogue.rows(journey.members or journey.anchors)
        if len(rows):
            nearness = np.maximum(nearness, areas.centres @ unit(catalogue.vectors[rows].mean(axis=0)))
    seen = np.zeros(len(catalogue.items), bool)
    seen[catalogue.rows(profile.history_ids)] = True
    consumed = np.array([seen[areas.members[a]].mean() if len(areas.members[a]) else 1.0 for a in range(len(areas))])
    return np.asarray(np.clip(1.0 - nearness, 0.0, 1.0) * (1.0 - consumed), dtype=np.float64)


def _ticket(novelty: float, person_id: str, areas: Areas, catalogue: Catalogue, area: int) -> float:
    """Return an area's ticket in the draw (Gumbel's trick): the more novel, the higher, and always the same."""
    if novelty < NOVEL:
        return novelty - _BEHIND_ALL
    heart = catalogue.items[heart_of(catalogue, areas, area)].item_id
    drawn = int.from_bytes(sha1(f"{person_id}\n{heart}".encode()).digest()[:_CHANCE_BYTES], "big")
    chance = (drawn + 0.5) / _CHANCES
    return math.log(novelty) - math.log(-math.log(chance))


def heart_of(catalogue: Catalogue, areas: Areas, area: int) -> int:
    """Return the row nearest to the middle of an area."""
    rows = areas.members[area]
    return int(rows[np.argmax(catalogue.vectors[rows] @ areas.centres[area])])


def followed(catalogue: Catalogue, areas: Areas, profile: Profile) -> set[int]:
    """Return the areas that a person follows, rests from or said no to: a good part of a journey lies there."""
    found: set[int] = set()
    for journey in profile.journeys:
        label = areas.label[catalogue.rows((*journey.members, *journey.anchors))]
        there, counts = np.unique(label[label >= 0], return_counts=True)
        least = max(TAKEN_UP, FOLLOWED_SHARE * counts.sum()) if len(journey.members) > 1 else 1
        found.update(int(area) for area, count in zip(there, counts, strict=True) if count >= least)
    return found


def declined(catalogue: Catalogue, areas: Areas, proposal_ids: Sequence[str]) -> set[int]:
    """Return the areas that hold the heart of a declined proposal, even if the areas were cut anew."""
    if not proposal_ids:
        return set()
    refused: AbstractSet[str] = set(proposal_ids)
    rows: Rows = np.array(
        [row for row, item in enumerate(catalogue.items) if proposal_id(item.item_id) in refused],
        dtype=np.int64,
    )
    return {int(area) for area in areas.label[rows] if area >= 0}


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
    """Say why an area is proposed, from what people really did; the sentence claims no more than that.

    Where nobody else took up what led here nothing is said of others, and a count of fewer than five people is never
    told. Without `origin_name`, where that would tell something sensitive of those who went, what led here is not
    named.
    """
    interest = f"interest in “{origin_name}”" if origin_name else "interests"
    if chosen.went_on >= FEWEST_TOLD:
        return f"{chosen.went_on} of {chosen.of} people who share your {interest} went on to this."
    if chosen.went_on > 1:
        return f"A few people who share your {interest} went on to this."
    start = f"your “{origin_name}”" if origin_name else "what you take up"
    alone = "." if not chosen.of else "; hardly anyone here has gone that way yet."
    return f"The next stop from {start} by what it is about{alone}"
