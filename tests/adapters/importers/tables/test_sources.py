"""A table on disk can be opened, or the person is told what to do instead; its columns have distinct names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.tables.sources import MOST_COLUMNS, checked_file, named_columns

MINE = Path("mine.csv")


def test_a_file_that_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no file"):
        checked_file(tmp_path / "gone.csv")
    (tmp_path / "empty.csv").touch()
    with pytest.raises(ImportRefused, match="is empty"):
        checked_file(tmp_path / "empty.csv")


def test_a_column_without_a_name_or_with_anothers_gets_one() -> None:
    assert named_columns(MINE, ["Date", "", "Date", "Date (2)"]) == ("Date", "Column 2", "Date (2)", "Date (2) (2)")


@given(st.lists(st.sampled_from(["a", "a (2)", "", "b"]), max_size=30))
def test_columns_are_always_distinct(header: list[str]) -> None:
    names = named_columns(MINE, header)
    assert len(set(names)) == len(names) == len(header)


def test_too_many_columns_are_no_table_of_a_history() -> None:
    with pytest.raises(ImportRefused, match="at most"):
        named_columns(MINE, ["x"] * (MOST_COLUMNS + 1))
