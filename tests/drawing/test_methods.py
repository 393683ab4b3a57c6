"""A way of finding journeys says what it comes to."""

from core.workspace.methods import Proxies
from ui.drawing.methods import method


def test_a_way_says_how_many_journeys_and_which_is_in_use() -> None:
    html = method("by topics", Proxies(12.25, 0.2, 1), is_used=True)
    assert "<b>By topics</b><span>1 journey</span>" in html
    assert "12.2 items each on average" in html
    assert "in use" in html
    assert "in use" not in method("by topics", Proxies(12.0, 0.2, 3), is_used=False)


def test_a_way_cannot_break_the_page() -> None:
    assert "<script>" not in method("<script>", Proxies(12.0, 0.2, 3), is_used=False)
