"""Measure exploring: whether what is proposed is taken up later, and what the control does to a list.

Everyone's last third is hidden. What is proposed from the rest is right where two hidden items or more lie in its
area. The product's best of n stands beside single models, all over the same areas: new to the person by at least the
product's least novelty. Its constants were chosen on every second person; the figures are of the others.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.recommendation_sets import SETS, DataSet, load
from benchmarks.setup import interval, print_setup
from benchmarks.train_ranking import Person, person, signals
from core.adapters.shipped.ranking_weights import load_weights
from core.exploration.areas import Areas, find_areas
from core.exploration.new_ground import NOVEL, new_areas
from core.exploration.proposals import CARDS, choose, interest_weights
from core.exploration.trails import TAKEN_UP, Trails, find_trails, next_pull
from core.metrics.ranking import intra_list_similarity
from core.ranking.retrieval import Signals
from core.salience import DAY_SECONDS
from core.similarity import Doubles, Rows

CONTROL = (0.0, 0.2, 0.5, 1.0)
LIST = 10
LEAST = 12
MEASURED = ("movielens_latest_small", "movietweetings_half")
PRODUCT = "best_of_n"
Single = Callable[["Ground", Doubles, Doubles, np.random.Generator], Doubles]


@dataclass(frozen=True, eq=False, kw_only=True)
class Ground:
    """What is known of one set: its areas and trails, the persons to propose to, and what each took up later."""

    known: DataSet
    areas: Areas
    trails: Trails
    pull: Doubles
    persons: tuple[int, ...]
    later: Mapping[int, Rows]


SINGLE: Mapping[str, Single] = {
    "novelty_only": lambda ground, novelty, weight, rng: novelty,
    "alignment_only": lambda ground, novelty, weight, rng: weight @ ground.pull,
    "similar": lambda ground, novelty, weight, rng: -novelty,
    "popular": lambda ground, novelty, weight, rng: ground.trails.started,
    "random": lambda ground, novelty, weight, rng: rng.random(len(ground.areas)),
}
"""What each single model ranks the areas by `(n_areas,)`."""


def ground_of(whole: DataSet) -> Ground:
    """Hide the last third of everyone with twelve items or more; find areas and trails in the rest."""
    cut = [len(h) - len(h) // 3 if len(h) >= LEAST else len(h) for h in whole.histories]
    known = replace(
        whole,
        histories=tuple(h[:k] for h, k in zip(whole.histories, cut, strict=True)),
        moments=tuple(m[:k] for m, k in zip(whole.moments, cut, strict=True)),
    )
    met = {
        str(p): [(row, moment.timestamp() / DAY_SECONDS) for row, moment in zip(rows.tolist(), moments, strict=True)]
        for p, (rows, moments) in enumerate(zip(known.histories, known.moments, strict=True))
    }
    areas = find_areas(known.catalogue, met)
    trails = find_trails(areas, met)
    persons = tuple(p for p, h in enumerate(whole.histories) if len(h) >= LEAST)
    later = {p: whole.histories[p][cut[p] :] for p in persons}
    return Ground(known=known, areas=areas, trails=trails, pull=next_pull(areas, trails), persons=persons, later=later)


def hands(ground: Ground, one: Person, number: int) -> dict[str, tuple[Rows, float]]:
    """Return the areas that each model proposes to a person, and their mean novelty; nothing where none is new."""
    catalogue, strength = ground.known.catalogue, one.ranker.history.salience
    new = new_areas(catalogue, ground.areas, ground.trails, one.profile, person_id=str(number))
    chosen = choose(
        catalogue, ground.areas, ground.trails, one.profile, person_id=str(number), strength=strength, n=CARDS
    )
    found = {PRODUCT: np.array([c.area for c in chosen], np.int64)}
    open_areas = np.array(sorted(new), np.int64)
    novelty = np.zeros(len(ground.areas))
    novelty[open_areas] = [new[area] for area in open_areas.tolist()]
    weight = interest_weights(catalogue, ground.areas, one.profile.history_ids, strength)
    rng = np.random.default_rng(number)
    for name, model in SINGLE.items():
        scores = model(ground, novelty, weight, rng)[open_areas]
        found[name] = open_areas[np.argsort(-scores, kind="stable")[:CARDS]]
    return {name: (hand, float(novelty[hand].mean()) if len(hand) else 0.0) for name, hand in found.items()}


def hit_rates(ground: Ground, persons: Sequence[int]) -> dict[str, float]:
    """Print and return the share of the cards that was taken up later, by model."""
    hits: dict[str, list[float]] = {}
    novelties: dict[str, list[float]] = {}
    for number in persons:
        label = ground.areas.label[ground.later[number]]
        taken = np.bincount(label[label >= 0], minlength=len(ground.areas)) >= TAKEN_UP
        one = person(ground.known, number, Signals(), load_weights(), 0.0)
        for name, (hand, novelty) in hands(ground, one, number).items():
            hits.setdefault(name, []).append(float(taken[hand].sum()) / CARDS)
            novelties.setdefault(name, []).append(novelty)
    print(f"| model | share of {CARDS} cards taken up later | 95 % | minus best of n | 95 % | mean novelty |")
    print("|---|---|---|---|---|---|")
    product = np.array(hits[PRODUCT])
    for name, values in hits.items():
        rate, less = np.array(values), np.array(values) - product
        low, high = interval(rate)
        under, over = interval(less)
        cells = [
            f"{rate.mean():.4f}",
            f"{low:.4f} to {high:.4f}",
            f"{less.mean():+.4f}",
            f"{under:+.4f} to {over:+.4f}",
        ]
        print(f"| {name} | {' | '.join(cells)} | {np.mean(novelties[name]):.3f} |")
    return {name: round(float(np.mean(values)), 4) for name, values in hits.items()}


def along_the_control(ground: Ground, persons: Sequence[int]) -> dict[str, float]:
    """Print and return what the exploration control does to the first ten places of the list."""
    learned, vectors = signals(ground.known), ground.known.catalogue.vectors
    people = [person(ground.known, number, learned, load_weights(), 0.0) for number in persons]
    print(f"| exploration | similarity within the first {LIST} | 95 % | unexpectedness | 95 % |")
    print("|---|---|---|---|---|")
    found = {}
    for control in CONTROL:
        within, unexpected = [], []
        for one in people:
            slate = one.ranker.slate(replace(one.profile, exploration=control), n=LIST)
            listed = vectors[ground.known.catalogue.rows(slate.item_ids)]
            within.append(intra_list_similarity(listed))
            unexpected.append(1.0 - float((listed @ vectors[one.ranker.history.consumed].T).mean()))
        found[control] = (np.array(within), np.array(unexpected))
        cells = [f"{v.mean():.3f} | {interval(v)[0]:.3f} to {interval(v)[1]:.3f}" for v in found[control]]
        print(f"| {control} | {' | '.join(cells)} |", flush=True)
    return {
        "ils_low": round(float(found[CONTROL[0]][0].mean()), 4),
        "ils_high": round(float(found[CONTROL[-1]][0].mean()), 4),
        "unexpectedness": round(float(found[CONTROL[-1]][1].mean()), 4),
    }


def run(name: str, data: Path, cache: Path, quick: bool) -> dict[str, float]:
    """Measure one set on every second person, those that nothing was chosen on."""
    ground = ground_of(load(name, data, cache, lambda text: print(text, file=sys.stderr, flush=True)))
    persons = ground.persons[1::2][: 40 if quick else None]
    print(
        f"\n{name}: {len(ground.persons)} persons with {LEAST} items or more, {len(persons)} measured, "
        f"{len(ground.areas)} areas, least novelty {NOVEL}"
    )
    return hit_rates(ground, persons) | along_the_control(ground, persons)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object: means over the sets, and each set by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--quick", action="store_true", help="forty persons a set")
    parser.add_argument("--sets", nargs="*", choices=sorted(SETS), default=MEASURED)
    chosen = parser.parse_args(arguments)
    print_setup(0)
    found = {name: run(name, chosen.data, chosen.cache, chosen.quick) for name in chosen.sets}
    keys = next(iter(found.values()))
    means = {key: round(float(np.mean([one[key] for one in found.values()])), 4) for key in keys}
    print(json.dumps(means | {"by_set": found}))


if __name__ == "__main__":
    main()
