"""Text made safe: titles and names are untrusted, so every one is cleaned, capped and escaped here."""

import html
import re

from core.desk.palette import LIGHT, SHAPES
from core.wording import one_line

LONGEST = 160
"""Signs that are shown of any text unless told otherwise; by eye."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line without control or direction characters, cut at a length with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe(text: str, longest: int = LONGEST) -> str:
    """Return a text for HTML content or a quoted attribute."""
    return html.escape(cut(text, longest), quote=True)


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text for a label that is read as Markdown: every mark of it stays a mark."""
    return _PUNCTUATION.sub(r"\\\1", cut(text, longest))


def amount(n: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def marker(style: int) -> str:
    """Return a journey's marker; hidden from screen readers, since its name stands beside it."""
    return f'<i class="marker {hue(style)} shape-{SHAPES[style % len(SHAPES)]}" aria-hidden="true"></i>'


def hue(style: int) -> str:
    """Return the class of a style number's colour."""
    return f"hue-{style % len(LIGHT)}"
