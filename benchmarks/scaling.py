"""How time and memory grow with a history: extraction, the dial, the import of a hundred thousand interactions.

Extraction and dial are timed by the one thread that does the work, so that other load on the machine does not
count; the import by the clock, since the database has threads of its own.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.scaling_worlds import GivenVectors, Invented, invented
from benchmarks.setup import percentile, print_setup
from core.adapters.store.database import Database
from core.entities import Profile
from core.extraction.tree import Extraction
from core.steering import edits as e
from core.steering.fold import Proposals, apply
from core.workspace.bringing.importing import import_files
from core.workspace.workspace import Workspace

SIZES = (100, 1_000, 10_000, 100_000)
QUICK_SIZES = SIZES[:3]
DIAL = (0.0, 0.25, 0.5, 0.75, 1.0)
RUNS = 3
TURNS = 40
TOUCHED = 3
ACTS = ("cut", "subdivide a journey", "subdivide everything", "edit to profile", "edit to parts of a journey")
WHOLE_DIAL = ACTS[3]


def seconds_of(act: Callable[[], object]) -> float:
    """Return the seconds of this thread that an act takes."""
    started = time.thread_time()
    act()
    return time.thread_time() - started


def extraction_seconds(history: Invented, runs: int) -> tuple[Extraction, float]:
    """Return an extraction of a history, and the median seconds of some runs after a first one."""
    find = history.extraction()
    found = find()
    return found, percentile([seconds_of(find) for _ in range(runs)], 50)


def steered_profile(proposals: Proposals) -> Profile:
    """Return the profile of an extraction in which the person has renamed the largest journeys."""
    profile = apply(Profile(), e.JourneysExtracted(next(iter(proposals))), proposals)
    largest = sorted(profile.journeys, key=lambda j: -len(j.members))[:TOUCHED]
    for journey in largest:
        profile = apply(profile, e.JourneyRenamed(journey.journey_id, "My own words"), proposals)
    return profile


def dial_seconds(found: Extraction, turns: int) -> dict[str, list[float]]:
    """Return the seconds of every way in which a dial re-cuts, at each of its five levels in turn."""
    proposals: Proposals = {found.extraction_id: found}
    profile = steered_profile(proposals)
    journey = max(profile.journeys, key=lambda j: len(j.members))

    def parts(level: float) -> object:
        turned = apply(profile, e.GranularitySet(level, journey.journey_id), proposals).by_id[journey.journey_id]
        return found.subdivide(turned.members, granularity=turned.granularity)

    acts: tuple[Callable[[float], object], ...] = (
        found.cut,
        lambda level: found.subdivide(journey.members, granularity=level),
        lambda level: found.subdivide(found.item_ids, granularity=level),
        lambda level: apply(profile, e.GranularitySet(level), proposals),
        parts,
    )
    timed: dict[str, list[float]] = {name: [] for name in ACTS}
    for level in DIAL * turns:
        for name, act in zip(ACTS, acts, strict=True):
            timed[name].append(seconds_of(partial(act, level)))
    return timed


def measure(n: int, turns: int, seed: int) -> tuple[float, dict[str, float]]:
    """Print a size's rows; return the seconds of its extraction and each act's p95 in milliseconds."""
    found, seconds = extraction_seconds(invented(n, seed), RUNS)
    sizes = [len(found.cut(level)) for level in DIAL]
    print(f"\n{n:,} items: extraction {seconds:.3f} s, {found.n_leaves:,} leaves, journeys over the dial {sizes}")
    print("| the dial | p50, ms | p95, ms | extraction / p95 |\n|---|---|---|---|")
    p95s = {}
    for name, values in dial_seconds(found, turns).items():
        p50, p95s[name] = percentile(values, 50) * 1e3, percentile(values, 95) * 1e3
        print(f"| {name} | {p50:.2f} | {p95s[name]:.2f} | {seconds * 1e3 / p95s[name]:,.0f} |")
    print(f"peak memory so far {peak_mb():,.0f} MB", flush=True)
    return seconds, p95s


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the power of the length that seconds grow with, by least squares on logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def import_seconds(n: int, seed: int) -> float:
    """Import a table of n interactions as the product does, all but the map; return the seconds by the clock."""
    history = invented(n, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.csv"
        history.write(path)
        workspace = Workspace(Database(Path(folder) / "scaling.duckdb"), GivenVectors(history), with_demo=False)
        started = time.perf_counter()
        summary = import_files(workspace, [path], person="Someone", draw_map=False, progress=_report)
        seconds = time.perf_counter() - started
        workspace.database.close()
    print(file=sys.stderr)
    print(f"\n{summary.in_words()}\nin {seconds:.1f} s; peak memory {peak_mb():,.0f} MB", flush=True)
    return seconds


def _report(what: str, done: int, total: int) -> None:
    """Show progress on the error stream."""
    print(f"\r{what}: {done:,} of {total:,}    ", end="", file=sys.stderr, flush=True)


def peak_mb() -> float:
    """Return the most resident memory of this process so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the histories are invented")
    parser.add_argument("--quick", action="store_true", help="ten thousand items at most")
    parser.add_argument("--turns", type=int, default=TURNS, help="how often the dial goes through its levels")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    print_setup(chosen.seed)
    sizes = QUICK_SIZES if chosen.quick else SIZES
    measured = {n: measure(n, chosen.turns, chosen.seed) for n in sizes}
    seconds = [measured[n][0] for n in sizes]
    largest = sizes[-1]
    headline = {
        "extraction_exponent": round(exponent(sizes[-2:], seconds[-2:]), 2),
        "extraction_exponent_overall": round(exponent(sizes, seconds), 2),
        "extraction_10k_s": round(measured[10_000][0], 3),
        "dial_10k_ms": round(measured[10_000][1][WHOLE_DIAL], 2),
        f"import_{largest // 1000}k_s": round(import_seconds(largest, chosen.seed), 1),
        "peak_mb": round(peak_mb()),
    }
    print(json.dumps(headline))


if __name__ == "__main__":
    main()
