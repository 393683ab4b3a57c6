"""What would answers to the doubtful joins be worth? Asked of one who knows every label, and of one who errs."""

from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.extraction_people import Person
from benchmarks.setup import interval
from core.extraction.doubts import MOST_DOUBTS, Doubt, doubts, settled
from core.extraction.tree import Extraction
from core.similarity import Doubles

Case = tuple[Person, Extraction]
Score = Callable[[Person, Extraction], float]

NUMBERS = (5, 10, 20)
ERRORS = {"knows every label": 0.0, "errs in one of five": 0.2}
DRAWS = 5


def report(name: str, cases: Sequence[Case], score: Score) -> dict[str, float]:
    """Print the table of one data set, a row for each answerer and number of answers; return the means."""
    before = np.asarray([score(person, extraction) for person, extraction in cases])
    low, high = interval(before)
    print(f"\n{name}: {len(cases)} persons")
    print("| who answers | joins, at most | asked | F1 | 95 % | gain | 95 % |\n|---|---|---|---|---|---|---|")
    print(f"| nobody | 0 | 0.0 | {before.mean():.3f} | {low:.3f}-{high:.3f} | - | - |")
    means = {"nobody": round(float(before.mean()), 4)}
    for answerer, error in ERRORS.items():
        for n in NUMBERS:
            asked, after = (np.mean(values, axis=0) for values in zip(*_draws(cases, score, n, error), strict=True))
            print(_row(answerer, n, float(asked.mean()), after, after - before))
            means[f"{answerer}, {n}"] = round(float(after.mean()), 4)
    return means


def _draws(cases: Sequence[Case], score: Score, n: int, error: float) -> list[tuple[Doubles, Doubles]]:
    """Return how many joins were asked about and the scores, `(n_persons,)` each, a pair for every draw of errors."""
    draws = []
    for seed in range(DRAWS if error else 1):
        rng = np.random.default_rng([seed, n])
        ends = [(person, *answered(person, extraction, n, error, rng)) for person, extraction in cases]
        scores = [score(person, after) for person, after, _ in ends]
        draws.append((np.asarray([asked for *_, asked in ends], float), np.asarray(scores)))
    return draws


def answered(
    person: Person, extraction: Extraction, n: int, error: float, rng: np.random.Generator
) -> tuple[Extraction, int]:
    """Return the extraction after at most `n` answers, and how many there were to give.

    As in the product at most ten are asked at once, and then those that the answers have brought up.
    """
    left = n
    while found := doubts(extraction, min(left, MOST_DOUBTS)):
        answers = {doubt.step: belongs_together(person, doubt) != (rng.random() < error) for doubt in found}
        extraction = settled(extraction, answers)
        left -= len(found)
    return extraction, n - left


def belongs_together(person: Person, doubt: Doubt) -> bool:
    """Tell whether most items of both sides have the same label."""
    one, other = (np.bincount(person.labels[[int(item_id) for item_id in side]]).argmax() for side in doubt.sides)
    return bool(one == other)


def _row(answerer: str, n: int, asked: float, after: Doubles, gain: Doubles) -> str:
    """Return one row of the table, the gain paired over persons."""
    low, high = interval(after)
    worst, best = interval(gain)
    return (
        f"| {answerer} | {n} | {asked:.1f} | {after.mean():.3f} | {low:.3f}-{high:.3f} "
        f"| {gain.mean():+.3f} | {worst:+.3f} to {best:+.3f} |"
    )
