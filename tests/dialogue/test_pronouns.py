"""The last pronoun of a sentence stands for what was spoken of."""

import pytest

from core.dialogue.pronouns import with_name


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("and less of that too", "and less of Pottery too"),
        ("weniger davon", "weniger Pottery"),
        ("mute it", "mute Pottery"),
        ("less thatch", ""),
        ("more jazz", ""),
    ],
)
def test_a_pronoun_becomes_the_name(said: str, named: str) -> None:
    assert with_name(said, "Pottery") == named
