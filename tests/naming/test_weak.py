"""A name is weak where there is none, no subject, or too few titles that bear it out."""

import pytest

from core.entities import LEFTOVER, GivenName
from core.naming.names import name_journey
from core.naming.terms import TermStatistics
from core.naming.weak import LEAST_FIDELITY, LEAST_SPECIFICITY, is_weak

BELOW = 0.01


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        (None, True),
        (GivenName("Other things", source=LEFTOVER, fidelity=1.0), True),
        (GivenName("Clay", fidelity=None), True),
        (GivenName("Clay", fidelity=1.0, specificity=None), True),
        (GivenName("Clay", fidelity=LEAST_FIDELITY - BELOW, specificity=1.0), True),
        (GivenName("Clay", fidelity=1.0, specificity=LEAST_SPECIFICITY - BELOW), True),
        (GivenName("Clay", fidelity=LEAST_FIDELITY, specificity=LEAST_SPECIFICITY), False),
        (GivenName("Clay", fidelity=1.0, specificity=1.0), False),
        (GivenName("Clay", source="model", fidelity=0.0, specificity=0.0), False),
    ],
)
def test_what_is_a_weak_name(name: GivenName | None, weak: bool) -> None:
    assert is_weak(name) == weak


def test_a_name_that_every_title_holds_is_not_weak() -> None:
    titles = [f"Sourdough bread, loaf {word}" for word in ("of rye", "of spelt", "in a pot", "on steel")]
    name = name_journey(titles, background=TermStatistics.from_titles(titles))
    assert not is_weak(name.given(titles))
