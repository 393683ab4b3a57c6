"""What is asked after 'not me', as safe HTML."""

from core.desk.these_too import TheseToo
from core.desk.views import JourneyView
from core.wording import amount
from ui.drawing.text import NAME_SIGNS, TITLE_SIGNS, safe

_TITLES = 3
"""Titles that show what a journey is: as many as under a journey's name."""


def asks_whether(asked: TheseToo) -> str:
    """Ask about the journeys that look like what was removed, and say what strayed from it into others."""
    n = len(asked.journeys)
    asks = ""
    if n:
        them = "This journey looks like it too: this one as well?"
        asks = f"<p><strong>{them if n == 1 else 'These journeys look like it too: them as well?'}</strong></p>"
    return asks + _strayed(asked.n_strayed)


def _strayed(n: int) -> str:
    """Say how many items of other journeys ask for nothing any more."""
    if not n:
        return ""
    are = (
        "is more like what you took out than like its" if n == 1 else "are more like what you took out than like their"
    )
    ask = "asks" if n == 1 else "ask"
    return f'<p class="evidence">{amount(n, "thing")} elsewhere {are} own journey, and {ask} for nothing more.</p>'


def look_alike(journey: JourneyView) -> str:
    """Draw one journey that looks like it: its name, how much it holds, and some of its titles."""
    titles = " · ".join(f"<cite>{safe(item.title, TITLE_SIGNS)}</cite>" for item in journey.evidence[:_TITLES])
    name = f"<b>{safe(journey.name, NAME_SIGNS)}</b>, {amount(journey.n_items, 'thing')}"
    return f'<div class="look-alike"><p>{name}</p><p class="evidence">{titles}</p></div>'
