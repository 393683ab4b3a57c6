"""What a file holds: every row is taken in, left out or refused, and counted once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Note, Status
from core.adapters.importers.lines.holdings import MOST_WORDINGS, NO_TITLE, Thing, held

NOW = datetime(2026, 6, 1, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)


def test_every_row_is_counted_once_by_what_became_of_it() -> None:
    holding = held(
        [
            Entry(row=1, title="Heat", time=YESTERDAY, owner="Noor"),
            Entry(row=2, title="Ran", status=Status.CANDIDATE),
            LeftOut(3, "an advertisement", "Buy"),
            LeftOut(4, "an advertisement", "Buy more"),
            Refusal(5, "the time is empty"),
            Note("Times are in UTC."),
        ],
        "YouTube",
        NOW,
    )
    assert (holding.n_rows, len(holding.touches), holding.refusals.n, dict(holding.left_out)) == (
        5,
        2,
        1,
        {"an advertisement": 2},
    )
    assert (holding.count(Status.DONE), holding.count(Status.CANDIDATE)) == (1, 1)
    assert holding.shown["an advertisement"].excerpt == "Buy"
    assert (holding.owners["Noor"], holding.notes) == (1, ["Times are in UTC."])
    assert {thing.source for thing in holding.things.values()} == {"YouTube"}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (Entry(row=1, title=" ", time=YESTERDAY), NO_TITLE),
        (Entry(row=1, title="Heat"), "the time is empty"),
        (Entry(row=1, title="Heat", time=NOW + timedelta(days=1, seconds=1)), "its time lies in the future"),
        (Entry(row=1, title="Heat", time=datetime(1899, 12, 31, tzinfo=UTC)), "the year 1899 cannot be right"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(entry: Entry, reason: str) -> None:
    holding = held([entry], "", NOW)
    assert [refusal.reason for refusal in holding.refusals.kept] == [reason]
    assert not holding.touches


def test_a_time_within_the_widest_zone_is_no_future_and_the_first_year_counts() -> None:
    times = (NOW + timedelta(days=1), datetime(1900, 1, 1, tzinfo=UTC))
    assert len(held([Entry(row=1, title="Heat", time=time) for time in times], "", NOW).touches) == 2


def test_a_thing_is_told_by_its_identity_else_by_title_and_creator_whatever_the_capitals() -> None:
    entries = [
        Entry(row=1, title="Heat", time=YESTERDAY, identity="film heat 1995"),
        Entry(row=2, title="Heat: the film", time=YESTERDAY, identity="FILM heat 1995"),
        Entry(row=3, title="Heat", creator="Mann", time=YESTERDAY),
        Entry(row=4, title=" HEAT ", creator="mann", time=YESTERDAY),
    ]
    assert len(held(entries, "", NOW).things) == 2


def test_the_first_word_on_a_point_counts_and_texts_and_tags_add_up_to_a_bound() -> None:
    thing = Thing()
    thing.learn(Entry(row=1, title="Heat", text="A heist.", tags=("noir",), published=date(1995, 1, 1)))
    thing.learn(
        Entry(row=2, title="Ran", creator="Mann", text="A heist.", tags=("crime", "noir"), length_minutes=170.2)
    )
    item = thing.item("item-1")
    assert (item.title, item.creator, item.text, item.length_minutes) == ("Heat", "Mann", "A heist. noir, crime", 170)
    thing.learn(Entry(row=3, title="", tags=tuple(map(str, range(99)))))
    assert len(thing.tags) == MOST_WORDINGS


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a", "https://a/" + "x" * 2_000, "data:text/html,x"])
def test_only_an_address_that_a_browser_opens_safely_is_kept(link: str) -> None:
    (thing,) = held([Entry(row=1, title="Heat", time=YESTERDAY, link=link)], "", NOW).things.values()
    assert thing.link == ""


@pytest.mark.parametrize("minutes", [-5.0, 0.0, 1e9])
def test_a_length_that_cannot_be_is_none(minutes: float) -> None:
    assert Thing(title="Heat", length_minutes=minutes).item("i").length_minutes is None
