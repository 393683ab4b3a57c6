"""A phrase opens at a service as it was written, and whatever is in it stays a phrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.naming.search_phrases import SearchPhrase, Width
from ui.drawing.searches import ELSEWHERE, phrase_links, searched
from ui.drawing.text import address


@pytest.mark.parametrize(
    ("phrase", "spelt"),
    [
        ("rye bread", "rye%20bread"),
        ("a&b=c#d?e/f", "a%26b%3Dc%23d%3Fe%2Ff"),
        ("パン", "%E3%83%91%E3%83%B3"),
        ("{}", "%7B%7D"),
    ],
)
def test_a_phrase_is_spelt_as_addresses_spell_it(phrase: str, spelt: str) -> None:
    assert searched("YouTube", phrase) == f"https://www.youtube.com/results?search_query={spelt}"


@given(st.sampled_from(sorted(ELSEWHERE)), st.text(max_size=80))
def test_every_service_is_asked_over_a_plain_address(service: str, phrase: str) -> None:
    before, after = ELSEWHERE[service].split("{}")
    link = searched(service, phrase)
    assert link.startswith(before)
    assert link.endswith(after)
    assert address(link)


def test_phrases_are_links_that_say_how_much_they_find() -> None:
    drawn = phrase_links([SearchPhrase("<b>rye", Width.PRECISE), SearchPhrase("bread", Width.BROAD)], "Spotify")
    assert drawn.count('target="_blank"') == 2
    assert "https://open.spotify.com/search/%3Cb%3Erye" in drawn
    assert "<b>" not in drawn
    assert "precise" in drawn
    assert "broad" in drawn
    assert "do not say" in phrase_links([], "Spotify")


def test_an_unknown_service_is_not_asked() -> None:
    with pytest.raises(KeyError):
        searched("Nowhere", "bread")
