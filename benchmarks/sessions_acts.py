"""What the visitors of the load benchmark do: edits on two pages, a press of the one button, and how each went."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from benchmarks.visitor import REFUSED, SAID, Visitor

FOR_YOU = "for_you"
DISMISSERS = 5
"""One visitor of so many stands on 'For you' and dismisses, the others steer journeys; by hand."""
REASON = "Not my kind of thing"
Act = Callable[[Visitor, random.Random], Awaitable[None]]


@dataclass(slots=True)
class Tally:
    """What came of acts: seconds each took until the page was drawn again, and how many the page called done."""

    seconds: list[float] = field(default_factory=list)
    done: int = 0
    refusals: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in another tally."""
        self.seconds.extend(other.seconds)
        self.done += other.done
        self.refusals.extend(other.refusals)


async def more(visitor: Visitor, rng: random.Random) -> None:
    """Ask for more of some journey."""
    await visitor.press(rng.choice(visitor.keys("More-")))


async def less(visitor: Visitor, rng: random.Random) -> None:
    """Ask for less of some journey."""
    await visitor.press(rng.choice(visitor.keys("Less-")))


async def rename(visitor: Visitor, rng: random.Random) -> None:
    """Give some journey a name of one's own."""
    await visitor.fill(rng.choice(visitor.keys("name-")), f"Interest {rng.randrange(10**6)}")


async def undo(visitor: Visitor, _: random.Random) -> None:
    """Take the last edit back."""
    await visitor.press("undo")


async def dismiss(visitor: Visitor, _: random.Random) -> None:
    """Have the item whose panel is open not shown again."""
    await visitor.choose("not_this", REASON)


async def press_floor(visitor: Visitor, _: random.Random) -> None:
    """Press the one button."""
    await visitor.press("floor")


async def _look(visitor: Visitor, rng: random.Random) -> None:
    """Open some item of the list."""
    if not visitor.keys("not_this"):
        await visitor.press(rng.choice(visitor.keys("item-")))


STEERING: tuple[tuple[Act, int], ...] = ((more, 4), (less, 3), (rename, 1), (undo, 2))
"""Acts on Journeys with how often of ten each is done; by hand."""


def next_act(page: str, can_undo: bool, rng: random.Random) -> Act:
    """Return what a visitor of a page does next; nobody takes back what is not there."""
    if page == "floor":
        return press_floor
    if page == FOR_YOU:
        return undo if can_undo and rng.random() < 0.5 else dismiss
    acts, weights = zip(*((act, n) for act, n in STEERING if can_undo or act is not undo), strict=True)
    chosen: Act = rng.choices(acts, weights)[0]
    return chosen


async def visit(visitor: Visitor, page: str, *, until: float, think_s: float, rng: random.Random, most: int) -> Tally:
    """Think and act in turn until a moment of the monotonic clock, or until `most` acts are done.

    Thinking takes half to one and a half times `think_s` seconds.
    """
    tally, can_undo = Tally(), False
    while len(tally.seconds) < most:
        await asyncio.sleep(think_s * rng.uniform(0.5, 1.5))
        if time.monotonic() >= until:
            break
        act = next_act(page, can_undo, rng)
        if act is dismiss:
            await _look(visitor, rng)
        started = time.perf_counter()
        await act(visitor, rng)
        tally.seconds.append(time.perf_counter() - started)
        if page != "floor":
            can_undo = SAID in visitor.said and REFUSED not in visitor.said and act is not undo
            _note(visitor.said, tally)
    return tally


def _note(said: str, tally: Tally) -> None:
    """Count an edit that the page calls done, or keep what it says instead."""
    if SAID in said and REFUSED not in said:
        tally.done += 1
    else:
        tally.refusals.append(said)
