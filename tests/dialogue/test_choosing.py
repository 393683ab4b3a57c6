"""Of all readings of a sentence the likeliest is proposed, if likely enough; in doubt one asks, or says nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dialogue.acts import Speakable, SpokenAct, Surrounding, Understood
from core.dialogue.choosing import (
    ASKED_OF_SECOND,
    ASKED_OF_TWO,
    PROPOSED,
    PROPOSED_PLAIN,
    are_plain,
    chances_of_readings,
    chosen_of,
    read_by_signs,
)
from core.dialogue.clauses import clause_of, clauses_of, words_told
from core.dialogue.hearing import begun, unread_copy
from core.dialogue.listening import Learned, SignWeights, listened
from core.dialogue.possible import Acts, FoundBy, possible_readings, run_spans
from core.dialogue.reading import by_patterns
from core.dialogue.scene import Scene, named_in, scene_of
from core.dialogue.signs import SIGN_NAMES, signs_of_readings
from core.dialogue.signs_told import by_places
from core.dialogue.verb_chances import WORD_BUCKETS, VerbWeights, chances_of, runs_of
from core.dialogue.weighed_targets import ClauseTold, continued, readings_of
from core.dialogue.word_chances import GRAM_BUCKETS, WordWeights, chances_of_words, grams_of
from core.similarity import Floats

VERBS = ("adopt", "explore_less", "explore_more", "keep", "less", "more", "none", "undo")
PHRASES = {
    "less": "too fond of this",
    "more": "hungry for this",
    "none": "the weather",
    "adopt": "keen to learn",
    "undo": "take back",
    "explore_more": "far afield",
    "explore_less": "close by",
}
AROUND = Surrounding(
    journeys=(Speakable(id="row", name="Rowing"), Speakable(id="clay", name="Pottery", state="paused")),
    listed=(Speakable(id="g", name="Glazes that never run"),),
    now=datetime(2026, 3, 4, tzinfo=UTC),
)
MORE, LESS = (SpokenAct(verb="more", target="row"),), (SpokenAct(verb="less", target="row"),)
JOINED = (SpokenAct(verb="merge", target="clay", into="row"),)
BOTH = (SpokenAct(verb="more", target="clay"), SpokenAct(verb="less", target="row"))


def meaning(texts: Sequence[str]) -> Floats:
    """Return vectors that tell nothing: the words alone decide."""
    return np.ones((len(texts), 1), np.float32)


def in_place(words: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Return the same of a sentence and of its words, read twice."""
    return np.ones(1, np.float32), meaning(words), meaning(words)


def learned_by(signs: dict[str, float], bias: float = 0.0) -> Learned:
    """Return weights by which a clause and a word are what the phrase means that holds them."""
    of_runs = np.zeros((WORD_BUCKETS, len(VERBS)), np.float32)
    of_grams = np.zeros((GRAM_BUCKETS, len(VERBS)), np.float32)
    for verb, phrase in PHRASES.items():
        of_runs[runs_of([phrase])[0] > 0, VERBS.index(verb)] = 9.0
        of_grams[sorted({place for places in grams_of(phrase.split()) for place in places}), VERBS.index(verb)] = 3.0
    nothing, none = np.zeros((1, len(VERBS)), np.float32), np.zeros(len(VERBS), np.float32)
    common = frozenset(" ".join(PHRASES.values()).split())
    weights = np.array([signs.get(name, 0.0) for name in SIGN_NAMES], np.float32)
    verbs = VerbWeights(VERBS, nothing, of_runs, none, common)
    words = WordWeights(nothing, of_grams, none)
    inner = np.zeros((len(SIGN_NAMES) + 1, 1), np.float32)
    return Learned(verbs, words, words, in_place, SignWeights(weights, bias, inner, inner[0]))


BOLD = learned_by({"together": 3.0, "crossed": -5.0, "left_out": -5.0, "untold": -5.0}, bias=1.0)


def scene(said: str) -> Scene:
    """Return the scene of a sentence."""
    hearing = begun(said, AROUND, meaning)
    heard, patterns = listened(hearing, meaning, BOLD), by_patterns(unread_copy(hearing))
    assert heard is not None
    return scene_of(heard, patterns, possible_readings(heard, patterns))


def test_a_clause_holds_what_is_said_of_a_journey_and_not_its_name() -> None:
    hearing = begun("Too fond of rowing, and hungry for pottery!", AROUND, None)
    assert [clause.told for clause in clauses_of(hearing)] == ["too fond of this", "hungry for this"]
    assert clause_of(hearing, 0, 3).told == "too fond of"
    told = "too fond of this and hungry for this"
    assert words_told(hearing) == ((0, 1, 2, 3, 5, 6, 7, 8), (*told.split(" "),))


@pytest.mark.parametrize("joint", ["instead of", "while you're at it", "statt", "en vez de"])
def test_a_clause_can_begin_with_a_word_that_belongs_to_it(joint: str) -> None:
    hearing = begun(f"hungry for rowing {joint} too fond of pottery", AROUND, None)
    assert [clause.told.split()[0] for clause in clauses_of(hearing)] == ["hungry", joint.split()[0].replace("'", "")]


def test_chances_sum_to_one_and_the_phrase_that_was_learned_is_the_likeliest() -> None:
    chances = chances_of(list(PHRASES.values()), np.ones((len(PHRASES), 1), np.float32), BOLD.verbs)
    assert chances.sum(axis=1) == pytest.approx(1.0)
    assert [VERBS[at] for at in chances.argmax(axis=1)] == list(PHRASES)


def test_each_word_tells_the_verb_of_its_phrase() -> None:
    words = [*PHRASES["less"].split(), *PHRASES["more"].split()]
    chances = chances_of_words(words, meaning(words), BOLD.words)
    assert chances.sum(axis=1) == pytest.approx(1.0)
    assert [VERBS[at] for at in chances.argmax(axis=1)] == ["less"] * 4 + ["more"] * 3


def test_what_a_word_tells_is_the_middle_of_what_both_readings_of_it_tell() -> None:
    hearing = begun(f"{PHRASES['less']} rowing", AROUND, meaning)
    silent = WordWeights(BOLD.tuned.of_place, np.zeros_like(BOLD.tuned.of_grams), BOLD.tuned.bias)
    both, alone, none = (
        listened(hearing, meaning, replace(BOLD, words=words, tuned=tuned))
        for words, tuned in ((BOLD.words, silent), (BOLD.words, BOLD.words), (silent, silent))
    )
    assert both is not None
    assert alone is not None
    assert none is not None
    assert both.of_words == pytest.approx((alone.of_words + none.of_words) / 2, abs=1e-6)
    assert alone.of_words.max() > 2 * none.of_words.max()


@given(st.lists(st.text(alphabet="abcßé?", min_size=1, max_size=6), min_size=1, max_size=9))
def test_a_word_is_known_by_itself_and_what_is_near_it(words: list[str]) -> None:
    places = grams_of(words)
    assert len(places) == len(words)
    assert all(0 <= place < GRAM_BUCKETS for of_word in places for place in of_word)
    assert places[0] == grams_of(words[: 1 + 3])[0] or len(words) <= 4


def test_what_no_pattern_reads_is_read_by_what_its_words_tell() -> None:
    said = "hungry for rowing"
    assert read_by_signs(said, AROUND, meaning, None).acts == ()
    assert read_by_signs(said, AROUND, meaning, BOLD).acts == MORE
    assert read_by_signs("the weather", AROUND, meaning, BOLD) == Understood()


def test_two_clauses_are_two_wishes_and_a_new_interest_is_the_word_that_no_phrase_holds() -> None:
    assert read_by_signs("hungry for pottery, and too fond of rowing", AROUND, meaning, BOLD).acts == BOTH
    assert (SpokenAct(verb="adopt", name="Falconry"),) in scene("keen to learn Falconry").found
    assert (SpokenAct(verb="adopt", name="Dry Falconry"),) in scene("keen to learn Dry Falconry").found


def test_two_verbs_of_one_clause_are_two_wishes_too() -> None:
    heard = scene("hungry for pottery too fond of rowing").heard
    assert [verb for *_, verb in run_spans(heard)] == ["more", "less"]
    assert BOTH in scene("hungry for pottery too fond of rowing").found


@pytest.mark.parametrize(
    ("said", "verb", "before", "expected"),
    [
        ("and a bit less of it", "less", MORE, SpokenAct(verb="less", target="row")),
        ("dann mehr davon", "more", (SpokenAct(verb="rename", target="row", name="x"),), MORE[0]),
        ("y menos de eso", "less", MORE, SpokenAct(verb="less", target="row")),
        ("called Water", "rename", JOINED, SpokenAct(verb="rename", target="row", name="Water")),
        ("called Water", "rename", MORE, None),
        ("a bit less", "less", MORE, None),
        ("less of it", "less", (), None),
    ],
)
def test_a_wish_about_it_is_about_what_was_told_before(
    said: str, verb: str, before: Acts, expected: SpokenAct | None
) -> None:
    hearing = begun(said, AROUND, None)
    whole = clause_of(hearing, 0, len(hearing.sentence.words))
    read = continued(hearing, ClauseTold(verb, whole, whole, frozenset()), before)
    assert [act for weighed in read for act in weighed.acts] == ([expected] if expected else [])


def test_a_wish_and_its_opposite_are_no_reading_and_no_reading_stands_twice() -> None:
    found = scene("far afield, and close by").found
    assert not any({"explore_more", "explore_less"} <= {act.verb for act in acts} for acts in found)
    found = scene("hungry for pottery, and too fond of rowing").found
    assert len({frozenset(acts) for acts in found}) == len(found)


def test_a_reading_found_twice_is_as_sure_as_the_surer_way() -> None:
    assert FoundBy(whole=0.3, runs=True).with_that(FoundBy(whole=0.5, patterns=True)) == FoundBy(
        whole=0.5, runs=True, patterns=True
    )


def test_the_signs_tell_verbs_that_stand_with_another_subject_and_what_is_left_out() -> None:
    told = scene("hungry for pottery, and too fond of rowing")
    crossed = (SpokenAct(verb="less", target="clay"), SpokenAct(verb="more", target="row"))
    right, wrong = (by_places(told, acts, [act.verb for act in acts]) for acts in (BOTH, crossed))
    assert right["clause_of_subject"] > 0.9 > 0.1 > wrong["clause_of_subject"]
    assert (right["crossed"], wrong["crossed"]) == (0.0, 1.0)
    assert right["together"] > wrong["together"]
    half = by_places(told, BOTH[:1], ["more"])
    assert half["untold"] > 0.9 > right["untold"] == 0.0
    assert named_in(told.heard.hearing) == {"row", "clay"}


def test_every_reading_has_every_sign_and_all_are_numbers() -> None:
    for said in ("hungry for rowing", "hungry for pottery, and too fond of rowing", "take back my last two steps?"):
        told = scene(said)
        signs = signs_of_readings(told)
        assert signs.shape == (len(told.found), len(SIGN_NAMES))
        assert np.isfinite(signs).all()


def test_steps_back_are_counted_and_an_end_is_of_the_clause_that_tells_it() -> None:
    assert (SpokenAct(verb="undo", times=2),) in scene("take back my last two steps").found
    until = replace(BOTH[0], until_days=4)
    assert (until, BOTH[1]) in scene("hungry for pottery until Sunday, and too fond of rowing").found


def test_what_a_verb_is_about_is_as_sure_as_it_is_said() -> None:
    hearing = begun("hungry for rowing", AROUND, meaning)
    whole = clause_of(hearing, 0, 3)
    assert [(read.acts, read.sure) for read in readings_of(hearing, ClauseTold("more", whole, whole, frozenset()))] == [
        (MORE, 1.0)
    ]


@pytest.mark.parametrize("said", ["", "!!!", "🥖", " "])
def test_a_sentence_without_a_word_wishes_nothing(said: str) -> None:
    assert listened(begun(said, AROUND, meaning), meaning, BOLD) is None
    assert read_by_signs(said, AROUND, meaning, BOLD) == Understood()


READINGS: list[Acts] = [MORE, LESS, BOTH]


@pytest.mark.parametrize(
    ("chances", "meant"),
    [
        ((PROPOSED, 0.1, 0.0), Understood(acts=MORE)),
        ((0.1, 0.9, 0.0), Understood(acts=LESS)),
        ((PROPOSED - 0.1, ASKED_OF_SECOND + 0.1, 0.0), Understood(alternatives=(MORE, LESS))),
        ((ASKED_OF_TWO - ASKED_OF_SECOND - 0.05, ASKED_OF_SECOND, 0.0), None),
        ((PROPOSED - 0.01, ASKED_OF_SECOND - 0.02, 0.0), None),
        ((0.1, 0.1, 0.1), None),
    ],
)
def test_the_likeliest_is_proposed_two_are_asked_about_and_in_doubt_nothing(
    chances: tuple[float, ...], meant: Understood | None
) -> None:
    assert chosen_of(READINGS, np.array(chances, np.float32), np.zeros(len(READINGS), bool)) == meant


def test_what_patterns_explain_to_the_last_word_is_proposed_from_a_lower_chance_if_it_is_the_likeliest() -> None:
    chances = np.array([0.1, PROPOSED_PLAIN, 0.0], np.float32)[: len(READINGS)]
    plain = np.array([False, True, False])[: len(READINGS)]
    assert chosen_of(READINGS, chances, plain) == Understood(acts=READINGS[1])
    assert chosen_of(READINGS, chances, ~plain) is None
    assert chosen_of(READINGS, chances - 0.01, plain) is None
    assert are_plain(signs_of_readings(scene("more rowing"))).any()
    assert not are_plain(signs_of_readings(scene("hungry for rowing"))).any()


def test_no_reading_means_that_nothing_is_proposed() -> None:
    assert chosen_of([], np.zeros(0, np.float32), np.zeros(0, bool)) is None
    assert chances_of_readings(np.zeros((0, len(SIGN_NAMES)), np.float32), BOLD).shape == (0,)


def test_a_hidden_unit_speaks_only_above_its_threshold() -> None:
    signs = np.zeros((3, len(SIGN_NAMES)), np.float32)
    signs[:, SIGN_NAMES.index("length")] = [0.0, 1.0, 2.0]
    inner = np.zeros((len(SIGN_NAMES) + 1, 1), np.float32)
    inner[SIGN_NAMES.index("length")], inner[-1] = 1.0, -1.0
    nothing = learned_by({})
    by_unit = replace(nothing, signs=replace(nothing.signs, inner=inner, of_inner=np.ones(1, np.float32)))
    odds = np.log(chances_of_readings(signs, by_unit))
    assert odds[1] == pytest.approx(odds[0])
    assert odds[2] - odds[0] == pytest.approx(1.0, abs=1e-5)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=6))
def test_chances_are_shares_that_leave_some_for_nothing(scores: list[float]) -> None:
    by_length = learned_by({"length": 1.0})
    signs = np.zeros((len(scores), len(SIGN_NAMES)), np.float32)
    signs[:, SIGN_NAMES.index("length")] = scores
    chances = chances_of_readings(signs, by_length)
    assert (chances >= 0).all()
    assert chances.sum() <= 1.0 + 1e-5
    assert chances[int(np.argmax(scores))] == pytest.approx(chances.max())
    doubled = chances_of_readings(signs, replace(by_length, signs=replace(by_length.signs, bias=-100.0)))
    assert doubled.max() < PROPOSED
