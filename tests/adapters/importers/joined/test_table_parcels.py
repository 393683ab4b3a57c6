"""A table of any form is one file of what was brought: every row counts, and several people stay several."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.joined.table_parcels import table_parcels
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.tables.mapping import ColumnMapping

OPTIONS = Options(reader=Reader(datetime(2026, 6, 1, tzinfo=UTC)))


def written(folder: Path, content: str) -> Path:
    path = folder / "a.csv"
    path.write_text(content, encoding="utf-8")
    return path


def table_parcel(path: Path, name: str, options: Options) -> Parcel:
    """Return the only table of a file."""
    (parcel,) = table_parcels(path, name, options)
    return parcel


def test_every_row_of_a_table_is_counted_once(tmp_path: Path) -> None:
    path = written(tmp_path, "title,time\nHeat,2026-01-02\nHeat,2026-01-02\nRan,2026-01-03\n,2026-01-04\nAlien,soon\n")
    held = table_parcel(path, "zip/a.csv", OPTIONS).holding
    assert held is not None
    assert (held.n_rows, held.count(Status.DONE), held.duplicates, held.refusals.n) == (5, 2, 1, 2)


def test_a_table_of_several_people_is_read_as_theirs(tmp_path: Path) -> None:
    parcel = table_parcel(written(tmp_path, "user,title,time\na,Heat,2026-01-02\nb,Ran,2026-01-03\n"), "a.csv", OPTIONS)
    assert parcel.holding is None
    assert parcel.everyone is not None
    assert len(parcel.everyone.people) == 2


def test_a_table_that_cannot_be_read_yet_says_what_to_choose_and_a_mapping_that_is_given_counts(tmp_path: Path) -> None:
    path = written(tmp_path, "what,when\nHeat,2026-01-02\n")
    assert "titles" in table_parcel(path, "a.csv", Options(reader=OPTIONS.reader, mapping=ColumnMapping())).trouble
    mapped = table_parcel(
        path, "a.csv", Options(reader=OPTIONS.reader, mapping=ColumnMapping(title="what", time="when"))
    )
    assert mapped.n_moments == 1


def test_the_order_of_day_and_month_that_was_said_counts_where_no_mapping_says_another(tmp_path: Path) -> None:
    path = written(tmp_path, "title,time\nHeat,03/04/2026\nRan,01/02/2026\nAlien,05/06/2025\n")
    for day_first, month in ((True, 4), (False, 3)):
        held = table_parcel(path, "a.csv", Options(reader=Reader(OPTIONS.reader.now, day_first))).holding
        assert held is not None
        assert held.touches[0].time == datetime(2026, month, 7 - month, tzinfo=UTC)


def test_the_order_that_a_person_chooses_counts_more_than_that_of_a_header(tmp_path: Path) -> None:
    path = written(tmp_path, "title,Date (MM/DD/YYYY)\nHeat,03/04/2024\n")
    for chosen, month in ((None, 3), (True, 4), (False, 3)):
        held = table_parcel(path, "a.csv", Options(reader=Reader(OPTIONS.reader.now, chosen))).holding
        assert held is not None
        assert held.touches[0].time is not None
        assert held.touches[0].time.month == month


def test_tables_in_one_file_are_told_for_themselves(tmp_path: Path) -> None:
    path = tmp_path / "simkl.json"
    shows = [{"last_watched_at": "2024-01-02", "show": {"title": f"Show {n}"}} for n in range(3)]
    movies = [{"last_watched_at": "2024-01-03", "movie": {"title": "Ran"}}]
    wanted = [{"title": "Emma"}, {"title": "Momo"}]
    content = {"shows": shows, "movies": movies, "wishlist": wanted, "friends": [{"age": 3}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    found = table_parcels(path, "simkl.json", OPTIONS)
    assert [(parcel.name, parcel.n_moments, parcel.n_saved) for parcel in found] == [
        ("simkl.json/shows", 3, 0),
        ("simkl.json/wishlist", 0, 2),
        ("simkl.json/movies", 1, 0),
    ]
    assert found[0].holding is not None
    assert "not read: 'friends' (1)." in found[0].holding.notes[-1]


def test_a_file_of_which_one_table_alone_can_be_told_is_that_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(json.dumps({"odd": [{"a": 1}, {"a": 2}, {"a": 3}], "less": [{"b": 1}]}), encoding="utf-8")
    parcel = table_parcel(path, "mine.json", OPTIONS)
    assert (parcel.name, parcel.is_full) == ("mine.json", False)
    assert parcel.inspection is not None
    assert "'less' (1)" in parcel.inspection.notes[-1]


@pytest.mark.parametrize("number", ["17", "B00X{n}", "9780441013{n}", "dQw4w9WgXcQ{n}"])
def test_ids_alone_are_no_titles(tmp_path: Path, number: str) -> None:
    rows = "".join(f"{number.format(n=n)},2026-01-0{n}\n" for n in range(1, 6))
    parcel = table_parcel(written(tmp_path, f"id,time\n{rows}"), "a.csv", OPTIONS)
    assert "no titles" in parcel.trouble
    assert parcel.inspection is not None
    words = written(tmp_path, "id,time\nthe-hobbit,2026-01-02\nemma,2026-01-03\n")
    assert table_parcel(words, "a.csv", OPTIONS).n_moments == 2
    chosen = Options(reader=OPTIONS.reader, mapping=ColumnMapping(item_id="id", time="time"))
    assert table_parcel(written(tmp_path, f"id,time\n{rows}"), "a.csv", chosen).is_full


def test_a_table_of_which_no_row_can_be_taken_says_why(tmp_path: Path) -> None:
    parcel = table_parcel(written(tmp_path, "title,time\nHeat,2099-01-02\nRan,2099-01-03\n"), "a.csv", OPTIONS)
    assert "no row that can be taken" in parcel.trouble
    assert parcel.inspection is not None
