"""Words have their parts of speech, and no model is fetched for it."""

import sys

import pytest

from core.adapters.encoders.tagging import tag


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("hydroponic herbs grow on the balcony", ("NN", "NNS", "VB", "IN", "DT", "NN")),
        ("inexpensive mechanical watches", ("JJ", "JJ", "NNS")),
        ("babies suddenly wake", ("NNS", "RB", "NN")),
    ],
)
def test_words_are_told_apart_by_what_they_do(words: str, kinds: tuple[str, ...]) -> None:
    assert tag(words.split()) == kinds


@pytest.mark.parametrize("words", [[], [""], ["a", "b c", "d"], ["\u200b"], ["/", "a/b", "&slash;"], ["x"] * 400])
def test_every_word_has_an_answer(words: list[str]) -> None:
    assert len(tag(words)) == len(words)


def test_nltk_is_not_loaded() -> None:
    tag(["word"])
    assert "nltk" not in sys.modules
