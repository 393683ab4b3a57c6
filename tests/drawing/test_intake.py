"""What is in a dropped file and what a deletion takes away are told in plain words; nothing of a file is markup."""

from core.workspace import intake
from ui.drawing import intake as intake_markup

GOOD = b"title,watched at,channel\nFirst throw,2024-01-02,Mud\n<b>Third</b>,2025-01-01,Mud\n"


def test_what_is_in_a_file_is_escaped() -> None:
    found = intake.look("<i>h</i>.csv", GOOD, "Me")
    assert found.inspection is not None
    assert found.reading is not None
    drawn = intake_markup.what_it_is(found.inspection, "<i>h</i>.csv")
    drawn += intake_markup.what_is_in_it(intake.contents(found.reading), found.reading)
    assert "<i>" not in drawn
    assert "<b>Third" not in drawn
    assert "Nothing is left out" in drawn


def test_what_a_deletion_took_away_is_said() -> None:
    said = intake_markup.deleted({"people": 1, "items": 0, "interactions": 1200, "log": 3})
    assert "1 person, 1,200 moments, 3 entries of the log" in said
