"""The load benchmark speaks to the real app: what visitors are told is done stands in the log."""

import asyncio
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.served_app import Served, running
from benchmarks.sessions import Block, Crowd, bare, pages_of
from benchmarks.sessions_acts import dismiss, less, more, next_act, press_floor, rename, undo
from benchmarks.sessions_people import crowd, wished
from benchmarks.visitor import Visitor

SESSIONS, EDITS_EACH = 5, 6
SLOWEST_S, DEAREST_CPU_S, GROWN_MB = 60.0, 2.0, 200.0
"""Bounds of an edit's seconds, of its CPU and of what memory grows by; some twenty times what a quiet machine shows."""


@dataclass(frozen=True)
class Load:
    """What came of a little load: its blocks, by how much memory grew, and the log of each visitor in figures."""

    app: Block
    floor: Block
    grown_mb: float
    logged: dict[str, int]


async def loaded(served: Served, people: tuple[str, ...]) -> tuple[Block, Block, float]:
    app, floor = Crowd(served, pages_of(people), seed=1), Crowd(served, bare(2), seed=1)
    await app.open()
    await floor.open()
    before = app.resident_mb()
    edits = await app.block(sys.maxsize, 0.0, EDITS_EACH)
    presses = await floor.block(sys.maxsize, 0.0, EDITS_EACH)
    grown = app.resident_mb() - before
    await app.close()
    await floor.close()
    return edits, presses, grown


@pytest.fixture(scope="module")
def load() -> Iterator[Load]:
    """Let a few visitors steer the served app at once, then stop it and read its log."""
    people: list[str] = []

    def fill(database: Path) -> None:
        people.extend(crowd(database, SESSIONS, originals=1))

    with running(fill) as served:
        app, floor, grown = asyncio.run(loaded(served, tuple(people)))
        served.process.terminate()
        served.process.wait()
        yield Load(app, floor, grown, wished(served.database, people))


def test_every_edit_is_acknowledged_and_stands_in_the_log_of_who_made_it(load: Load) -> None:
    assert load.app.tally.refusals == []
    assert load.app.tally.done == SESSIONS * EDITS_EACH
    assert load.logged == dict.fromkeys(load.logged, EDITS_EACH)
    assert len(load.logged) == SESSIONS


def test_an_edit_beside_others_stays_within_bounds_of_time_and_memory(load: Load) -> None:
    assert max(load.app.tally.seconds) < SLOWEST_S
    assert 0 < load.app.cpu_s / load.app.tally.done < DEAREST_CPU_S
    assert load.grown_mb < GROWN_MB


def test_the_one_button_page_is_pressed_as_often_as_asked_and_makes_no_edit(load: Load) -> None:
    assert len(load.floor.tally.seconds) == 2 * EDITS_EACH
    assert load.floor.tally.done == 0
    assert load.floor.cpu_s > 0


def test_visitors_do_what_their_page_offers_and_undo_only_after_an_edit() -> None:
    rng = random.Random(1)
    assert next_act("floor", True, rng) is press_floor
    assert {next_act("for_you", False, rng) for _ in range(50)} == {dismiss}
    assert {next_act("for_you", True, rng) for _ in range(50)} == {dismiss, undo}
    assert {next_act("journeys", False, rng) for _ in range(200)} == {more, less, rename}
    assert {next_act("journeys", True, rng) for _ in range(200)} == {more, less, rename, undo}


def test_a_visitor_whom_nobody_answers_is_told_so() -> None:
    async def knock() -> None:
        async with Visitor("http://127.0.0.1:9", "person=nobody"):
            raise AssertionError("Nobody listens there.")

    started = time.monotonic()
    with pytest.raises(OSError, match="Connect"):
        asyncio.run(knock())
    assert time.monotonic() - started < SLOWEST_S
