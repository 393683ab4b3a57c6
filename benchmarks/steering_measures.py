"""How an edit's effect is measured: slates of a pool, areas, gains, what was disturbed, and undo."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.steering_persons import NOW, Steerer
from core.effects.comparison import compare
from core.entities import Profile
from core.metrics.ranking import auc
from core.ranking.slate import Slate
from core.steering import edits as e
from core.steering.fold import apply, replay
from core.steering.log import LogEntry

POOL = 100
POSITIVE = 10


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one edit did: `gain` is positive where it did what it says; `of_random` the same of a random edit.

    `oracle` is the most that this control could do at this strength, `tau` the order kept of what was not aimed
    at, `undone` whether undoing it restored the slate to the bit; `before` is what `gain` is measured on, before.
    """

    gain: float
    of_random: float | None = None
    oracle: float | None = None
    cosine: float | None = None
    tau: float | None = None
    before: float | None = None
    undone: bool = True


def slate(one: Steerer, profile: Profile, n: int = 50, pool: Sequence[str] | None = None) -> Slate:
    """Return a person's slate, of the pool where one is given."""
    among = None if pool is None else one.library.catalogue.rows(pool)
    return one.ranker.slate(profile, one.library.title_vectors, n, among=among)


def make_pool(one: Steerer, label: str, rng: np.random.Generator) -> list[str]:
    """Return a hundred unseen items: ten of a collection, half of the rest from the person's others."""
    wanted = list(one.hidden[label][:POSITIVE])
    others = [i for name, ids in one.hidden.items() if name != label for i in ids]
    strange = [i for i, name in one.library.label_of.items() if name not in one.hidden]
    near = rng.choice(others, min(len(others), (POOL - len(wanted)) // 2), replace=False).tolist()
    far = rng.choice(strange, POOL - len(wanted) - len(near), replace=False).tolist()
    return [*wanted, *near, *far]


def area(ranking: Sequence[str], wanted: set[str], pool: Sequence[str]) -> float:
    """Return the AUC of wanted items of a pool under a ranking; what is not ranked comes last."""
    rank = {item_id: r for r, item_id in enumerate(ranking)}
    scores = np.array([-rank.get(item_id, len(pool)) for item_id in pool], float)
    return auc(scores, np.array([item_id in wanted for item_id in pool]))


def gain_at(ids: Sequence[str], wanted: set[str], n: int = 10) -> float:
    """Return nDCG@n of wanted items."""
    discounts = 1.0 / np.log2(np.arange(2, n + 2))
    hits = np.array([item_id in wanted for item_id in ids[:n]] + [False] * (n - len(ids[:n])))
    best = discounts[: min(len(wanted), n)].sum()
    return float((hits * discounts).sum() / best) if best else 0.0


def finish(one: Steerer, base: Profile, edit: e.Edit, gain: float, **more: float | None) -> Effect:
    """Add what the edit disturbed and whether undo restores."""
    after = apply(base, edit, one.proposals)
    before_slate, after_slate = slate(one, base), slate(one, after)
    tau = compare(before_slate, after_slate, edit.concerns).tau
    return Effect(gain=gain, tau=tau, undone=slate(one, base) == before_slate and _undo_restores(one, edit), **more)


def _undo_restores(one: Steerer, edit: e.Edit) -> bool:
    """Tell whether a log with the edit and its undoing folds to the very profile and slate of before."""
    first = LogEntry(
        seq=1, person_id="one", time=NOW, actor="rules", edit=e.JourneysExtracted(one.profile.extraction_id or "")
    )
    made, undone = (
        LogEntry(seq=2, person_id="one", time=NOW, actor="person", edit=edit),
        LogEntry(seq=3, person_id="one", time=NOW, actor="person", edit=e.EditUndone(2)),
    )
    profile = replay([first, made, undone], one.proposals)
    return profile == one.profile and slate(one, profile) == slate(one, one.profile)
