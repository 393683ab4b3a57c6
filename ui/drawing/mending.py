"""What may be off in a profile, as safe HTML."""

from core.desk.mending import Mending
from ui.drawing.text import NOTE_SIGNS, TITLE_SIGNS, safe


def mending(found: Mending) -> str:
    """Draw one thing that may be off: what, and some of the titles it is about."""
    titles = '<span class="dot"> · </span>'.join(
        f"<cite>{safe(item.title, TITLE_SIGNS)}</cite>" for item in found.items
    )
    shown = f'<p class="evidence">{titles}</p>' if titles else ""
    return f'<div class="mending"><p>{safe(found.sentence, NOTE_SIGNS)}</p>{shown}</div>'
