"""Two readers of a sentence: patterns, and chances learned from examples; what is not borne out is not proposed."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from core.dialogue.acts import Speakable, SpokenAct, Surrounding, Understood
from core.dialogue.clauses import clause_of, clauses_of
from core.dialogue.hearing import begun
from core.dialogue.second_opinion import read_by_both, second_read
from core.dialogue.verb_chances import WORD_BUCKETS, VerbWeights, chances_of, runs_of
from core.dialogue.weighed_targets import Weighed
from core.dialogue.weighing import Opinion, weighed
from core.similarity import Floats

VERBS = ("adopt", "less", "more", "none", "rename")
PHRASES = {"less": "too fond of this", "more": "hungry for this", "none": "the weather", "adopt": "keen to learn"}
AROUND = Surrounding(
    journeys=(Speakable(id="row", name="Rowing"), Speakable(id="clay", name="Pottery", state="paused")),
    listed=(Speakable(id="g", name="Glazes that never run"),),
    now=datetime(2026, 3, 4, tzinfo=UTC),
)
MORE, LESS = (SpokenAct(verb="more", target="row"),), (SpokenAct(verb="less", target="row"),)


def meaning(texts: Sequence[str]) -> Floats:
    """Return vectors that tell nothing: the words alone decide."""
    return np.ones((len(texts), 1), np.float32)


@pytest.fixture(name="weights")
def weights_of_phrases() -> VerbWeights:
    """Return weights by which a clause is what the phrase means that it holds."""
    of_runs = np.zeros((WORD_BUCKETS, len(VERBS)), np.float32)
    for verb, phrase in PHRASES.items():
        of_runs[runs_of([phrase])[0] > 0, VERBS.index(verb)] = 9.0
    common = frozenset(" ".join(PHRASES.values()).split())
    return VerbWeights(VERBS, np.zeros((1, len(VERBS)), np.float32), of_runs, np.zeros(5, np.float32), common)


def test_a_clause_holds_what_is_said_of_a_journey_and_not_its_name() -> None:
    hearing = begun("Too fond of rowing, and hungry for pottery!", AROUND, None)
    assert [clause.told for clause in clauses_of(hearing)] == ["too fond of this", "hungry for this"]
    assert clause_of(hearing, 0, 3).told == "too fond of"


def test_chances_sum_to_one_and_the_phrase_that_was_learned_is_the_likeliest(weights: VerbWeights) -> None:
    chances = chances_of(list(PHRASES.values()), weights, meaning)
    assert chances.sum(axis=1) == pytest.approx(1.0)
    assert [VERBS[at] for at in chances.argmax(axis=1)] == list(PHRASES)


def test_what_no_pattern_reads_is_read_by_chances(weights: VerbWeights) -> None:
    said = "hungry for rowing"
    assert read_by_both(said, AROUND, meaning, None).acts == ()
    assert read_by_both(said, AROUND, meaning, weights).acts == MORE
    assert read_by_both("the weather", AROUND, meaning, weights) == Understood()


def test_two_clauses_are_two_wishes_and_a_new_interest_is_the_word_that_no_phrase_holds(weights: VerbWeights) -> None:
    read = read_by_both("hungry for pottery, and too fond of rowing", AROUND, meaning, weights)
    assert read.acts == (SpokenAct(verb="more", target="clay"), SpokenAct(verb="less", target="row"))
    opinion = weighed(begun("keen to learn Falconry", AROUND, meaning), weights)
    assert opinion.readings[0].acts == (SpokenAct(verb="adopt", name="Falconry"),)


def test_a_sentence_without_a_word_has_no_readings(weights: VerbWeights) -> None:
    for said in ("", "!!!", "🥖"):
        assert weighed(begun(said, AROUND, meaning), weights) == Opinion()
        assert read_by_both(said, AROUND, meaning, weights) == Understood()


def opinion_of(acts: tuple[SpokenAct, ...], chance: float, told: dict[str, float]) -> Opinion:
    """Return an opinion with one reading, or that nothing is wished."""
    return Opinion((Weighed(acts, chance),), None, told)


@pytest.mark.parametrize(
    ("opinion", "meant"),
    [
        (opinion_of(MORE, 0.9, {"more": 0.9}), Understood(acts=MORE)),
        (opinion_of(LESS, 0.9, {"less": 0.9, "more": 0.5}), Understood(acts=MORE)),
        (opinion_of(LESS, 0.9, {"less": 0.9, "more": 0.01}), Understood(acts=LESS)),
        (opinion_of(LESS, 0.4, {"less": 0.4, "more": 0.01}), Understood()),
        (opinion_of((), 0.9, {"none": 0.9, "more": 0.3}), Understood()),
    ],
)
def test_what_a_pattern_reads_stands_where_it_is_borne_out_and_else_gives_way(
    opinion: Opinion, meant: Understood
) -> None:
    assert second_read(Understood(acts=MORE), opinion) == meant


def test_in_doubt_between_two_it_asks_and_proposes_neither() -> None:
    either = Opinion((Weighed(MORE, 0.5), Weighed(LESS, 0.4), Weighed((), 0.1)), None, {"more": 0.5, "less": 0.4})
    assert second_read(Understood(), either) == Understood(alternatives=(MORE, LESS))
    maybe_not = Opinion((Weighed(MORE, 0.35), Weighed((), 0.35), Weighed(LESS, 0.3)), None, {})
    assert second_read(Understood(), maybe_not) == Understood()


CLAY = (SpokenAct(verb="less", target="clay"),)
BOTH = (*MORE, *CLAY)
TWO_CLAUSES = (("more", 0.9, 0.95), ("less", 0.9, 0.95))


def test_what_is_far_ahead_of_anything_else_is_proposed_and_what_is_not_is_asked_about_or_left() -> None:
    ahead = Opinion((Weighed(MORE, 0.6), Weighed(LESS, 0.15), Weighed((), 0.1)), None, {})
    assert second_read(Understood(), ahead) == Understood(acts=MORE)
    beside = Opinion((Weighed(MORE, 0.6), Weighed(LESS, 0.25), Weighed((), 0.1)), None, {})
    assert second_read(Understood(), beside) == Understood(alternatives=(MORE, LESS))
    rather_not = Opinion((Weighed(MORE, 0.6), Weighed((), 0.3)), None, {})
    assert second_read(Understood(), rather_not) == Understood()


@pytest.mark.parametrize(
    ("chance", "meant"),
    [
        (0.9, Understood(acts=BOTH)),
        (0.5, Understood(alternatives=(BOTH, MORE))),
        (0.2, Understood()),
    ],
)
@pytest.mark.parametrize("read", [Understood(acts=MORE), Understood()])
def test_half_of_two_wishes_is_not_proposed_alone(read: Understood, chance: float, meant: Understood) -> None:
    readings = (Weighed(MORE, 0.9), Weighed((), 0.01))
    told = {"more": 0.9, "less": 0.9}
    assert second_read(read, Opinion(readings, Weighed(BOTH, chance), told, TWO_CLAUSES)) == meant


def test_a_wish_that_is_not_about_a_journey_that_is_named_is_not_proposed() -> None:
    readings, told = (Weighed(MORE, 0.95), Weighed((), 0.01)), {"more": 0.95}
    named = Opinion(readings, None, told, named=frozenset({"row", "clay"}))
    assert second_read(Understood(acts=MORE), named) == Understood()
    assert second_read(Understood(acts=BOTH), named).acts == ()
    renamed = (SpokenAct(verb="rename", target="row", name="Pottery afloat"),)
    called = Opinion((Weighed(renamed, 0.9),), None, {"rename": 0.9}, named=frozenset({"row", "clay"}))
    assert second_read(Understood(acts=renamed), called) == Understood(acts=renamed)


def test_two_wishes_of_a_pattern_stand_where_chances_tell_one_of_them_from_two_clauses_alone() -> None:
    readings = (Weighed(MORE, 0.9), Weighed((), 0.05))
    two = Opinion(readings, None, {"more": 0.9, "less": 0.3}, TWO_CLAUSES)
    assert second_read(Understood(acts=BOTH), two) == Understood(acts=BOTH)
    one = Opinion(readings, None, {"more": 0.9, "less": 0.3}, TWO_CLAUSES[:1])
    assert second_read(Understood(acts=BOTH), one) == Understood(alternatives=(MORE, BOTH))
    hardly = Opinion(readings, None, {"more": 0.9, "less": 0.01}, TWO_CLAUSES)
    assert second_read(Understood(acts=BOTH), hardly) == Understood(alternatives=(BOTH, MORE))


def test_opposites_of_one_thing_are_asked_about_unless_two_clauses_tell_two_wishes() -> None:
    either = Understood(alternatives=(MORE, LESS))
    readings = (Weighed(MORE, 0.5), Weighed(LESS, 0.4))
    assert second_read(either, Opinion(readings, None, {}, TWO_CLAUSES[:1])) == either
    assert second_read(either, Opinion(readings, None, {}, TWO_CLAUSES)) == Understood()
    assert second_read(either, Opinion(readings, Weighed(BOTH, 0.9), {}, TWO_CLAUSES)) == Understood(acts=BOTH)


def test_where_nothing_wished_is_likelier_than_any_wish_a_pattern_needs_more_to_be_believed() -> None:
    doubted = Opinion((Weighed((), 0.45), Weighed(MORE, 0.4)), None, {"more": 0.5})
    assert second_read(Understood(acts=MORE), doubted) == Understood()
    believed = Opinion((Weighed((), 0.45), Weighed(MORE, 0.4)), None, {"more": 0.7})
    assert second_read(Understood(acts=MORE), believed) == Understood(acts=MORE)


def test_an_end_is_of_the_clause_that_tells_it(weights: VerbWeights) -> None:
    opinion = weighed(begun("hungry for pottery until Sunday, and too fond of rowing", AROUND, meaning), weights)
    assert opinion.several is not None
    assert [(act.verb, act.until_days) for act in opinion.several.acts] == [("more", 4), ("less", None)]
    assert opinion.named == {"row", "clay"}
    assert [verb for verb, _, _ in opinion.by_clause] == ["more", "less"]


def test_a_reading_with_words_is_taken_for_the_same_one_without() -> None:
    bare, worded = ((SpokenAct(verb="focus", target="row", words=words),) for words in ((), ("sculls",)))
    opinion = Opinion((Weighed(worded, 0.9), Weighed((), 0.01)), None, {"focus": 0.9})
    assert second_read(Understood(acts=bare), opinion) == Understood(acts=worded)
    unsure = Opinion((Weighed(worded, 0.4), Weighed((), 0.2)), None, {"focus": 0.9})
    assert second_read(Understood(acts=bare), unsure) == Understood(acts=bare)


def test_steps_back_are_counted() -> None:
    of_runs = np.zeros((WORD_BUCKETS, 2), np.float32)
    of_runs[runs_of(["take back"])[0] > 0, 1] = 9.0
    steps = VerbWeights(("none", "undo"), np.zeros((1, 2), np.float32), of_runs, np.zeros(2, np.float32), frozenset())
    opinion = weighed(begun("take back my last two steps", AROUND, meaning), steps)
    assert opinion.readings[0].acts == (SpokenAct(verb="undo", times=2),)
