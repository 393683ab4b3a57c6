"""What sentences are learned from: each word with its verb, each line in one third, and what of a line is right."""

from collections import Counter
from itertools import islice

import pytest

from benchmarks.train_examples import THIRDS, clauses_in, examples, talk_lines, third
from benchmarks.train_readings import may_be_meant
from core.dialogue.acts import SpokenAct


def test_every_word_of_an_example_has_a_verb_and_every_example_a_source() -> None:
    some = list(islice(examples(), 0, 12_000, 7))
    assert all(len(words) == len(verbs) for words, verbs, _ in some)
    assert {source for _, _, source in some} == {"phrases", *THIRDS}


def test_the_thirds_are_about_as_large_and_a_line_is_always_of_the_same() -> None:
    counts = Counter(map(third, talk_lines()))
    assert set(counts) == set(THIRDS)
    assert max(counts.values()) < 1.1 * min(counts.values())


def test_a_clause_is_learned_as_its_wish_the_talk_around_as_none_and_the_whole_as_its_one_wish() -> None:
    one = (("oh", "well", "then", "less", "of", "this"), ("none",) * 3 + ("less",) * 3, "a")
    assert set(clauses_in([one])) == {
        ("less", "oh well then less of this", "a"),
        ("none", "oh well then", "a"),
        ("less", "less of this", "a"),
    }
    two = (("up", "down"), ("more", "less"), "b")
    assert set(clauses_in([two])) == {("more", "up", "b"), ("less", "down", "b")}


@pytest.mark.parametrize(("target", "is_right"), [("Birds", True), ("Bird photography", True), ("Baking", False)])
def test_of_a_sentence_that_may_mean_either_both_readings_are_right(target: str, is_right: bool) -> None:
    line = {"asks": [[{"verb": "less", "target": name}] for name in ("Birds", "Bird photography")]}
    assert may_be_meant((SpokenAct(verb="less", target=target),), line) == is_right
    assert not may_be_meant((SpokenAct(verb="more", target=target),), line)
