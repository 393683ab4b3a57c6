"""Many people steering at once: sessions over websockets beside as many of a one-button page of the same process.

Blocks of the two pages take turns while the sessions of both stay open, so that both run in the same memory. CPU is
what the server's process took in a block, by edits made in it; latency runs from the press until the page is drawn
whole, seen by the visitors, who share the machine. `alone` is the one-button page served by the framework as it comes,
in a process that holds nothing else.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.served_app import FLOOR, Served, running, running_bare
from benchmarks.sessions_acts import DISMISSERS, FOR_YOU, Tally, visit
from benchmarks.sessions_people import crowd, wished
from benchmarks.setup import percentile, print_setup
from benchmarks.visitor import Visitor

SESSIONS = (10, 50, 100)
QUICK_SESSIONS = (5,)
THINK_S = 5.0
"""Seconds between two acts of a person, in the mean: what BENCH.md and the field notes use."""
BLOCK_S, ROUNDS = 30.0, 2
ORIGINALS = 6
"""Demo people whose copies the visitors are; more take longer to make ready and change little."""
GROWTH_EDITS, GROWTH_SESSIONS, GROWTH_WARM_UP = 1000, 5, 400
"""Edits over which memory may not grow, the sessions that make them, and edits before, while caches fill."""
MB = 1e6
NO_LIMITS = {"JOURNEYS_LIMIT_EDITS": "1000000/minute"}
"""Settings of the app: all visitors come from one address, whose limit is 120 edits a minute unless told."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a stretch of time with sessions came to: the acts, and the server's CPU seconds."""

    tally: Tally
    cpu_s: float


class Crowd:
    """Open sessions of a server, on the app or on its one-button page."""

    def __init__(self, served: Served, pages: Sequence[tuple[str, str]], seed: int) -> None:
        """Be about to open a session for every (page, query)."""
        self._served, self._pages, self._rng = served, pages, random.Random(seed)
        self._process = psutil.Process(served.process.pid)
        self._stack = AsyncExitStack()
        self._visitors: list[tuple[str, Visitor]] = []

    async def open(self) -> None:
        """Open the sessions one after the other."""
        for number, (page, query) in enumerate(self._pages, start=1):
            visitor = Visitor(self._served.address, query, page if page == FOR_YOU else "")
            self._visitors.append((page, await self._stack.enter_async_context(visitor)))
            print(f"\ropened {number} of {len(self._pages)}  ", end="", file=sys.stderr, flush=True)

    async def close(self) -> None:
        """Close the sessions."""
        await self._stack.aclose()

    def resident_mb(self) -> float:
        """Return the server's resident memory in megabytes."""
        return float(self._process.memory_info().rss) / MB

    async def block(self, seconds: float, think_s: float, most: int = sys.maxsize) -> Block:
        """Let everyone act for some seconds, or until each has made `most` edits."""
        until, before = time.monotonic() + seconds, self._cpu_s()
        tallies = await asyncio.gather(
            *(
                visit(v, page, until=until, think_s=think_s, rng=random.Random(self._rng.random()), most=most)
                for page, v in self._visitors
            )
        )
        whole = Tally()
        for tally in tallies:
            whole.add(tally)
        return Block(whole, self._cpu_s() - before)

    def _cpu_s(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


def pages_of(people: Sequence[str]) -> list[tuple[str, str]]:
    """Return where each person's session stands: most on Journeys, one of `DISMISSERS` on 'For you'."""
    return [(FOR_YOU if n % DISMISSERS == 0 else "journeys", f"person={p}") for n, p in enumerate(people, start=1)]


def bare(n: int) -> list[tuple[str, str]]:
    """Return `n` sessions of the one-button page."""
    return [("floor", FLOOR)] * n


async def beside(served: Served, alone: Served, people: Sequence[str], chosen: argparse.Namespace) -> dict[str, object]:
    """Measure as many sessions as there are people beside as many of the one-button page, and say how they compare."""
    floor, app = (Crowd(served, p, chosen.seed) for p in (bare(len(people)), pages_of(people)))
    default = Crowd(alone, bare(len(people)), chosen.seed)
    await floor.open()
    await default.open()
    before = app.resident_mb()
    await app.open()
    opened = app.resident_mb()
    measured: dict[str, list[Block]] = {"app": [], "floor": [], "alone": []}
    for _ in range(chosen.rounds):
        for name, crowd_ in (("floor", floor), ("app", app), ("alone", default)):
            measured[name].append(await crowd_.block(chosen.seconds, chosen.think))
    for crowd_ in (floor, app, default):
        await crowd_.close()
    return compared(measured) | {"mb_per_session": round((opened - before) / len(people), 2)}


def compared(measured: dict[str, list[Block]]) -> dict[str, object]:
    """Print a row for each page, and return the ratios of the app to the one-button page."""
    ms: dict[str, tuple[float, float, float]] = {}
    whole = {name: Tally() for name in measured}
    for name, blocks in measured.items():
        for block in blocks:
            whole[name].add(block.tally)
        seconds = whole[name].seconds
        cpu_s = sum(block.cpu_s for block in blocks) / max(len(seconds), 1)
        ms[name] = (cpu_s * 1e3, percentile(seconds, 50) * 1e3, percentile(seconds, 95) * 1e3)
        print(f"| {name} | {len(seconds)} | {ms[name][0]:.1f} | {ms[name][1]:.0f} | {ms[name][2]:.0f} |", flush=True)
    return {
        "edits": len(whole["app"].seconds),
        "acknowledged": whole["app"].done,
        "refused": len(whole["app"].refusals),
        "cpu_ratio": round(ms["app"][0] / ms["floor"][0], 2),
        "p50_ratio": round(ms["app"][1] / ms["floor"][1], 2),
        "p95_ratio": round(ms["app"][2] / ms["floor"][2], 2),
        "cpu_ratio_alone": round(ms["app"][0] / ms["alone"][0], 2),
        "p50_ratio_alone": round(ms["app"][1] / ms["alone"][1], 2),
    }


async def growth(served: Served, people: Sequence[str], seed: int, edits: int) -> tuple[float, int]:
    """Make edits without a pause after a warm-up; return by how many megabytes the server grew, and what was done."""
    crowd_ = Crowd(served, pages_of(people), seed)
    await crowd_.open()
    warm = await crowd_.block(sys.maxsize, 0.0, GROWTH_WARM_UP * edits // GROWTH_EDITS // len(people))
    before = crowd_.resident_mb()
    block = await crowd_.block(sys.maxsize, 0.0, edits // len(people))
    grown = crowd_.resident_mb() - before
    await crowd_.close()
    return grown, warm.tally.done + block.tally.done


def run(chosen: argparse.Namespace, sizes: Sequence[int]) -> dict[str, object]:
    """Serve the app to crowds of these sizes; return the headline figures, what is missing in the log among them."""
    people: list[str] = []
    numbers = (GROWTH_SESSIONS, *sizes)

    def fill(database: Path) -> None:
        people.extend(crowd(database, sum(numbers), chosen.originals))

    found: dict[str, object] = {}
    with running(fill, NO_LIMITS) as served, running_bare() as alone:
        groups = [[people.pop(0) for _ in range(n)] for n in numbers]
        everyone = [p for group in groups for p in group]
        done = 0
        for group in groups[1:]:
            print(f"\n{len(group)} sessions\n| page | edits | CPU ms | p50 ms | p95 ms |\n|---|---|---|---|---|")
            one = asyncio.run(beside(served, alone, group, chosen))
            found[str(len(group))] = one
            done += int(str(one["acknowledged"]))
        grown, made = asyncio.run(growth(served, groups[0], chosen.seed, chosen.growth))
        served.process.terminate()
        served.process.wait()
        logged = sum(wished(served.database, everyone).values())
    last = found[str(sizes[-1])]
    return found | {
        "mb_per_session": last["mb_per_session"] if isinstance(last, dict) else 0.0,
        f"growth_mb_{chosen.growth}_edits": round(grown, 1),
        "acknowledged": done + made,
        "lost": done + made - logged,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="not needed: the demo histories are used")
    parser.add_argument("--quick", action="store_true", help="five sessions, and a tenth of the edits")
    parser.add_argument("--sessions", type=int, nargs="+", default=SESSIONS, help="how many at a time")
    parser.add_argument("--think", type=float, default=THINK_S, help="seconds between two acts, in the mean")
    parser.add_argument("--seconds", type=float, default=BLOCK_S, help="seconds of a block")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="blocks of each page")
    parser.add_argument("--originals", type=int, default=ORIGINALS, help="demo people that the visitors are copies of")
    parser.add_argument("--growth", type=int, default=GROWTH_EDITS, help="edits over which memory is watched")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.growth, chosen.originals, chosen.rounds = chosen.growth // 10, 1, 1
    print_setup(chosen.seed)
    print(json.dumps(run(chosen, QUICK_SESSIONS if chosen.quick else chosen.sessions)))


if __name__ == "__main__":
    main()
