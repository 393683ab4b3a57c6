"""An edit about other things is the same edit: labels go in for ids and come out, for every kind that is taken."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, edits_of, make_world, started

from core.steering import edits as e
from core.steering.fold import replay
from core.steering.labels import about, made_by

WORLD = make_world(0, 12, 8, 6)
PROFILE = replay(started(WORLD), WORLD.proposals)


@pytest.mark.parametrize("kind", get_args(e.Takeable), ids=lambda kind: kind.__name__)
@LAWS
@given(data=st.data())
def test_an_edit_that_is_about_other_things_and_back_again_is_as_it_was(kind: type[Any], data: st.DataObject) -> None:
    edit = data.draw(edits_of(kind, WORLD, PROFILE))
    away = about(edit, lambda j: f"<{j}>", lambda ids: tuple(f"<{i}>" for i in ids))
    back = about(away, lambda j: j[1:-1], lambda ids: tuple(i[1:-1] for i in ids))
    assert repr(back) == repr(edit).replace(f"proposal_id={getattr(edit, 'proposal_id', '')!r}", "proposal_id=''")
    assert away.concerns == tuple(f"<{j}>" for j in edit.concerns) or "" in edit.concerns or not edit.concerns


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (e.JourneySplit("a", (("b", ("x",)), ("c", ("y",)))), ("b", "c")),
        (e.ItemsGathered("a", ("x",)), ("a",)),
        (e.InterestAdopted("a", "Chess", anchors=("x",)), ("a",)),
        (e.JourneysMerged("a", ("b",)), ()),
        (e.JourneyMuted("a"), ()),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_what_an_edit_makes_is_told(edit: e.Takeable, made: tuple[str, ...]) -> None:
    assert made_by(edit) == made


@pytest.mark.parametrize(
    ("edit", "written"),
    [
        (e.JourneysMerged("a", ("b", "c"), weight=2.0), e.JourneysMerged("<a>", ("<b>", "<c>"), weight=2.0)),
        (
            e.JourneySplit("a", (("p", ("x", "y")), ("q", ("z",)))),
            e.JourneySplit("<a>", (("<p>", ("x+y!",)), ("<q>", ("z!",)))),
        ),
        (
            e.ItemsGathered("a", ("x", "y"), "Bread", source_ids=("b", "c")),
            e.ItemsGathered("<a>", ("x+y!",), "Bread", source_ids=("<b>", "<c>")),
        ),
        (e.ItemsMoved(("x", "y"), "a", source_ids=("b",)), e.ItemsMoved(("x+y!",), "<a>", source_ids=("<b>",))),
        (e.JourneyFocused("a", ("x", "y"), "Bowls"), e.JourneyFocused("<a>", ("x+y!",), "Bowls")),
        (e.JourneyFocused("a"), e.JourneyFocused("<a>")),
        (
            e.InterestAdopted("a", "Chess", anchors=("x", "y"), prior=2.0, proposal_id="of one person"),
            e.InterestAdopted("<a>", "Chess", anchors=("x+y!",), prior=2.0, proposal_id=""),
        ),
        (e.ItemPinned("x"), e.ItemPinned("x!")),
        (e.ItemDismissed("y", "known"), e.ItemDismissed("y!", "known")),
        (e.ExplorationSet(0.4), e.ExplorationSet(0.4)),
        (e.SourcesChosen(("backlog",)), e.SourcesChosen(("backlog",))),
        (e.JourneyWeighted("a", 2.0), e.JourneyWeighted("<a>", 2.0)),
        (e.JourneyRenamed("a", "Clay"), e.JourneyRenamed("<a>", "Clay")),
    ],
    ids=lambda edit: edit.kind,
)
def test_every_journey_and_every_group_of_things_of_an_edit_gets_its_label(
    edit: e.Takeable, written: e.Takeable
) -> None:
    assert about(edit, lambda j: f"<{j}>", lambda ids: ("+".join(ids) + "!",)) == written
