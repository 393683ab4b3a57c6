"""What a history says of some items: when they were taken up, how often, and which of them are strongest."""

from datetime import timedelta

from small_world import START, TAKEN, small_workspace

from core.desk.traces import STRONGEST
from core.salience import BINS, Life, by_rhythm


def test_the_traces_of_a_journey_are_those_of_its_items() -> None:
    desk = small_workspace().of("ada").desk
    pottery, running = (tuple(f"{topic}-{n:02d}" for n in range(TAKEN)) for topic in ("pottery", "running"))
    early, late = desk.traces(pottery), desk.traces(running)
    assert (early.first, early.last) == (START, START + timedelta(days=2 * (TAKEN - 1)))
    assert early.last is not None
    assert late.first is not None
    assert early.last < late.first
    assert late.rhythm is by_rhythm([moment for i in running for moment in desk.times[i]], desk.now)
    assert sum(early.timeline) == sum(late.timeline) == TAKEN
    assert early.timeline[0] > 0 == early.timeline[-1] == late.timeline[0]
    assert len(early.timeline) == BINS
    assert late.strongest == tuple(desk.strongest(running)[:STRONGEST])
    assert early.item_ids == frozenset(pottery)


def test_of_nothing_there_is_no_moment_and_of_the_same_items_the_traces_are_made_once() -> None:
    desk = small_workspace().of("ada").desk
    nothing = desk.traces(())
    assert (nothing.first, nothing.last, nothing.rhythm, nothing.strongest) == (None, None, Life.NEW, ())
    assert desk.traces(("pottery-00",)) is desk.traces(("pottery-00",))
