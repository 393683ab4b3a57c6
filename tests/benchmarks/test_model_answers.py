"""What a model answers is held against what is known, and a sentence goes to it only where nothing else reads it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from small_world import fill

from benchmarks.model_answers import demo_joins, joined_by, journeys_to_name, named_by, read_with
from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.store.database import Database
from core.dialogue.acts import Speakable, Surrounding
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace

MORE = {"kind": "wish", "acts": [{"verb": "more", "journey": "Rowing"}]}
ROWER = Surrounding(
    journeys=(Speakable(id="Rowing", name="Rowing"), Speakable(id="Clay", name="Clay")),
    listed=(),
    now=datetime(2026, 3, 4, tzinfo=UTC),
)
MEANT = [{"verb": "more", "target": "Rowing"}]


@pytest.mark.parametrize("n", [0, 1, 8])
def test_half_of_the_joins_are_of_one_journey_and_no_side_holds_a_title_of_the_other(n: int) -> None:
    joins = demo_joins(lambda item_id: f"Title of {item_id}", n, 3)
    assert len(joins) == n
    assert sum(join.same for join in joins) == (n + 1) // 2
    assert all(join.one and join.other and not set(join.one) & set(join.other) for join in joins)
    assert joins == demo_joins(lambda item_id: f"Title of {item_id}", n, 3)


def test_no_joins_are_made_of_items_without_titles() -> None:
    assert demo_joins(lambda item_id: "", 5, 0) == []


def test_a_join_is_asked_about_as_the_product_asks() -> None:
    join = demo_joins(lambda item_id: f"Title of {item_id}", 1, 3)[0]
    model = ScriptedChatModel([json.dumps({"reason": "alike", "same": True}), Ending.MALFORMED])
    told = [answer.parsed and answer.parsed.same for _, answer in joined_by(model, [join, demo_joins(str, 2, 1)[1]])]
    assert told == [True, None]
    assert join.one[0] in model.seen[0][-1].content


@pytest.fixture(name="world")
def small() -> Iterator[Workspace]:
    """Return two small histories whose journeys have names."""
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False)
    fill(workspace)
    yield workspace
    workspace.database.close()


def test_names_are_judged_as_the_product_judges_them(world: Workspace) -> None:
    asked = journeys_to_name(world, people=2, n=3, seed=0)
    assert 0 < len(asked) <= 3
    desk, journey = asked[0]
    replies = [json.dumps({"name": "I interacted with items"}), Ending.MALFORMED, json.dumps({"name": "Zzyzx"})]
    found = list(named_by(ScriptedChatModel(replies[: len(asked)]), asked, Titler(HashingEncoder(dim=256))))
    assert found[0].named.product == desk.profile().name(journey.journey_id)
    assert found[0].named.fault == "echo"
    assert found[0].has_form
    assert not found[0].is_shown
    assert [each.has_form for each in found[1:]] == [False, True][: len(asked) - 1]


def line(says: str, means: list[dict[str, Any]]) -> dict[str, Any]:
    return {"person": "rower", "kind": "plain", "says": says, "means": means}


def test_a_model_reads_only_what_is_no_wish_question_or_thanks_already() -> None:
    lines = [
        line("more rowing", MEANT),
        line("why is this here?", []),
        line("thanks", []),
        line("oars, oars, oars!", MEANT),
    ]
    model = ScriptedChatModel([json.dumps(MORE)])
    read = list(read_with(model, lines, {"rower": ROWER}, None, None))
    assert [each.answer is not None for each in read] == [False, False, False, True]
    assert [each.alone for each in read] == ["exact", "exact", "exact", "silent"]
    assert read[-1].helped == "exact"
