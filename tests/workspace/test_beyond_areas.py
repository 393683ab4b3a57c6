"""A model names interests: what is shown is all that is sent, what is nowhere is dropped, and nothing is logged."""

import json

import pytest
from small_world import small_workspace

from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.exploration.new_ground import NOVEL
from core.steering import edits as e
from core.workspace.beyond_areas import SAMPLES_ASKED, Beyond
from core.workspace.workspace import Workspace

NAMED = json.dumps({"interests": ["chess endgame", "knitting socks", "zzyzx pluvvit", "Chess  Endgame"]})


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def asked(workspace: Workspace, *replies: str | Ending, who: str = "ada") -> tuple[Beyond, ScriptedChatModel]:
    model = ScriptedChatModel(replies)
    workspace.chat = lambda _: model
    told = workspace.of(who).ask_beyond()
    assert told is not None
    return told, model


def test_what_is_shown_is_all_that_is_sent_and_every_sample_is_asked_differently(workspace: Workspace) -> None:
    shown = workspace.of("ada").titles_beyond()
    _, model = asked(workspace, *[NAMED] * SAMPLES_ASKED)
    for turns in model.seen:
        sent = [json.loads(line) for line in turns[-1].content.split("\n") if line.startswith('"')]
        assert sent == shown
    assert len({turns[-1].content for turns in model.seen}) == SAMPLES_ASKED


def test_what_holds_is_here_new_and_unseen_and_what_is_nowhere_is_dropped(workspace: Workspace) -> None:
    told, _ = asked(workspace, *[NAMED] * SAMPLES_ASKED)
    assert told.named == 3
    assert {one.name.casefold() for one in told.interests} <= {"chess endgame", "knitting socks"}
    assert told.interests
    seen = set(workspace.of("ada").view().profile.history_ids)
    for one in told.interests:
        assert one.anchors
        assert not seen & {item.item_id for item in one.anchors}
        assert one.novelty >= NOVEL
    assert told.interests[0].fit == 1.0


def test_a_proposal_can_be_taken_up_and_a_declined_one_never_comes_back(workspace: Workspace) -> None:
    told, _ = asked(workspace, *[NAMED] * SAMPLES_ASKED)
    one, mine = told.interests[0], workspace.of("ada")
    anchors = tuple(item.item_id for item in one.anchors)
    mine.commit(e.InterestAdopted(one.journey_id, one.name, anchors=anchors, proposal_id=one.proposal_id))
    assert mine.view().profile.name(one.journey_id) == one.name
    mine.undo()
    mine.commit(e.InterestDeclined(one.proposal_id, one.name))
    again, _ = asked(workspace, *[NAMED] * SAMPLES_ASKED)
    assert one.proposal_id not in {other.proposal_id for other in again.interests}


def test_what_is_blocked_stands_for_nothing(workspace: Workspace) -> None:
    workspace.of("ada").commit(e.WordsBlocked(("chess",)))
    told, _ = asked(workspace, *[NAMED] * SAMPLES_ASKED)
    assert not any("chess" in item.title.casefold() for one in told.interests for item in one.anchors)


def test_asking_logs_nothing(workspace: Workspace) -> None:
    before = workspace.of("ada").entries()
    asked(workspace, *[NAMED] * SAMPLES_ASKED)
    assert workspace.of("ada").entries() == before


@pytest.mark.parametrize("reply", [Ending.UNREACHABLE, Ending.REJECTED])
def test_a_server_that_fails_is_asked_once_and_says_why(workspace: Workspace, reply: Ending) -> None:
    told, model = asked(workspace, *[reply] * 9)
    assert (told.interests, told.named, len(model.seen)) == ((), 0, 1)
    assert "named no interest" in told.in_words()


@pytest.mark.parametrize("reply", ['{"interests": []}', '{"interests": ["", "  "]}', "prose", '{"interests": ["qqq"]}'])
def test_answers_that_hold_nothing_propose_nothing(workspace: Workspace, reply: str) -> None:
    told, _ = asked(workspace, *[reply] * 9)
    assert told.interests == ()


def test_without_a_model_nothing_is_asked(workspace: Workspace) -> None:
    assert workspace.of("ada").ask_beyond() is None
