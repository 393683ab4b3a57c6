"""Sentences with the names in them as safe HTML: a name is set off as a title, however the sentence is worded."""

from collections.abc import Sequence

from core.naming.rewording import Facts
from core.prompts.wordings import WORDING_SIGNS
from ui.drawing.text import TITLE_SIGNS, safe


def cited(text: str, names: Sequence[str]) -> str:
    """Draw a sentence; names between the app's own quotation marks become citations, cut as titles are."""
    drawn = safe(text, WORDING_SIGNS)
    for name in sorted(names, key=len, reverse=True):
        drawn = drawn.replace(f"“{safe(name, WORDING_SIGNS)}”", f"<cite>{safe(name, TITLE_SIGNS)}</cite>")
    return drawn


def as_made(facts: Facts) -> str:
    """Draw a sentence as it was made by rules."""
    return cited(facts.sentence, facts.names)


def to_send(sentences: Sequence[Facts]) -> str:
    """List sentences as they would be sent."""
    return f"<ul class='worded'>{''.join(f'<li>{safe(one.sentence, WORDING_SIGNS)}</li>' for one in sentences)}</ul>"
