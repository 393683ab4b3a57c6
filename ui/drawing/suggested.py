"""Suggested names as safe HTML: both names side by side, each with its fit and the titles nearest to it."""

from collections.abc import Sequence

from core.desk.suggestions import Suggestion
from core.entities import GivenName
from core.naming.vetting import fit
from core.wording import amount
from ui.drawing.text import NAME_SIGNS, TITLE_SIGNS, safe

FIT = "How well it fits: borne out by the journey’s titles, and by no other journey’s"


def suggestions_head(n: int) -> str:
    """Draw the heading over suggestions."""
    return (
        f"<h2>{amount(n, 'suggested name')}</h2>"
        '<p class="quiet">From the language model. Nothing is renamed until you take it; one undo brings all back.</p>'
    )


def beside(each: Suggestion, now: Sequence[str], then: Sequence[str]) -> str:
    """Draw the name that a journey has and the one suggested, with titles that bear each out."""
    return f'<div class="sides">{_side("Now", each.present, now)}{_side("Suggested", each.suggested, then)}</div>'


def _side(what: str, name: GivenName, titles: Sequence[str]) -> str:
    """Draw one of the two names."""
    rows = "".join(f"<li>{safe(title, TITLE_SIGNS)}</li>" for title in titles)
    return (
        f'<section><p><span class="quiet">{what}</span> <b>{safe(name.text or "Not named", NAME_SIGNS)}</b> '
        f'<span class="quiet" title="{FIT}">fits {fit(name):.0%}</span></p><ul>{rows}</ul></section>'
    )
