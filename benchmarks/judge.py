"""Grade as people would: how far the judge agrees with them, and whether what the filter leaves out is really bad.

Labels are by people who never saw this project (`judge_sets.py`). `--choose` finds the judge's numbers on one half of
the labels; the agreement is that of the other half, with intervals over journeys, and is shipped by `--write`: below
`LEAST_AGREEMENT` nothing is judged. `--model` asks the language model that is set up for its grades, too. Lists are
those of the demo's people and of mixtures of collections, as the app makes them, the reported halves.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import product
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.stats import spearmanr

from benchmarks.judge_lists import LEVELS, Judged
from benchmarks.judge_sets import SHELVES, Graded, halves
from benchmarks.setup import print_setup
from benchmarks.slate_people import Labelled, demo_halves, mixed_halves
from benchmarks.train_filter import pair_library
from benchmarks.train_floor import LEARNED_WITH
from core.adapters.llm.llm import ChatModel, MemoryAnswerCache
from core.adapters.settings import Settings, chat_model
from core.adapters.shipped.judging import Agreement, distilled_for, may_judge, write_agreement
from core.judging.distilled import Distilled
from core.judging.guidelines import Grade, guidelines_in_words
from core.judging.judge import CUTS, HEART, Grades, by_cuts, points_of
from core.prompts.grades import GradesAnswer, grades_prompt
from core.similarity import Doubles

RESAMPLES = 1000
HEARTS = (0.25, 0.5, 0.75)
STEPS = np.round(np.arange(-0.1, 0.9, 0.02), 2).tolist()
ROUNDS = 3
SEED = 4
COMMAND = ".venv/bin/python benchmarks/judge.py --data DATA --write"
ASKED_OF_A_MODEL = 40
INTERVAL = (2.5, 97.5)
PAIR = LEARNED_WITH[-1]


def kappa(said: Grades, meant: Grades) -> float:
    """Return the quadratic weighted kappa (Cohen 1968) of grades with those of people; 0 where all are one grade."""
    n = len(Grade)
    seen = np.bincount((said - 1) * n + meant - 1, minlength=n * n).reshape(n, n)
    apart = np.subtract.outer(np.arange(n), np.arange(n)) ** 2
    by_chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(seen.sum(), 1)
    expected = float((apart * by_chance).sum())
    return 1.0 - float((apart * seen).sum()) / expected if expected else 0.0


def rank_correlation(points: Doubles, meant: Grades) -> float:
    """Return Spearman's correlation of points with grades; 0 where either is all the same."""
    return float(spearmanr(points, meant)[0]) if len(set(meant.tolist())) > 1 and np.ptp(points) > 0 else 0.0


def interval(journeys: Sequence[Graded], measure: Callable[[Sequence[Graded]], float]) -> tuple[float, float]:
    """Return the 95 % interval of a measure over journeys drawn with replacement."""
    rng = np.random.default_rng(SEED)
    drawn = [[journeys[at] for at in rng.integers(len(journeys), size=len(journeys))] for _ in range(RESAMPLES)]
    low, high = np.percentile([measure(each) for each in drawn], INTERVAL)
    return float(low), float(high)


def agreement(journeys: Sequence[Graded], heart: float = HEART, cuts: Sequence[float] = CUTS) -> float:
    """Return the kappa of the judge with people over some journeys."""
    points = np.concatenate([points_of(one.signs, heart) for one in journeys])
    return kappa(by_cuts(points, cuts), np.concatenate([one.grades for one in journeys]))


def correlation(journeys: Sequence[Graded]) -> float:
    """Return the rank correlation of the judge's points with the grades of people."""
    points = np.concatenate([points_of(one.signs) for one in journeys])
    return rank_correlation(points.astype(np.float64), np.concatenate([one.grades for one in journeys]))


def choose(sets: Sequence[Sequence[Graded]]) -> tuple[float, tuple[float, ...]]:
    """Return the part of the heart and the cuts of the highest mean kappa over sets, one cut found after the other."""
    best: tuple[float, float, tuple[float, ...]] = (-1.0, HEART, CUTS)
    for heart in HEARTS:
        cuts: tuple[float, ...] = (0.1, 0.2, 0.3, 0.4)
        for _, at in product(range(ROUNDS), range(len(cuts))):
            low = cuts[at - 1] if at else min(STEPS)
            high = cuts[at + 1] if at + 1 < len(cuts) else max(STEPS)
            tried = [(*cuts[:at], step, *cuts[at + 1 :]) for step in STEPS if low <= step <= high]
            cuts = max(tried, key=partial(_mean, sets, heart))
        found = _mean(sets, heart, cuts)
        best = max(best, (found, heart, cuts))
        print(f"heart {heart:.2f}: cuts {cuts}, mean kappa {found:.3f}", flush=True)
    return best[1:]


def _mean(sets: Sequence[Sequence[Graded]], heart: float, cuts: Sequence[float]) -> float:
    return float(np.mean([agreement(journeys, heart, cuts) for journeys in sets]))


def held_against(sets: Mapping[str, tuple[list[Graded], list[Graded]]]) -> dict[str, Agreement]:
    """Print the table of both halves and return the agreement of the reported one."""
    print("| labels | journeys | things | kappa, chosen half | kappa, reported half | Spearman, reported half |")
    print("|---|---|---|---|---|---|")
    found = {}
    for name, (learning, reported) in sets.items():
        low, high = interval(reported, agreement)
        around = "{:.3f} to {:.3f}".format(*interval(reported, correlation))
        value, n = agreement(reported), sum(len(one.grades) for one in reported)
        print(
            f"| {name} | {len(reported)} | {n} | {agreement(learning):.3f} | {value:.3f} ({low:.3f} to {high:.3f}) "
            f"| {correlation(reported):.3f} ({around}) |",
            flush=True,
        )
        found[name] = Agreement(kappa=round(value, 4), low=round(low, 4), high=round(high, 4))
    return found


def of_model(journeys: Sequence[Graded], model: ChatModel) -> float | None:
    """Return the kappa of a language model's grades with people's; None where it answered nothing."""
    said, meant = list[int](), list[int]()
    for one in journeys[:ASKED_OF_A_MODEL]:
        answer = model.complete(grades_prompt(guidelines_in_words(), one.evidence, one.titles), GradesAnswer).parsed
        if answer is not None and len(answer.grades) == len(one.titles):
            said += answer.grades
            meant += one.grades.tolist()
    return kappa(np.array(said, np.int64), np.array(meant, np.int64)) if said else None


def removed(name: str, people: Sequence[Labelled], distilled: Distilled) -> None:
    """Print what the filter leaves out of people's lists at each level of exploring, and was it right."""
    for level in LEVELS:
        lists = [Judged.of(one, distilled, level) for one in people]
        bad, doubted, chances = (
            np.concatenate([getattr(one, field) for one in lists]) for field in ("bad", "doubted", "chances")
        )
        out = doubted & (chances >= distilled.least)
        alone = chances >= distilled.least
        cells = [name, f"{level:.2f}", str(len(bad)), _share(bad), str(out.sum()), _share(bad[out]), _share(bad[~out])]
        cells += [str(doubted.sum()), _share(bad[doubted]), str(alone.sum()), _share(bad[alone])]
        print(f"| {' | '.join(cells)} |", flush=True)


def _share(of: Doubles) -> str:
    return f"{of.mean():.3f}" if len(of) else "-"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the agreement and what is left out; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--persons", type=int, default=12, help="mixtures of each half of the collections")
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--model", action="store_true")
    chosen = parser.parse_args(arguments)
    print_setup(SEED)
    report = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    print(guidelines_in_words())
    sets = {name: halves(read(chosen.data, chosen.cache, report)) for name, read in SHELVES.items()}
    if chosen.choose:
        print("chosen:", *choose([learning for learning, _ in sets.values()]))
    found = held_against(sets)
    if chosen.model and (model := chat_model(Settings(), MemoryAnswerCache())) is not None:
        for name, (_, reported) in sets.items():
            print(f"{name}: kappa of the language model {of_model(reported, model)}", flush=True)
    if chosen.write:
        write_agreement(found, tuple(LEARNED_WITH[-1:]), COMMAND)
    distilled = distilled_for(PAIR)
    if distilled is not None:
        library = pair_library(chosen.data, chosen.cache, report)
        print(
            "| people | exploring | places | bad | left out | of these bad | bad after | floor alone | of these bad ",
            end="",
        )
        print("| judge alone | of these bad |\n|---|---|---|---|---|---|---|---|---|---|---|")
        removed("demo", demo_halves()[1], distilled)
        for others in (0, 300):
            mixtures = mixed_halves(library, chosen.persons, others, SEED, report)[1]
            removed(f"collections, {others} others", mixtures, distilled)
    print(json.dumps({"may_judge": may_judge(found), **{name: one.kappa for name, one in found.items()}}))


if __name__ == "__main__":
    main()
