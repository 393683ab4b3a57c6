"""Teach a light model what the judge calls bad, calibrate it on lists, and write down from where on it leaves out.

Taught on the choosing half of the labels (`judge_sets.py`) by the judge's grades, each standing for how often people
call such things bad; what people said of the other half tests it. Calibrated, and the line chosen, on what exploring
lets through to the lists of the choosing halves of people (the demo's and mixtures of collections): what is of no
interest of their journeys is bad, by hand.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.special import logit
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from benchmarks.judge_lists import LEVELS, Judged
from benchmarks.judge_sets import SHELVES, Graded, halves, read_pair
from benchmarks.setup import print_setup
from benchmarks.slate_people import Labelled, demo_halves, mixed_halves
from benchmarks.steering_persons import COLLECTIONS, Library, read_library
from core.adapters.shipped.judging import JUDGE_FILE, write_distilled
from core.judging.distilled import Distilled
from core.judging.guidelines import BAD, Grade
from core.judging.judge import Grades, grades
from core.judging.signs import JUDGED_BY
from core.metrics.ranking import auc
from core.similarity import Doubles, Floats

STEADY = 1.0
RIGHT = 0.9
LEAST_LEFT_OUT = 20
BINS = 5
UNSURE = 1e-6
SEED = 0


def gathered(journeys: Sequence[Graded]) -> tuple[Floats, Grades, Doubles]:
    """Return signs `(k, n_signs)`, the judge's grades, and whether people call the things bad, both `(k,)`."""
    found = np.concatenate([one.signs for one in journeys])
    meant = np.concatenate([one.grades for one in journeys])
    return found, grades(found), (meant <= BAD).astype(np.float64)


def as_chances(said: Grades, bad: Doubles) -> Doubles:
    """Return how often people call bad what the judge gives each grade `(5,)`: what its grade stands for."""
    return np.array([bad[said == grade.value].mean() for grade in Grade])


def taught(found: Floats, chances: Doubles) -> Distilled:
    """Return the log odds of being bad that come nearest to a teacher's chances `(k,)`."""
    mean, spread = found.mean(axis=0), np.maximum(found.std(axis=0), 1e-6)
    both, is_bad = np.tile((found - mean) / spread, (2, 1)), np.repeat([1, 0], len(found))
    learned = LogisticRegression(C=STEADY, max_iter=2000).fit(both, is_bad, np.concatenate([chances, 1.0 - chances]))
    slopes = learned.coef_[0] / spread
    return Distilled(
        least=1.0,
        bias=float(learned.intercept_[0] - slopes @ mean),
        slopes=dict(zip(JUDGED_BY, map(float, slopes), strict=True)),
    )


def calibrated(student: Distilled, chances: Doubles, bad: Doubles) -> Distilled:
    """Return a model whose chances `(k,)` are what is bad of such things (Platt 1999)."""
    odds = logit(np.clip(chances, UNSURE, 1.0 - UNSURE))
    fit = LogisticRegression(C=1e6).fit(odds[:, None], bad)
    slope, bias = float(fit.coef_[0, 0]), float(fit.intercept_[0])
    return replace(
        student,
        bias=round(bias + slope * student.bias, 4),
        slopes={name: round(slope * value, 4) for name, value in student.slopes.items()},
    )


def calibration_error(chances: Doubles, bad: Doubles) -> float:
    """Return the mean distance of what was called so probable from how often it is so, over bins of equal number."""
    order = np.array_split(np.argsort(chances, kind="stable"), BINS)
    return float(sum(len(b) * abs(chances[b].mean() - bad[b].mean()) for b in order if len(b)) / max(len(bad), 1))


def listed(people: Sequence[Labelled], distilled: Distilled) -> tuple[Doubles, Doubles]:
    """Return of the places that the floor has let through as people explore: how probably they are bad, and are they.

    Bad for all of a person's journeys, that is: of no interest that any of them is of.
    """
    chances, bad = [np.empty(0)], list[bool]()
    for one, exploration in product(people, LEVELS):
        asked = Judged.of(one, distilled, exploration)
        chances.append(asked.chances[asked.doubted].astype(np.float64))
        bad += asked.bad[asked.doubted].tolist()
    return np.concatenate(chances), np.array(bad, np.float64)


def line(chances: Doubles, bad: Doubles) -> float:
    """Return the lowest chance from which on `RIGHT` of what is left out is bad, as long as some things are; else 1."""
    for least in np.round(np.arange(0.3, 1.0, 0.01), 2).tolist():
        out = chances >= least
        if out.sum() >= LEAST_LEFT_OUT and bad[out].mean() >= RIGHT:
            return float(least)
    return 1.0


def pair_library(data: Path, cache: Path, report: Callable[[str], None]) -> Library:
    """Return the collections that lists are measured on, read by both encoders."""
    library = read_library(data, cache, COLLECTIONS, np.random.default_rng(0), report)
    return replace(library, catalogue=read_pair("steering", library.catalogue.items, cache, report))


def main(arguments: Sequence[str] | None = None) -> None:
    """Teach, calibrate, print the figures and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--persons", type=int, default=12)
    parser.add_argument("--out", type=Path, default=JUDGE_FILE)
    chosen = parser.parse_args(arguments)
    print_setup(SEED)
    report = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    sets = [halves(read(chosen.data, chosen.cache, report)) for read in SHELVES.values()]
    found, said, meant = gathered([one for learning, _ in sets for one in learning])
    other, their_grades, theirs = gathered([one for _, reported in sets for one in reported])
    worth = as_chances(said, meant)
    print("people call bad of grades 1 to 5:", np.round(worth, 3).tolist())
    student = taught(found, worth[said - 1])
    boosted = HistGradientBoostingClassifier(random_state=SEED).fit(found, meant).predict_proba(other)[:, 1]
    ways = {"taught by the judge": student.chances(other), "taught by people": taught(found, meant).chances(other)}
    for name, told in {**ways, "boosted trees, taught by people": boosted}.items():
        points = told.astype(np.float64)
        figures = [auc(points, bad) for bad in (their_grades <= BAD, theirs.astype(bool))]
        print(f"{name}, other half: AUC {figures[0]:.3f} of the judge's bad, {figures[1]:.3f} of people's")
    library = pair_library(chosen.data, chosen.cache, report)
    people = [demo_halves(), mixed_halves(library, chosen.persons, 0, SEED, report)]
    groups = [[one for half in people for one in half[k]] for k in (0, 1)]
    made = calibrated(student, *listed(groups[0], student))
    learning, reported = (listed(group, made) for group in groups)
    made = replace(made, least=line(*learning))
    for name, (chances, bad) in (("chosen", learning), ("reported", reported)):
        out = chances >= made.least
        right = bad[out].mean() if out.any() else float("nan")
        print(
            f"let through by exploring, {name} half: {len(bad)}, {bad.mean():.3f} bad, AUC "
            f"{auc(chances, bad.astype(bool)):.3f}, calibration error {calibration_error(chances, bad):.3f}; from "
            f"{made.least:.2f} on {out.sum()} left out, {right:.3f} right"
        )
    write_distilled(made, chosen.out)
    print(json.dumps({"least": made.least, "bias": made.bias, **made.slopes}))


if __name__ == "__main__":
    main()
