"""Rows become people, items and interactions, or a refusal with its reason; nothing is lost and nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest

from core.adapters.importers.ground.reading import Refusals
from core.adapters.importers.tables.gathering import Gathering, moments_in_row_order
from core.adapters.importers.tables.mapping import ColumnMapping
from core.adapters.importers.tables.occasions import Occasions
from core.adapters.importers.times.moments import Clock
from core.entities import Person

ADA = Person("ada", "Ada")
POSITIONS = {"title": 0, "time": 1, "value": 2}


def gathering(owner: Person | None = ADA, **positions: int) -> Gathering:
    return Gathering(
        collection_id="c",
        mapping=ColumnMapping(title="title"),
        positions=positions or POSITIONS,
        occasions=Occasions(ColumnMapping(title="title"), {"time": Clock()}),
        person=owner,
        refusals=Refusals(),
    )


def test_a_row_twice_is_one_interaction_and_one_item() -> None:
    found = gathering()
    for number in (2, 3):
        found.take((number, ["Heat", "2026-01-02", "4"]), None)
    found.take((4, ["heat", "2026-01-03", "much"]), None)
    assert (len(found.drafts), len(found.interactions), found.duplicates) == (1, 2, 1)
    assert [x.value for x in found.interactions] == [4.0, None]
    assert found.unread_values == 1


def test_a_row_that_cannot_be_read_is_refused_with_its_number_and_reason() -> None:
    found = gathering()
    for number, cells in ((2, ["", "2026-01-02", ""]), (3, ["Heat", "", ""]), (4, ["Heat", "soon", ""])):
        found.take((number, cells), None)
    assert [(x.row, x.reason[:9]) for x in found.refusals.kept] == [
        (2, "it has ne"),
        (3, "the time "),
        (4, "'soon' is"),
    ]
    assert not found.interactions


@pytest.mark.parametrize(
    ("series", "cells", "title", "creator"),
    [
        ("Series Name", ["", "Palm Springs", "A day again", "7"], "Palm Springs", ""),
        ("Author", ["", "Lina Brandt", "A day again and again, and once more " * 9, "7"], None, "Lina Brandt"),
        ("Author", ["", "Lina Brandt", "", "7"], "7", "Lina Brandt"),
        ("Series Name", ["Pilot", "Dark", "", "7"], "Pilot", "Dark"),
    ],
)
def test_a_row_without_a_title_is_called_after_its_show_or_its_text_before_its_id(
    series: str, cells: list[str], title: str | None, creator: str
) -> None:
    found = gathering(title=0, creator=1, text=2, item_id=3, time=4)
    found.mapping = ColumnMapping(title="title", creator=series)
    found.take((2, [*cells, "2026-01-02"]), None)
    (draft,) = found.drafts.values()
    assert draft.creator == creator
    assert draft.title == title if title else draft.title.startswith("A day again") and len(draft.title) == 80


def test_rows_without_a_title_are_told_apart_by_their_texts() -> None:
    found = gathering(title=0, text=1, time=2)
    for day, text in enumerate(("On rye", "On oats", "On rye"), 1):
        found.take((day, ["", text, f"2026-01-0{day}"]), None)
    assert [draft.title for draft in found.drafts.values()] == ["On rye", "On oats"]


def test_a_history_of_nobody_is_refused() -> None:
    found = gathering(owner=None)
    found.take((2, ["Heat", "2026-01-02", ""]), None)
    assert found.refusals.kept[0].reason == "it does not say whose it is"


def test_a_column_of_people_makes_one_person_a_name() -> None:
    found = gathering(owner=None, title=0, time=1, person=2)
    for number, name in ((2, "Noor"), (3, "Noor"), (4, "7")):
        found.take((number, ["Heat", f"2026-01-0{number}", name]), None)
    assert [person.name for person in found.people.values()] == ["Noor", "User 7"]


def test_rows_without_times_are_a_minute_apart_and_everyones_last_is_now() -> None:
    now = datetime(2026, 6, 15, tzinfo=UTC)
    rows = [(2, ["a"]), (3, ["b"]), (4, ["a"])]
    assert moments_in_row_order(rows, 0, now) == [now - timedelta(minutes=1), now, now]
    assert moments_in_row_order(rows, None, now)[0] == now - timedelta(minutes=2)
