"""What to look for elsewhere is in the words of the journey's name and titles, no two phrases alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS, NASTY_NAMES

from benchmarks.languages import titles_in
from core.naming.search_phrases import LONGEST_SEARCH, Width, search_phrases
from core.naming.terms import TermStatistics, content_keys

BREAD = [
    "Feeding a sourdough starter in winter",
    "A rye sourdough starter from nothing",
    "Open crumb with a stiff sourdough starter",
    "Dutch oven or baking stone for a crisp crust",
    "Shaping wet dough with a bench scraper",
    "A crisp crust without a Dutch oven",
]
KNITTING = ["Knitting a cabled sock", "A sock heel that fits", "Yarn for a first sweater"]
BACKGROUND = TermStatistics.from_titles([*BREAD, *KNITTING])


def grounded(text: str, name: str, titles: list[str]) -> bool:
    return content_keys(text) <= content_keys(name).union(*map(content_keys, titles))


def test_a_journey_is_looked_for_precisely_broadly_and_in_other_words() -> None:
    found = search_phrases("Sourdough starter", BREAD, [KNITTING], background=BACKGROUND)
    told = {width: [each.text for each in found if each.width is width] for width in Width}
    assert told[Width.PRECISE][0] == "Sourdough starter"
    assert all(text.startswith("Sourdough starter ") for text in told[Width.PRECISE][1:])
    assert [text.casefold() for text in told[Width.BROAD]] in (["sourdough"], ["starter"])
    assert told[Width.NEIGHBOURING]
    for text in told[Width.NEIGHBOURING]:
        assert not content_keys(text) & content_keys("Sourdough starter")
    assert all(grounded(each.text, "Sourdough starter", BREAD) for each in found)


def test_a_journey_without_a_name_is_looked_for_in_the_words_of_its_titles() -> None:
    found = search_phrases("", BREAD, [KNITTING], background=BACKGROUND)
    assert found
    assert all(grounded(each.text, "", BREAD) for each in found)


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "ja", "pt"])
def test_phrases_are_in_the_titles_own_language(language: str) -> None:
    titles = [title.title for title in titles_in(language) if title.interest == "baking"]
    others = [title.title for title in titles_in(language) if title.interest == "astronomy"]
    found = search_phrases("", titles, [others], background=TermStatistics.from_titles([*titles, *others]))
    assert found
    assert all(grounded(each.text, "", titles) for each in found)


@pytest.mark.parametrize("titles", [[], [""], ["..."], ["the of and"]])
def test_where_nothing_says_what_it_is_about_there_is_nothing_to_look_for(titles: list[str]) -> None:
    assert search_phrases("", titles, background=TermStatistics.from_titles(titles)) == ()
    named = search_phrases("Bread", titles, background=TermStatistics.from_titles(titles))
    assert [each.text for each in named] == ["Bread"]


@LAWS
@given(
    st.sampled_from(NASTY_NAMES) | st.text(max_size=90), st.lists(st.sampled_from([*BREAD, *NASTY_NAMES]), max_size=8)
)
def test_whatever_the_words_are_phrases_are_grounded_short_and_distinct(name: str, titles: list[str]) -> None:
    found = search_phrases(name, titles, [KNITTING], background=BACKGROUND)
    keys = [content_keys(each.text) for each in found]
    assert len(set(keys)) == len(keys)
    for each in found:
        assert 0 < len(each.text) <= LONGEST_SEARCH
        assert grounded(each.text, name, titles)
