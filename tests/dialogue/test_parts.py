"""What a reading is made of: words, mentions, cues, forms, asides, and guesses by meaning."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from core.dialogue.acts import Speakable, Surrounding
from core.dialogue.asides import is_never_mind, without_asides
from core.dialogue.cues import cues_in
from core.dialogue.forms import forms_in
from core.dialogue.guessing import NO_GUESS, likely_meant
from core.dialogue.hearing import begun, is_negated
from core.dialogue.likely import possible_ids
from core.dialogue.mentions import journeys_in, things_in
from core.dialogue.merging import merges
from core.dialogue.named_wishes import take_form
from core.dialogue.sentence import heard, in_quotes, without_slips
from core.dialogue.spoken_of import mentions_near
from core.dialogue.wishes import cues_of, take_cue
from core.similarity import Floats

ROWING = (Speakable(id="sea", name="Sea rowing"), Speakable(id="clay", name="Pottery", state="paused"))
AROUND = Surrounding(
    journeys=ROWING, listed=(Speakable(id="g", name="Glazes that never run"),), now=datetime(2026, 3, 4, tzinfo=UTC)
)
AXES = {"Sea rowing": (1.0, 0.0, 0.0), "oars": (0.8, 0.6, 0.0), "Pottery": (0.0, 0.0, 1.0)}


def meaning(texts: Sequence[str]) -> Floats:
    """Return vectors written by hand; what is not known stands across from all that is."""
    return np.array([AXES.get(text, (0.0, 1.0, 0.0)) for text in texts], dtype=np.float32)


def test_own_words_are_given_back_as_they_were_written() -> None:
    sentence = heard("Call it Café «del Mar»!")
    start = sentence.line.index("cafe")
    assert sentence.own(start, len(sentence.line)) == "Café «del Mar"
    assert in_quotes("call it “Blue hour”") == ("Blue hour",)


def test_a_slip_in_a_verb_is_mended_and_a_known_word_is_left() -> None:
    assert without_slips(heard("mroe lets"), {"more", "less"}, {"lets"}).words == ("more", "lets")


def test_a_journey_is_found_by_its_name_a_slip_of_it_or_a_word_of_it() -> None:
    for said in ("sea rowing", "see rowing", "searowing", "the rowing"):
        assert [m.ids for m in journeys_in(heard(said).words, ROWING)] == [("sea",)]
    assert journeys_in(heard("the weather").words, ROWING) == []


def test_a_thing_before_the_person_is_found_by_one_telling_word_and_another_only_nearly_whole() -> None:
    glazes = AROUND.listed
    assert [m.ids for m in things_in(heard("the glazes one").words, glazes)] == [("g",)]
    assert things_in(heard("the glazes one").words, (), glazes) == []


@pytest.mark.parametrize(
    ("line", "verb"), [("mute it", "mute"), ("mehr davon", "more"), ("deshaz eso", "undo"), ("lovely weather", None)]
)
def test_a_cue_tells_its_verb(line: str, verb: str | None) -> None:
    assert [cue[2] for cue in cues_in(line)] == ([verb] if verb else [])


def test_a_form_tells_where_target_and_name_stand() -> None:
    line = "rename pottery to mud and fire"
    form = next(form for form in forms_in(line) if form.verb == "rename")
    assert line[slice(*form.target)] == "pottery"
    assert line[slice(*form.name)] == "mud and fire"


def test_questions_and_jokes_are_taken_out_and_wishes_stay() -> None:
    assert without_asides("why is that so ? mute it").endswith("mute it")
    assert "mute" not in without_asides("mute it . haha kidding")
    assert is_never_mind("no forget it")
    assert not is_never_mind("mute it")


def test_journeys_that_become_one_are_noticed() -> None:
    assert merges("put a and b together")
    assert not merges("more of a and b")


def test_words_in_no_name_are_guessed_by_meaning_and_nothing_without_vectors() -> None:
    assert likely_meant(["oars"], ROWING, meaning).ids == ("sea",)
    assert likely_meant(["weather"], ROWING, meaning) == NO_GUESS
    assert likely_meant(["oars"], ROWING, None) == NO_GUESS


def test_what_is_said_is_encoded_once_however_many_journeys_there_are() -> None:
    told: list[tuple[str, ...]] = []

    def counted(texts: Sequence[str]) -> Floats:
        told.append(tuple(texts))
        return meaning(texts)

    known = tuple(replace(ROWING[0], id=str(n)) for n in range(5))
    assert likely_meant(["oars"], known, counted) == likely_meant(["oars"], known, meaning)
    assert told.count(("oars",)) == 1


def test_a_not_before_a_wish_is_heard() -> None:
    hearing = begun("please do not mute pottery", AROUND, None)
    assert is_negated(hearing, hearing.line.index("mute"))


def test_of_two_journeys_only_one_that_rests_can_be_taken_up_again() -> None:
    assert possible_ids(begun("resume it", AROUND, None), "resume", ("sea", "clay")) == ("clay",)


def test_a_wish_takes_what_stands_behind_it() -> None:
    hearing = begun("sea rowing is fine , mute pottery", AROUND, None)
    (cue,) = [cue for cue in cues_of(hearing) if cue.verb == "mute"]
    assert [m.ids for m in mentions_near(hearing, hearing.journeys, cue, 0, len(hearing.sentence.words))] == [("clay",)]
    take_cue(hearing, cue, (), None)
    assert [(act.verb, act.target) for _, act, _ in hearing.acts] == [("mute", "clay")]


def test_a_form_that_is_taken_is_read_no_second_time() -> None:
    hearing = begun("rename pottery to Mud", AROUND, None)
    form = next(form for form in forms_in(hearing.line) if form.verb == "rename")
    take_form(hearing, form)
    assert hearing.acts[0][1].name == "Mud"
    assert set(hearing.line) <= {"_", " "}
