"""Sentences become the acts that they mean; questions, talk and refusals become none."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dialogue.acts import OF_THINGS, Speakable, SpokenAct, Surrounding
from core.dialogue.reading import read_sentence

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
JOURNEYS = ("Pottery", "Ancient Rome", "Rowing", "Rowing machines", "Kräuter", "Café culture")
THINGS = ("Glazes that never run", "The bridge of boats", "Basil on a windowsill")
AROUND = Surrounding(
    journeys=tuple(Speakable(id=name, name=name, state="paused" if name == "Pottery" else "") for name in JOURNEYS),
    listed=tuple(Speakable(id=title, name=title) for title in THINGS),
    now=NOW,
    blocked=("casino",),
)


def acts(said: str) -> tuple[SpokenAct, ...]:
    """Return what a sentence is read as without any vectors."""
    return read_sentence(said, AROUND).acts


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("More ancient Rome, please", SpokenAct(verb="more", target="Ancient Rome")),
        ("a lot more ancient rome", SpokenAct(verb="more", target="Ancient Rome", times=3)),
        ("mute rowing machines until Sunday", SpokenAct(verb="mute", target="Rowing machines", until_days=4)),
        ("Kräuter bitte drei Tage lang pausieren", SpokenAct(verb="pause", target="Kräuter", until_days=3)),
        ("silencia café culture", SpokenAct(verb="mute", target="Café culture")),
        ("unpause pottery", SpokenAct(verb="resume", target="Pottery")),
        ("les anceint rome less", SpokenAct(verb="less", target="Ancient Rome")),
        ('pin "Glazes that never run"', SpokenAct(verb="pin", target="Glazes that never run")),
        ("dismiss the basil one", SpokenAct(verb="dismiss", target="Basil on a windowsill")),
        ("rename Kräuter to My garden", SpokenAct(verb="rename", target="Kräuter", name="My garden")),
        ("merge rowing machines into pottery", SpokenAct(verb="merge", target="Rowing machines", into="Pottery")),
        ("block the word poker", SpokenAct(verb="block", words=("poker",))),
        ("casino may come back", SpokenAct(verb="unblock", words=("casino",))),
        ("undo that", SpokenAct(verb="undo")),
        ("surprise me more", SpokenAct(verb="explore_more")),
        ("never surprise me like that", SpokenAct(verb="explore_less")),
    ],
)
def test_a_wish_is_read_as_its_act(said: str, meant: SpokenAct) -> None:
    assert acts(said) == (meant,)


def test_opposite_wishes_about_one_thing_are_asked_about_and_never_proposed_together() -> None:
    read = read_sentence("more pottery but fewer pottery", AROUND)
    assert not read.acts
    assert [alternative[0].verb for alternative in read.alternatives] == ["more", "less"]


def test_a_sentence_of_which_most_is_not_understood_proposes_nothing() -> None:
    read = read_sentence("more pottery because yesterday grandmother telephoned about cupboards", AROUND)
    assert not read.acts
    assert read.unread


@pytest.mark.parametrize(
    "said",
    [
        "",
        "   ",
        "???",
        "Why is ancient Rome on top?",
        "what would happen if I muted pottery?",
        "don't mute pottery",
        "please don't pause ancient Rome, I like it",
        "thank you, that's lovely",
        "¿por qué veo tanto de pottery?",
        "Warum sehe ich so viel Rom?",
        "42",
        "\x00\u202e",
    ],
)
def test_questions_talk_and_refusals_are_no_edits(said: str) -> None:
    read = read_sentence(said, AROUND)
    assert not read.acts
    assert not read.alternatives


def test_two_wishes_in_one_sentence_are_two_acts_in_order() -> None:
    assert [(act.verb, act.target) for act in acts("mute ancient rome and then pin the bridge of boats")] == [
        ("mute", "Ancient Rome"),
        ("pin", "The bridge of boats"),
    ]


def test_a_word_of_two_names_is_asked_about_with_both() -> None:
    around = Surrounding(
        journeys=(Speakable(id="a", name="Lake rowing"), Speakable(id="b", name="Sea rowing")), listed=(), now=NOW
    )
    read = read_sentence("less rowing", around)
    assert not read.acts
    assert [alternative[0].target for alternative in read.alternatives] == ["a", "b"]


def test_a_sentence_of_which_one_part_is_not_understood_proposes_nothing_and_says_which() -> None:
    read = read_sentence("more ancient Rome but juggle the pottery", AROUND)
    assert not read.acts
    assert "pottery" in read.unread


@given(st.text(max_size=80))
def test_whatever_is_said_only_what_there_is_can_be_meant(said: str) -> None:
    read = read_sentence(said, AROUND)
    for act in (*read.acts, *(act for alternative in read.alternatives for act in alternative)):
        assert act.target in (THINGS if act.verb in OF_THINGS else ("", *JOURNEYS))
        assert act.times >= 1


@given(
    st.lists(
        st.sampled_from(
            ["more", "less", "not", "pottery", "rowing", "and", "until", "sunday", "?", "mute", "call", "it"]
        )
    )
)
def test_a_pile_of_words_is_read_the_same_twice(words: list[str]) -> None:
    assert read_sentence(" ".join(words), AROUND) == read_sentence(" ".join(words), AROUND)
