"""A name is a readable phrase of the titles, with receipts, and never empty."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.encoders.encoder import HashingEncoder
from core.entities import GivenName
from core.naming.function_words import FUNCTION_WORDS
from core.naming.leftovers import OTHER_THINGS
from core.naming.names import JourneyName, is_stale, name_journey, name_siblings, scored_name
from core.naming.space import Space
from core.naming.terms import TermStatistics

HERBS = [
    "Hydroponic herbs on a balcony, first week",
    "Why my hydroponic herbs went yellow 🌿 #plants",
    "Basil under a cheap LED [4K]",
    "LED height for hydroponic basil, Pt. 7",
    "Nutrients for herbs on a balcony",
]
SYNTHS = [
    "Patching a modular synth from nothing",
    "Modular synth clocks explained",
    "Filters I keep in my modular synth",
    "A slow modular jam",
]
PIZZA = [
    "Pizza dough overnight",
    "Neapolitan pizza in a home oven",
    "Basil on Neapolitan pizza",
    "Pizza steel or stone",
]
CATALOGUE = TermStatistics.from_titles([*HERBS, *SYNTHS, *PIZZA, "the led of a lamp", "a week of rain"])


MIXED = ["the", "basil", "of", "and", "my", "Rust", "LED", "on", "oven", "cat", "cats", "a", "for"]


def named(titles: list[str], siblings: list[list[str]] | None = None) -> JourneyName:
    return name_journey(titles, siblings=siblings or [], background=CATALOGUE)


def edges_of(text: str) -> set[str]:
    words = text.lower().split()
    return {words[0], words[-1]}


class TestTheOfflineNamer:
    def test_names_a_journey_in_a_phrase_of_its_titles(self) -> None:
        assert named(HERBS, [SYNTHS, PIZZA]).text == "Hydroponic herbs"

    def test_a_shared_word_does_not_name_the_journey(self) -> None:
        basil = ["Basil pesto", "Basil and tomatoes", "Basil pots", "Mending basil pots"]
        assert "pots" in named(basil, [["Basil pesto pasta", "Basil pasta", "Basil on pasta"]]).text.lower()

    def test_the_name_is_in_sentence_case_and_acronyms_stay(self) -> None:
        text = named(["LED strips for shelves", "LED strips in a camper", "Wiring LED strips"]).text
        assert text.startswith("LED strips")

    def test_shouting_is_not_repeated(self) -> None:
        text = named(["SOURDOUGH STARTER RESCUE", "SOURDOUGH STARTER IN WINTER"]).text
        assert text == "Sourdough starter"

    @pytest.mark.parametrize(
        ("titles", "part"),
        [
            (["鉋の台直し", "鉋の刃を研ぐ", "鉋の選び方"], "鉋"),
            (["深蹲总是前倾？检查", "深蹲的呼吸", "深蹲和硬拉"], "深蹲"),
            (["베를린에서 김치 담그기", "김치 담그기 첫걸음"], "김치"),
            (["बालकनी में तुलसी", "तुलसी की देखभाल", "तुलसी का पौधा"], "तुलसी"),
            (["Kräuter auf dem Balkon", "Kräuter vom Balkon trocknen"], "Balkon"),
            (["การปลูกผักบนระเบียง", "การปลูกผักในบ้าน"], "ผัก"),
        ],
    )
    def test_every_script_gets_a_name_of_its_own(self, titles: list[str], part: str) -> None:
        assert part in named(titles).text

    @pytest.mark.parametrize("titles", [[], [""], ["🔥"], ["!!!", "   "], ["\u200d"]])
    def test_titles_without_words_still_get_a_name(self, titles: list[str]) -> None:
        assert named(titles).text == OTHER_THINGS

    def test_titles_of_nothing_but_function_words_name_themselves(self) -> None:
        assert named(["What is it?"]).text == "What is it?"

    def test_titles_that_count_more_decide(self) -> None:
        titles = [
            "Growing basil indoors",
            "Growing basil outdoors",
            "Racing pigeons again",
            "Racing pigeons at dawn",
        ]
        often = name_journey(titles, [1, 1, 9, 9], background=CATALOGUE)
        assert "pigeon" in often.text.lower()

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text(max_size=60), max_size=6))
    def test_any_titles_give_a_short_plain_line(self, titles: list[str]) -> None:
        text = name_journey(titles, background=TermStatistics.from_titles(titles)).text
        assert 0 < len(text) <= 60
        assert "\n" not in text

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from(MIXED), min_size=3))
    def test_no_function_word_stands_at_an_edge(self, words: list[str]) -> None:
        text = name_journey([" ".join(words), "Oven cats"], background=CATALOGUE).text
        assert not edges_of(text) & FUNCTION_WORDS
        assert len(text.split()) <= 6


class TestReceipts:
    def test_evidence_holds_a_word_of_the_name(self) -> None:
        name = named(HERBS, [SYNTHS, PIZZA])
        assert set(name.evidence) == {0, 1, 3, 4}
        assert name.evidence[:2] == (0, 1)
        assert name.fidelity == pytest.approx(4 / 5)
        assert name.specificity == 1.0
        assert name.source == "terms"

    def test_the_titles_nearest_to_the_name_come_first(self) -> None:
        titles = ["Rain at dawn", "Herbs in rain", "Hydroponic herbs", "Hydroponic"]
        assert scored_name("Hydroponic herbs", titles).evidence == (2, 1, 3)

    def test_of_titles_with_the_name_s_words_the_nearest_by_meaning_come_first(self) -> None:
        encode = HashingEncoder(256).encode
        titles = ["Herbs of a long and rainy week at the sea", "Herbs in pots", "Herbs"]
        name = scored_name("Herbs", titles, siblings=[SYNTHS], space=Space(encode, encode(titles), [encode(SYNTHS)]))
        assert name.evidence[0] == 2
        assert name.evidence[-1] == 0

    def test_a_name_that_fits_the_siblings_too_is_not_specific(self) -> None:
        name = scored_name("Basil", ["Basil pots"], siblings=[["Basil pizza", "Pizza"]])
        assert name.specificity == pytest.approx(0.5)

    def test_counts_weigh_the_fidelity(self) -> None:
        assert scored_name("Basil", ["Basil", "Rain"], [3, 1]).fidelity == pytest.approx(0.75)

    def test_a_model_s_name_in_other_words_is_borne_out_by_meaning(self) -> None:
        encode = HashingEncoder(256).encode
        space = Space(encode, encode(HERBS), [encode(SYNTHS)])
        name = scored_name("Herb gardening hydroponically", HERBS, siblings=[SYNTHS], space=space, source="model")
        assert name.evidence
        assert name.specificity > 0.7

    def test_a_name_that_nothing_bears_out_says_so(self) -> None:
        name = scored_name("Deep sea fishing", HERBS)
        assert name.fidelity == 0.0
        assert name.evidence == tuple(range(len(HERBS)))

    def test_the_log_keeps_item_ids(self) -> None:
        kept = named(HERBS, [SYNTHS]).given(["a", "b", "c", "d", "e"])
        assert set(kept.evidence) == {"a", "b", "d", "e"}
        assert kept.size == 5


class TestSiblings:
    def test_the_halves_of_a_split_get_names_that_tell_them_apart(self) -> None:
        basil = [t for t in HERBS if "asil" in t or "LED" in t]
        rest = [t for t in HERBS if t not in basil]
        one, two = name_siblings([basil, rest], others=[SYNTHS], background=CATALOGUE)
        assert not set(one.text.lower().split()) & set(two.text.lower().split()) - FUNCTION_WORDS

    def test_even_equal_titles_get_different_names(self) -> None:
        names = name_siblings([PIZZA[:1]] * 4 + [["!"], ["?"]], background=CATALOGUE)
        assert len({name.text.casefold() for name in names}) == 6

    def test_a_space_of_meaning_is_used_where_there_is_one(self) -> None:
        encode = HashingEncoder(128).encode
        groups = [HERBS, SYNTHS, PIZZA]
        names = name_siblings(
            groups, background=CATALOGUE, vectors=[encode(titles) for titles in groups], encode=encode
        )
        assert len({name.text for name in names}) == 3
        assert all(name.specificity > 0.5 for name in names)

    def test_no_sibling_at_all_is_no_error(self) -> None:
        encode = HashingEncoder(16).encode
        space = Space(encode, encode(HERBS))
        assert name_journey(HERBS, background=CATALOGUE, space=space).text
        assert name_siblings([], background=CATALOGUE) == []

    def test_naming_twice_gives_the_same_names(self) -> None:
        once = name_siblings([HERBS, PIZZA], background=CATALOGUE)
        assert once == name_siblings([HERBS, PIZZA], background=CATALOGUE)


class TestStaleNames:
    NAME = GivenName("Herbs", source="terms", evidence=("a", "b", "c", "d"), size=5)

    @pytest.mark.parametrize(
        ("members", "stale"),
        [
            (["a", "b", "c", "d", "e"], False),
            (["a", "b", "x"], False),
            (["a", "x", "y"], True),
            ([], True),
            ([*"abcd", *"lmnop"], False),
            ([*"abcd", *"lmnopq"], True),
        ],
    )
    def test_a_name_is_stale_when_its_evidence_left_or_the_journey_doubled(
        self, members: list[str], stale: bool
    ) -> None:
        assert is_stale(self.NAME, members) is stale

    def test_a_person_s_own_name_never_goes_stale(self) -> None:
        assert not is_stale(GivenName("Mine", source="person", evidence=("a",), size=1), ["x", "y", "z"])


def test_vectors_can_settle_what_words_cannot() -> None:
    titles = ["Quiet mornings with kestrels", "Rain, tea and warblers", "Mud and a heron"]
    encode = HashingEncoder(64).encode
    pull = encode(["kestrels"])
    space = Space(encode, np.repeat(pull, 3, axis=0), [encode(PIZZA)])
    assert "kestrels" in name_journey(titles, siblings=[PIZZA], background=CATALOGUE, space=space).text.lower()
