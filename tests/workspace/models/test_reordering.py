"""A model orders things in three ways; what it cannot say, or its server cannot, leaves them where they stood."""

import pytest

from core.adapters.llm.llm import Budget, Ending, MemoryAnswerCache, ScriptedChatModel
from core.workspace.models.reordering import LOT, RerankWay, let_reorder

OWN, OFFERED = ["Rye bread"], [f"Thing {n}" for n in range(7)]
AS_IT_WAS = tuple(range(7))


def test_all_at_once_is_one_question() -> None:
    model = ScriptedChatModel(['{"order": [7, 6, 5, 4, 3, 2, 1]}'])
    told = let_reorder(model, RerankWay.LISTWISE, OWN, OFFERED)
    assert told.taken.order == (6, 5, 4, 3, 2, 1, 0)
    assert len(model.seen) == len(told.answers) == 1


def test_lots_are_graded_by_themselves_and_put_together() -> None:
    model = ScriptedChatModel(['{"grades": [1, 2, 3, 4, 5]}', '{"grades": [5, 1]}'])
    told = let_reorder(model, RerankWay.BATCHED, OWN, OFFERED)
    assert told.taken.order == (4, 5, 3, 2, 1, 0, 6)
    assert len(model.seen) == -(-len(OFFERED) // LOT)


def test_pairs_are_asked_from_the_end_to_the_top() -> None:
    model = ScriptedChatModel(['{"better": 2}'] * 6)
    told = let_reorder(model, RerankWay.PAIRWISE, OWN, OFFERED)
    assert told.taken.order == (6, 0, 1, 2, 3, 4, 5)
    assert len(model.seen) == 6


@pytest.mark.parametrize("way", RerankWay)
@pytest.mark.parametrize("ending", [Ending.UNREACHABLE, Ending.SLOW, Ending.REJECTED])
def test_a_server_that_fails_is_asked_once_and_changes_nothing(way: RerankWay, ending: Ending) -> None:
    model = ScriptedChatModel([ending] * 9)
    told = let_reorder(model, way, OWN, OFFERED)
    assert (told.taken.order, told.taken.is_old, len(model.seen)) == (AS_IT_WAS, True, 1)


@pytest.mark.parametrize("way", RerankWay)
def test_answers_that_hold_nothing_change_nothing(way: RerankWay) -> None:
    told = let_reorder(ScriptedChatModel(['{"order": [], "grades": [], "better": 3}'] * 9), way, OWN, OFFERED)
    assert (told.taken.order, told.taken.is_old) == (AS_IT_WAS, True)


@pytest.mark.parametrize("way", RerankWay)
def test_a_spent_budget_asks_nothing(way: RerankWay) -> None:
    model = ScriptedChatModel(['{"better": 2}'], budget=Budget(calls=0))
    told = let_reorder(model, way, OWN, OFFERED)
    assert (told.taken.order, model.seen) == (AS_IT_WAS, [])


@pytest.mark.parametrize("way", RerankWay)
def test_nothing_on_offer_is_no_order(way: RerankWay) -> None:
    assert let_reorder(ScriptedChatModel([]), way, OWN, []).taken.order == ()


def test_what_was_answered_once_costs_nothing_again() -> None:
    cache = MemoryAnswerCache()
    first = let_reorder(ScriptedChatModel(['{"better": 2}'] * 6, cache), RerankWay.PAIRWISE, OWN, OFFERED)
    again = ScriptedChatModel([], cache)
    assert let_reorder(again, RerankWay.PAIRWISE, OWN, OFFERED).taken == first.taken
    assert again.seen == []
