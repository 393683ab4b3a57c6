"""Walking through a log: what is undone, redone, named by a cause, or undone before it is there."""

from datetime import UTC, datetime

from core.entities import GivenName, Profile
from core.steering import edits as e
from core.steering.fold import replay
from core.steering.log import LogEntry, Logged
from core.steering.prefixes import prefixes

ADOPTED = (
    e.InterestAdopted("kites", "Kites", anchors=(), prior=1.0),
    e.InterestAdopted("boats", "Boats", anchors=(), prior=1.0),
)


def log(*edits: Logged) -> list[LogEntry]:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return [LogEntry(seq=n, person_id="x", time=moment, actor="person", edit=x) for n, x in enumerate(edits, start=1)]


def walked(entries: list[LogEntry]) -> list[Profile]:
    found = list(prefixes(entries, {}))
    assert found == [replay(entries[:k], {}) for k in range(len(entries) + 1)]
    return found


def test_of_an_empty_log_there_is_the_empty_profile_alone() -> None:
    assert walked([]) == [Profile()]


def test_an_old_edit_is_undone_and_redone_under_what_came_after_it() -> None:
    entries = log(*ADOPTED, e.JourneyWeighted("kites", 2.0), e.EditUndone(1), e.EditRedone(1))
    names = [[journey.journey_id for journey in profile.journeys] for profile in walked(entries)]
    assert names == [[], ["kites"], ["kites", "boats"], ["kites", "boats"], ["boats"], ["kites", "boats"]]


def test_names_go_and_come_with_the_edit_that_called_for_them_wherever_they_stand() -> None:
    named = e.JourneysNamed((("kites", GivenName("Wind")),), cause=3)
    walked(log(*ADOPTED, e.JourneyMuted("kites"), named, e.EditUndone(3), e.EditRedone(3)))
    walked(log(*ADOPTED, named, e.JourneyMuted("kites"), e.EditUndone(3), e.EditRedone(3), e.EditUndone(4)))


def test_names_that_stand_before_what_called_for_them_go_and_come_with_it() -> None:
    named = e.JourneysNamed((("kites", GivenName("Wind")),), cause=4)
    found = walked(log(*ADOPTED, named, e.JourneyMuted("kites"), e.EditUndone(4), e.EditRedone(4)))
    assert ["kites" in profile.given for profile in found] == [False, False, False, True, True, False, True]


def test_what_is_undone_before_it_is_there_never_counts() -> None:
    found = walked(log(e.EditUndone(2), *ADOPTED, e.EditUndone(99)))
    assert [journey.journey_id for journey in found[-1].journeys] == ["boats"]
