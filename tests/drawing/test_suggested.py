"""Both names stand side by side with their fit and titles, and nothing of them is read as HTML."""

from core.desk.suggestions import Suggestion
from core.entities import GivenName
from ui.drawing.suggested import beside, suggestions_head


def test_both_names_stand_side_by_side_with_their_fit_and_their_titles() -> None:
    unnamed, crumb = GivenName("", fidelity=0.5, specificity=0.5), GivenName("Crumb", fidelity=0.9, specificity=1.0)
    each = Suggestion("a", unnamed, crumb)
    html = beside(each, ["A loaf"], ["The open crumb"])
    assert html.index("Now") < html.index("A loaf") < html.index("Suggested") < html.index("The open crumb")
    assert "fits 0%" in html
    assert "fits 90%" in html
    assert "Not named" in html


def test_names_and_titles_are_no_html() -> None:
    each = Suggestion("a", GivenName("<b>x"), GivenName("<i>y"))
    assert not {"<b>x", "<i>y", "<u>z"} & set(beside(each, ["<u>z"], ["<u>z"]).split())
    assert "&lt;u&gt;z" in beside(each, ["<u>z"], [])


def test_the_heading_counts() -> None:
    assert "1 suggested name<" in suggestions_head(1)
    assert "2 suggested names<" in suggestions_head(2)
