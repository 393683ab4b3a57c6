"""Words of kind and length are filters in three languages, and stay in the subject where they are its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import LAWS

from core.entities import Item
from core.ranking.asking import KINDS, read_words

EVERY = frozenset(KINDS)


@pytest.mark.parametrize(
    ("said", "subject", "kind", "bounds"),
    [
        ("podcast about bread", "bread", "podcast", (0, None)),
        ("bread podcast", "bread", "podcast", (0, None)),
        ("a short film about jazz", "jazz", "film", (0, 20)),
        ("ein kurzer Film über Jazz", "Jazz", "film", (0, 20)),
        ("película corta sobre jazz", "jazz", "film", (0, 20)),
        ("podcasts", "", "podcast", (0, None)),
        ("short", "", "", (0, 20)),
        ("something short about bees", "bees", "", (0, 20)),
        ("bees under 30 minutes", "bees", "", (0, 29)),
        ("Bienen unter 30 Minuten", "Bienen", "", (0, 29)),
        ("abejas menos de 30 minutos", "abejas", "", (0, 29)),
        ("bees up to 1 hour", "bees", "", (0, 60)),
        ("Hörbücher über Bienen, mehr als 2 Stunden", "Bienen,", "audiobook", (121, None)),
        ("long podcast about bees", "bees", "podcast", (21, None)),
        ("bees in less than an hour", "bees in", "", (0, 59)),
    ],
)
def test_kind_and_length_are_taken_out_of_what_was_said(
    said: str, subject: str, kind: str, bounds: tuple[int, int | None]
) -> None:
    asked = read_words(said, EVERY)
    assert (asked.subject, asked.kind, (asked.shortest, asked.longest)) == (subject, kind, bounds)
    assert asked.filters


@pytest.mark.parametrize(
    "said",
    [
        "street photography on film",
        "fotografía callejera con película",
        "long distance running",
        "short stories of the sea",
        "book binding",
        "video games",
        "history of the book",
        "30 minute workout",
        "under the volcano",
        "",
        "   ",
    ],
)
def test_a_word_that_belongs_to_the_subject_stays_in_it(said: str) -> None:
    asked = read_words(said, EVERY)
    assert (asked.subject, asked.filters) == (" ".join(said.split()), ())


def test_a_kind_that_the_catalogue_does_not_have_is_no_filter() -> None:
    asked = read_words("a podcast about bread", {"video"})
    assert (asked.kind, asked.filters, asked.subject) == ("", (), "a podcast about bread")


@pytest.mark.parametrize(
    ("minutes", "kind", "passes"),
    [(29, "podcast", True), (30, "podcast", False), (None, "podcast", False), (10, "book", False)],
)
def test_what_passes_is_of_the_kind_and_of_a_known_length(minutes: int | None, kind: str, passes: bool) -> None:
    asked = read_words("podcast about bread under 30 minutes", EVERY)
    assert asked.passes(Item("x", "Bread", kind=kind, length_minutes=minutes)) is passes


SOME_WORDS = ("a", "short", "film", "about", "jazz", "on", "long", "podcast", "etwas")


@LAWS
@given(st.text(max_size=60) | st.lists(st.sampled_from(SOME_WORDS)).map(" ".join))
def test_whatever_is_said_is_read_and_every_word_is_in_the_subject_or_a_filter_or_a_link(said: str) -> None:
    asked = read_words(said, EVERY)
    assert len(asked.subject.split()) <= len(said.split())
    assert asked.filters or asked.subject == " ".join(said.split())


@pytest.mark.parametrize(
    ("said", "subject", "kind", "bounds", "filters"),
    [
        ("short film noir", "noir", "film", (0, 20), ("short", "film")),
        ("film short about jazz", "jazz", "film", (0, 20), ("film", "short")),
        ("documentary films short", "documentary", "film", (0, 20), ("films", "short")),
        ("jazz long podcast", "jazz", "podcast", (21, None), ("long", "podcast")),
        ("A short, 'Film' about jazz!", "jazz!", "film", (0, 20), ("short", "'Film'")),
        ("(long) podcasts", "", "podcast", (21, None), ("(long)", "podcasts")),
        ("algo corto sobre pan", "pan", "", (0, 20), ("corto",)),
        ("books for children, over one hour.", "children,", "book", (61, None), ("books", "over one hour.")),
        ("bees at most 45 min.", "bees", "", (0, 45), ("at most 45 min.",)),
        ("bees longer than 90 minutes", "bees", "", (91, None), ("longer than 90 minutes",)),
        ("bees shorter than 3 hours", "bees", "", (0, 179), ("shorter than 3 hours",)),
        ("film under 100 minutes", "", "film", (0, 99), ("film", "under 100 minutes")),
        ("short podcast over 5 minutes", "", "podcast", (6, 20), ("short", "podcast", "over 5 minutes")),
        ("long podcast under 60 minutes", "", "podcast", (21, 59), ("long", "podcast", "under 60 minutes")),
        ("series", "", "series", (0, None), ("series",)),
        ("long", "", "", (21, None), ("long",)),
    ],
)
def test_what_was_understood_is_told_in_the_words_in_which_it_was_said(
    said: str, subject: str, kind: str, bounds: tuple[int, int | None], filters: tuple[str, ...]
) -> None:
    asked = read_words(said, EVERY)
    assert (asked.subject, asked.kind, asked.filters) == (subject, kind, filters)
    assert (asked.shortest, asked.longest) == bounds


@pytest.mark.parametrize(
    "said",
    [
        "a film noir",
        "bees short",
        "short list of something",
        "short long",
        "photography on short film",
        "about bread",
        "the long way to something",
        "something about bees",
        "kurze Geschichte der Zeit",
    ],
)
def test_a_word_of_size_or_kind_that_stands_elsewhere_is_no_filter(said: str) -> None:
    asked = read_words(said, EVERY)
    assert (asked.subject, asked.kind, asked.filters) == (said, "", ())
    assert (asked.shortest, asked.longest) == (0, None)


@pytest.mark.parametrize(
    ("said", "minutes", "passes"),
    [
        ("over 20 minutes", 20, False),
        ("over 20 minutes", 21, True),
        ("over 20 minutes", None, False),
        ("up to 20 minutes", 20, True),
        ("up to 20 minutes", 21, False),
        ("up to 20 minutes", 0, True),
        ("under 20 minutes", 20, False),
        ("short podcast over 5 minutes", 5, False),
        ("short podcast over 5 minutes", 6, True),
        ("short podcast over 5 minutes", 21, False),
        ("podcast", None, True),
        ("podcast", 500, True),
        ("bees", None, True),
    ],
)
def test_a_bound_holds_for_the_minute_that_it_names(said: str, minutes: int | None, passes: bool) -> None:
    assert read_words(said, EVERY).passes(Item("x", "Bees", kind="podcast", length_minutes=minutes)) is passes


def test_where_no_kind_is_asked_for_every_kind_passes_and_an_hour_has_sixty_minutes() -> None:
    assert read_words("bees", EVERY).passes(Item("x", "Bees", kind="book")) is True
    assert read_words("podcast", EVERY).passes(Item("x", "Bees", kind="book")) is False
    assert read_words("up to 2 hours", EVERY).longest == 120
    assert read_words("up to an hour", EVERY).longest == 60
