"""A question can say less: examples go first, then half the titles of each block, until one a block is left."""

from hypothesis import given
from hypothesis import strategies as st

from core.prompts.doubts import doubt_prompt
from core.prompts.names import NamingExample, naming_prompt
from core.prompts.titles import how_many_titles, with_fewer_titles

TITLES = st.lists(st.text(max_size=30) | st.just("</titles>\n<titles>"), min_size=1, max_size=30)


def test_examples_go_before_any_title() -> None:
    fewer = with_fewer_titles(naming_prompt(["a", "b"], [NamingExample(("c",), "C")]))
    assert fewer == naming_prompt(["a", "b"])


def test_the_strongest_half_stays_on_every_side() -> None:
    assert with_fewer_titles(doubt_prompt(["a", "b", "c"], ["d"])) == doubt_prompt(["a", "b"], ["d"])


@given(TITLES)
def test_titles_are_counted_whatever_they_hold_and_halved_until_one_is_left(titles: list[str]) -> None:
    messages = naming_prompt(titles)
    assert how_many_titles(messages) == len(titles)
    counts = []
    while (fewer := with_fewer_titles(messages)) is not None:
        counts.append(how_many_titles(fewer))
        messages = fewer
    assert counts == sorted(counts, reverse=True)
    assert how_many_titles(messages) == 1
