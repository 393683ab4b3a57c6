"""What a service writes into titles names nothing."""

import pytest

from core.adapters.encoders.tagging import tag
from core.naming.names import name_siblings
from core.naming.service_words import SERVICE_WORDS
from core.naming.templates import template_words
from core.naming.terms import TermStatistics

SUBJECTS = {
    "sourdough bread": ["Rye {}", "{} in a pot", "{} at dawn", "Slow {}"],
    "modular synths": ["Tiny {}", "{} on a train", "Loud {}", "{} for two"],
    "mountain huts": ["{} in May", "Old {}", "{} in snow", "Far {}"],
}
FRAMES = [
    "Watched {}",
    "{} angesehen",
    "{} (Official Video)",
    "{} - Full Album",
    "{} Folge 12",
    "S02E05 {}",
    "{} | Episodio 3",
    "Part 3: {}",
    "Zog {} kwarx",
]


def history(frame: str) -> list[list[str]]:
    return [[frame.format(title.format(subject)) for title in titles] for subject, titles in SUBJECTS.items()]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_template_names_no_journey(frame: str) -> None:
    groups = history(frame)
    background = TermStatistics.from_titles(title for group in groups for title in group)
    names = [each.text.lower() for each in name_siblings(groups, background=background, tag=tag)]
    for name, subject in zip(names, SUBJECTS, strict=True):
        assert set(name.split()) & set(subject.split())
        assert not set(name.split()) & (SERVICE_WORDS | {"zog", "kwarx", "watched", "album", "video"})


def test_words_at_the_edge_of_titles_of_most_journeys_are_a_template() -> None:
    assert {"zog", "kwarx"} <= template_words(history("Zog {} kwarx"))


def test_a_subject_is_no_template() -> None:
    assert not template_words(history("{}"))
    assert not template_words([["Bread"] * 9, ["Bread and jam"] * 9])


def test_no_titles_are_no_error() -> None:
    assert template_words([]) == frozenset()
    assert template_words([[], [], []]) == frozenset()
