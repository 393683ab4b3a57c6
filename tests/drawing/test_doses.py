"""A dose is said in plain words: now, once, twice, three times."""

import pytest

from core.desk.doses import Doses
from core.ranking.dose import Dose
from ui.drawing.doses import dose_in_words

DOSES = Doses(Dose(0.24, 12, 50), {"More": (Dose(0.32, 16, 50), Dose(0.41, 21, 50), Dose(0.004, 1, 50))})


def test_a_dose_says_the_share_and_the_places_now_and_after_each_press() -> None:
    assert dose_in_words("More", DOSES, True) == (
        "Asks for 24 % now, has 12 of 50 places. "
        "One press: 32 %, 16 places; two: 41 %, 21 places; three: less than 1 %, 1 place."
    )


@pytest.mark.parametrize(("verb", "has_share", "said"), [("Pause", True, ""), ("More", False, "takes no places")])
def test_what_gives_nothing_foretells_nothing(verb: str, has_share: bool, said: str) -> None:
    assert said in dose_in_words(verb, DOSES, has_share)
    assert bool(dose_in_words(verb, DOSES, has_share)) is bool(said)
