"""A search that finds little offers others that find something: of its own words, of titles, of one's journeys."""

from collections.abc import Sequence

import pytest
from small_world import small_workspace

from core.adapters.encoders.encoder import HashingEncoder
from core.desk.search.rewriting import MOST_OFFERED, RewriteWay, fewer_words
from core.progress import Progress
from core.similarity import Floats
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace

NONSENSE = " ".join(f"zz{sign}yx{sign}pq" for sign in "abdefghijklmnoptuvw")


@pytest.fixture(scope="module")
def mine() -> PersonWorkspace:
    return small_workspace(with_map=False).of("bo")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("", []),
        ("bread", []),
        ("sourdough zyx bread", ["sourdough zyx", "zyx bread", "sourdough", "zyx", "bread"]),
        ("history of the kiln", ["history", "kiln"]),
        ("12 of 34", []),
        ("写真の 撮り方の", ["写真の", "撮り方の"]),
    ],
)
def test_fewer_words_are_stretches_of_the_search_the_longest_first(subject: str, expected: list[str]) -> None:
    assert list(fewer_words(subject)) == expected


def test_a_page_of_words_costs_no_more_than_a_few() -> None:
    assert len(list(fewer_words("word " * 10_000))) < 30


def test_nonsense_with_a_word_of_the_catalogue_offers_that_word(mine: PersonWorkspace) -> None:
    found = mine.search(f"chess {NONSENSE}")
    assert not found.places
    assert ("chess", RewriteWay.FEWER_WORDS) in [(other.text, other.way) for other in found.instead]


@pytest.mark.parametrize(
    "text", [NONSENSE, f"chess {NONSENSE}", f"short video about {NONSENSE}", "videos over 9 hours"]
)
def test_no_search_ends_dead_and_what_is_offered_finds_something(mine: PersonWorkspace, text: str) -> None:
    found = mine.search(text)
    assert not found.places
    assert 0 < len(found.instead) <= MOST_OFFERED
    for other in found.instead:
        assert mine.search(other.text).places, other


def test_where_no_word_leads_anywhere_ones_own_journeys_are_offered(mine: PersonWorkspace) -> None:
    told = mine.search("zq").instead
    assert told
    assert {other.way for other in told} == {RewriteWay.OWN_JOURNEY}
    assert {other.text for other in told} <= {view.name for view in mine.view().journeys}


def test_what_a_filter_keeps_out_is_offered_without_it(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame over 9 hours")
    assert not found.places
    assert found.instead[0].way is RewriteWay.NO_FILTER
    assert mine.search(found.instead[0].text).places


def test_a_search_that_finds_enough_offers_nothing(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame bishop")
    assert len(found.places) > 3
    assert found.instead == ()


def test_what_the_person_keeps_out_is_not_offered() -> None:
    mine = small_workspace(with_map=False).of("bo")
    mine.commit(e.WordsBlocked(("chess",)))
    assert "chess" not in [other.text for other in mine.search(f"chess {NONSENSE}").instead]


def test_a_search_that_is_drawn_again_with_its_page_reads_no_word_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    whole = HashingEncoder.encode

    def counted(self: HashingEncoder, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        read.extend(texts)
        return whole(self, texts, progress)

    monkeypatch.setattr(HashingEncoder, "encode", counted)
    mine = small_workspace(with_map=False).of("bo")
    first = mine.search(f"chess {NONSENSE}")
    assert first.instead
    assert "chess" in read
    n_read = len(read)
    assert mine.search(f"chess {NONSENSE}") == first
    assert len(read) == n_read
