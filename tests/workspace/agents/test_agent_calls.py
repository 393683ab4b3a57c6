"""A call is answered or refused in words; what is refused changes nothing and tells nothing of the inside."""

from typing import Any

import pytest
from small_world import small_workspace

from core.workspace.agents.agent_calls import CALL, Call, answer
from core.workspace.agents.agent_reading import Telling
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def asked(workspace: Workspace, tool: str, person_id: str = "bo", **arguments: Any) -> Telling:
    """Have an agent ask."""
    call = Call(tool=tool, agent="Scout", person_id=person_id, arguments=arguments)
    return answer(workspace, CALL.validate_json(CALL.dump_json(call)))


def test_a_conversation_reads_proposes_makes_and_undoes(workspace: Workspace) -> None:
    before = workspace.of("bo").view()
    ids = [x["journey_id"] for x in asked(workspace, "journeys")["journeys"]]
    wishes = [{"verb": "more", "journey_id": ids[0]}, {"verb": "mute", "journey_id": ids[1]}]
    foreseen = asked(workspace, "propose", wishes=wishes, n=3)
    made = asked(workspace, "apply", wishes=wishes, position=foreseen["position"])
    assert (made["waits"], made["meter"]) == (False, foreseen["meter"])
    assert asked(workspace, "slate", n=3)["places"][0]["item_id"] == foreseen["places"][0]["item_id"]
    assert asked(workspace, "undo", seq=made["seq"])["said"].startswith("Undid: In one turn: More of “Knitting”; Muted")
    after = workspace.of("bo").view()
    assert (after.profile, after.slate) == (before.profile, before.slate)


def test_people_are_those_whom_the_workspace_shows(workspace: Workspace) -> None:
    assert [x["person_id"] for x in asked(workspace, "people", "")["people"]] == ["ada", "bo", "cy", "di"]


def test_what_takes_away_waits_with_the_reason(workspace: Workspace) -> None:
    position = asked(workspace, "journeys")["position"]
    made = asked(workspace, "apply", wishes=[{"verb": "block", "words": ["clay"]}], position=position)
    assert (made["waits"], made["because"]) == (True, ["things that say a word would be kept out"])
    assert asked(workspace, "in_force")["waiting"][0]["sentences"] == ["Kept out what says “clay”"]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("delete_person", {}, "no tool or argument 'delete_person'"),
        ("apply", {"position": 4}, "no tool or argument 'wishes'"),
        ("apply", {"wishes": [{"verb": "fly"}], "position": 4}, "no wishes that can be read"),
        ("apply", {"wishes": [{"verb": "surprise", "amount": 0.9}], "position": 3}, "Something changed since"),
        ("apply", {"wishes": [{"verb": "surprise", "amount": "nan"}], "position": 4}, "number of zero or more"),
        ("apply", {"wishes": [{"verb": "surprise", "amount": 0.9}], "position": "x"}, "no number"),
        ("apply", {"wishes": [{"verb": "surprise", "amount": 0.9}], "position": 4, "until": "soon"}, "no wishes"),
        ("propose", {"wishes": [{"verb": "rename", "journey_id": "gone", "name": "X"}]}, "no longer here"),
        ("undo", {}, "no turn of yours"),
        ("search", {}, "no tool or argument 'words'"),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    workspace: Workspace, tool: str, arguments: dict[str, Any], words: str
) -> None:
    before = workspace.of("bo").entries()
    assert words in asked(workspace, tool, **arguments)["refused"]
    assert workspace.of("bo").entries() == before


def test_somebody_who_is_not_here_is_nobody(workspace: Workspace) -> None:
    assert "Nobody of that id" in asked(workspace, "journeys", "'; DROP TABLE log; --")["refused"]
    assert "at least one letter" in answer(workspace, Call(tool="journeys", agent="\x00", person_id="bo"))["refused"]
