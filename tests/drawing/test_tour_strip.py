"""The strip says one thing to do, and where one is: for the eye by shape, for the ear in words."""

import re

import pytest

from core.desk.tour_steps import TourStep
from ui.drawing.tour_strip import WAITS_ON_JOURNEYS, line, tour_over


def dots(html: str) -> list[str]:
    return re.findall(r'<i class="(\w+)" title=', html)


@pytest.mark.parametrize("step", TourStep)
def test_every_step_has_a_line_of_its_own_that_fits_a_narrow_page(step: TourStep) -> None:
    said = re.sub(r"<[^>]+>", "", line(step, frozenset(), "Tobias", "Swimming"))
    assert 20 < len(said) < 120
    assert [line(other, frozenset(), "Tobias", "Swimming") for other in TourStep].count(
        line(step, frozenset(), "Tobias", "Swimming")
    ) == 1
    assert 'role="status"' in line(step, frozenset(), "Tobias", "Swimming")


def test_the_dots_tell_what_is_done_what_is_next_and_what_is_left() -> None:
    html = line(TourStep.SPLIT, frozenset({TourStep.RECOGNISE, TourStep.UNDO}), "Tobias", "Swimming")
    assert dots(html) == ["done", "open", "now", "open", "open", "open", "done", "open"]
    assert 'aria-label="Step 3 of 8, 2 done"' in html
    assert dots(tour_over("Tobias")) == ["done"] * 8


def test_where_no_journey_is_pointed_at_any_will_do() -> None:
    assert "Press <b>More</b> at a journey" in line(TourStep.WATCH, frozenset(), "Tobias", "")


def test_on_another_page_it_says_where_the_step_waits() -> None:
    html = line(TourStep.WATCH, frozenset(), "Tobias", "", is_here=False)
    assert WAITS_ON_JOURNEYS in html
    assert "<strong>Watch the list.</strong>" in html


@pytest.mark.parametrize("bad", ["<script>alert(1)</script>", '"><img src=x>', "{about}{0}", "a" * 5000])
def test_names_are_only_names(bad: str) -> None:
    for html in (line(TourStep.RECOGNISE, frozenset(), bad, bad), tour_over(bad)):
        assert "<script" not in html
        assert "<img" not in html
        assert len(html) < len(line(TourStep.RECOGNISE, frozenset(), "Tobias", "Swimming")) + 500
