"""What is kept, what left and what orders a list is said in words, and hostile words stay words."""

from dataclasses import replace
from datetime import UTC, datetime

from core.adapters.store.ledger import Departure
from core.entities import Item
from ui.drawing import privacy

HOSTILE = "<img src=x onerror=alert(1)>"


def sending(host: str = "models.test") -> Departure:
    moment = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
    return Departure(
        moment=moment, host=host, model=host, purpose=host, texts=1200, tokens=90, tokens_in=1080, tokens_out=10
    )


def test_what_is_kept_names_the_file_its_size_and_what_is_in_it() -> None:
    said = privacy.kept("data/journeys.duckdb", 16_500_000, {"people": 1, "items": 20, "log": 0})
    assert "1 person, 20 things." in said
    assert "data/journeys.duckdb" in said
    assert "16.5 MB" in said
    assert "Nothing is kept yet" in privacy.kept("x", 1, {})
    assert "in memory alone" in privacy.kept(":memory:", 0, {"people": 2})
    shared = privacy.kept(":memory:", 0, {"people": 2}, is_shared=True)
    assert "on the database server" in shared
    assert "memory" not in shared


def test_what_left_is_listed_and_nothing_is_said_to_be_nothing() -> None:
    assert "Nothing has left this computer." in privacy.left([], (0, 0), "", {})
    assert "are sent to models.test" in privacy.left([], (0, 0), "models.test", {})
    said = privacy.left([sending()], (3, 0), "", {})
    assert "3 sendings so far" in said
    assert "2026-11-01 09:30" in said
    assert "1,200 texts" in said
    assert "<td>1,080</td><td>10</td><td>unknown</td><td>sent</td>" in said
    assert "The newest 1 of 3" in said


def test_what_left_says_whose_it_was_what_it_cost_and_what_was_kept() -> None:
    paid, kept = replace(sending(), cost=0.00214, person_id="ann"), replace(sending(), cached=True, cost=0.0)
    said = privacy.left([paid, kept], (1, 1), "", {"ann": "Ann"})
    assert "<td>Ann</td>" in said
    assert "<td>0.0021</td><td>sent</td>" in said
    assert "<td>0.0000</td><td>kept answer</td>" in said
    assert f"<td>{privacy.NOBODYS}</td>" in said
    assert "1 sending so far. 1 question met a kept answer" in said
    old = replace(sending(), tokens_in=None, tokens_out=None)
    assert "<td>90 in all</td><td>unknown</td>" in privacy.left([old], (1, 0), "", {})


def test_hostile_words_stay_words() -> None:
    drawn = [
        privacy.left([replace(sending(HOSTILE), person_id="a")], (1, 0), HOSTILE, {"a": HOSTILE}),
        privacy.kept(HOSTILE, 1, {}),
        privacy.unprofiled([Item("a", HOSTILE, creator=HOSTILE)]),
    ]
    assert not any("<img" in html for html in drawn)


def test_what_orders_the_list_says_what_is_set_now() -> None:
    said = privacy.what_orders(0.3, 1, 4)
    assert "30" in said
    assert "1 other person here" in said
    assert "4 journeys" in said
    assert "counts nothing" in privacy.what_orders(0.0, 0, 1)
