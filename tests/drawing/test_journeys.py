"""A journey's row tells its life, size and evidence in plain words, and its titles cannot break the page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_world import small_workspace

from core.desk.views import JourneyView
from core.entities import GivenName, Item
from ui.drawing import journeys

START = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def view() -> JourneyView:
    return small_workspace(with_map=False).of("bo").view().journeys[0]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "1 day"),
        (1, "1 day"),
        (59, "59 days"),
        (60, "2 months"),
        (699, "23 months"),
        (700, "2 years"),
        (1461, "4 years"),
    ],
)
def test_a_span_is_said_in_its_largest_round_unit(days: int, said: str) -> None:
    assert journeys.span_in_words(START, START + timedelta(days=days)) == said


def test_what_never_happened_has_no_span() -> None:
    assert journeys.span_in_words(None, START) == ""


def test_a_row_tells_life_and_size_and_is_dimmed_when_muted(view: JourneyView) -> None:
    drawn = journeys.journey(view)
    assert "8 items" in drawn
    assert f">{view.life.value}</strong>" in drawn
    muted = journeys.journey(replace(view, journey=replace(view.journey, muted=True)))
    assert 'class="journey muted"' in muted
    assert ">muted</strong>" in muted


def test_titles_and_names_stay_text(view: JourneyView) -> None:
    bad = Item("x", '<img src=x onerror="alert(1)">')
    drawn = journeys.journey(replace(view, name='"><script>', evidence=(bad,), drifted=(bad, bad)))
    assert "<img" not in drawn
    assert "<script>" not in drawn


def test_the_timeline_shows_every_span_that_was_not_empty() -> None:
    drawn = journeys.sparkline([0, 1, 100], 0, "busy")
    assert [part.split("%")[0] for part in drawn.split("height:")[1:]] == ["0", "12", "100"]


def test_a_share_never_leaves_its_bar(view: JourneyView) -> None:
    assert "width:100.0%" in journeys.share(replace(view, got=1.7))


def test_without_a_list_the_number_is_what_is_asked_for(view: JourneyView) -> None:
    drawn = journeys.share(replace(view, got=0.0, asked=0.25), is_listed=False)
    assert "<span>25\u2009%</span>" in drawn
    assert "in which there is nothing yet" in drawn
    assert "<span>0\u2009%</span>" in journeys.share(replace(view, got=0.0, asked=0.25))


def test_a_given_name_shows_its_receipt_and_the_persons_own_needs_none(view: JourneyView) -> None:
    given = GivenName("Clay", evidence=("a", "b"), size=8, fidelity=0.75, specificity=0.9)
    assert "fits 75\u2009% of these items (2 of 8 bear it out)" in journeys.receipt_in_words(replace(view, given=given))
    assert journeys.receipt_in_words(replace(view, given=given, named_by="you")) == ""
    assert "your words" in journeys.spoken(replace(view, named_by="you"))


def test_lives_are_counted_and_active_always_shown(view: JourneyView) -> None:
    assert journeys.counts([]) == "<span><b>0</b> active</span>"
    left_over = replace(view, given=GivenName("Other things", source="leftover"))
    assert left_over.is_leftover
    assert journeys.counts([view, left_over]) == journeys.counts([view])
    assert journeys.evidence(replace(view, evidence=())).startswith("Nothing yet")
