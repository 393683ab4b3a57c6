"""Which of a person's journeys a recipe's journeys are like: by where their things lie in meaning, one to one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from core.desk.desk import Desk
from core.desk.recipes.recipe_writing import centre_of
from core.entities import Journey, Profile
from core.similarity import Floats, Rows, unit
from core.steering.recipes import DAMAGED, Described, NoRecipe, Recipe, unpacked

LIKE_A_JOURNEY = 0.63
"""Cosine of two centres from which a journey is like another's: on one half of `benchmarks/recipes.py` nine in ten that
are so like are of the same collection, on the other 88 in 100, and 76 in 100 of those that there are find theirs."""
SAME_NAME = 1e-3
"""Likeness that the same name adds, so that it decides between journeys that are as like; by hand."""
SAME_THINGS = 0.98
"""Cosine of two centres from which they are of the same things, give or take some; by hand, above all pairs of two
people of the demo (.95)."""
OTHER_READER = (
    "The recipe was written where titles are read by another model ({}), so that nothing of it can be compared with "
    "your journeys here. Have it written again by an app that reads them as this one does."
)


@dataclass(frozen=True, slots=True)
class Match:
    """The own journey that is most like a recipe's, how like it is (cosine), and whether it is like enough.

    `rival` is the name in the recipe that it stands for already, where another is more like it.
    """

    journey_id: str = ""
    likeness: float = 0.0
    is_found: bool = False
    rival: str = ""


def centred_of(desk: Desk, described: Sequence[Described]) -> Floats:
    """Return the centres `(n, dim)` of descriptions beside the catalogue's mean; zeros where there is none.

    Raises NoRecipe where they are of another length than the catalogue's.
    """
    centres = np.zeros((len(described), len(desk.catalogue.mean)), np.float32)
    for row, each in enumerate(described):
        if each.centre:
            vector = unpacked(each.centre)
            if len(vector) != centres.shape[1]:
                raise NoRecipe(DAMAGED.format("its vectors have another length than it says"))
            centres[row] = vector
    return desk.catalogue.centre(centres)


def match(
    desk: Desk, recipe: Recipe, labels: Sequence[str], journeys: Sequence[Journey], profile: Profile
) -> dict[str, Match]:
    """Map labels of a recipe to the journeys that are most like them, each journey to one label at most.

    Of all ways to match them one to one the one is taken whose likenesses add up to most. The `journeys` are of a
    profile; one whose items have no subject in common is like nobody's but its own.
    """
    if not labels or not journeys:
        return dict.fromkeys(labels, Match())
    theirs = centred_of(desk, [recipe.journeys[label] for label in labels])
    own = unit(desk.catalogue.centre(np.stack([centre_of(desk, j.members or j.anchors) for j in journeys])))
    likeness = theirs @ own.T
    likeness[np.array([_is_leftover(profile, j) for j in journeys]) & (likeness < SAME_THINGS)] = 0.0
    same = [[_same(recipe.journeys[label].name, profile.name(j.journey_id)) for j in journeys] for label in labels]
    columns = one_to_one(likeness, np.array(same), LIKE_A_JOURNEY).tolist()
    whose = {column: row for row, column in enumerate(columns)}
    found = {}
    for row, label in enumerate(labels):
        column, nearest = columns[row], int(likeness[row].argmax())
        if column >= 0:
            found[label] = Match(journeys[column].journey_id, float(likeness[row, column]), is_found=True)
        else:
            rival = whose.get(nearest) if likeness[row, nearest] >= LIKE_A_JOURNEY else None
            name = "" if rival is None else recipe.journeys[labels[rival]].name
            found[label] = Match(journeys[nearest].journey_id, float(likeness[row, nearest]), rival=name)
    return found


def one_to_one(likeness: Floats, is_same_name: NDArray[np.bool_], least: float) -> Rows:
    """Return the column for each row `(n,)` of likenesses `(n, m)`, each column once, -1 where none is like enough.

    Of all ways the one whose likenesses add up to most, by the Hungarian method (Kuhn 1955); the same name decides
    between what is as like.
    """
    wanted = np.where(likeness >= least, likeness + SAME_NAME * is_same_name, 0.0)
    rows, columns = linear_sum_assignment(-wanted)
    found = np.full(len(likeness), -1, np.int64)
    is_like = wanted[rows, columns] > 0
    found[rows[is_like]] = columns[is_like]
    return found


def _is_leftover(profile: Profile, journey: Journey) -> bool:
    """Tell whether a journey bears no name but that of what was left over."""
    given = profile.given.get(journey.journey_id)
    return journey.own_name is None and given is not None and given.is_leftover


def _same(one: str, other: str) -> bool:
    """Tell whether two names are the same words."""
    return bool(one) and one.casefold() == other.casefold()
