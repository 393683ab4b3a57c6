"""The rated table of the demo people's names is whole, and its shares are what the benchmark prints."""

from pathlib import Path

import pytest

from benchmarks.demo_names import (
    COLUMNS,
    HIDDEN,
    RATINGS,
    STRICT,
    UNNAMED,
    UNNAMED_ITEMS,
    Journey,
    blind,
    rated,
    read_table,
    shares,
    table,
)

FOUND = [
    Journey("ann", 0, "Bread", ("Rye bread", "Old bread")),
    Journey("ann", 1, "Other things", ("Rain", "Keys")),
]
BEFORE = [dict(zip(COLUMNS, ("ann", "0", "2", "", "", "Bread", "good"), strict=True))]


def test_names_that_stayed_are_listed_once_and_new_ones_beside_old_ones(tmp_path: Path) -> None:
    rows = table(FOUND, BEFORE)
    lines = blind(rows, FOUND, seed=1)
    assert sorted((line.row, line.column) for line in lines) == [(0, "before+after"), (1, "after")]
    noted = tmp_path / "ratings.txt"
    noted.write_text("\n".join(f"{at} {'unnamed' if line.row else 'good'}" for at, line in enumerate(lines)))
    assert [row["rating_after"] for row in rated(rows, lines, noted)] == ["good", UNNAMED]
    assert rows[0]["rating_before"] == "good"


def test_a_journey_of_other_size_has_no_name_before() -> None:
    grown = [Journey("ann", 0, "Bread", ("Rye bread", "Old bread", "Flat bread"))]
    assert table(grown, BEFORE)[0]["name_before"] == ""


def test_shares_are_of_the_names_given() -> None:
    ratings = ("good", "good", "passable", "bad", UNNAMED)
    names = ("Bread", "Rain", "Keys", "Other things", "Other things (2)")
    cells = [("ann", str(at), "5" if at < 4 else "4", "", "", names[at], ratings[at]) for at in range(5)]
    found = shares([dict(zip(COLUMNS, row, strict=True)) for row in cells])
    given = {"good": 0.5, "passable": 0.25, "bad": 0.25}
    assert found == given | {UNNAMED: 0.2, UNNAMED_ITEMS: 0.167, HIDDEN: 0.25}
    assert set(shares([]).values()) == {0.0}


def test_the_kept_table_is_rated_throughout() -> None:
    rows = read_table()
    assert len(rows) > 150
    assert {row["rating_after"] for row in rows} <= {*RATINGS, UNNAMED}
    for row in rows:
        assert row["rating_before"] in ({*RATINGS, UNNAMED} if row["name_before"] else {""})


@pytest.mark.parametrize(("rating", "most"), [("bad", 0.08), (UNNAMED_ITEMS, 0.08), (HIDDEN, 0.03)])
def test_few_names_are_bad_few_items_without_one_and_few_subjects_hidden(rating: str, most: float) -> None:
    assert shares(read_table())[rating] <= most


def test_to_a_strict_reader_the_names_that_ship_are_good_twice_as_often_as_bad_ones_are_left() -> None:
    rows = read_table(STRICT)
    assert len(rows) > 150
    assert {row["rating_after"] for row in rows} <= {*RATINGS, UNNAMED}
    before, after = shares(rows, "before"), shares(rows)
    assert after["good"] >= 0.5
    assert after["bad"] <= before["bad"] / 1.8
    assert after[UNNAMED] <= 0.13
