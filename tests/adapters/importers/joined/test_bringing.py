"""Every file of what was brought is named with what it is; one person comes of many files, and nothing goes unnamed."""

import json
import zipfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from export_files import activity

from core.adapters.importers import look_into
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.joined.bringing import _Meter, _pieces
from core.adapters.importers.joined.choosing import owners, owners_of, read, ticked
from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.lines.format import Member, Reader, Role
from core.entities import Person

NOOR = Person("noor", "Noor")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
TABLE = "title,watched at\nHeat,2026-01-02\nRan,2026-01-03\n"
SEVERAL = "user,title,time\nNoor,Heat,2026-01-02\nKids,Ran,2026-01-03\n"


def bookmarks(*titles: str) -> str:
    """Return Pinboard's JSON."""
    rows = [
        {
            "href": f"https://a.example/{title}",
            "description": title,
            "extended": "",
            "time": "2026-01-02T10:00:00Z",
            "toread": "yes" if title.startswith("?") else "no",
            "tags": "",
        }
        for title in titles
    ]
    return json.dumps(rows)


def look(folder: Path, files: dict[str, str | bytes], zipped: bool = True) -> tuple[Parcel, ...]:
    if zipped:
        path = folder / "all.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return look_into([path], now=NOW)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return look_into([folder / name for name in files], now=NOW)


@pytest.mark.parametrize("zipped", [True, False])
def test_every_file_is_listed_with_what_it_is_and_services_go_before_tables(tmp_path: Path, zipped: bool) -> None:
    files: dict[str, str | bytes] = {
        "saved.json": bookmarks("Rye", "?Moss"),
        "more.json": bookmarks("Rye", "Fern"),
        "notes.csv": TABLE,
        "me.png": b"\x89PNG\r\n" + b"x" * 99,
    }
    parcels = look(tmp_path, files, zipped)
    assert [(p.name, p.service, p.n_moments, p.n_saved) for p in parcels] == [
        ("saved.json", "Pinboard", 1, 1),
        ("more.json", "Pinboard", 2, 0),
        ("notes.csv", "", 2, 0),
        ("me.png", "", 0, 0),
    ]
    assert ticked(parcels) == ("saved.json", "more.json")
    assert (parcels[3].role, parcels[3].trouble.startswith("me.png is a picture")) == (Role.NEITHER, True)
    reading = read(parcels, NOOR)
    assert (len(reading.interactions), len(reading.saved), reading.duplicates) == (2, 1, 1)
    assert {item.source for item in reading.items} == {"Pinboard"}
    assert len(read(parcels, NOOR, names=["saved.json", "notes.csv"]).interactions) == 3


def test_a_file_that_cannot_be_read_is_trouble_and_the_others_come_in(tmp_path: Path) -> None:
    parcels = look(tmp_path, {"cut.json": bookmarks("Rye")[:-9], "whole.json": bookmarks("Fern")})
    assert (parcels[0].holding, "cut off" in parcels[0].trouble) == (None, True)
    assert [item.title for item in read(parcels, NOOR).items] == ["Fern"]


def test_nothing_to_take_is_refused_in_the_words_of_the_files(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="cut off"):
        read(look(tmp_path, {"a.json": bookmarks("Rye")[:-9], "b.json": bookmarks("Fern")[:-9]}), NOOR)
    parcels = look(tmp_path, {"a.json": bookmarks("Rye"), "b.json": bookmarks("Fern")})
    with pytest.raises(ImportRefused, match="Nothing was chosen"):
        read(parcels, NOOR, names=[])
    with pytest.raises(ImportRefused, match="Say whose history"):
        read(parcels, None)


def test_a_history_of_several_people_comes_by_itself(tmp_path: Path) -> None:
    parcels = look(tmp_path, {"several.csv": SEVERAL})
    assert parcels[0].what == "rows of several people"
    assert [person.name for person in read(parcels, NOOR).people] == ["Noor", "Kids"]
    both = look(tmp_path, {"several.csv": SEVERAL, "own.csv": TABLE})
    with pytest.raises(ImportRefused, match=r"several\.csv holds the histories of several people"):
        read(both, NOOR, names=["several.csv", "own.csv"])


def test_one_name_in_a_file_is_not_obeyed(tmp_path: Path) -> None:
    parcels = look(tmp_path, {"mine.csv": "user,title,time\nsomebody,Heat,2026-01-02\nsomebody,Ran,2026-01-03\n"})
    assert read(parcels, NOOR).people == (NOOR,)


def test_of_several_profiles_the_one_of_the_persons_name_counts_else_the_largest(tmp_path: Path) -> None:
    (parcel,) = look(tmp_path, {"a.json": bookmarks("Rye")})
    assert parcel.holding
    parcel.holding.owners.update({"Kids": 5, "noor": 2})
    found = owners([parcel], ["a.json"])
    assert owners_of(found, NOOR) == ("noor",)
    assert owners_of(found, Person("ada", "Ada")) == ("Kids",)
    assert owners_of(owners([parcel], []), NOOR) is None


def test_a_table_or_a_page_among_others_is_no_question(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.json": bookmarks("Rye"),
        "sizes.csv": "width,height\n1,2\n3,4\n",
        "index.html": "\n<!DOCTYPE html><html><body>Hello</body></html>",
    }
    _, table, page = look(tmp_path, files)
    assert (table.role, table.trouble) == (Role.NEITHER, "It is a table without titles and times that could be told.")
    assert page.trouble == "index.html is a web page, and of no service whose pages are known here. Leave it out."
    (alone,) = look(tmp_path, {"sizes.csv": files["sizes.csv"]})
    assert "Choose the column that holds the titles" in alone.trouble


def test_progress_rises_and_ends_with_everything_done(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(bookmarks(*map(str, range(9_000))))
    steps: list[tuple[int, int]] = []
    look_into([tmp_path / "a.json", tmp_path / "b.json"], progress=lambda *step: steps.append(step), now=NOW)
    assert steps == sorted(steps)
    assert (steps[0][0], steps[-1][0]) == (0, steps[-1][1])
    assert len(steps) > 4


def test_progress_moves_within_a_large_table(tmp_path: Path) -> None:
    rows = "".join(f"Film {n},2026-01-02\n" for n in range(20_000))
    (tmp_path / "a.csv").write_text(f"title,time\n{rows}", encoding="utf-8")
    steps: list[tuple[int, int]] = []
    look_into([tmp_path / "a.csv"], progress=lambda *step: steps.append(step), now=NOW)
    assert steps == sorted(steps)
    assert len({done for done, _ in steps}) > 4
    assert steps[-1][0] == steps[-1][1]


def test_a_copy_is_gone_from_disk_however_its_reading_went(tmp_path: Path) -> None:
    for content in (bookmarks("Rye"), bookmarks("Rye")[:-9], TABLE, "width,height\n1,2\n", SEVERAL):
        copy = tmp_path / "copy"
        copy.write_text(content, encoding="utf-8")
        member = Member("a.csv", partial(bytes, content.encode()), partial(Path, copy), len(content), is_copy=True)
        _pieces(member, Options(reader=Reader(NOW)), _Meter(None, 0, 0, 1))
        assert not copy.exists()


def test_what_was_unpacked_is_gone_and_what_lies_in_a_folder_stays(tmp_path: Path) -> None:
    folder = tmp_path / "journeys-2026" / "deep"
    folder.mkdir(parents=True)
    (folder / "a.json").write_text(bookmarks("Rye"))
    assert read(look_into([tmp_path / "journeys-2026"], now=NOW), NOOR).interactions
    assert (folder / "a.json").is_file()


def test_a_table_beside_a_services_own_files_is_taken_only_when_asked(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "s.json": activity("Searched for", "results?search_query="),
        "chat.csv": "message,time\nHello there,2026-01-02\n",
    }
    parcels = look(tmp_path, files)
    assert ticked(parcels) == ()
    with pytest.raises(ImportRefused, match=r"taken only when asked: .* \(chat\.csv\)"):
        read(parcels, NOOR)
    assert len(read(parcels, NOOR, names=["chat.csv"]).interactions) == 1


def test_a_table_that_cannot_be_opened_says_why_and_those_beside_it_are_read(tmp_path: Path) -> None:
    empty, mine = look(tmp_path, {"empty.csv": b"", "mine.csv": TABLE}, zipped=False)
    assert "is empty" in empty.trouble
    assert mine.n_moments == 2
    (tmp_path / "mine.json").write_text(bookmarks("Rye"))
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", (tmp_path / "mine.csv").read_bytes() * 9)
        archive.write(tmp_path / "mine.json", "saved.json")
    content = (tmp_path / "two.zip").read_bytes()
    (tmp_path / "two.zip").write_bytes(content.replace(b"Heat", b"Meat"))
    broken, saved = look_into([tmp_path / "two.zip"], now=NOW)
    assert "cut off or damaged" in broken.trouble
    assert saved.n_moments == 1
