"""An item gathers what its rows say: the first word counts, texts and tags add up, nothing grows without end."""

from datetime import date

import pytest

from core.adapters.importers.tables.drafts import MOST_TAGS_TEXT, Draft, cell_tags, joined_text, published_of
from core.adapters.importers.texts.cells import MOST_TEXT


def test_the_first_word_on_a_point_counts_and_texts_add_up() -> None:
    draft = Draft(item_id="item-1", title="Heat", creator="Mann")
    for role, cell in (
        ("kind", "film"),
        ("kind", "series"),
        ("text", "A heist."),
        ("text", "Los Angeles."),
        ("tags", "a|b"),
    ):
        draft.see(role, cell, "")
    item = draft.item(counts=False)
    assert (item.kind, item.text) == ("film", "A heist. Los Angeles. a, b")


def test_the_highest_popularity_counts_and_interactions_stand_in_for_one_only_when_asked() -> None:
    draft = Draft(item_id="item-1", title="Heat", creator="")
    draft.interactions = 3
    assert draft.item(counts=True).popularity == 3
    assert draft.item(counts=False).popularity == 0
    draft.see("popularity", "7", "")
    draft.see("popularity", "5", "")
    assert draft.item(counts=True).popularity == 7


def test_a_length_is_whole_minutes_and_one_at_least() -> None:
    draft = Draft(item_id="item-1", title="Heat", creator="")
    draft.see("length", "20", "s")
    assert draft.item(counts=False).length_minutes == 1


@pytest.mark.parametrize(
    ("cell", "tags"), [("a|b, c", ["a", "b, c"]), ("a; b", ["a", "b"]), ("['a', 'b']", ["a b"]), ("", [])]
)
def test_tags_are_parted_by_the_strongest_mark_there_is(cell: str, tags: list[str]) -> None:
    assert cell_tags(cell) == tags


def test_a_bare_year_stands_for_its_first_day_and_no_date_for_none() -> None:
    assert published_of("1995", day_first=True) == date(1995, 1, 1)
    assert published_of("15/12/1995", day_first=True) == date(1995, 12, 15)
    assert published_of("long ago", day_first=True) is None


def test_tags_keep_their_place_behind_an_endless_text() -> None:
    text = joined_text(["x" * MOST_TEXT * 2], ["noir", "y" * MOST_TAGS_TEXT * 2])
    assert len(text) <= MOST_TEXT
    assert "noir" in text
