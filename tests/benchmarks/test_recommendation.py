"""Fewer persons may be measured, never fewer learned from; and a set that cannot tell of a feature has no say in it."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import recommendation_sets
from benchmarks.recommendation_sets import DataSet, Split, leave_out, load
from benchmarks.recommendation_table import Measured, ahead, measured
from benchmarks.train_ranking import WORDS, together
from core.entities import Item
from core.ranking.weights import Weights

ITEMS = 12


def split(n_persons: int) -> Split:
    """Return persons with histories of five items each, whose last is hidden."""
    histories = tuple((np.arange(5) + person) % ITEMS for person in range(n_persons))
    items = tuple(Item(f"i{row}", f"Item {row}") for row in range(ITEMS))
    vectors = np.eye(ITEMS, dtype=np.float32)
    known = DataSet(name="few", items=items, raw_vectors=vectors, histories=histories, moments=((),) * n_persons)
    return leave_out(known, 1)


@given(n_persons=st.integers(1, 30), most=st.integers(0, 40), seed=st.integers(0, 5))
def test_so_many_are_drawn_with_their_own_hidden_items_and_all_histories_stay(
    n_persons: int, most: int, seed: int
) -> None:
    whole = split(n_persons)
    drawn = whole.sampled(most, seed)
    assert len(drawn.persons) == len(drawn.hidden) == min(most, n_persons)
    assert list(drawn.persons) == sorted(set(drawn.persons))
    assert drawn.hidden.tolist() == [(person + 4) % ITEMS for person in drawn.persons]
    assert drawn.known is whole.known


def test_the_same_seed_draws_the_same_persons_and_another_draws_others() -> None:
    whole = split(30)
    assert whole.sampled(10, 1).persons == whole.sampled(10, 1).persons
    assert whole.sampled(10, 1).persons != whole.sampled(10, 2).persons


def test_the_halves_share_nobody_and_leave_nobody_out() -> None:
    whole = split(7)
    first, second = whole.every_second(0).persons, whole.every_second(1).persons
    assert sorted((*first, *second)) == list(whole.persons)


def test_what_is_in_fashion_is_learned_from_sets_with_true_times_and_the_rest_from_all() -> None:
    pooled = together(
        {
            "amazon_office": Weights(people=1.0, follows=0.4),
            "movietweetings_half": Weights(people=0.2, follows=0.8, trend=0.5),
        }
    )
    assert pooled["trend"] == 0.5
    assert (pooled["people"], pooled["follows"]) == pytest.approx((0.6, 0.6))
    assert pooled["words"] == WORDS


def test_without_a_set_that_has_true_times_fashion_counts_for_nothing() -> None:
    assert together({"amazon_office": Weights()})["trend"] == 0.0


def row(places: list[int | None]) -> Measured:
    """Return the figures of lists that hold each person's hidden item at a place from 0, or nowhere."""
    whole = split(len(places))
    others = [[r for r in range(ITEMS) if r != hidden] for hidden in whole.hidden.tolist()]
    found = [
        np.array(rest if at is None else [*rest[:at], hidden, *rest[at:]])
        for rest, hidden, at in zip(others, whole.hidden.tolist(), places, strict=True)
    ]
    return measured("so placed", found, whole)


def test_a_list_that_begins_with_what_was_hidden_gains_everything_and_one_without_it_nothing() -> None:
    assert row([0, 0, 0]).ndcg == 1.0
    assert row([None, None]).ndcg == 0.0
    assert row([0, None]).gains.tolist() == [1.0, 0.0]


def test_a_lead_is_told_person_by_person_so_that_what_persons_differ_in_is_not_in_it() -> None:
    good, bad = row([0, None, 0, None]), row([2, None, 2, None])
    assert ahead(good, good) == "+0.0000 (+0.0000 to +0.0000)"
    assert ahead(row([0, 0]), row([None, None])) == "+1.0000 (+1.0000 to +1.0000)"
    assert ahead(good, bad).startswith("+0.2500 (+0.0000 to")
    assert ahead(bad, good).startswith("-0.2500 (-0.5000 to")


def test_the_hundred_thousand_ratings_of_movielens_are_read_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ml-100k"
    folder.mkdir()
    genres = "|".join("0" * 5 + "1" + "0" * 13)
    films = [f"{n}|Film {n} (1995)|01-Jan-1995||http://films.example/{n}|{genres}" for n in range(1, 4)]
    (folder / "u.item").write_text("\n".join(films) + "\n", encoding="latin-1")
    ratings = [(1, 1, 5, 880000300), (1, 2, 4, 880000100), (1, 3, 3, 880000200), (2, 3, 5, 880000000)]
    (folder / "u.data").write_text("".join("\t".join(map(str, row)) + "\n" for row in ratings), encoding="latin-1")
    monkeypatch.setattr(recommendation_sets, "encoded", lambda name, texts, *_: np.eye(len(texts), 4, dtype=np.float32))
    found = load("movielens_100k", tmp_path, tmp_path)
    told = [[found.items[row].title for row in history.tolist()] for history in found.histories]
    assert told == [["Film 2 (1995)", "Film 1 (1995)"], ["Film 3 (1995)"]]
    with pytest.raises(FileNotFoundError, match=r"movielens_100k\.parquet is missing"):
        load("movielens_100k", tmp_path / "nowhere", tmp_path)
