"""Tell a weak name, one that says little of its journey, by the receipt that names are given here."""

from core.entities import GivenName

LEAST_FIDELITY = 0.5
"""Share of a journey's titles that bear its name out, below which it is weak: a name is to be about most of them."""
LEAST_SPECIFICITY = 0.93
"""Share of the other journeys' titles that its name does not fit, below which it is weak; chosen on every second of the
demo's people, by whether another of their true journeys' names is nearer in meaning to it than the right one.

There 13 of the 18 names below it were so, and 23 of the other 73; of the people in between, 7 of 17 and 16 of 65.
"""
_BY_RULES = "terms"


def is_weak(name: GivenName | None) -> bool:
    """Tell whether a journey would gain by another name: it has none, no subject, or one with a poor receipt.

    That is one that few titles bear out, or that fits other journeys too. A name that was never scored is weak, as
    nothing says that it fits. One of a language model is not: it was asked for already.
    """
    if name is None or name.is_leftover:
        return True
    if name.source != _BY_RULES:
        return False
    if name.fidelity is None or name.specificity is None:
        return True
    return name.fidelity < LEAST_FIDELITY or name.specificity < LEAST_SPECIFICITY
