"""A plain wish about nothing that is there names what it is about; other sentences name nothing."""

from datetime import UTC, datetime

import pytest

from core.dialogue.acts import Speakable, Surrounding
from core.dialogue.unmet import unmet_subject

AROUND = Surrounding(
    journeys=(Speakable(id="brot", name="Brot backen"), Speakable(id="berge", name="Bergwandern")),
    listed=(Speakable(id="i1", name="Sauerteig ohne Hefe"),),
    now=datetime(2026, 5, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("weniger Schach bitte", "Schach"),
        ("less chess please", "chess"),
        ("Can you show me more slow travel?", "slow travel"),
        ("quiero más ajedrez", "ajedrez"),
        ("bitte pausiere Schach", "Schach"),
        ("pause the Chess openings", "Chess openings"),
    ],
)
def test_what_a_plain_wish_is_about_is_named_as_it_was_said(said: str, subject: str) -> None:
    assert unmet_subject(said, AROUND) == subject


@pytest.mark.parametrize(
    "said",
    [
        *("weniger Brot bitte", "less of that", "nice weather today", "", "more", "undo that", "weniger Sauerteig"),
        *("less chess and more sailing", "mute what my sister told me about her old flat in the country"),
    ],
)
def test_what_is_no_plain_wish_or_is_about_something_names_nothing(said: str) -> None:
    assert unmet_subject(said, AROUND) == ""
