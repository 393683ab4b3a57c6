"""A thing told more fully is the known one; a thing of the same title that is another stays another."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import Reading
from core.adapters.importers.joined.known_again import known_again
from core.entities import Interaction, Item, Person, Saved

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
KNOWN = Item("old", "Rye at home")
TOOK = [Interaction("noor", "old", NOON)]
HOUR = timedelta(hours=1)


def reading(items: Sequence[Item], took: Sequence[Interaction] = (), saved: Sequence[Saved] = ()) -> Reading:
    return Reading(
        collection_id="own-noor",
        name="Noor",
        people=(Person("noor", "Noor"),),
        items=tuple(items),
        interactions=tuple(took),
        saved=tuple(saved),
        refused=(),
        n_rows=len(took) + len(saved),
        n_refused=0,
        duplicates=0,
    )


def ids(brought: Reading) -> set[str]:
    touched = {x.item_id for x in brought.interactions} | {x.item_id for x in brought.saved}
    return touched | {item.item_id for item in brought.items}


@pytest.mark.parametrize(
    ("new", "known"),
    [
        (Item("new", "Rye at home", link="https://rye.example"), KNOWN),
        (Item("new", "RYE at home", creator="Ida", source="Shelf"), KNOWN),
        (Item("new", "Rye at home"), Item("old", "Rye at home", creator="Ida")),
    ],
)
def test_what_is_told_more_fully_or_less_is_the_known_thing_at_the_same_moment(new: Item, known: Item) -> None:
    again = known_again(reading([new], [Interaction("noor", "new", NOON)]), [known], TOOK, [])
    assert ids(again) == {"old"}
    assert again.items[0].link == new.link


@pytest.mark.parametrize(
    ("new", "known", "at"),
    [
        (Item("new", "Oats"), KNOWN, NOON),
        (Item("new", "Rye at home"), KNOWN, NOON + HOUR),
        (Item("new", "Rye at home", creator="Bo"), Item("old", "Rye at home", creator="Ida"), NOON),
        (Item("new", "Rye at home", link="https://b.net"), Item("old", "Rye at home", link="https://a.net"), NOON),
        (Item("new", "Rye at home", kind="film"), Item("old", "Rye at home", kind="book"), NOON),
    ],
)
def test_another_thing_of_the_same_title_stays_another(new: Item, known: Item, at: datetime) -> None:
    assert ids(known_again(reading([new], [Interaction("noor", "new", at)]), [known], TOOK, [])) == {"new"}


def test_what_was_saved_and_is_told_again_or_taken_up_is_the_known_thing() -> None:
    new = Item("new", "Rye at home", link="https://rye.example")
    for brought in (reading([new], saved=[Saved("noor", "new")]), reading([new], [Interaction("noor", "new", NOON)])):
        assert ids(known_again(brought, [KNOWN], [], [Saved("noor", "old")])) == {"old"}
    assert ids(known_again(reading([new], saved=[Saved("noor", "new")]), [KNOWN], TOOK, [])) == {"old"}


def test_of_several_that_would_do_none_is_chosen() -> None:
    new = Item("new", "Rye at home", link="https://rye.example")
    brought = reading([new], [Interaction("noor", "new", NOON)])
    two = [KNOWN, Item("older", "Rye at home", creator="Ida")]
    took = [*TOOK, Interaction("noor", "older", NOON)]
    assert ids(known_again(brought, two, took, [])) == {"new"}
    both = reading([new, KNOWN], [Interaction("noor", "new", NOON), *TOOK])
    assert ids(known_again(both, [KNOWN], TOOK, [])) == {"new", "old"}
    claims = [Item(name, "Rye at home", link=f"https://{name}.example") for name in ("a", "b")]
    took_both = [Interaction("noor", name, NOON) for name in ("a", "b")]
    assert ids(known_again(reading(claims, took_both), [KNOWN], TOOK, [])) == {"a", "b"}


TITLES = st.sampled_from(["Rye", "Oats"])
THINGS = st.builds(Item, st.sampled_from("abcdef"), TITLES, link=st.sampled_from(["", "x", "y"]))


def unlike(least: int = 0) -> st.SearchStrategy[list[Item]]:
    """Return lists of things of which no two share an id."""
    return st.lists(THINGS, min_size=least, max_size=5, unique_by=lambda item: item.item_id)


@given(unlike(), unlike(1))
def test_no_two_things_become_one_and_no_row_is_lost(known: list[Item], new: list[Item]) -> None:
    took = [Interaction("noor", item.item_id, NOON) for item in new]
    stored = [Interaction("noor", item.item_id, NOON) for item in known]
    again = known_again(reading(new, took), known, stored, [])
    assert len({item.item_id for item in again.items}) == len(new)
    assert [x.item_id for x in again.interactions] == [item.item_id for item in again.items]
    assert [(item.title, item.link) for item in again.items] == [(item.title, item.link) for item in new]


@pytest.mark.parametrize(("seconds", "kept"), [(0, 1), (5, 0), (-59, 0), (60, 1), (-60, 1)])
def test_a_moment_within_a_minute_of_a_stored_one_is_there_already(seconds: int, kept: int) -> None:
    brought = reading([KNOWN], [Interaction("noor", "old", NOON + timedelta(seconds=seconds))])
    again = known_again(brought, [KNOWN], TOOK, [])
    assert (len(again.interactions), again.duplicates) == (kept, 1 - kept)


def test_another_act_within_a_minute_is_another_moment() -> None:
    brought = reading([KNOWN], [Interaction("noor", "old", NOON + timedelta(seconds=5), kind="saved")])
    assert known_again(brought, [KNOWN], TOOK, []).interactions == brought.interactions
