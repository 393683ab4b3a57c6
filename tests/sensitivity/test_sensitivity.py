"""What is sensitive is told by words and by meaning, in seven languages, and what only sounds alike is not."""

import csv
from hashlib import sha1
from pathlib import Path

import numpy as np
import pytest
from bad_histories import BAD_HISTORIES
from hypothesis import given
from hypothesis import strategies as st

from core.sensitivity.finding import find_sensitive, sensitive_titles
from core.sensitivity.meaning import TEXTS, TOLD_ALONE, TOLD_TOGETHER, Meanings, Nearness, learn_phrases
from core.sensitivity.phrases import PHRASES
from core.sensitivity.subjects import Subject
from core.sensitivity.word_list import WORDS
from core.sensitivity.words import said_in, words_of_subjects

CASES = Path(__file__).with_name("cases.tsv")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Cooking for diabetics", Subject.HEALTH),
        ("Panic attacks on the train", Subject.MIND),
        ("Trauerbegleitung", Subject.GRIEF),
        ("Dejé el alcohol hace un año", Subject.ADDICTION),
        ("Mon coming-out à ma famille", Subject.SEXUALITY),
        ("Fasting in Ramadan", Subject.FAITH),
        ("Nome sujo: como negociar", Subject.MONEY),
        ("Violenza domestica, chi chiamare", Subject.ABUSE),
        ("流産のあとで", Subject.PREGNANCY),
        ("Permesso di soggiorno scaduto", Subject.STATUS),
        ("LA GARDE À VUE", Subject.LAW),
    ],
)
def test_every_subject_has_words_that_tell_it_for_certain(text: str, subject: Subject) -> None:
    assert said_in(text).certain is subject


@pytest.mark.parametrize(
    "text", ["The Great Depression", "Grief in Hamlet", "Addicted to pasta", "Technical debt", "Dead leaves", "", "🍞"]
)
def test_a_word_that_also_means_something_harmless_decides_nothing(text: str) -> None:
    assert said_in(text).certain is None
    assert find_sensitive(text, [text] * 5) is None


def test_a_doubtful_word_counts_where_the_meaning_agrees_and_not_where_it_does_not() -> None:
    near = Nearness(np.array([0.5, 0.4], np.float32), (Subject.MIND, Subject.MIND))
    assert sensitive_titles(["Out of my depression", "The Great Depression"], near) == [Subject.MIND, None]


def test_meaning_alone_tells_a_title_without_any_word_of_the_list() -> None:
    near = Nearness(np.array([0.6], np.float32), (Subject.GRIEF,))
    assert sensitive_titles(["The empty chair"], near) == [Subject.GRIEF]


def test_one_stray_title_makes_no_journey_sensitive_and_a_tenth_of_them_does() -> None:
    assert find_sensitive("Bread", ["Rye"] * 29 + ["Living with diabetes"]) is None
    found = find_sensitive("Bread", ["Rye"] * 18 + ["Living with diabetes", "My chemo"])
    assert found is not None
    assert found.subject is Subject.HEALTH
    assert found.share == pytest.approx(0.1, abs=0.01)


def test_titles_that_only_hint_are_told_by_their_middle_at_a_score_that_tells_no_single_one() -> None:
    phrases = np.repeat(np.eye(2, dtype=np.float32)[:1], len(TEXTS), axis=0)
    meanings = Meanings(phrases, np.full(len(TEXTS), 0.4 / len(TEXTS), np.float32))
    vectors = np.repeat(np.eye(2, dtype=np.float32)[:1], 4, axis=0)
    assert TOLD_TOGETHER <= meanings.of(vectors).score[0] < TOLD_ALONE
    assert sensitive_titles(["Tuesdays"] * 4, meanings.of(vectors)) == [None] * 4
    assert find_sensitive("", ["Tuesdays"] * 4, vectors, meanings) is not None
    assert find_sensitive("", ["Tuesdays"] * 4, vectors[:, ::-1].copy(), meanings) is None


def test_the_name_speaks_for_all_titles() -> None:
    found = find_sensitive("Staying sober: sobriety at last", ["The first week", "Friday nights"])
    assert found is not None
    assert found.subject is Subject.ADDICTION


def test_every_phrase_is_told_apart_from_the_everyday_ones_once_learned() -> None:
    rng = np.random.default_rng(1)
    vectors = rng.normal(size=(len(TEXTS), 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    score = learn_phrases(vectors).of(vectors).score
    sensitive = np.array([subject is not None for _, subject in PHRASES])
    assert score[sensitive].min() > 0.5 > score[~sensitive].max()
    assert learn_phrases(vectors).of(np.zeros((2, 64), np.float32)).score.tolist() == [0.0, 0.0]


def test_no_case_for_reporting_is_among_the_phrases_and_every_one_for_choosing_is() -> None:
    with CASES.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            choosing = row["when"] == "before" and sha1(row["text"].encode()).digest()[0] % 2 == 0
            assert (row["text"] in TEXTS) == choosing, row["text"]


def test_the_list_covers_every_subject_in_every_language_and_says_no_word_twice_in_one() -> None:
    words = list(words_of_subjects())
    assert {(subject, language) for subject, language, _ in words} == {
        (subject, language) for subject in Subject for language in ("en", "de", "es", "fr", "pt", "it", "ja")
    }
    assert len(words) == len(set(words))
    assert all(word in WORDS for _, _, word in words)


@given(st.text(), st.lists(st.text(), max_size=5))
def test_no_text_makes_it_fail(name: str, titles: list[str]) -> None:
    found = find_sensitive(name, titles)
    assert found is None or 0.0 <= found.share <= 1.0


@pytest.mark.parametrize("kind", list(BAD_HISTORIES))
def test_histories_that_say_nothing_are_not_sensitive(kind: str) -> None:
    assert find_sensitive("", BAD_HISTORIES[kind]()) is None
