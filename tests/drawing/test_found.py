"""What a search came to is said in words, and nothing that was typed can break the page."""

from dataclasses import replace

from small_world import small_workspace

from core.workspace.person_workspace import PersonWorkspace
from ui.drawing import found


def mine() -> PersonWorkspace:
    return small_workspace(with_map=False).of("ada")


def test_that_nothing_is_close_is_said_with_the_nearest() -> None:
    drawn = found.nothing_close(mine().search("zzyzx pluvvit"))
    assert "Nothing close; the nearest is <cite>" in drawn
    assert "passes that filter" in found.nothing_close(mine().search("chess under 2 minutes"))
    assert found.nothing_close(mine().search("chess endgame")) == ""


def test_filters_and_readings_are_shown() -> None:
    read = mine().search("sourdoguh videos under 25 minutes")
    drawn = found.understood(replace(read, spelled="sourdough"))
    assert "Understood as a filter: “videos”, “under 25 minutes”. Read as “sourdough”." in drawn
    assert found.understood(mine().search("chess endgame")) == ""
    assert "<b>" not in found.understood(mine().search("<b> videos"))


def test_what_was_taken_up_already_is_marked() -> None:
    assert "You took up already: <cite>" in found.known(mine().search("pottery clay wheel"))
    assert found.known(mine().search("chess endgame")) == ""
