"""An opened journey: its life in a sentence, and its titles year by year."""

from core.desk.lifetime import Lifetime, YearOf
from core.desk.views import JourneyView
from core.wording import amount
from ui.drawing.journeys import span_in_words
from ui.drawing.river import month
from ui.drawing.text import MESSAGE_SIGNS, TITLE_SIGNS, safe

TITLES_A_YEAR = 12
"""Titles of a year that are shown; by eye. The map's table holds all."""


def life_by_year(view: JourneyView, lived: Lifetime) -> str:
    """Draw a journey's life."""
    said, years = safe(life_in_words(view, lived), MESSAGE_SIGNS), "".join(map(_year, lived.years))
    return f'<div class="life-of"><p>{said}</p>{years}</div>'


def life_in_words(view: JourneyView, lived: Lifetime) -> str:
    """Tell a journey's life: since when, how long ago, where it rested, how much of the history it is."""
    size = f"It rests on {view.n_items:,} of the {amount(lived.n_history, 'item')} of your history."
    if view.first is None or view.last is None:
        return "You have only just taken it up: nothing of your history is in it yet."
    ago = (
        f"{span_in_words(view.last, lived.end)} before your history ends"
        if view.last < lived.end
        else "at the end of your history"
    )
    since = f"Began in {month(view.first)}, last taken up {ago}."
    slept = "".join(f" It rested from {month(a)} and came back in {month(b)}." for a, b in lived.lulls)
    return f"{since}{slept} {size}"


def _year(held: YearOf) -> str:
    """Draw a year with its titles, as many as are shown."""
    titles = "".join(f"<li>{safe(item.title, TITLE_SIGNS)}</li>" for item in held.items[:TITLES_A_YEAR])
    rest = len(held.items) - TITLES_A_YEAR
    more = f"<li>and {amount(rest, 'more', 'more')}</li>" if rest > 0 else ""
    return f"<h3>{held.year}</h3><ul>{titles}{more}</ul>"
