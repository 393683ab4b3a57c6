"""Learn the ranking's weights from interactions held back: the one file to run to retrain.

Every person's last item but one is hidden; the weights, all zero or more, are those under which the hidden items
stand highest among the ranker's own candidates.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache, partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from benchmarks.recommendation_sets import SETS, TIMED, DataSet, Split, leave_out, load
from benchmarks.setup import print_setup, to_stderr
from core.entities import Profile
from core.extraction.extraction import extract
from core.metrics.ranking import ndcg
from core.ranking.collaboration import Collaboration, learn
from core.ranking.floor import Floor
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import FEATURES, Query, Signals, personal_signals
from core.ranking.semantic_ids import semantic_ids
from core.ranking.weights import Weights
from core.salience import item_salience
from core.similarity import Floats, Rows
from core.steering import edits as e
from core.steering.fold import apply

Report = Callable[[str], None]
Tried = Callable[[Query, Rows], Floats]
"""A feature that the score does not have: what it says of candidates `(k,)` of a query, 0..1."""
IN_ITS_PLACE = "freshness"
"""The feature whose place one that is tried takes: no set says when a thing came out, so it is alike for all."""
SPREAD = 0.25
RIDGES = (1e-4, 1e-3, 1e-2)
FOLDS = 3
SOFTNESS = 0.2
LEAST = {"content": 0.15, "evidence": 0.05, "together": 0.15}
"""What tells journeys apart counts for at least so many deviations, or no verb would have anything to act on."""
MOST_NEGATIVES = 100
STRONGEST = 20


@dataclass(frozen=True, eq=False)
class Person:
    """One person as the product has them: a ranker over their history and the profile of their journeys."""

    ranker: Ranker
    profile: Profile


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How the links between items are learned: see `core.ranking.collaboration`."""

    regularisation: float = 40.0
    content: float = 4.0
    recent: float = 5.0


LINKS = ((40.0, 4.0), (100.0, 4.0), (300.0, 1.0), (300.0, 0.0))
RECENTS = (5.0, 20.0, 200.0)
WORDS = 0.6
"""What the person's own name for a journey is worth: set by hand, as no history holds a renaming."""


def signals(known: DataSet, links: LinkSettings = LinkSettings()) -> Signals:
    """Learn from everyone's histories."""
    vectors = known.catalogue.vectors
    learned = learn(known.histories, vectors, None, regularisation=links.regularisation, content=links.content)
    return Signals(replace(learned, recent=links.recent), semantic_ids(vectors))


def tuned_links(split: Split, report: Report) -> LinkSettings:
    """Return the settings under which everyone's histories alone rank the hidden items highest."""
    judged: list[tuple[float, LinkSettings]] = []
    for regularisation, content in LINKS:
        learned = signals(split.known, LinkSettings(regularisation, content)).collaboration
        assert learned is not None
        for recent in RECENTS:
            gain = _people_gain(split, replace(learned, recent=recent))
            judged.append((gain, LinkSettings(regularisation, content, recent)))
            report(f"{split.known.name}: {judged[-1][1]} {gain:.4f}")
    return max(judged, key=lambda pair: pair[0])[1]


def _people_gain(split: Split, learned: Collaboration) -> float:
    """Return the mean nDCG@10 of what everyone's histories say, and nothing else."""
    ranks = []
    for number, hidden in zip(split.persons, split.hidden.tolist(), strict=True):
        rows = split.known.histories[number]
        said = personal_signals(learned, rows[::-1], rows, (1.0, 0.0)).people
        said[rows] = 0.0
        ranks.append(1.0 + np.count_nonzero(said > said[hidden]) if said[hidden] > 0 else np.inf)
    return float(ndcg(np.array(ranks)).mean())


def person(
    known: DataSet, number: int, learned: Signals, weights: Weights, exploration: float, floor: Floor | None = None
) -> Person:
    """Extract a person's journeys and open a ranker for them, as the product does on import; with a floor as it has."""
    history, profile = _extracted(known, number)
    at_the_time = learned
    if learned.collaboration is not None:
        at_the_time = replace(learned, collaboration=replace(learned.collaboration, trend=known.trend(number)))
    ranker = Ranker(known.catalogue, history, weights, at_the_time, floor=floor)
    return Person(ranker, replace(profile, exploration=exploration))


@lru_cache(maxsize=1)
def _extracted(known: DataSet, number: int) -> tuple[History, Profile]:
    """Return a person's history and the profile of their journeys; the last is remembered, as many rankers ask."""
    taken = known.interactions(number)
    rows = known.histories[number]
    salience = item_salience(taken, taken[-1].time + timedelta(seconds=1)) if taken else {}
    ids = [x.item_id for x in taken]
    extraction = extract(ids, known.catalogue.vectors[rows], titles=[known.items[r].title for r in rows])
    proposals = {extraction.extraction_id: extraction}
    return History(salience, rows), apply(Profile(), e.JourneysExtracted(extraction.extraction_id), proposals)


@dataclass(frozen=True, eq=False)
class Examples:
    """One row of features `(n_candidates, n_features)` blocks a person, the hidden item first."""

    blocks: list[Floats]
    missed: int


def examples(split: Split, learned: Signals, weights: Weights, report: Report, tried: Tried | None = None) -> Examples:
    """Collect, for everyone whose hidden item is among the candidates, its features and the best others'.

    A feature that is `tried` takes the place of `IN_ITS_PLACE`, which no set can tell of.
    """
    blocks: list[Floats] = []
    missed = 0
    for done, (number, hidden) in enumerate(zip(split.persons, split.hidden.tolist(), strict=True)):
        block = _example(person(split.known, number, learned, weights, 0.0), hidden, tried)
        if block is None:
            missed += 1
        else:
            blocks.append(block)
        if done % 100 == 0:
            report(f"{split.known.name}: {done} of {len(split.persons)} persons")
    return Examples(blocks, missed)


def _example(one: Person, hidden: int, tried: Tried | None) -> Floats | None:
    """Return the features of the hidden item and of the best others, by score and by each feature alone."""
    ranker = one.ranker
    queries = [ranker.query(j, {}) for j in one.profile.journeys]
    found = ranker.found(queries, ranker.personal(one.profile), 20)
    rows = np.concatenate([np.empty(0, np.int64), *(f.rows for f in found)])
    features = np.concatenate([np.empty((0, len(FEATURES)), np.float32), *(f.features for f in found)])
    if tried is not None:
        told = [tried(query, f.rows) for query, f in zip(queries, found, strict=True)]
        features[:, FEATURES.index(IN_ITS_PLACE)] = np.concatenate([np.empty(0, np.float32), *told])
    order = np.lexsort((rows, -(features @ ranker.weights.vector())))
    _, first = np.unique(rows[order], return_index=True)
    best = order[np.sort(first)]
    is_hidden = rows[best] == hidden
    if not is_hidden.any():
        return None
    others = best[~is_hidden]
    strongest = [others[np.argsort(-features[others, f], kind="stable")[:STRONGEST]] for f in range(len(FEATURES))]
    negatives = np.unique(np.concatenate([others[:MOST_NEGATIVES], *strongest]))
    block: Floats = features[np.concatenate([best[is_hidden], negatives])]
    return block


def fit(blocks: Sequence[Floats], ridge: float) -> Weights:
    """Return the weights under which the hidden items, first in each block, stand as high as can be."""
    longest = max(len(block) for block in blocks)
    features = np.zeros((len(blocks), longest, len(FEATURES)), np.float32)
    there = np.zeros((len(blocks), longest), bool)
    for i, block in enumerate(blocks):
        features[i, : len(block)], there[i, : len(block)] = block, True
    deviation = features[there].std(axis=0)
    told = deviation > 1e-4
    scaled: Floats = (features / np.where(told, deviation, np.inf)).astype(np.float32)

    bounds = [(LEAST.get(name, 0.0), None) for name in FEATURES]
    starts = [np.full(len(FEATURES), 0.3), np.where(np.array(FEATURES) == "people", 1.0, 0.1)]
    objective = partial(_lost_gain, scaled, there, ridge)
    found = [minimize(objective, start, jac=True, method="L-BFGS-B", bounds=bounds) for start in starts]
    worth = min(found, key=lambda result: float(result.fun)).x
    spread = float((scaled[there] @ worth).std()) or 1.0
    untold = Weights().vector()
    points = np.where(told, worth / np.where(told, deviation, 1.0) * SPREAD / spread, untold).tolist()
    named = {name: round(p, 4) for name, p in zip(FEATURES, points, strict=True)}
    return Weights(**named)


def _lost_gain(
    scaled: Floats, there: NDArray[np.bool_], ridge: float, worth: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return the lost discounted gain of the hidden items, smoothed (ApproxNDCG; Qin et al. 2010), and its slope.

    `scaled` `(n_blocks, longest, n_features)` with the hidden item first, `there` `(n_blocks, longest)`.
    """
    behind = scaled[:, 1:] - scaled[:, :1]
    above = expit((behind @ worth.astype(np.float32)) / SOFTNESS) * there[:, 1:]
    rank = 1.0 + above.sum(axis=1)
    gain = 1.0 / np.log2(1.0 + rank)
    steep = gain**2 / ((1.0 + rank) * np.log(2.0))
    slope = np.einsum("pk,pkf->f", steep[:, None] * above * (1.0 - above) / SOFTNESS, behind) / len(scaled)
    return float(1.0 - gain.mean() + ridge * worth @ worth), slope.astype(np.float64) + 2 * ridge * worth


def crossed_gain(blocks: Sequence[Floats], ridge: float) -> float:
    """Return the mean nDCG@10 of hidden items under weights that other persons' taught."""
    gains = []
    for fold in range(FOLDS):
        taught = fit([block for i, block in enumerate(blocks) if i % FOLDS != fold], ridge).vector()
        points = [block @ taught for block in blocks[fold::FOLDS]]
        gains.append(ndcg(np.array([1.0 + np.count_nonzero(p[1:] >= p[0]) for p in points])))
    return float(np.concatenate(gains).mean())


def train(split: Split, learned: Signals, rounds: int, report: Report) -> Weights:
    """Learn weights on a split; each round takes its candidates from the weights of the one before."""
    weights = Weights()
    for turn in range(rounds):
        found = examples(split, learned, weights, report)
        ridge = max(RIDGES, key=partial(crossed_gain, found.blocks))
        weights = fit(found.blocks, ridge)
        share = len(found.blocks) / max(len(found.blocks) + found.missed, 1)
        print(
            f"{split.known.name}, round {turn + 1}: {share:.3f} of the hidden items are candidates; "
            f"ridge {ridge}; {weights}"
        )
    return weights


def together(learned: Mapping[str, Weights]) -> dict[str, float]:
    """Return the mean of what each set's weights say of a feature, of those sets that can tell of it at all."""
    timed = {name: weights for name, weights in learned.items() if name in TIMED}
    pooled = {}
    for feature in [*FEATURES, "dismissed"]:
        telling = timed if feature == "trend" else learned
        pooled[feature] = round(float(np.mean([getattr(w, feature) for w in telling.values()] or [0.0])), 4)
    return pooled | {"words": WORDS}


def main(arguments: Sequence[str] | None = None) -> None:
    """Retrain on the public sets and write the weights."""
    here = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--out", type=Path, default=here / "data" / "models" / "ranking_weights.json")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--sets", nargs="*", default=sorted(SETS))
    parser.add_argument("--halves", action="store_true", help="learn from every second person, with links as shipped")
    parser.add_argument("--people", type=int, default=sys.maxsize, help="learn from at most so many persons, by chance")
    chosen = parser.parse_args(arguments)
    print_setup(0)
    learned = {}
    for name in chosen.sets:
        split = leave_out(load(name, chosen.data, chosen.cache), 2)
        if chosen.halves:
            split = split.every_second(0)
        split = split.sampled(chosen.people)
        links = LinkSettings() if chosen.halves else tuned_links(split, to_stderr)
        learned[name] = train(split, signals(split.known, links), chosen.rounds, to_stderr)
    pooled = together(learned)
    written = {"weights": pooled, "by_set": {name: w.as_dict() for name, w in learned.items()}, "rounds": chosen.rounds}
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(written, indent=2) + "\n")
    print(json.dumps(pooled))


if __name__ == "__main__":
    main()
