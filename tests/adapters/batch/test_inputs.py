"""Parquet as data tools write it is read: files, folders and patterns, times of any precision, things each once."""

from datetime import datetime
from glob import escape
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.adapters.batch.inputs import check_interactions, files_of, read_things, sql_text
from core.adapters.importers.ground.reading import ImportRefused
from core.entities import Item


def write(path: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_things_are_in_order_of_their_ids_each_once_with_what_is_known_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "a shop's things [2]"
    folder.mkdir()
    write(folder / "1.parquet", item_id=["b", "a", "b"], title=["Rye", "Oats", "Rye again"], creator=["Mo", None, "Mo"])
    assert read_things(str(folder), tmp_path) == [Item("a", "Oats"), Item("b", "Rye", creator="Mo")]
    assert read_things(f"{escape(str(folder))}/*.parquet", tmp_path) == read_things(files_of(str(folder)), tmp_path)


def test_numbers_serve_for_ids_and_a_thing_without_a_title_is_there(tmp_path: Path) -> None:
    path = write(tmp_path / "things.parquet", item_id=[7, 12], title=pa.array(["Seven", None], pa.string()))
    assert read_things(str(path), tmp_path) == [Item("12", ""), Item("7", "Seven")]


@pytest.mark.parametrize(
    "kind", [pa.timestamp("us"), pa.timestamp("ns"), pa.timestamp("ms", tz="Asia/Tokyo"), pa.date32()]
)
def test_moments_of_any_kind_are_interactions(tmp_path: Path, kind: pa.DataType) -> None:
    moment = datetime(2026, 1, 2) if kind != pa.date32() else datetime(2026, 1, 2).date()
    path = write(tmp_path / "took.parquet", person_id=["a"], item_id=["b"], time=pa.array([moment], kind))
    check_interactions(str(path))


@pytest.mark.parametrize("kind", [pa.int64(), pa.string()])
def test_numbers_and_words_are_no_moments(tmp_path: Path, kind: pa.DataType) -> None:
    path = write(tmp_path / "took.parquet", person_id=["a"], item_id=["b"], time=pa.array([7]).cast(kind))
    with pytest.raises(ImportRefused, match="write moments there"):
        check_interactions(str(path))


def test_a_name_with_a_quote_is_only_a_name() -> None:
    assert sql_text("a shop's") == "'a shop''s'"
