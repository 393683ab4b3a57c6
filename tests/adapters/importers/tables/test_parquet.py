"""Parquet files are read in UTC, and a damaged one is refused with advice."""

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from core.adapters.importers.ground.reading import ImportRefused, Refusal
from core.adapters.importers.tables.parquet import open_parquet
from core.adapters.importers.tables.sources import no_progress


def test_times_of_any_zone_come_as_utc_and_codes_as_their_words(tmp_path: Path) -> None:
    moment = datetime(2026, 1, 2, 10, tzinfo=UTC)
    times = pa.array([moment], pa.timestamp("ns", tz="America/New_York"))
    table = pa.table({"title": pa.array(["Heat"]).dictionary_encode(), "time": times})
    pq.write_table(table, tmp_path / "mine.parquet")
    source = open_parquet(tmp_path / "mine.parquet")
    assert (source.columns, source.n_rows) == (("title", "time"), 1)
    assert list(source.rows(no_progress)) == [(1, ("Heat", moment.replace(tzinfo=None)))]


def test_a_year_that_no_calendar_holds_is_an_empty_cell(tmp_path: Path) -> None:
    far = pa.array([2**60, 0], pa.int64()).cast(pa.timestamp("us"))
    pq.write_table(pa.table({"time": far}), tmp_path / "far.parquet")
    rows = list(open_parquet(tmp_path / "far.parquet").rows(no_progress))
    assert rows == [(1, (None,)), (2, (datetime(1970, 1, 1),))]


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    pq.write_table(pa.table({"title": ["Heat"] * 500}), tmp_path / "cut.parquet")
    whole = (tmp_path / "cut.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(ImportRefused, match="damaged or cut-off"):
        open_parquet(tmp_path / "cut.parquet")


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"title": pa.array([], pa.string())}), tmp_path / "none.parquet")
    with pytest.raises(ImportRefused, match="no rows"):
        open_parquet(tmp_path / "none.parquet")


def test_nested_fields_become_columns_as_in_json(tmp_path: Path) -> None:
    records = [{"show": {"title": "Heat", "by": {"name": "Mann"}}, "time": "2026-01-02"}, {"show": None, "time": "x"}]
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "a.parquet")
    source = open_parquet(tmp_path / "a.parquet")
    assert source.columns == ("show.title", "show.by.name", "time")
    rows = [row for row in source.rows(no_progress) if not isinstance(row, Refusal)]
    assert [tuple(cells) for _, cells in rows] == [("Heat", "Mann", "2026-01-02"), (None, None, "x")]
