"""What is in a dropped file and what a deletion takes away are told in plain words; nothing of a file is markup."""

from dataclasses import replace

import pytest

from core.entities import Person, Saved
from core.workspace.bringing import intake
from ui.drawing import intake as intake_markup

GOOD = b"title,watched at,channel\nFirst throw,2024-01-02,Mud\n<b>Third</b>,2025-01-01,Mud\n"


NOOR = Person("noor", "<u>Noor</u>")


def test_what_is_in_a_file_is_escaped() -> None:
    found = intake.look([("<i>h</i>.csv", GOOD)])
    reading = found.reading(NOOR, found.names, None)
    drawn = intake_markup.what_it_is(found.parcels[0]) + intake_markup.what_stays_out(found.parcels)
    drawn += intake_markup.what_is_in_it(intake.contents(reading), reading) + intake_markup.adds_to(NOOR.name)
    assert not any(mark in drawn for mark in ("<i>h", "<b>Third", "<u>"))
    assert "Every row is taken" in drawn
    assert "2024 to 2025" in drawn
    assert "<span>2024</span><i style='width:100%'" in drawn


def test_the_button_says_what_comes_in() -> None:
    found = intake.look([("h.csv", GOOD)])
    reading = found.reading(NOOR, found.names, None)
    assert intake_markup.bring_in_words(reading) == "Bring in 2 moments"
    saved = replace(reading, interactions=reading.interactions[:1], saved=(Saved("noor", "i"),))
    assert intake_markup.bring_in_words(saved) == "Bring in 1 moment and 1 saved for later"


def test_every_reason_why_rows_stay_out_is_said_with_its_number() -> None:
    found = intake.look([("h.csv", GOOD)])
    reading = replace(
        found.reading(NOOR, found.names, None), left_out=3, reasons=(("an advertisement", 2), ("<a trailer>", 1))
    )
    said = intake_markup.what_is_in_it(intake.contents(reading), reading)
    assert "<li>2 rows left out: an advertisement</li><li>1 row left out: &lt;a trailer&gt;</li>" in said


def test_files_that_stay_out_are_named_and_the_many_are_counted() -> None:
    files = [(f"{n}.png", b"\x89PNG" + bytes(90)) for n in range(intake_markup.MOST_NAMED + 5)]
    said = intake_markup.what_stays_out(intake.look(files).parcels)
    assert "45 files left out" in said
    assert said.count("is a picture") == intake_markup.MOST_NAMED
    assert "and 5 more files that are no history" in said
    assert intake_markup.what_stays_out([]) == ""


def test_what_a_deletion_took_away_is_said() -> None:
    said = intake_markup.deleted({"people": 1, "items": 0, "interactions": 1200, "log": 3})
    assert "1 person, 1,200 moments, 3 entries of the log" in said


@pytest.mark.parametrize(
    ("name", "short"),
    [("a/b/history.csv", "history.csv"), ("deep/simkl.json/movies", "simkl.json: movies"), ("x", "x"), ("", "")],
)
def test_a_file_is_called_without_its_folders_and_a_table_with_its_file(name: str, short: str) -> None:
    assert intake_markup.short(name) == short
