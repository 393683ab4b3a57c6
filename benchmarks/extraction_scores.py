"""Keep what every method found for every person, and print how good it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.extraction_models import Space
from benchmarks.extraction_people import Person
from benchmarks.setup import interval
from core.journeys import least_size
from core.metrics import clustering as metrics

OURS, GROWN, BEST_CUT = "ours", "ours, the last tenth one by one", "best cut of our own tree"
ORACLE, CEILING = "oracle threshold", "average linkage"


@dataclass
class Tally:
    """Collect clusterings: per method, per setting, one clustering a person; and seconds per person."""

    persons: list[Person] = field(default_factory=list)
    found: dict[str, dict[str, list[NDArray[np.int64]]]] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, method: str, clusterings: dict[str, NDArray[np.int64]], seconds: float) -> None:
        """Add one person's clusterings by one method."""
        settings = self.found.setdefault(method, {})
        for setting, label in clusterings.items():
            settings.setdefault(setting, []).append(label)
        self.seconds.setdefault(method, []).append(seconds)

    def scores(self, method: str, setting: str) -> NDArray[np.float64]:
        """Return B-cubed F1 `(n_persons,)` over the items that have a right place."""
        pairs = zip(self.persons, self.found[method][setting], strict=True)
        return np.asarray([metrics.bcubed_f1(p.labels[p.is_scored], label[p.is_scored]) for p, label in pairs])

    def best_setting(self, method: str) -> str:
        """Return the setting of the highest mean."""
        return max(self.found[method], key=lambda setting: float(self.scores(method, setting).mean()))


def report(tally: Tally, name: str, space: Space) -> dict[str, float | str]:
    """Print the table of one data set and return its headline."""
    n_items = np.mean([len(p.labels) for p in tally.persons])
    print(f"\n{name}: {len(tally.persons)} persons, {n_items:.0f} items each")
    print("| method | setting | F1 | 95 % | P | R | ARI | V | found/true | length | density | recall | s |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for method in tally.found:
        print(row(tally, method, tally.best_setting(method), space))
    means = {m: float(tally.scores(m, tally.best_setting(m)).mean()) for m in tally.found}
    oracle = np.max([tally.scores(CEILING, setting) for setting in tally.found[CEILING]], axis=0)
    low, high = interval(oracle)
    print(f"| {ORACLE} | own height each | {oracle.mean():.3f} | {low:.3f}-{high:.3f} |" + " - |" * 9)
    best = max((m for m in means if m not in (OURS, GROWN, BEST_CUT)), key=lambda m: means[m])
    gain = tally.scores(OURS, "") - tally.scores(best, tally.best_setting(best))
    low, high = interval(gain)
    print(f"ours - {best}: {gain.mean():+.3f} ({low:+.3f} to {high:+.3f}), paired over persons")
    alone = [metrics.bcubed_f1(p.labels, label) for p, label in zip(tally.persons, tally.found[OURS][""], strict=True)]
    print(f"ours with noise items scored as journeys of one: {np.mean(alone):.3f}")
    return {
        "ours": round(means[OURS], 4),
        "best_peer": round(means[best], 4),
        "best_peer_name": best,
        "icpc": round(means["ICPC"], 4),
        "oracle": round(float(oracle.mean()), 4),
        "best_cut": round(means[BEST_CUT], 4),
    }


BRIEF = "| persons | n | ours | 95 % | best peer | which | best cut of our own tree | right number | one heap |"


def brief(tally: Tally, name: str) -> dict[str, float]:
    """Print one line about a small set and return its figures.

    `right_number` is the share of persons with as many journeys as they have, `one_heap` of those with a single one.
    """
    means = {m: float(tally.scores(m, tally.best_setting(m)).mean()) for m in tally.found}
    best = max((m for m in means if m not in (OURS, GROWN, BEST_CUT)), key=lambda m: means[m])
    low, high = interval(tally.scores(OURS, ""))
    counts = [journeys_shown(label) for label in tally.found[OURS][""]]
    true = [len(np.unique(person.labels[person.is_scored])) for person in tally.persons]
    right, heap = np.mean(np.equal(counts, true)), np.mean(np.equal(counts, 1))
    print(
        f"| {name} | {len(true)} | {means[OURS]:.3f} | {low:.3f}-{high:.3f} | {means[best]:.3f} | {best} "
        f"| {means[BEST_CUT]:.3f} | {right:.2f} | {heap:.2f} |"
    )
    figures = {"ours": means[OURS], "best_peer": means[best], "best_cut": means[BEST_CUT]}
    return {
        name: round(float(value), 4) for name, value in (figures | {"right_number": right, "one_heap": heap}).items()
    }


def print_peers(tallies: Mapping[str, Tally], peers: Sequence[str]) -> None:
    """Print every method's F1 on the small sets, a line a set; peers at their best setting for it."""
    print("\n| persons | " + " | ".join([OURS, *peers]) + " |\n" + "|---" * (len(peers) + 2) + "|")
    for name, tally in tallies.items():
        means = [tally.scores(method, tally.best_setting(method)).mean() for method in (OURS, *peers)]
        print(f"| {name} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |")


def journeys_shown(label: NDArray[np.int64]) -> int:
    """Return how many clusters are large enough for the product to call them journeys."""
    return int(np.count_nonzero(np.bincount(label) >= max(least_size(len(label)), 2)))


def row(tally: Tally, method: str, setting: str, space: Space) -> str:
    """Return one method's row of the table."""
    scores = tally.scores(method, setting)
    cases = [
        (p, p.labels[p.is_scored], label[p.is_scored])
        for p, label in zip(tally.persons, tally.found[method][setting], strict=True)
    ]
    measures = (
        metrics.bcubed_precision,
        metrics.bcubed_recall,
        metrics.adjusted_rand,
        metrics.v_measure,
    )
    columns = [float(np.mean([measure(true, label) for _, true, label in cases])) for measure in measures]
    n_found = np.mean([metrics.journeys_found(label) for _, _, label in cases])
    n_true = np.mean([metrics.journeys_found(true) for _, true, _ in cases])
    length = np.mean([metrics.journey_length(label) for _, _, label in cases])
    density = np.mean([metrics.journey_density(label, space.points(p)[p.is_scored]) for p, _, label in cases])
    recall = np.mean([metrics.best_cluster_recall(true, label) for _, true, label in cases])
    low, high = interval(scores)
    return (
        f"| {method} | {setting} | {scores.mean():.3f} | {low:.3f}-{high:.3f} | "
        + " | ".join(f"{value:.3f}" for value in columns)
        + f" | {n_found:.1f}/{n_true:.1f} | {length:.1f} | {density:.2f} | {recall:.2f}"
        + f" | {np.mean(tally.seconds[method]):.2f} |"
    )
