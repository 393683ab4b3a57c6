"""Readings are marked as the page of the sentences says."""

from benchmarks.chat import mark, same_reading
from core.dialogue.acts import SpokenAct, Understood

MORE, LESS = SpokenAct(verb="more", target="A"), SpokenAct(verb="less", target="B")
LINE = {"means": [{"verb": "more", "target": "A"}], "or": [[{"verb": "less", "target": "B"}]]}
ASKS = {"asks": [[{"verb": "more", "target": "A"}], [{"verb": "less", "target": "B"}]]}


def test_a_reading_is_exact_by_what_is_meant_or_by_what_a_fair_judge_accepts() -> None:
    assert mark(Understood(acts=(MORE,)), LINE) == "exact"
    assert mark(Understood(acts=(LESS,)), LINE) == "exact by or"


def test_anything_else_that_is_proposed_is_wrong_and_silence_is_neither() -> None:
    assert mark(Understood(acts=(MORE, LESS)), LINE) == "wrong"
    assert mark(Understood(acts=(MORE,)), ASKS) == "wrong"
    assert mark(Understood(), LINE) == "silent"
    assert mark(Understood(acts=(MORE,)), {"means": []}) == "wrong"


def test_for_a_line_that_means_nothing_silence_is_exact_and_a_question_is_neither() -> None:
    assert mark(Understood(), {"means": []}) == "exact"
    assert mark(Understood(alternatives=((MORE,), (LESS,))), {"means": []}) == "asked"


def test_a_question_is_exact_where_it_was_to_be_asked_and_wrong_without_the_right_reading() -> None:
    question = Understood(alternatives=((LESS,), (MORE,)))
    assert mark(question, ASKS) == "exact"
    assert mark(question, LINE) == "asked"
    assert (
        mark(Understood(alternatives=((SpokenAct(verb="mute", target="C"),), (LESS,))), {"means": LINE["means"]})
        == "wrong"
    )


def test_acts_on_different_targets_may_change_places_but_not_around_an_undo() -> None:
    undo = SpokenAct(verb="undo")
    assert same_reading((LESS, MORE), (MORE, LESS))
    assert not same_reading((MORE, undo), (undo, MORE))


def test_names_are_compared_without_capitals_accents_and_articles() -> None:
    said, meant = (SpokenAct(verb="rename", target="A", name=name) for name in ("the café", "Cafe"))
    assert same_reading((said,), (meant,))
