"""What an order is worth is told beside the list as it is, with what it took, for any model that answers."""

import json
from pathlib import Path

import numpy as np
import pytest
from few_people import few_people

from benchmarks import reranking
from benchmarks.reranking import (
    AS_IT_IS,
    BY_JOURNEY,
    CHANCE,
    ORACLE,
    ORACLE_TURNS,
    WAYS,
    Listed,
    Row,
    gain,
    lists,
    with_model,
    without_model,
)
from core.adapters.llm.endpoint import Endpoint
from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.adapters.shipped.rerank_measures import load_measures


def listed(at: int, n: int = 8) -> Listed:
    """Return a list of a person's whose hidden item stands at a place from 0; two journeys take turns."""
    return Listed(
        rows=np.arange(n),
        hidden=at,
        turns=tuple("ab"[k % 2] for k in range(n)),
        titles=tuple(f"Thing {k}" for k in range(n)),
        own=("Rye bread",),
        own_by_journey={"a": ("Rye bread",), "b": ("Socks",)},
    )


def test_no_order_is_better_than_the_oracle_and_none_that_keeps_turns_than_the_oracle_that_does() -> None:
    found = [listed(at) for at in (0, 3, 5, 7, 99)]
    rows = {row.name: np.array(row.gains) for row in without_model(found)}
    assert rows[ORACLE].tolist() == [1.0, 1.0, 1.0, 1.0, 0.0]
    assert (rows[ORACLE] >= rows[ORACLE_TURNS]).all()
    assert (rows[ORACLE_TURNS] >= rows[AS_IT_IS]).all()
    assert rows[ORACLE_TURNS][1] < 1.0
    assert (rows[CHANCE] <= rows[ORACLE]).all()


@pytest.mark.parametrize("name", WAYS)
def test_a_model_that_turns_the_list_round_gains_for_who_had_it_last_and_is_billed(name: str) -> None:
    replies = {
        "listwise": ['{"order": [8, 7, 6, 5, 4, 3, 2, 1]}'],
        BY_JOURNEY: ['{"order": [4, 3, 2, 1]}'] * 2,
        "batched": ['{"grades": [1, 2, 3, 4, 5]}', '{"grades": [1, 2, 5]}'],
        "pairwise": ['{"better": 2}'] * 7,
    }[name]
    models = [ScriptedChatModel(replies) for _ in range(2)]
    waiting = iter(models)
    row = with_model([listed(7), listed(0)], name, lambda: next(waiting))
    basis = np.array(without_model([listed(7), listed(0)])[0].gains)
    assert row.gains[0] > basis[0]
    assert row.gains[1] < basis[1]
    assert (row.asked, row.questions, row.refused, row.unheld) == (2, 2 * len(replies), 0, 0)


def test_nobody_is_asked_about_a_list_that_cannot_gain() -> None:
    model = ScriptedChatModel([])
    row = with_model([listed(99)], "listwise", lambda: model)
    assert (row.gains, row.asked, model.seen) == ([0.0], 0, [])


@pytest.mark.parametrize("name", WAYS)
def test_a_model_that_cannot_be_reached_leaves_every_list_as_it_is(name: str) -> None:
    found = [listed(2), listed(5)]
    row = with_model(found, name, lambda: ScriptedChatModel([Ending.UNREACHABLE]))
    assert row.gains == without_model(found)[0].gains
    assert row.unheld == 2


def test_people_are_listed_as_the_product_ranks_them_with_their_own_titles_and_nothing_hidden() -> None:
    found = lists(few_people(), n=6)
    assert len(found) == 4
    for one in found:
        assert 0 < len(one.rows) == len(one.turns) == len(one.titles) <= 6
        assert f"Item {one.hidden}" not in one.own
        assert set(one.turns) <= set(one.own_by_journey)
        assert all(set(own) <= set(one.own) for own in one.own_by_journey.values())


def test_what_the_pages_way_gained_is_recorded_for_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "measures.json"
    monkeypatch.setattr(reranking, "record", lambda one: path.write_text(json.dumps([one.model_dump()])))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://model.test/v1")
    row = Row(BY_JOURNEY, gains=[1.0, 0.5, 0.5])
    basis = np.array([0.5, 0.5, 0.5])
    reranking.keep_measured(Endpoint(model="m", base_url="http://model.test/v1"), row, basis)
    (kept,) = load_measures(path)
    mean, low, high = gain(row, basis)
    assert (kept.model, kept.host, kept.persons, kept.is_better) == ("m", "model.test", 3, False)
    assert (kept.low, kept.gain, kept.high) == pytest.approx((low, mean, high), abs=1e-4)
