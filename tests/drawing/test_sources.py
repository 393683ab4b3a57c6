"""Sources, links and what is shown are written plainly; nothing untrusted is markup or leads off the web."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import lone, small_workspace

from core.desk.list_sources import SourceView
from core.desk.sieve import Sieve
from core.desk.slate_views import PlaceView
from core.entities import Item, ListSource
from ui.drawing import slate, sources, text

BACKLOG = SourceView(source=ListSource.BACKLOG, name="Your backlog", n_items=1200, n_places=1, is_on=True)


@pytest.fixture(scope="module")
def places() -> list[PlaceView]:
    mine = lone(small_workspace(with_map=False)).of("me")
    return mine.places(mine.view())


def test_a_switch_says_how_much_there_is_and_what_the_list_takes() -> None:
    assert sources.switch_label(BACKLOG) == "Your backlog (1,200, 1 place)"
    assert sources.switch_label(replace(BACKLOG, is_on=False)) == "Your backlog (1,200)"


def test_every_place_says_where_it_comes_from(places: list[PlaceView]) -> None:
    drawn = slate.slate(places)
    assert drawn.count("Your backlog") == sum(p.source is ListSource.BACKLOG for p in places) == 4
    assert drawn.count("Worth another look") == drawn.count("you took it up last in January 2024") == 8
    assert "Your backlog" in slate.item_label(places[0])
    assert "last in January 2024" in slate.item_label(places[-1])
    assert "Your backlog" in slate.reasons(places[0])


@pytest.mark.parametrize(
    "link",
    ["", "javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", "https://", " https://a.b",
     "https://a.b/ onclick=x", 'https://a.b/"onclick="x', "https://a.b/<script>", "https://a.b/\x00", "ftp://a.b"],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_no_link(places: list[PlaceView], link: str) -> None:
    assert slate.opens(replace(places[0], item=Item("x", "X", link=link))) == ""


def test_an_item_with_an_address_opens_there_and_tells_what_it_opens(places: list[PlaceView]) -> None:
    item = Item("x", "<b>X", link="https://example.org/?a=1&b='2", source="Pin<board>")
    drawn = slate.opens(replace(places[0], item=item))
    assert 'href="https://example.org/?a=1&amp;b=&#x27;2" rel="noopener" target="_blank"' in drawn
    assert "Open at Pin&lt;board&gt;" in drawn
    assert "<b>" not in drawn
    assert drawn in slate.slate([replace(places[0], item=item)])


@given(st.text())
def test_no_address_breaks_out_of_its_attribute(link: str) -> None:
    for wanted in (link, f"https://{link}"):
        assert not set(text.address(wanted)) & set("\"'<> \n")


def test_what_a_sieve_lets_through_is_counted_and_its_absence_said() -> None:
    assert sources.passing(1, Sieve("Goodreads", "book")) == " · 1 is book from Goodreads"
    assert sources.passing(4, Sieve()) == ""
    none = sources.none_passing("is on your list", Sieve("Letterboxd", "film"))
    assert "Nothing of this choice (film from Letterboxd) is on your list." in none
    assert "<i>" not in sources.none_passing("is on your list", Sieve("<i>"))
    assert (sources.or_else("Every kind", ""), sources.or_else("Every kind", "film")) == ("Every kind", "film")
