"""For you says what it left out as it fits no journey, and brings each thing back by one press that undo takes back."""

import pytest
from pages.conftest import Open, shown

from core.judging.distilled import Distilled
from core.steering import edits as e
from core.workspace.workspace import Workspace

FAR = Distilled(least=0.5, bias=2.0, slopes={"near": -20.0})
"""Calls bad what lies less than .1 from the nearest three things of a journey."""


@pytest.fixture
def judging(workspace: Workspace) -> Workspace:
    """Return the small world with a model that can tell what fits nothing."""
    workspace.of("bo").desk.ranker.leaving_out.distilled = FAR
    return workspace


def test_where_nothing_can_tell_what_fits_there_is_no_switch(open_app: Open) -> None:
    app = open_app(page="for_you")
    assert "only_fitting" not in [toggle.key for toggle in app.toggle]


def test_the_switch_leaves_out_what_fits_no_journey_and_says_how_much(open_app: Open, judging: Workspace) -> None:
    app = open_app(page="for_you", left_out=True)
    assert not app.toggle(key="only_fitting").value
    before = judging.of("bo").view().slate.item_ids
    app.toggle(key="only_fitting").set_value(True).run()
    html, view = shown(app), judging.of("bo").view()
    assert view.slate.left_out
    assert set(view.slate.left_out) <= set(before)
    assert not set(view.slate.left_out) & set(view.slate.item_ids)
    assert f"{len(view.slate.left_out)} things were left out as they fit none of your journeys" in [
        fold.label for fold in app.expander
    ]
    assert all(judging.of("bo").title_of(item_id) in html for item_id in view.slate.left_out)
    assert "Left out what fits none of your journeys" in html


def test_a_thing_is_brought_back_left_out_again_and_undone(open_app: Open, judging: Workspace) -> None:
    mine = judging.of("bo")
    mine.commit(e.UnfittingLeftOut())
    without, (first, *_) = mine.view().slate, mine.view().slate.left_out
    app = open_app(page="for_you", left_out=True)
    app.button(key=f"back-{first}").click().run()
    assert first in mine.view().slate.item_ids
    assert "Brought back “" in shown(app)
    app.button(key=f"back-{first}").click().run()
    assert mine.view().slate == without
    mine.undo()
    assert first in mine.view().slate.item_ids
    mine.undo()
    assert mine.view().slate == without


def test_where_all_fits_the_page_says_so(open_app: Open, judging: Workspace) -> None:
    mine = judging.of("bo")
    mine.desk.ranker.leaving_out.distilled = Distilled(least=0.5, bias=-9.0, slopes={})
    mine.commit(e.UnfittingLeftOut())
    assert "Everything on your list fits one of your journeys." in shown(open_app(page="for_you"))
