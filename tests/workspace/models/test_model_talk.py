"""A language model's reading of a sentence passes the same gate as the grammar's, and does nothing by itself."""

import json
from collections.abc import Callable

import pytest
from small_world import fill

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.store.database import Database
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.models.model_talk import NO_WISH, SentenceToSend, answer_of
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

Asked = Callable[..., PersonWorkspace]


def answers(kind: str, *acts: dict[str, object]) -> str:
    return json.dumps({"kind": kind, "acts": list(acts)})


def person(*replies: str | Ending) -> tuple[PersonWorkspace, ScriptedChatModel]:
    model = ScriptedChatModel(replies)
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False, chat=lambda _: model)
    fill(workspace)
    return workspace.of("bo"), model


def test_a_wish_becomes_a_proposal_and_nothing_is_logged() -> None:
    bo, model = person(answers("wish", {"verb": "less", "journey": "Baking", "times": 2, "days": 3}))
    turn = bo.talk_by_model("I am so over loaves these days")
    assert turn is not None
    (wish,) = turn.wishes
    assert isinstance(wish, e.SentenceTaken)
    assert wish.said == "I am so over loaves these days"
    assert wish.until is not None
    assert not any(entry.is_wished for entry in bo.entries())
    assert len(model.seen) == 1


def test_it_asks_at_most_once_which_of_two_is_meant() -> None:
    less: dict[str, object] = {"verb": "less", "journey": "Baking"}
    bo, _ = person(answers("unsure", less, {"verb": "mute", "journey": "Baking"}))
    turn = bo.talk_by_model("enough bread")
    assert turn is not None
    assert [each.label for each in turn.either] == ["Less of “Baking”", "Muted “Baking”"]
    again = bo.talk_by_model("enough bread", may_ask=False)
    assert again is not None
    assert not again.waits


@pytest.mark.parametrize(
    "reply",
    [
        answers("no wish"),
        answers("wish"),
        answers("no wish", {"verb": "remove", "journey": "Baking"}),
        answers("wish", {"verb": "mute"}),
        answers("wish", {"verb": "merge", "journey": "Baking"}),
        answers("wish", {"verb": "rename", "journey": "Baking", "words": " "}),
        answers("wish", {"verb": "mute", "journey": "Baking"}, {"verb": "pin"}),
    ],
)
def test_no_wish_and_half_a_wish_propose_nothing(reply: str) -> None:
    turn = person(reply)[0].talk_by_model("hm")
    assert turn is not None
    assert turn.problem == NO_WISH
    assert not turn.waits


@pytest.mark.parametrize("reply", [answers("wish", {"verb": "mute", "journey": "3"}), "{}", "sure!", Ending.SLOW])
def test_an_answer_outside_the_schema_or_none_is_said_in_words(reply: str | Ending) -> None:
    with pytest.raises(Refused, match="language model"):
        person(reply)[0].talk_by_model("hm")


def test_what_cannot_be_done_is_refused_at_the_same_gate() -> None:
    bo, _ = person(answers("wish", {"verb": "mute", "journey": "Baking"}))
    bo.commit(e.JourneyMuted(next(v.journey_id for v in bo.view().journeys if v.name == "Baking")))
    turn = bo.talk_by_model("hush the bread")
    assert turn is not None
    assert "like that already" in turn.problem


def test_what_is_sent_is_what_is_shown_and_is_written_down_with_what_for() -> None:
    bo, model = person(answers("no wish"))
    sending = bo.sentence_to_send("hush the bread")
    assert isinstance(sending, SentenceToSend)
    bo.talk_by_model("hush the bread")
    assert "\n\n".join(message.content for message in model.seen[0]) == sending.in_full
    assert "hush the bread" in sending.in_full
    assert answer_of(ScriptedChatModel([answers("no wish")]), sending)[1] == ""


def test_without_a_model_nothing_is_asked() -> None:
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False)
    fill(workspace)
    assert workspace.of("bo").talk_by_model("hm") is None
