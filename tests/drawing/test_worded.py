"""A sentence is drawn with its names as citations, and no name becomes markup."""

from core.naming.rewording import as_facts
from ui.drawing.text import TITLE_SIGNS
from ui.drawing.worded import as_made, cited, to_send

BAD = "<script>alert(1)</script>"


def test_names_are_set_off_and_long_ones_cut() -> None:
    long = "A bowl " * TITLE_SIGNS
    drawn = as_made(as_facts(f"Like “Clay” and “{long.strip()}”.", ["Clay", long]))
    assert "<cite>Clay</cite>" in drawn
    assert "…" in drawn or len(drawn) < len(long)
    assert cited("Nothing is named.", ["Clay"]) == "Nothing is named."


def test_no_name_and_no_wording_becomes_markup() -> None:
    facts = as_facts(f"For “{BAD}”.", [BAD])
    drawn = as_made(facts) + cited(BAD, [BAD]) + to_send([facts])
    assert "<script" not in drawn
    assert drawn.count("&lt;script") == 3
