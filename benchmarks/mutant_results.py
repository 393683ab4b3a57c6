"""What came of small changes: kept in a file as it comes, and told as the share that was noticed, room by room."""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import NormalDist

from benchmarks.mutation import Mutant

ROOMS = ("core/steering", "core/ranking", "core/desk", "core/workspace/journal.py")


def results_of(path: Path) -> dict[str, str]:
    """Return what a run wrote down: how each change came out, by its words."""
    return dict(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def unplaced(words: str) -> str:
    """Return a change without its line and column, which move when lines are added above it."""
    return re.sub(r":\d+:\d+ in ", " in ", words, count=1)


def room_of(path: Path) -> str:
    """Return the room that a module is in."""
    return next(room for room in ROOMS if str(path).startswith(room))


def table(chosen: Sequence[Mutant], noticed: dict[str, str]) -> str:
    """Return the share noticed per room as a table."""
    of, got = Counter[str](), Counter[str]()
    for mutant in chosen:
        for room in (room_of(mutant.path), "all"):
            of[room] += 1
            got[room] += noticed.get(mutant.words) == "noticed"
    rows = []
    for room in of:
        low, high = interval(got[room], of[room])
        share = got[room] / of[room]
        rows.append(f"| {room} | {got[room]} | {of[room]} | {share:.1%} | {low:.1%} to {high:.1%} |")
    return "\n".join(["| room | noticed | tried | share | 95 % interval |", "|---|---|---|---|---|", *rows])


def interval(k: int, n: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of `k` in `n`, after Wilson (1927)."""
    z = NormalDist().inv_cdf(0.975)
    middle, half = k + z * z / 2, z * math.sqrt(k * (n - k) / n + z * z / 4)
    return (middle - half) / (n + z * z), (middle + half) / (n + z * z)
