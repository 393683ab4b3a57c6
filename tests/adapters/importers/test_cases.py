"""Files as people really have them: every one comes in with the titles and times that it means, or is refused."""

import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers import ImportRefused, Reading, open_history, read_history
from core.entities import Person

CASES = Path(__file__).parents[2] / "cases" / "imports"
NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 25, tzinfo=UTC)
EVENING = "2025-03-02 19:04:05"

TALL = [
    ("Sourdough at home", EVENING),
    ("Truing a wheel", "2025-03-03 19:04:05"),
    ("Nocturne", "2025-03-04 19:04:05"),
    ("Low tide", "2025-03-05 19:04:05"),
]
BREAD = [("Brot für Anfänger", "2025-03-02 19:04:00"), ("Äpfel schälen", "2025-03-03 19:04:00")]
DAYS = ["2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05"]
EPOCH = [("A", "2024-03-01 18:04:05"), ("B", "2024-03-01 18:05:45")]


def days(*titles: str) -> list[tuple[str, str]]:
    """Return titles at midnight of one day after the other, from the second of March 2025."""
    return [(title, f"{day} 00:00:00") for title, day in zip(titles, DAYS, strict=False)]


READ: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "b01_truncated_row.csv": (TALL[:3], ["2 cells where the header has 3"]),
    "b02_truncated_in_quote.csv": (TALL, ["a quotation mark is opened"]),
    "b04_utf16le_bom.csv": (BREAD, []),
    "b05_utf16be_nobom.csv": (BREAD, []),
    "b06_cp1252.csv": (BREAD, []),
    "b07_shift_jis.csv": (days("自家製パンの作り方", "自転車の車輪を直す"), []),
    "b08_cp1251.csv": (days("Домашний хлеб на закваске", "Правка колеса"), []),
    "b09_cp1250_polish.csv": (
        days("Żółty ser domowy i chleb żytni na zakwasie z pieca", "Naprawa roweru: centrowanie koła"),
        [],
    ),
    "b11_gbk.csv": (days("自制酸面包", "修自行车轮"), []),
    "b12_mac_roman.csv": (days("Café crème à la maison", "Déjà vu: réparer un vélo"), []),
    "b13_mixed_delimiters.csv": ([("Truing", "2025-03-03 00:00:00")], ["1 cells where the header has 3"] * 2),
    "b14_quoted_newlines.csv": (days("Sourdough at home", "Truing"), []),
    "b17_dates_1601.csv": (
        [("B", "2025-03-03 10:00:00"), ("C", "2025-03-04 10:00:00")],
        ["the year 1601 cannot be right"],
    ),
    "b18_dates_2106.csv": (
        [("C", "2025-03-04 10:00:00")],
        ["the year 2106 cannot be right", "2099-01-01 lies in the future"],
    ),
    "b19_epoch_seconds.csv": (EPOCH, []),
    "b20_epoch_ms.csv": (EPOCH, []),
    "b21_epoch_us.csv": (EPOCH, []),
    "b22_epoch_mixed_s_ms.csv": (
        [*EPOCH, ("C", EPOCH[0][1]), ("D", EPOCH[1][1]), ("E", "2024-03-01 18:07:25")],
        [],
    ),
    "b23_excel_serials.csv": (
        [("A", "2024-03-01 18:00:00"), ("B", "2024-03-02 06:00:00"), ("C", "2024-03-03 00:00:00")],
        [],
    ),
    "b24_excel_serials_decimal_comma.csv": ([("A", "2024-03-01 18:00:00"), ("B", "2024-03-02 06:00:00")], []),
    "b25_formulas.csv": (days('=HYPERLINK("http://evil.example","x")', "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0"), []),
    "b26_script_tags.csv": (days("<script>alert(1)</script>", "</div><h1>Hi</h1>"), []),
    "b27_rtl_override.csv": (days("gnp.exe song", "مرحبا بالعالم", "\u200fאבג\u200f"), []),
    "b28_nuls.csv": (days("Sour dough", "Truing"), []),
    "b31_nan.json": ([("A", "2025-03-02 00:00:00"), ("C", "2025-03-04 00:00:00")], ["the time is empty"]),
    "b32_dup_headers.csv": (days("Sourdough", "Truing"), []),
    "b38_gzip.csv.gz": (TALL, []),
    "b40_parquet_types.parquet": ([(title, EVENING) for title in "ABC"], []),
    "b41_parquet_date32.parquet": (days("A", "B"), []),
    "b42_parquet_int96.parquet": ([("A", EVENING)], ["the time is empty"]),
    "b44_parquet_struct_title.parquet": (EPOCH, []),
    "b45_cr_only.csv": (TALL, []),
    "b46_json_bom.json": (days("A", "B"), []),
    "b47_json_concatenated.json": (days("A", "B"), []),
    "b49_json_lone_surrogate.json": (days("A loaf", "B"), []),
    "b50_jsonl_bad_lines.jsonl": (days("A", "B"), ["it is no JSON object"] * 3),
    "b59_footer.csv": (TALL, ["the time is empty"]),
    "b62_times_only_midnight_us_iso_mix.csv": (
        [("A", "2025-03-02 00:00:00"), ("B", "2025-04-03 00:00:00"), ("C", "2025-04-13 00:00:00")],
        [],
    ),
    "b63_negative_epoch.csv": (
        [("B", "2024-03-01 18:05:45"), ("C", "2024-03-01 18:07:25")],
        ["the number -86400 is no time"],
    ),
    "b64_unquoted_commas.csv": ([("Truing", "2025-03-03 00:00:00")], ["4 cells where the header has 2"]),
    "b65_single_object.json": (days("A"), []),
    "b67_list_of_lists.json": (days("A", "B"), []),
    "b68_person_col_numbers.csv": (days("A", "B", "C"), []),
    **{
        f"b57_locale_{name}.csv": ([("A", f"2025-03-02 19:04:{s}"), ("B", f"2024-03-02 19:04:{s}")], [])
        for name in ("ar_latn", "da", "el", "fi", "fr_h", "hu", "id", "ja_pm", "vi", "zh_pm")
        for s in ["00" if name == "fr_h" else "05"]
    },
    "ml-100k.zip": (
        [
            ("Les Misérables (1995)", "1997-11-07 07:18:36"),
            ("GoldenEye (1995)", "1998-04-04 19:22:22"),
            ("Toy Story (1995)", "1997-12-04 15:55:49"),
        ],
        [],
    ),
}
REFUSED = {
    "b03_truncated.json": "cut off or no proper JSON",
    "b15_header_only.csv": "has columns but no rows",
    "b16_one_column.csv": "the times, or 'row order'",
    "b35_zip_symlink.zip": "points outside of it",
    "b36_nested.zip": "another archive",
    "b43_parquet_cut.parquet": "damaged or cut-off Parquet",
    "b48_json_trailing_comma.json": "no proper JSON",
    "b51_empty.csv": "is empty",
    "b52_blank.csv": "nothing but blank lines",
    "b53_book.xlsx": "Save it again, or save its sheet as 'CSV UTF-8'",
    "b54_book.ods": "Save it again, or save its sheet as 'CSV UTF-8'",
    "b55_odd_times.csv": "the times, or 'row order'",
    "b61_3000_columns.csv": "at most 2,000 can be read",
}
OTHERS = {"b37_zip_two_tables.zip", "b56_locale_dates.csv", "ml-1m.zip", "ml-latest-small.zip"}


def read(name: str) -> Reading:
    reading = read_history(CASES / name, person=NOOR, now=NOW)
    counted = len(reading.interactions) + reading.n_refused + reading.duplicates + reading.left_out
    assert reading.n_rows == counted
    return reading


def rows_of(reading: Reading) -> list[tuple[str, str]]:
    titles = {item.item_id: item.title for item in reading.items}
    return [(titles[i.item_id], f"{i.time:%Y-%m-%d %H:%M:%S}") for i in reading.interactions]


@pytest.mark.parametrize("name", READ)
def test_a_file_comes_in_with_the_titles_and_times_that_it_means(name: str) -> None:
    rows, reasons = READ[name]
    reading = read(name)
    assert sorted(rows_of(reading)) == sorted(rows)
    assert reading.n_refused == len(reasons)
    for refusal, reason in zip(reading.refused, reasons, strict=True):
        assert reason in refusal.reason


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_right_is_refused_with_the_next_step(name: str) -> None:
    with pytest.raises(ImportRefused, match=REFUSED[name]):
        read(name)


def test_every_case_is_held_to_what_it_means() -> None:
    assert {path.name for path in CASES.glob("[bm][0-9l]*")} == READ.keys() | REFUSED.keys() | OTHERS


def test_one_evening_in_thirty_nine_languages_is_that_evening_or_refused() -> None:
    reading = read("b56_locale_dates.csv")
    titled = dict(rows_of(reading))
    zoned = {"de": "2025-03-02 18:04:05", "ja": "2025-03-02 10:04:05"}
    for title, time in titled.items():
        assert time in (zoned.get(title, EVENING), "2025-03-02 19:04:00")
    assert len(titled) == 39
    assert [refusal.reason for refusal in reading.refused] == ["the year 1403 cannot be right"]


def test_ratings_and_people_of_tables_are_theirs() -> None:
    assert [i.value for i in read("b40_parquet_types.parquet").interactions] == [4.5, 3.0, None]
    assert [i.value for i in read("b31_nan.json").interactions] == [None, 4.0]
    assert [person.name for person in read("b68_person_col_numbers.csv").people] == ["User 1", "User 2"]


@pytest.mark.parametrize(
    ("name", "people", "titles"),
    [
        ("ml-100k.zip", 3, ["Toy Story (1995)", "GoldenEye (1995)", "Les Misérables (1995)"]),
        ("ml-1m.zip", 2, ["Toy Story (1995)", "Jumanji (1995)", "Les Misérables (1995)"]),
        ("ml-latest-small.zip", 2, ["Toy Story (1995)", "The American President (1995)", "Heat (1995)"]),
    ],
)
def test_movielens_is_read_in_every_layout(name: str, people: int, titles: list[str]) -> None:
    reading = read(name)
    assert (len(reading.interactions), len(reading.people)) == (3, people)
    assert [item.title for item in reading.items] == titles


def test_a_table_beside_a_history_is_never_taken_for_it() -> None:
    """An archive of two tables asks, or takes the history."""
    titles: list[str] = []
    with suppress(ImportRefused):
        titles = [title for title, _ in rows_of(read("b37_zip_two_tables.zip"))]
    assert titles in ([], [title for title, _ in TALL])


SIGNS = ["title", "time", "creator", ",", ";", "\t", "\n", '"', "{", "}", "[", "]", ":", '"title"', '"time"', "null"]
CELLS = ["2025-03-02", "1709316245", "午後7:04", "NaN", "\\ud83d", "é", "\x00", "\ufeff", "=1+1", "PK\x03\x04", "1e999"]
PIECES = st.lists(st.sampled_from(SIGNS + CELLS), max_size=40).map("".join)


@given(PIECES, st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", "mac_roman"]))
def test_no_file_made_of_the_pieces_of_tables_ends_in_an_error_that_nobody_expected(text: str, encoding: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine"
        path.write_bytes(text.encode(encoding, "replace"))
        with suppress(ImportRefused):
            open_history(path)
        with suppress(ImportRefused):
            reading = read_history(path, person=NOOR, now=NOW)
            assert reading.n_rows == len(reading.interactions) + reading.n_refused + reading.duplicates
