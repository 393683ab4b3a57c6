"""A service's export that was saved as a workbook is read as the service's, with its backlog and its own ratings."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from adapters.importers.formats.test_spreadsheet import Cell, ods, xlsx

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.joined import choosing
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
HEADER: list[Cell] = [
    "Book Id", "Title", "Author", "My Rating", "Average Rating", "Date Read", "Date Added", "Exclusive Shelf",
]  # fmt: skip
READ: list[Cell] = ["1", "Tides", "Ada Roe", "4", "3.9", datetime(2021, 2, 3, tzinfo=UTC), "2021/01/01", "read"]
WAITS: list[Cell] = ["2", "Moss", "Ada Roe", "0", "4.1", "", datetime(2021, 1, 2, tzinfo=UTC), "to-read"]


@pytest.mark.parametrize("name", ["books.xlsx", "books.ods"])
def test_books_in_a_workbook_are_the_services_with_their_backlog(tmp_path: Path, name: str) -> None:
    sheet = [HEADER, READ, WAITS]
    (tmp_path / name).write_bytes(xlsx(books=sheet) if name.endswith("xlsx") else ods(sheet))
    (parcel,) = parcels = look_into([tmp_path / name], now=NOW)
    assert (parcel.name, parcel.service, parcel.n_moments, parcel.n_saved) == (name, "Goodreads", 1, 1)
    reading = choosing.read(parcels, NOOR)
    titles = {item.item_id: item.title for item in reading.items}
    assert [(titles[x.item_id], x.time, x.value) for x in reading.interactions] == [
        ("Tides", datetime(2021, 2, 3, tzinfo=UTC), 4)
    ]
    assert [titles[saved.item_id] for saved in reading.saved] == ["Moss"]
    assert reading.n_rows == 2


def test_a_workbook_of_no_service_is_a_table_whose_columns_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine.xlsx").write_bytes(xlsx(mine=[["Title", "Seen"], ["Tides", datetime(2021, 2, 3, tzinfo=UTC)]]))
    (parcel,) = look_into([tmp_path / "mine.xlsx"], now=NOW)
    assert (parcel.service, parcel.form, parcel.n_moments) == ("", "workbook", 1)
    assert parcel.inspection is not None


def test_a_damaged_workbook_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "cut.xlsx").write_bytes(xlsx(books=[HEADER, READ])[:700])
    with pytest.raises(ImportRefused, match=r"cut\.xlsx"):
        look_into([tmp_path / "cut.xlsx"], now=NOW)
