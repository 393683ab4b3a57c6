"""Each rule refuses what it is there for and lets pass what is just this side of it; the plainest fault is told."""

import pytest

from core.entities import LEFTOVER, GivenName
from core.naming.names import JourneyName
from core.naming.vetting import FAULTS_IN_WORDS, NameFault, Setting, fit, is_echo, name_fault

TITLES = [
    "Sourdough starter from scratch in seven days",
    "The open crumb of a country loaf",
    "Baking bread in a hot pot at home",
    "Cha cha while the dough proves",
]
PRESENT = JourneyName(text="Loaf", fidelity=0.5, specificity=0.8)


def name(text: str, fidelity: float = 0.9) -> JourneyName:
    return JourneyName(text=text, fidelity=fidelity, specificity=1.0, source="model")


def fault(text: str, said: str | None = None, fidelity: float = 0.9, **setting: object) -> NameFault | None:
    return name_fault(text if said is None else said, name(text, fidelity), PRESENT, Setting(titles=TITLES, **setting))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["Sourdough and bread", "Baking bread at home", "Open crumb", "Cha cha and dough"])
def test_a_good_name_may_be_seen(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", NameFault.EMPTY),
        ("…", NameFault.EMPTY),
        ("Group 1", NameFault.ECHO),
        ("My interests", NameFault.ECHO),
        ("Bread the words they would use", NameFault.ECHO),
        ("Bread, dough, loaf", NameFault.LIST),
        ("Bread and dough and loaf", NameFault.LIST),
        ("Bread bread", NameFault.REPETITION),
        ("Cha cha cha", NameFault.REPETITION),
        ("The open crumb of a country loaf", NameFault.WHOLE_TITLE),
        ("Sourdough starter from scratch in seven", NameFault.WHOLE_TITLE),
        ("Das Brot und der Ofen", NameFault.LANGUAGE),
        ("Bread for depression", NameFault.SENSITIVE),
        ("Glazed vases", NameFault.UNGROUNDED),
        ("loaf", NameFault.SAME),
    ],
)
def test_a_bad_name_is_refused_for_what_is_wrong_with_it(text: str, expected: NameFault) -> None:
    assert fault(text) is expected


def test_three_words_of_the_question_in_a_row_are_no_echo_yet() -> None:
    assert fault("Bread the words they") is None


def test_an_example_s_name_is_an_echo_unless_the_titles_hold_its_words() -> None:
    assert fault("Hands-on modular synth jams", examples=["Hands-on modular synth jams"]) is NameFault.ECHO
    assert not is_echo("Baking bread", Setting(titles=TITLES, examples=["Baking bread"]))


@pytest.mark.parametrize(
    ("said", "refused"),
    [("1. Bread\n2. Dough", True), ("- Bread", True), ("Bread\nDough\nLoaf", True), ("Bread\nof all kinds", False)],
)
def test_a_list_in_lines_is_refused_by_what_was_said_and_not_by_its_first_line(said: str, refused: bool) -> None:
    assert (fault("Bread", said) is NameFault.LIST) is refused


def test_what_two_titles_say_is_a_subject_and_less_than_most_of_one_is_no_title() -> None:
    series = ["Bake the Alpine loaf", "Bake the Alpine loaf again"]
    assert name_fault("x", name("Bake the Alpine loaf"), PRESENT, Setting(titles=series)) is None
    assert fault("Sourdough starter from scratch") is None
    ours = Setting(titles=["釉薬の選び方とその歴史", "器"])
    assert name_fault("x", name("釉薬の選び方とその歴史"), PRESENT, ours) is NameFault.WHOLE_TITLE
    assert name_fault("x", name("釉薬"), PRESENT, ours) is None


def test_what_is_sensitive_may_be_said_where_a_title_says_it() -> None:
    titles = [*TITLES, "Baking through a depression"]
    assert name_fault("x", name("Bread and depression"), PRESENT, Setting(titles=titles)) is None


def test_a_name_of_another_journey_is_refused_however_it_is_written() -> None:
    assert fault("Open crumb", taken=["OPEN CRUMB"]) is NameFault.TAKEN
    assert fault("Open crumb", taken=["Crumb"]) is None


def test_a_name_may_fit_as_well_as_the_present_one_and_no_worse() -> None:
    assert fault("Open crumb", fidelity=fit(PRESENT) - 0.01) is NameFault.BELOW
    assert fault("Open crumb", fidelity=fit(PRESENT)) is None


def test_no_name_and_what_was_left_over_are_below_everything() -> None:
    assert fit(GivenName("", fidelity=1.0, specificity=1.0)) == 0.0
    assert fit(GivenName("Other things", source=LEFTOVER, fidelity=1.0, specificity=1.0)) == 0.0
    assert fit(GivenName("Bread", fidelity=0.5, specificity=0.5)) == 0.25
    assert fit(GivenName("Bread")) == 0.0


def test_every_fault_has_a_reason_in_words() -> None:
    assert FAULTS_IN_WORDS.keys() == set(NameFault)
