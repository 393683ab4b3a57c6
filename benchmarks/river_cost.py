"""What the river costs: Journeys with it beside the same page without it, pressed in turns over websockets."""

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.clicks import make_ready
from benchmarks.served_app import NO_RIVER, Served, running
from benchmarks.setup import percentile, print_setup
from benchmarks.visitor import Visitor

ROUNDS, QUICK_ROUNDS, WARM_UP = 40, 6, 3
MOST_TIMES = 1.15
"""Goal: a press on the page with the river, in presses on the page without it; by hand."""


@dataclass(slots=True)
class Cost:
    """What presses took: seconds until the page was sent whole, CPU seconds of the server, and bytes."""

    seconds: list[float] = field(default_factory=list)
    cpu_s: float = 0.0
    sent: int = 0


async def press(visitor: Visitor, served: Served, key: str, cost: Cost | None) -> None:
    """Press a button and add to the cost, where it is counted."""
    process = psutil.Process(served.process.pid)
    times, sent, began = process.cpu_times(), visitor.bytes, time.perf_counter()
    await visitor.press(visitor.keys(key)[0])
    took, after = time.perf_counter() - began, process.cpu_times()
    if cost is not None:
        cost.seconds.append(took)
        cost.cpu_s += after.user + after.system - times.user - times.system
        cost.sent += visitor.bytes - sent


async def beside(pages: dict[str, Served], person: str, rounds: int) -> dict[str, Cost]:
    """Ask for more, and take it back, on each page in turns."""
    costs = {name: Cost() for name in pages}
    visitors = {name: Visitor(served.address, f"person={person}") for name, served in pages.items()}
    for visitor in visitors.values():
        await visitor.__aenter__()
    for turn in range(WARM_UP + rounds):
        for name, visitor in visitors.items():
            for key in ("More-", "undo"):
                await press(visitor, pages[name], key, costs[name] if turn >= WARM_UP else None)
    for visitor in visitors.values():
        await visitor.__aexit__(None, None, None)
    return costs


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: a demo history is used")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--person", default="concetta")
    chosen = parser.parse_args(arguments)
    print_setup(0)
    rounds = QUICK_ROUNDS if chosen.quick else chosen.rounds
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.duckdb"
        make_ready(ready, chosen.person)

        def copy(to: Path) -> None:
            shutil.copy(ready, to)

        with running(copy) as river, running(copy, before=NO_RIVER) as plain:
            costs = asyncio.run(beside({"with": river, "without": plain}, chosen.person, rounds))
    print("| page | presses | CPU ms | p50 ms | p95 ms | bytes |\n|---|---|---|---|---|---|")
    for name, cost in costs.items():
        n, p50, p95 = len(cost.seconds), percentile(cost.seconds, 50) * 1e3, percentile(cost.seconds, 95) * 1e3
        print(f"| {name} | {n} | {cost.cpu_s / n * 1e3:.1f} | {p50:.0f} | {p95:.0f} | {cost.sent // n:,} |")
    both, alone = costs["with"], costs["without"]
    found = {
        "cpu_ratio": round(both.cpu_s / alone.cpu_s, 2),
        "p50_ratio": round(percentile(both.seconds, 50) / percentile(alone.seconds, 50), 2),
        "p95_ratio": round(percentile(both.seconds, 95) / percentile(alone.seconds, 95), 2),
        "bytes_ratio": round(both.sent / alone.sent, 2),
        "goal": MOST_TIMES,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
