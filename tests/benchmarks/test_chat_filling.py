"""Lines of talk become sentences with the acts that they mean, for persons that are seen."""

import pytest

from benchmarks.chat_filling import filled_line, language_of, parts_of_line, persons_seen


def test_a_line_is_cut_into_its_wishes_and_the_talk_around() -> None:
    who, pieces = parts_of_line("@greta oh well, [less*2@4|less {}] and [mute/remove|no {}]")
    assert who == "greta"
    assert [text for _, text in pieces] == ["oh well, ", "less {}", " and ", "no {}"]
    first, second = (wish for wish, _ in pieces if wish)
    assert (first.verbs, first.told["times"], first.told["until_days"]) == (("less",), 2, 4)
    assert second.verbs == ("mute", "remove")


@pytest.mark.parametrize(
    ("line", "verbs"),
    [
        ("so, [less|less {}]", ["less"]),
        ("[more|{} up], [less|{} down]", ["more", "less"]),
        ("[pin|<t> on top]", ["pin"]),
        ("[move|<t> into {}]", ["move"]),
        ("[split|<w> out of {}]", ["split"]),
        ("[rename|call {} <n>]", ["rename"]),
        ("[merge|{} and {} in one]", ["merge"]),
        ("[undo|back]", ["undo"]),
        ("[keep|leave {} alone]", []),
        ("my aunt likes {}", []),
    ],
)
def test_a_filled_line_means_its_verbs_about_what_is_said(line: str, verbs: list[str]) -> None:
    filled = filled_line(line, 1)
    assert filled is not None
    assert [act["verb"] for act in filled["means"]] == verbs
    assert not any(place in filled["says"] for place in ("{}", "<", "["))
    targets = [act["target"] for act in filled["means"] if "target" in act]
    assert len(set(targets)) == len(targets)
    assert filled == filled_line(line, 1)


def test_verbs_that_are_as_right_and_a_merge_the_other_way_are_other_readings() -> None:
    either = filled_line("[mute/remove|no {}]", 1)
    assert either is not None
    assert [act["verb"] for reading in either["or"] for act in reading] == ["remove"]
    merged = filled_line("[merge|{} and {} in one]", 1)
    assert merged is not None
    assert merged["or"][0][0]["target"] == merged["means"][0]["into"]


def test_no_line_is_filled_for_a_person_of_the_held_out_half() -> None:
    assert {person["half"] for person in persons_seen().values()} == {"seen", "own"}
    assert filled_line("[less|less of the latter of {} and {}]", 1) is None


@pytest.mark.parametrize(
    ("said", "language"), [("less of it", "en"), ("weniger davon bitte", "de"), ("menos de la mitad", "es")]
)
def test_the_language_of_a_line_is_told_by_its_little_words(said: str, language: str) -> None:
    assert language_of(said) == language
