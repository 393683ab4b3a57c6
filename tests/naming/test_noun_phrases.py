"""A name is made of noun phrases, where the language is one whose words can be told apart."""

import pytest

from core.adapters.encoders.tagging import tag
from core.naming.names import name_journey
from core.naming.noun_phrases import is_oblique, noun_phrase_segments
from core.naming.phrases import phrases
from core.naming.romance import agrees
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
    assert "trifft jupiter" not in phrases_of("Heute Nacht ist es so weit: der Mond trifft Jupiter")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Brötchen im Ofen, morgens nur noch rein in den Korb", "Brötchen im Ofen"),
        ("Der Boden bleibt immer klitschig", "Boden"),
        ("Schwarze Löcher und der Blick auf die Stadt", "schwarze Löcher"),
    ],
)
def test_german_nouns_keep_their_capitals_wherever_they_stand(title: str, text: str) -> None:
    shaped = noun_phrase_segments(segments(title), tag, "de")
    assert text in {phrase.text for phrase in phrases([shaped], TermStatistics(), language="de")}


def test_a_german_adjective_that_misses_its_article_begins_no_name_if_another_can() -> None:
    assert is_oblique("de", "lockeren Dauerlauf")
    assert not is_oblique("de", "lockerer Dauerlauf")
    assert not is_oblique("de", "Kuchen vom Blech")
    assert not is_oblique("en", "wooden spoons")
    titles = ["Puls beim lockeren Dauerlauf", "Nach dem lockeren Dauerlauf", "Mit dem lockeren Dauerlauf anfangen"]
    assert name_journey(titles, background=TermStatistics.from_titles(titles), tag=tag).text == "Dauerlauf"


@pytest.mark.parametrize(
    ("title", "there", "not_there"),
    [
        ("Cómo regar tomates en el balcón", {"tomates", "tomates en el balcón"}, {"regar", "regar tomates"}),
        ("El huerto urbano para principiantes", {"huerto urbano"}, {"principiantes"}),
        ("Aprendiendo guitarra con los abuelos", {"guitarra"}, {"aprendiendo"}),
        ("Comment tailler les rosiers en hiver", {"rosiers"}, {"tailler", "tailler les rosiers"}),
        ("Apprendre le piano chez nous avec un chat", {"piano"}, {"apprendre"}),
        ("Como plantar hortelã na varanda", {"hortelã", "hortelã na varanda"}, {"plantar"}),
        ("Treinando para a maratona de Lisboa", {"maratona de lisboa"}, {"treinando"}),
        ("Come potare le rose in giardino", {"rose"}, {"potare"}),
        ("L'orto sul balcone della nonna", {"orto sul balcone", "balcone"}, {"l'orto"}),
        ("Een moestuin op het balkon", {"moestuin"}, {"een", "op"}),
        ("Warum die langsame Hefe im Teig schläft", {"hefe", "langsame hefe"}, {"langsame", "schläft"}),
        ("枝棚を作る順番", {"枝棚", "順番"}, {"作る", "作る順番"}),
        ("戻った小さな会社の水槽", {"会社の水槽", "会社"}, {"戻った", "小さな会社"}),
        ("水草の植え付けから90日", {"水草の植え付け"}, {"植え付けから"}),
    ],
)
def test_verbs_are_no_part_of_a_name_in_other_languages(title: str, there: set[str], not_there: set[str]) -> None:
    found = phrases_of(title)
    assert there <= found
    assert not not_there & found


@pytest.mark.parametrize(
    ("language", "noun", "word", "fits"),
    [
        ("es", "huerto", "urbano", True),
        ("es", "cachorro", "muerde", False),
        ("fr", "trou", "noir", True),
        ("fr", "chiot", "mordille", False),
        ("pt", "buraco", "negro", True),
        ("it", "cucciolo", "morde", False),
        ("en", "dog", "bites", True),
    ],
)
def test_an_adjective_agrees_with_its_noun(language: str, noun: str, word: str, fits: bool) -> None:
    assert agrees(language, noun, word) is fits


@pytest.mark.parametrize("title", ["La masa madre en casa", "石組みと水草", "하루 산책", "", "?!", "Vinyl"])
def test_other_languages_stay_as_they_are(title: str) -> None:
    if title != "Vinyl":
        assert noun_phrase_segments(segments(title), tag) == segments(title)
    assert [t.surface for part in noun_phrase_segments(segments(title), tag) for t in part] == [
        t.surface for part in segments(title) for t in part
    ]
