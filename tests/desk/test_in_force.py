"""What is in force now, and what has ended: by journey and kind, with the time that is left."""

from datetime import datetime, timedelta

import pytest
from small_world import START, Clock, small_workspace

from core.desk.in_force import FOR_A_WHILE, InForce, lasts_in_words
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.person_workspace import PersonWorkspace

NOW = START + timedelta(days=900)


def listed(mine: PersonWorkspace) -> list[tuple[str, bool]]:
    return [(one.sentence, one.has_ended) for one in mine.in_force(mine.view())]


def test_presses_of_one_journey_are_one_wish_and_each_kind_stands_with_its_journeys_name_of_now() -> None:
    mine = small_workspace().of("bo")
    first, second, third = (v.journey_id for v in mine.view().journeys)
    assert listed(mine) == []
    mine.commit(e.JourneyWeighted(first, 1.5))
    mine.commit(e.JourneyWeighted(first, 2.25))
    mine.commit(e.JourneyWeighted(second, 0.5))
    mine.commit(e.JourneyMuted(third))
    mine.commit(e.JourneyRenamed(third, "Wool"))
    assert listed(mine) == [("“Wool” muted", False), ("Less of “Baking”", False), ("More of “Knitting”", False)]
    assert [len(one.seqs) for one in mine.in_force(mine.view())] == [1, 1, 2]


def test_a_part_in_focus_and_a_pause_stand_among_them_and_what_was_taken_back_does_not() -> None:
    mine = small_workspace().of("bo")
    first, second, _ = mine.view().journeys
    mine.commit(e.JourneyFocused(first.journey_id, first.journey.members[:2], "Bowls"))
    mine.commit(e.JourneyPaused(second.journey_id))
    assert listed(mine) == [("“Baking” paused", False), ("Deeper into “Bowls” of “Knitting”", False)]
    mine.commit(e.JourneyFocused(first.journey_id))
    mine.commit(e.JourneyResumed(second.journey_id))
    assert listed(mine) == []
    mine.commit(e.JourneyWeighted(first.journey_id, 1.5))
    mine.commit(e.JourneyWeighted(first.journey_id, 1.5 * (1 / 1.5)))
    mine.commit(e.JourneyMuted(second.journey_id))
    mine.undo()
    assert listed(mine) == []


def test_what_ends_all_at_once_gives_the_journey_back_and_again_brings_it_back() -> None:
    clock = Clock(NOW)
    workspace = small_workspace(clock=clock)
    mine = workspace.of("bo")
    first = mine.view().journeys[0].journey_id
    mine.commit(e.JourneyWeighted(first, 1.5))
    mine.commit(e.JourneyWeighted(first, 2.25))
    (one,) = mine.in_force(mine.view())
    mine.end(one.seqs, NOW + timedelta(days=3))
    clock.now += timedelta(days=3, hours=2)
    mine = workspace.of("bo")
    (over,) = mine.in_force(mine.view())
    assert (over.has_ended, mine.view().profile.by_id[first].weight) == (True, 1.0)
    assert lasts_in_words(over, mine.desk.moment) == "ended 2 hours ago"
    mine.end(over.seqs, None)
    assert mine.view().profile.by_id[first].weight == 2.25
    mine.end(over.seqs, e.AT_ONCE)
    (off,) = mine.in_force(mine.view())
    assert (off.has_ended, lasts_in_words(off, clock.now)) == (True, "switched off")


def test_a_later_word_without_an_end_outlives_the_end_of_an_earlier_one() -> None:
    clock = Clock(NOW)
    workspace = small_workspace(clock=clock)
    mine = workspace.of("bo")
    first = mine.view().journeys[0].journey_id
    made = mine.commit(e.JourneyWeighted(first, 1.5))
    mine.end((made.entry.seq,), NOW + timedelta(days=1))
    mine.commit(e.JourneyWeighted(first, 2.0))
    clock.now += timedelta(days=2)
    mine = workspace.of("bo")
    (one,) = mine.in_force(mine.view())
    assert (one.has_ended, one.until, mine.view().profile.by_id[first].weight) == (False, None, 2.0)


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (timedelta(days=3), "3 days left"),
        (timedelta(days=2, hours=23, minutes=59), "3 days left"),
        (timedelta(days=2, hours=11, minutes=59), "2 days left"),
        (timedelta(hours=23, minutes=30), "1 day left"),
        (timedelta(hours=23, minutes=29), "23 hours left"),
        (timedelta(minutes=59, seconds=30), "1 hour left"),
        (timedelta(minutes=59, seconds=29), "59 minutes left"),
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(seconds=59), "less than a minute left"),
        (timedelta(days=-2), "ended 2 days ago"),
    ],
)
def test_the_time_that_is_left_is_told_in_its_largest_unit(ahead: timedelta, words: str) -> None:
    one = InForce(seqs=(1,), journey_ids=("a",), sentence="", until=NOW + ahead, has_ended=ahead < timedelta())
    assert lasts_in_words(one, NOW) == words


def test_only_what_steers_can_end_and_only_later_than_now_and_not_twice_the_same() -> None:
    mine = small_workspace(clock=Clock(NOW)).of("bo")
    first = mine.view().journeys[0].journey_id
    renamed = mine.commit(e.JourneyRenamed(first, "Clay")).entry.seq
    muted = mine.commit(e.JourneyMuted(first)).entry.seq
    for seqs in ((), (renamed,), (muted, renamed), (999,)):
        with pytest.raises(Refused, match="Only what steers"):
            mine.end(seqs, None)
    with pytest.raises(Refused, match="is over"):
        mine.end((muted,), NOW)
    with pytest.raises(Refused, match="already"):
        mine.end((muted,), None)
    mine.end((muted,), NOW + timedelta(microseconds=1))
    with pytest.raises(Refused, match="already"):
        mine.end((muted,), NOW + timedelta(microseconds=1))


def test_a_wish_may_be_made_to_last_three_days_a_week_or_a_month() -> None:
    told = {
        words: lasts_in_words(
            InForce(seqs=(1,), journey_ids=("a",), sentence="", until=NOW + span, has_ended=False), NOW
        )
        for words, span in FOR_A_WHILE.items()
    }
    assert told == {"three days": "3 days left", "a week": "7 days left", "a month": "30 days left"}


@pytest.mark.parametrize(("weights", "said"), [((1.5,), "More"), ((2.0, 0.9), "Less"), ((0.5, 1.1), "More")])
def test_a_wish_for_more_or_less_is_told_by_what_was_pressed_last(weights: tuple[float, ...], said: str) -> None:
    mine = small_workspace(with_map=False).of("bo")
    first = mine.view().journeys[0]
    for weight in weights:
        mine.commit(e.JourneyWeighted(first.journey_id, weight))
    assert listed(mine) == [(f"{said} of “{first.name}”", False)]


@pytest.mark.parametrize(
    ("until", "ends", "words"),
    [
        (None, False, "until you say"),
        (e.AT_ONCE, False, "switched off"),
        (NOW + timedelta(days=1), True, "1 day left"),
    ],
)
def test_only_what_ends_at_a_moment_set_ahead_is_said_to_end(until: datetime | None, ends: bool, words: str) -> None:
    one = InForce(seqs=(1,), journey_ids=("a",), sentence="", until=until, has_ended=until == e.AT_ONCE)
    assert (one.ends, lasts_in_words(one, NOW)) == (ends, words)
