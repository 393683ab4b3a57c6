"""The parts of a journey as safe HTML: what is open, and each part with its first titles."""

from core.desk.views import JourneyView, PartView
from core.wording import amount
from ui.drawing.text import NAME_SIGNS, ROW_SIGNS, safe

_SHOWN_TITLES = 3
"""Titles that a part shows before it is opened; by eye."""


def opened(view: JourneyView, n_parts: int) -> str:
    """Say what is open, the journey or the part in focus, and into how many parts it falls."""
    focus = f"“{safe(view.journey.focus_name or 'This part', NAME_SIGNS)}”" if view.journey.focus else ""
    if n_parts < 2:
        return f"<p>{focus or 'This journey'} is all of one piece: there is nothing deeper to open.</p>"
    heading = f"Deeper into {focus}" if focus else "Go deeper"
    return (
        f"<h3>{heading}</h3><p>It falls into {amount(n_parts, 'part')}. "
        "Pick one, and its share of your list moves to it.</p>"
    )


def apart(n_parts: int) -> str:
    """Say into how many parts a whole journey could be split."""
    if n_parts < 2:
        return "<h3>Split it up</h3><p>It is all of one piece, but you can take items out of it.</p>"
    return f"<h3>Split it up</h3><p>It falls into {amount(n_parts, 'part')}.</p>"


def part(view: PartView) -> str:
    """Draw a part: its name, its number of items, its first titles; a single item is its own name."""
    shown = view.items[:_SHOWN_TITLES] if len(view.items) > 1 else ()
    titles = '<span class="dot"> · </span>'.join(f"<cite>{safe(item.title, ROW_SIGNS)}</cite>" for item in shown)
    size, listed = amount(len(view.items), "item"), f"<p>{titles}</p>" if titles else ""
    return f'<div class="part"><b>{safe(view.name or "A part", NAME_SIGNS)}</b><span>{size}</span>{listed}</div>'
