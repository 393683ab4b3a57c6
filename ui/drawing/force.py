"""A wish that is in force, as safe HTML: what it is and how long it lasts."""

from datetime import datetime

from core.desk.in_force import InForce, lasts_in_words
from ui.drawing.text import SENTENCE_SIGNS, safe


def standing(one: InForce, now: datetime) -> str:
    """Draw a wish with the time that it has left at a moment (aware)."""
    lasts = lasts_in_words(one, now)
    when = f'<time datetime="{one.until:%Y-%m-%dT%H:%M:%SZ}">{lasts}</time>' if one.ends else lasts
    return (
        f'<div class="force{" over" if one.has_ended else ""}"><p>{safe(one.sentence, SENTENCE_SIGNS)}</p>'
        f'<p class="quiet">{when}</p></div>'
    )
