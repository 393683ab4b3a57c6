"""Ratings of either layout are counted and chosen in DuckDB; what cannot be read is told by its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.adapters.importers.tables.ratings import Ratings, open_ratings

ROWS = ["1,10,4.0,1000000000", "1,11,2.0,1000000001", "2,10,5.0,1000000002", "x,10,5.0,1000000003", "2,11,3.0,-5"]


@pytest.fixture(params=["new", "old"])
def ratings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ratings]:
    folder = tmp_path / "it's [mine]"
    folder.mkdir()
    old = request.param == "old"
    lines = [row.replace(",", "::") for row in ROWS] if old else ["userId,movieId,rating,timestamp", *ROWS]
    (folder / "ratings").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "tags").write_text(
        "userId,movieId,tag,timestamp\n1,10,Noir,1\n2,10, noir ,2\n2,10,slow,3\n", encoding="utf-8"
    )
    found = open_ratings(folder / "ratings", folder / "tags")
    yield found
    found.close()


def test_every_row_is_counted_and_what_cannot_be_read_is_told(ratings: Ratings) -> None:
    assert ratings.n_rows() == 5
    assert ratings.popularity() == {10: 2, 11: 1}
    reasons = [refusal.reason for refusal in ratings.refusals().kept]
    assert sorted(reasons) == ["a cell is empty, or its time cannot be right", "a cell is no number"]


def test_the_most_active_people_are_chosen_and_come_in_order_of_time(ratings: Ratings) -> None:
    assert [row[:3] for row in ratings.chosen(1, 0.0)] == [(1, 10, 4.0), (1, 11, 2.0)]
    assert [row[:2] for row in ratings.chosen(None, 3.0)] == [(1, 10), (2, 10)]


def test_the_most_frequent_tags_come_first_whatever_their_capitals(ratings: Ratings) -> None:
    assert ratings.tags() == {10: ["noir", "slow"]}


def test_what_does_not_fit_into_memory_is_put_aside_in_a_folder_of_our_own_and_gone_when_closed(
    ratings: Ratings,
) -> None:
    ((aside,),) = ratings.connection.execute("SELECT current_setting('temp_directory')").fetchall()
    folder = Path(str(aside))
    assert folder.name.startswith("journeys-")
    assert folder.stat().st_mode & 0o777 == 0o700
    ratings.close()
    assert not folder.exists()
