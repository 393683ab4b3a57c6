"""The History page: every edit as a sentence with its undo, any moment, two moments."""

import pytest
from pages.conftest import Open, shown

from core.steering import edits as e
from core.steering.log import UnknownEdit
from core.workspace.workspace import Workspace


@pytest.fixture
def steered(workspace: Workspace) -> Workspace:
    """Return the small world after three edits of bo's."""
    first, second, third = workspace.of("bo").view().journeys
    workspace.of("bo").commit(e.JourneyRenamed(first.journey_id, "Loops & <b>loaves</b>"))
    workspace.of("bo").commit(e.JourneyMuted(second.journey_id))
    workspace.of("bo").commit(e.JourneysMerged(first.journey_id, (third.journey_id,)))
    return workspace


def test_without_edits_it_says_so(open_app: Open) -> None:
    assert "You have not changed anything yet" in shown(open_app(page="history"))


def test_the_edits_stand_newest_first_with_what_they_did(open_app: Open, steered: Workspace) -> None:
    html = shown(open_app(page="history"))
    assert html.index("Merged") < html.index("Muted") < html.index("Renamed") < html.index("found its journeys")
    assert "<b>loaves" not in html
    assert "now takes no places" in html


def test_any_edit_is_undone_and_done_again_from_here(open_app: Open, steered: Workspace) -> None:
    muted = next(x for x in steered.of("bo").entries() if x.edit.kind == "journey_muted")
    app = open_app(page="history")
    app.button(key=f"turn-{muted.seq}").click().run()
    assert "undone" in shown(app)
    assert not any(v.journey.muted for v in steered.of("bo").view().journeys)
    label = app.button(key=f"turn-{muted.seq}").label
    assert label.startswith(f"Do it again *change {muted.seq}\\: Muted ")
    app.button(key=f"turn-{muted.seq}").click().run()
    assert any(v.journey.muted for v in steered.of("bo").view().journeys)


def test_what_the_app_did_by_itself_has_no_undo(open_app: Open, steered: Workspace) -> None:
    app = open_app(page="history")
    own = {x.seq for x in steered.of("bo").entries() if x.actor == "person"}
    assert {b.key for b in app.button if b.key and b.key.startswith("turn-")} == {f"turn-{seq}" for seq in own}


def test_what_a_newer_version_did_stands_in_words_and_no_page_fails(open_app: Open, steered: Workspace) -> None:
    newer = UnknownEdit("journey_cloned", '{"kind":"journey_cloned","journey_id":"x"}')
    made = steered.logbook.append(
        "bo", newer, actor="person", action_id="newer", expected=steered.logbook.position("bo")
    )
    app = open_app(page="history")
    html = shown(app)
    assert "Something that a newer version of this app knows; it does nothing here" in html
    assert "undone" not in html
    assert f"turn-{made.seq}" not in {b.key for b in app.button}
    app.segmented_control(key="history_view").set_value("Any moment").run()
    assert "Just after: Something that a newer version" in shown(app)
    for page in ("journeys", "for_you", "explore", "data"):
        shown(open_app(page=page))


def test_the_slider_shows_how_things_stood(open_app: Open, steered: Workspace) -> None:
    app = open_app(page="history")
    app.segmented_control(key="history_view").set_value("Any moment").run()
    assert "Just after: Merged" in shown(app)
    before = len(steered.of("bo").entries())
    app.select_slider(key="history_at").set_value("The start").run()
    html = shown(app)
    assert "Just after: Read your history" in html
    assert "loaves" not in html
    assert len(steered.of("bo").entries()) == before


def test_two_moments_stand_side_by_side_with_what_differs(open_app: Open, steered: Workspace) -> None:
    app = open_app(page="history")
    app.segmented_control(key="history_view").set_value("Two moments").run()
    html = shown(app)
    assert "only here" in html
    assert html.count('class="moment"') == 2
    assert html.count('class="slate"') == 2


def test_a_long_log_is_shown_in_pages(open_app: Open, workspace: Workspace) -> None:
    journey = workspace.of("bo").view().journeys[0].journey_id
    for n in range(30):
        workspace.of("bo").commit(e.JourneyWeighted(journey, 1.1 + n / 10))
    app = open_app(page="history")
    assert "found its journeys" not in shown(app)
    app.button(key="older").click().run()
    assert "found its journeys" in shown(app)
