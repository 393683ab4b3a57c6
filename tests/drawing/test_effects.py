"""What an edit did is told in words and figures, and nothing that it says can break the page."""

from dataclasses import replace

import pytest
from small_world import small_workspace

from core.desk.views import EditOutcome
from core.steering import edits as e
from core.workspace.workspace import Workspace
from ui.drawing import effects


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return small_workspace(with_map=False)


@pytest.fixture(scope="module")
def muted(workspace: Workspace) -> EditOutcome:
    return workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))


def test_the_meter_says_the_edit_and_what_it_did(muted: EditOutcome) -> None:
    drawn = effects.meter(muted.sentence, muted.effect)
    assert muted.sentence in drawn
    assert 'role="status"' in drawn
    assert "<b>" not in effects.meter("<b>Bold</b>", None)


def test_what_an_edit_did_starts_as_a_sentence_does(muted: EditOutcome) -> None:
    still = replace(muted.effect, aimed_at={}, came=(), gone=(), furthest=0, ranks_gained=None, moved=0)
    assert "</strong> Your list stayed as it was." in effects.meter("Kept out what says “x”", still)


def test_a_refusal_says_that_nothing_changed() -> None:
    assert "Nothing changed." in effects.refusal("You <i>cannot</i>.")
    assert "<i>" not in effects.refusal("You <i>cannot</i>.")


def test_the_figures_show_asked_and_got_before_and_after_by_journey(muted: EditOutcome) -> None:
    drawn = effects.figures(muted.effect)
    assert drawn.count("<tr>") == 1 + len(muted.effect.aimed_at)
    assert "→ 0\u2009%" in drawn
    assert f"{len(muted.effect.came)} and {len(muted.effect.gone)}" in drawn


def test_a_preview_counts_and_says_that_nothing_is_changed_yet(workspace: Workspace) -> None:
    journey_id = workspace.of("ada").view().journeys[0].journey_id
    _, comparison = workspace.of("ada").preview([e.JourneyMuted(journey_id)])
    drawn = effects.preview(["You muted <b>"], comparison)
    assert f"{len(comparison.came)} would come, {len(comparison.gone)} would go" in drawn
    assert "Nothing is changed yet." in drawn
    assert "You muted <b>" not in drawn
    _, same = workspace.of("ada").preview([])
    assert "would stay as it is" in effects.preview([], same)
