"""A model looks over the first places: what is shown is all that is sent, and neither log, list nor shares change."""

import json
import re
from dataclasses import replace

import pytest
from small_world import small_workspace

from core.adapters.llm.llm import Ending, Message, ScriptedChatModel
from core.desk.facts_told import beside_facts
from core.naming.rewording import wording_fault
from core.steering import edits as e
from core.workspace.models.looking_over import LOOKED_OVER, LookedOver
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def backwards(workspace: Workspace, n: int = 9) -> ScriptedChatModel:
    """Let a model turn every journey's things round, however many they are: numbers that are not there are refused."""
    model = ScriptedChatModel([json.dumps({"order": list(range(LOOKED_OVER, 0, -1))})] * n)
    workspace.chat = lambda _: model
    return model


def looked_over(workspace: Workspace) -> LookedOver:
    mine = workspace.of("bo")
    told = mine.look_over(mine.view())
    assert told is not None
    return told


def sent(model: ScriptedChatModel) -> list[str]:
    lines = [line for turns in model.seen for line in titles(turns)]
    return [re.sub(r"^\d+\. ", "", json.loads(line)) for line in lines]


def titles(turns: tuple[Message, ...]) -> list[str]:
    return [line for line in turns[-1].content.split("\n") if line.startswith('"')]


def test_what_is_shown_is_all_that_is_sent(workspace: Workspace) -> None:
    model, mine = backwards(workspace), workspace.of("bo")
    shown = mine.shown_to_model(mine.view())
    assert model.seen == []
    looked_over(workspace)
    assert sent(model) == [title for one in shown for title in (*one.own, *one.offered)]
    assert len(model.seen) == len(shown) > 0


def test_every_place_serves_whom_it_served_and_the_list_the_log_and_the_shares_stay(workspace: Workspace) -> None:
    backwards(workspace)
    mine = workspace.of("bo")
    before, entries = mine.view(), mine.entries()
    told = looked_over(workspace)
    serves = {place.item_id: place.journey_id for place in before.slate.places}
    assert sorted(told.order) == sorted(told.stood)
    assert [serves[i] for i in told.order] == [serves[i] for i in told.stood]
    assert told.order != told.stood
    for journey_id in set(serves.values()):
        own = [[i for i in items if serves[i] == journey_id] for items in (told.stood, told.order)]
        assert own[1] == own[0][::-1]
    assert (mine.view(), mine.entries()) == (before, entries)


def test_places_are_shown_in_the_models_order_also_where_some_are_sifted_out(workspace: Workspace) -> None:
    backwards(workspace)
    mine = workspace.of("bo")
    view, told = mine.view(), looked_over(workspace)
    places = mine.places(view)
    shown = [place.item.item_id for place in told.arranged(places)]
    assert shown == [*told.order, *view.slate.item_ids[LOOKED_OVER:]]
    some = [place.item.item_id for place in told.arranged(places[::2])]
    assert some == [item_id for item_id in shown if item_id in set(some)]


def test_of_two_places_of_a_journey_it_is_said_whose_order_is_shown_and_what_the_lists_own_says(
    workspace: Workspace,
) -> None:
    backwards(workspace)
    mine = workspace.of("bo")
    told, places = looked_over(workspace), mine.places(mine.view())
    first = places[0]
    second = next(p for p in places[1:LOOKED_OVER] if p.place.journey_id == first.place.journey_id)
    other = next(p for p in places if p.place.journey_id != first.place.journey_id)
    said = told.beside(first, second)
    assert f"it puts “{second.item.title}” above “{first.item.title}”, your list the other way round." in said
    assert told.beside(second, first) == said
    assert ", as your list does." in replace(told, order=told.stood).beside(first, second)
    assert told.beside(first, other) == ""
    assert replace(told, is_old=True).beside(first, second) == ""
    own = beside_facts(first, second, mine.view().slate.asked)
    both = beside_facts(first, second, mine.view().slate.asked, said)
    assert both.sentence == f"{said} In your list's own order: {own.sentence}"
    assert wording_fault(both.sentence, both) is None


def test_what_is_pinned_stays_on_top_and_is_not_sent(workspace: Workspace) -> None:
    model, mine = backwards(workspace), workspace.of("bo")
    pinned = mine.view().slate.places[3].item_id
    mine.commit(e.ItemPinned(pinned))
    told = looked_over(workspace)
    assert told.order[0] == told.stood[0] == pinned
    assert mine.title_of(pinned) not in sent(model)


def test_an_order_holds_for_the_list_it_was_told_of_and_after_undo_again(workspace: Workspace) -> None:
    backwards(workspace)
    told, mine = looked_over(workspace), workspace.of("bo")
    assert told.holds(mine.view())
    mine.commit(e.ItemDismissed(told.stood[0]))
    assert not told.holds(mine.view())
    mine.undo()
    assert told.holds(mine.view())


@pytest.mark.parametrize("reply", [Ending.UNREACHABLE, "no JSON at all", '{"order": [99, 98, 97]}'])
def test_what_does_not_hold_leaves_the_order_and_is_told(workspace: Workspace, reply: str | Ending) -> None:
    model = ScriptedChatModel([reply] * 9)
    workspace.chat = lambda _: model
    told = looked_over(workspace)
    assert (told.order, told.is_old) == (told.stood, True)
    assert "nothing of what it said holds" in told.in_words()


def test_how_it_went_is_told_with_what_was_refused(workspace: Workspace) -> None:
    backwards(workspace)
    said = looked_over(workspace).in_words()
    assert re.match(r"The language model was asked about \d+ journeys?: \d+ places? of the first \d+ differ; ", said)


def test_without_a_model_nothing_is_ordered(workspace: Workspace) -> None:
    mine = workspace.of("bo")
    assert mine.look_over(mine.view()) is None
