"""The rated table of the demo people's names is whole, and its shares are what the benchmark prints."""

from pathlib import Path

import pytest

from benchmarks.demo_names import COLUMNS, RATINGS, UNNAMED, Journey, blind, rated, read_table, shares, table

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


def test_shares_are_of_the_names_given() -> None:
    rows = [{"rating_after": rating} for rating in ("good", "good", "passable", "bad", UNNAMED)]
    assert shares(rows) == {"good": 0.5, "passable": 0.25, "bad": 0.25, UNNAMED: 0.2}
    assert shares([]) == {"good": 0.0, "passable": 0.0, "bad": 0.0, UNNAMED: 0.0}


def test_the_kept_table_is_rated_throughout() -> None:
    rows = read_table()
    assert len(rows) > 150
    assert {row[f"rating_{when}"] for row in rows for when in ("before", "after")} <= {*RATINGS, UNNAMED}


@pytest.mark.parametrize(("rating", "most"), [("bad", 0.08), (UNNAMED, 0.12)])
def test_few_names_are_bad_or_missing(rating: str, most: float) -> None:
    assert shares(read_table())[rating] <= most
