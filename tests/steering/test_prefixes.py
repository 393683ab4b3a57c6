"""Walking through a log: what is undone, redone, named by a cause, or undone before it is there."""

from datetime import UTC, datetime, timedelta

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


START = datetime(2026, 1, 1, tzinfo=UTC)


def on_days(*edits: tuple[int, Logged]) -> list[LogEntry]:
    """Return a log whose entries are made on these days."""
    return [
        LogEntry(seq=n, person_id="x", time=START + timedelta(days=day), actor="person", edit=edit)
        for n, (day, edit) in enumerate(edits, start=1)
    ]


def test_what_was_set_to_end_goes_with_the_first_entry_after_its_moment_until_the_end_is_taken_back() -> None:
    entries = on_days(
        (0, ADOPTED[0]),
        (0, e.JourneyWeighted("kites", 2.0)),
        (0, e.JourneyMuted("kites")),
        (1, e.EndSet((2,), START + timedelta(days=3))),
        (2, e.ItemPinned("a")),
        (4, e.ItemPinned("b")),
        (5, e.EditUndone(4)),
        (6, e.EditRedone(4)),
        (7, e.EndSet((3,), e.AT_ONCE)),
        (8, e.EndSet((2,))),
    )
    found = [profile.by_id.get("kites") for profile in walked(entries)]
    told = [(kites.weight, kites.muted) for kites in found if kites is not None]
    both = (2.0, True)
    assert told == [
        (1.0, False),
        (2.0, False),
        both,
        both,
        both,
        (1.0, True),
        both,
        (1.0, True),
        (1.0, False),
        (2.0, False),
    ]


def test_only_what_steers_ends() -> None:
    entries = on_days((0, ADOPTED[0]), (0, e.JourneyRenamed("kites", "Wind")), (1, e.EndSet((1, 2), e.AT_ONCE)))
    assert walked(entries)[-1].name("kites") == "Wind"


def test_two_things_undone_out_of_order_are_both_gone() -> None:
    entries = log(*ADOPTED, e.JourneyWeighted("boats", 2.0), e.EditUndone(3), e.EditUndone(1), e.EditRedone(3))
    assert [[j.journey_id for j in profile.journeys] for profile in walked(entries)][-1] == ["boats"]
