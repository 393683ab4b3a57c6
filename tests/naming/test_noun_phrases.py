"""A name is made of noun phrases, where the language is one whose words can be told apart."""

import pytest

from core.adapters.encoders.tagging import tag
from core.naming.noun_phrases import noun_phrase_segments
from core.naming.phrases import phrases
from core.naming.terms import TermStatistics
from core.naming.tokens import segments


def phrases_of(title: str) -> set[str]:
    """Return the phrases that a name may be made of, in small letters."""
    shaped = noun_phrase_segments(segments(title), tag)
    return {phrase.text.lower() for phrase in phrases([shaped], TermStatistics())}


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Dive watches and inexpensive mechanical watches", "inexpensive mechanical watches"),
        ("How I sharpen the kitchen knife", "kitchen knife"),
        ("Teaching a dog to heel", "teaching a dog"),
        ("The toilet pump that belongs in a museum", "toilet pump"),
        ("A cut of smoked beef from the garden", "smoked beef"),
        ("Herbs in pots on balconies", "herbs in pots on balconies"),
    ],
)
def test_noun_phrases_are_found(title: str, phrase: str) -> None:
    assert phrase in phrases_of(title)


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Dive watches and inexpensive mechanical watches", "inexpensive mechanical"),
        ("How debt records worked for centuries", "debt records worked"),
        ("Why babies suddenly wake at night", "babies suddenly wake"),
        ("Squatting with your kettlebell", "squatting with your kettlebell"),
        ("They arrange the cats", "arrange"),
    ],
)
def test_what_is_no_noun_phrase_is_not(title: str, phrase: str) -> None:
    assert phrase not in phrases_of(title)


def test_german_phrases_end_in_a_noun() -> None:
    found = phrases_of("Wie wir das Skateboard üben auf dem leeren Parkplatz")
    assert "skateboard" in found
    assert "skateboard üben" not in found
    assert "leeren parkplatz" in found


@pytest.mark.parametrize("title", ["La masa madre en casa", "石組みと水草", "하루 브이로그", "", "?!", "Vinyl"])
def test_other_languages_stay_as_they_are(title: str) -> None:
    if title != "Vinyl":
        assert noun_phrase_segments(segments(title), tag) == segments(title)
    assert [t.surface for part in noun_phrase_segments(segments(title), tag) for t in part] == [
        t.surface for part in segments(title) for t in part
    ]
