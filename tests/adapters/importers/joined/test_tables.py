"""Tables of every format are read by a mapping; bad rows are refused with a reason, never lost."""

import csv
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from adapters.importers.table_files import inspect, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.importers import ROW_ORDER, ColumnMapping, ImportRefused, Reading
from core.adapters.importers.ground.reading import MOST_REFUSALS
from core.adapters.importers.texts.cells import MOST_TEXT, MOST_TITLE, clean
from core.entities import Person

ADA = Person("ada", "Ada")
NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
TITLE_TIME = ColumnMapping(title="title", time="time")


def written(folder: Path, content: str | bytes, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read_csv(folder: Path, content: str | bytes, mapping: ColumnMapping = TITLE_TIME) -> Reading:
    reading = read(written(folder, content), mapping, person=ADA, now=NOW)
    assert reading.n_rows == len(reading.interactions) + reading.n_refused + reading.duplicates
    return reading


def titles(reading: Reading) -> list[str]:
    by_id = {item.item_id: item.title for item in reading.items}
    return [by_id[interaction.item_id] for interaction in reading.interactions]


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("", "is empty"),
        ("\n\n  \n", "nothing but blank lines"),
        ("title,time\n", "columns but no rows"),
        ("name,when\nHeat,2026-01-02\n", "no column 'title'.*columns are: name, when"),
        (bytes(range(256)) * 40, "no text file"),
        (b"\x89PNG\r\n" + b"x" * 90, "a picture"),
        (b"SQLite format 3\x00" + b"x" * 90, "a SQLite database"),
        (
            "title,time\nCafé,2026-01-02\n".encode() + "Zoë,2026-01-02\n".encode("latin-1"),
            "mixes two encodings",
        ),
        ("title,time\nМир,2026-01-02\n".encode("cp1251"), "cannot be told for sure"),
        ("title,time\nHeat,2026-01-02\n".encode("utf-16")[:-1], "cut off or damaged"),
        (b"PK\x03\x04" + b"x" * 50, "an archive"),
        (b"PAR1" + b"x" * 50, "damaged or cut-off Parquet"),
        ('[{"title": "Heat"', "cut off or no proper JSON .at line 1"),
        ("[1, 2, 3]", "no list of objects"),
        ('{"a": ' * 5_000, "nested too deeply|cut off"),
        ('[{"title": ' + "9" * 9_000 + "}]", "number too long"),
        (",".join(f"c{n}" for n in range(2_100)) + "\n1\n", "2,100 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_advice(tmp_path: Path, content: str | bytes, advice: str) -> None:
    with pytest.raises(ImportRefused, match=advice):
        read_csv(tmp_path, content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"no file gone.csv"):
        read(tmp_path / "gone.csv", TITLE_TIME, person=ADA)


def test_whose_history_it_is_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="Say whose history this is"):
        read(written(tmp_path, "title,time\nHeat,2026-01-02\n"), TITLE_TIME)


@pytest.mark.parametrize(
    ("rows", "row", "reason"),
    [
        ("Heat,yesterday\nRan,2026-01-02", 2, "no time that can be read"),
        ("Heat,\nRan,2026-01-02", 2, "the time is empty"),
        (",2026-01-02\nRan,2026-01-02", 2, "neither a title nor an id"),
        ("Ran,2026-01-02\nHeat", 3, "it has 1 cell where the header has 2"),
        ("Ran,2026-01-02\n\nHeat,2026-01-02,more", 4, "it has 3 cells where the header has 2"),
        ('"He"at,2026-01-02\nRan,2026-01-02', 2, "quotation mark"),
        ('"Heat,2026-01-02\nRan,2026-01-02', 2, "quotation mark"),
        ("Ran,2026-01-02\nHeat,1066-10-14", 3, "the year 1066"),
    ],
)
def test_a_bad_row_is_refused_and_the_others_are_read(tmp_path: Path, rows: str, row: int, reason: str) -> None:
    reading = read_csv(tmp_path, f"title,time\n{rows}\n")
    assert titles(reading) == ["Ran"]
    assert reading.n_refused == 1
    assert reading.refused[0].row == row
    assert reason in reading.refused[0].reason


def test_an_open_quote_costs_one_row_of_many(tmp_path: Path) -> None:
    rows = [f"Film {n},2026-01-02" for n in range(2_000)]
    rows[10] = '"' + rows[10]
    reading = read_csv(tmp_path, "title,time\n" + "\n".join(rows))
    assert (len(reading.interactions), reading.n_refused, reading.refused[0].row) == (1_999, 1, 12)


def test_every_refusal_is_counted_and_the_first_thousand_are_kept(tmp_path: Path) -> None:
    reading = read_csv(tmp_path, "title,time\n" + "Heat,never\n" * 1_500 + "Ran,2026-01-02\n")
    assert (reading.n_refused, len(reading.refused), reading.n_rows) == (1_500, MOST_REFUSALS, 1_501)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("=1+1", "=1+1"),
        ('"Two\nlines"', "Two lines"),
        ("N\x00UL", "N UL"),
        ('"He said ""hi"""', 'He said "hi"'),
        ('12" vinyl', '12" vinyl'),
        ("x" * 200_000, "x" * (MOST_TITLE - 1) + "…"),
    ],
)
def test_a_strange_cell_is_cleaned_and_kept(tmp_path: Path, cell: str, title: str) -> None:
    assert titles(read_csv(tmp_path, f"title,time\n{cell},2026-01-02\n")) == [title]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["title", "time"], ["Amélie, “1”", "2026-01-02"], ["Zoë and friends", "2026-01-03"]]
    path = tmp_path / "mine.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    assert inspect(path).delimiter == delimiter
    assert titles(read(path, TITLE_TIME, person=ADA)) == ["Amélie, “1”", "Zoë and friends"]


def test_an_inspection_shows_what_was_found(tmp_path: Path) -> None:
    seen = inspect(written(tmp_path, "sep=;\nTitel;Datum\nDas Boot;12.03.2026\nHeimat;13.03.2026\n"))
    assert (seen.format, seen.columns, seen.n_rows, seen.encoding) == ("csv", ("Titel", "Datum"), 2, "utf-8")
    assert seen.sample == (("Das Boot", "12.03.2026"), ("Heimat", "13.03.2026"))
    assert seen.mapping == ColumnMapping(title="Titel", time="Datum")


def test_a_table_without_a_header_gets_numbered_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "Radiohead,Idioteque,02 Jan 2026 10:30\nBjork,Joga,03 Jan 2026 10:30\n")
    seen = inspect(path)
    assert (seen.columns, seen.n_rows) == (("Column 1", "Column 2", "Column 3"), 2)
    mapping = ColumnMapping(creator="Column 1", title="Column 2", time="Column 3")
    assert titles(read(path, mapping, person=ADA)) == ["Idioteque", "Joga"]


def test_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert inspect(written(tmp_path, "title,Date,Date,\nHeat,x,y,z\n")).columns == (
        "title",
        "Date",
        "Date (2)",
        "Column 4",
    )


def test_an_ambiguous_order_of_day_and_month_is_noted_and_can_be_settled(tmp_path: Path) -> None:
    path = written(tmp_path, "title,time\nHeat,03/04/2026\n")
    assert "the day first" in inspect(path).notes[0]
    mapping = ColumnMapping(title="title", time="time", day_first=False)
    assert read(path, mapping, person=ADA).interactions[0].time == datetime(2026, 3, 4, tzinfo=UTC)


def test_rows_without_times_are_read_in_their_order_only_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "title\nHeat\nRan\nHeat\n")
    assert "row order" in inspect(path).notes[0]
    with pytest.raises(ImportRefused, match="row order"):
        read(path, ColumnMapping(title="title"), person=ADA)
    reading = read(path, ColumnMapping(title="title", time=ROW_ORDER), person=ADA, now=NOW)
    assert [i.time for i in reading.interactions] == [NOW - timedelta(minutes=n) for n in (2, 1, 0)]
    assert (len(reading.items), reading.duplicates) == (2, 0)


def test_everyone_in_row_order_ends_now(tmp_path: Path) -> None:
    path = written(tmp_path, "user,title\n1,Heat\n1,Ran\n2,Heat\n")
    reading = read(path, ColumnMapping(person="user", title="title", time=ROW_ORDER), now=NOW)
    assert [i.time for i in reading.interactions] == [NOW - timedelta(minutes=1), NOW, NOW]


def test_a_repeated_interaction_is_counted_and_kept_once(tmp_path: Path) -> None:
    reading = read_csv(tmp_path, "title,time\nHeat,2026-01-02\nHEAT ,2026-01-02\nHeat,2026-01-03\n")
    assert (len(reading.interactions), len(reading.items), reading.duplicates) == (2, 1, 1)


def test_a_column_of_people_gives_one_person_each(tmp_path: Path) -> None:
    mapping = ColumnMapping(title="title", time="time", person="user")
    path = written(tmp_path, "user,title,time\n17,Heat,2026-01-02\nZoë,Heat,2026-01-02\n,Ran,2026-01-02\n9,Ran,x\n")
    reading = read(path, mapping)
    assert [person.name for person in reading.people] == ["User 17", "Zoë"]
    assert [item.popularity for item in reading.items] == [2.0]
    assert reading.refused[0].reason == "it does not say whose it is"


def test_ids_are_made_of_content_and_last(tmp_path: Path) -> None:
    one = read_csv(tmp_path, "title,time\nHeat,2026-01-02\nRan,2026-01-03\n")
    two = read_csv(tmp_path, "title,time\nRan,2026-01-04\nHeat,2026-01-02\n")
    assert {item.item_id for item in one.items} == {item.item_id for item in two.items}
    assert one.collection_id == two.collection_id


def test_items_of_one_id_but_other_titles_are_told_apart_across_files(tmp_path: Path) -> None:
    mapping = ColumnMapping(title="title", time="time", item_id="id")
    one = read_csv(tmp_path, "id,title,time\n1,Heat,2026-01-02\n1,Heat (new),2026-01-03\n", mapping)
    two = read_csv(tmp_path, "id,title,time\n1,Ran,2026-01-02\n", mapping)
    assert len(one.items) == 1
    assert one.items[0].item_id != two.items[0].item_id


def test_a_title_falls_back_to_the_id(tmp_path: Path) -> None:
    reading = read_csv(tmp_path, "id,time\nB00X,2026-01-02\n", ColumnMapping(item_id="id", time="time"))
    assert titles(reading) == ["B00X"]


def test_everything_that_is_mapped_arrives(tmp_path: Path) -> None:
    content = (
        "title,time,by,type,did,stars,about,len,views,lang,tags,year\n"
        'Heat,2026-01-02T03:04:05+01:00,Mann,film,seen,"4,5",A heist.,2:50:00,1.2K,en,crime|drama,1995\n'
        "Heat,2026-01-03,Mann,,seen,good,Again.,,,,drama|noir,\n"
    )
    mapping = ColumnMapping(
        title="title",
        creator="by",
        time="time",
        kind="type",
        action="did",
        value="stars",
        text="about",
        length="len",
        popularity="views",
        language="lang",
        tags="tags",
        published="year",
    )
    reading = read_csv(tmp_path, content, mapping)
    item, interaction = reading.items[0], reading.interactions[0]
    assert (item.creator, item.kind, item.length_minutes, item.popularity) == ("Mann", "film", 170, 1200.0)
    assert (item.language, str(item.published)) == ("en", "1995-01-01")
    assert item.text == "A heist. Again. crime, drama, noir"
    assert (interaction.kind, interaction.value) == ("seen", 4.5)
    assert interaction.time == datetime(2026, 1, 2, 2, 4, 5, tzinfo=UTC)
    assert reading.notes == ("1 value is no number and was left empty.",)


def test_long_texts_are_cut_and_tags_keep_their_place(tmp_path: Path) -> None:
    mapping = ColumnMapping(title="title", time="time", text="text", tags="tags")
    reading = read_csv(tmp_path, f"title,time,text,tags\nHeat,2026-01-02,{'word ' * 50_000},crime\n", mapping)
    assert len(reading.items[0].text) <= MOST_TEXT
    assert reading.items[0].text.endswith("… crime")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.jsonl",
            '{"title": "Heat", "time": 1767312000}\n\n{broken\n[1]\n{"title": "Ran", "time": 1767398400}\n',
        ),
        ("a.json", '[{"title": "Heat", "time": 1767312000}, 7, null, {"title": "Ran", "time": 1767398400}]'),
        (
            "a.json",
            '{"rows": [{"title": "Heat", "time": 1767312000}, 7, 8, {"title": "Ran", "time": 1767398400}]}',
        ),
    ],
)
def test_json_is_read_and_what_is_no_object_is_refused(tmp_path: Path, name: str, content: str) -> None:
    reading = read(written(tmp_path, content, name), TITLE_TIME, person=ADA)
    assert titles(reading) == ["Heat", "Ran"]
    assert [refusal.reason for refusal in reading.refused] == ["it is no JSON object"] * 2
    assert reading.interactions[0].time == datetime(2026, 1, 2, tzinfo=UTC)


def test_nested_json_becomes_columns(tmp_path: Path) -> None:
    record = {"show": {"title": "Dark", "ids": {"imdb": "tt1"}}, "tags": ["a", "b"], "by": [{"name": "Odar"}]}
    seen = inspect(written(tmp_path, json.dumps([record]), "a.json"))
    assert seen.columns == ("show.title", "show.ids.imdb", "tags", "by.name")
    assert seen.sample == (("Dark", "tt1", "a|b", "Odar"),)


def test_parquet_times_of_any_type_end_in_utc(tmp_path: Path) -> None:
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    for type_ in (
        pa.timestamp("ns", "Asia/Tokyo"),
        pa.timestamp("ms"),
        pa.timestamp("s", "UTC"),
        pa.date32(),
    ):
        naive = moment if type_ != pa.timestamp("ms") else moment.replace(tzinfo=None)
        times = pa.array([moment.date() if type_ == pa.date32() else naive], type_)
        table = pa.table({"title": pa.array(["Heat"]).dictionary_encode(), "time": times})
        pq.write_table(table, tmp_path / "a.parquet")
        reading = read(tmp_path / "a.parquet", TITLE_TIME, person=ADA)
        expected = moment.replace(hour=0, minute=0, second=0) if type_ == pa.date32() else moment
        assert reading.interactions[0].time == expected


def test_a_time_that_python_cannot_hold_costs_its_row_only(tmp_path: Path) -> None:
    times = pa.array([1767312000, 9_999_999_999_999], pa.timestamp("s"))
    pq.write_table(pa.table({"title": ["Heat", "Ran"], "time": times}), tmp_path / "a.parquet")
    reading = read(tmp_path / "a.parquet", TITLE_TIME, person=ADA)
    assert (titles(reading), reading.n_refused) == (["Heat"], 1)


def test_a_cut_parquet_file_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"title": ["Heat"], "time": [1]}), tmp_path / "a.parquet")
    path = written(tmp_path, (tmp_path / "a.parquet").read_bytes()[:-20], "a.parquet")
    with pytest.raises(ImportRefused, match="damaged or cut-off Parquet"):
        inspect(path)


def test_progress_ends_with_everything_done(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    path = written(tmp_path, "title,time\n" + "Heat,2026-01-02\n" * 12_000)
    reading = read(path, TITLE_TIME, person=ADA, progress=lambda done, total: steps.append((done, total)))
    assert len(steps) >= 3
    assert steps[-1][0] == steps[-1][1]
    assert all(a <= b for (a, _), (b, _) in pairwise(steps))
    assert reading.duplicates == 11_999


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).filter(clean)
ROWS = st.lists(
    st.tuples(WORDS, WORDS, st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1)), st.integers(0, 10)),
    min_size=1,
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ROWS, st.sampled_from(["csv", "tsv", "jsonl", "json", "parquet"]))
def test_a_written_table_reads_back_as_the_same_rows(
    tmp_path: Path, rows: list[tuple[str, str, datetime, int]], form: str
) -> None:
    header = ("title", "creator", "time", "value")
    records = [dict(zip(header, (t, c, m.isoformat(), v), strict=True)) for t, c, m, v in rows]
    path = tmp_path / f"a.{form}"
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(records), path)
    elif form == "json":
        path.write_text(json.dumps(records), encoding="utf-8")
    elif form == "jsonl":
        path.write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, delimiter="\t" if form == "tsv" else ",")
            writer.writeheader()
            writer.writerows(records)
    mapping = ColumnMapping(title="title", creator="creator", time="time", value="value")
    reading = read(path, mapping, person=ADA, now=datetime(2090, 1, 1, tzinfo=UTC))
    items = {item.item_id: item for item in reading.items}
    got = {
        (items[i.item_id].title.casefold(), items[i.item_id].creator.casefold(), i.time) for i in reading.interactions
    }
    assert got == {(clean(t).casefold(), clean(c).casefold(), m.replace(tzinfo=UTC)) for t, c, m, _ in rows}
    assert reading.n_refused == 0
    assert len(reading.interactions) + reading.duplicates == len(rows) == reading.n_rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_importer(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    with suppress(ImportRefused):
        seen = inspect(path)
        read(path, ColumnMapping(title=seen.columns[0], time=ROW_ORDER), person=ADA, now=NOW)


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("Date (MM/DD/YYYY)", "2024-03-04"),
        ("Date (DD/MM/YYYY)", "2024-04-03"),
        ("Datum (TT.MM.JJJJ)", "2024-04-03"),
        ("Fecha (DD/MM/AAAA)", "2024-04-03"),
        ("M/D/YY", "2024-03-04"),
    ],
)
def test_the_order_of_day_and_month_that_a_header_gives_counts(tmp_path: Path, header: str, day: str) -> None:
    path = written(tmp_path, f"title,{header}\nHeat,03/04/2024\nRan,01/02/2024\nJaws,05/06/2024\n")
    seen = inspect(path)
    assert seen.mapping is not None
    assert not seen.notes
    assert f"{read(path, seen.mapping, person=ADA, now=NOW).interactions[0].time:%Y-%m-%d}" == day
