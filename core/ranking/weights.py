"""What each feature of the ranking is worth."""

from dataclasses import dataclass, fields

import numpy as np

from core.ranking.retrieval import FEATURES
from core.similarity import Floats

HALF_TRUSTED = 100
"""People at which what everyone's histories say counts half of what it counts with very many."""
OF_PEOPLE = ("together", "people", "follows", "quality", "trend")
"""Features that only other people's histories give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Points per unit of each feature, and the penalty for nearness to a dismissed item; all zero or more.

    These rank by meaning alone and were chosen by hand; where everyone's histories count, those that
    `benchmarks/train_ranking.py` learned take their place.

    `words` is what nearness to the person's own name for a journey is worth beyond its part in the query. No
    history holds a renaming to learn it from: it stands so high where meaning alone has learned to count little.
    """

    content: float = 1.0
    evidence: float = 0.4  # likeness to the nearest own item, 0..1
    together: float = 0.3  # how much it is taken up with the journey's items, 0..1
    people: float = 0.6  # how much it is taken up with the person's items, 0..1
    follows: float = 0.3  # how much it follows on the person's latest items, 0..1
    codes: float = 0.0
    popularity: float = 0.05  # its standing by number of people, 0..1
    quality: float = 0.03  # what people made of it, 0..1
    freshness: float = 0.03  # 1 for an item of today, half as much a year later
    words: float = 0.0
    trend: float = 0.0  # how much it is being taken up now, 0..1
    dismissed: float = 0.6  # points off for likeness to a dismissed item, 0..1

    @classmethod
    def of_wishes(cls) -> "Weights":
        """Return what ranks for a journey without a history, also where everyone's histories count.

        What the person took up so far tells nothing of what they newly want: meaning does, and what is taken up with
        what stands for it, which counts a full point: of .3, 1 and 2, chosen with `benchmarks/steering.py` on one half.
        """
        return cls(people=0.0, follows=0.0, together=1.0)

    def vector(self) -> Floats:
        """Return the weights `(n_features,)` in the order of the features."""
        return np.array([getattr(self, name) for name in FEATURES], dtype=np.float32)

    def as_dict(self) -> dict[str, float]:
        """Return the weights by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def trust(n_people: int) -> float:
    """Return how much what so many people say counts, of what it counts with very many, 0..1."""
    return n_people / (n_people + HALF_TRUSTED)


def of_so_many(learned: Weights, n_people: int) -> Weights:
    """Return weights between meaning alone and the learned ones: the fewer people there are, the less they say.

    With each person more they change a little: there is no number of people at which a list turns into another.
    """
    part = trust(n_people)
    alone = Weights(**dict.fromkeys(OF_PEOPLE, 0.0)).as_dict()
    return Weights(**{name: (1.0 - part) * alone[name] + part * worth for name, worth in learned.as_dict().items()})
