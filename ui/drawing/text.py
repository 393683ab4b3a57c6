"""Text made safe: titles and names are untrusted, so every one is cleaned, capped and escaped here."""

import html
import re
import unicodedata

from core.desk.palette import LIGHT, SHAPES

LONGEST = 160
"""Signs that are shown of any text unless told otherwise; by eye."""
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


def one_line(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line without control or direction characters, cut at a length."""
    visible = (c if c in _JOINERS or unicodedata.category(c) not in _HIDDEN else " " for c in text)
    line = " ".join("".join(visible).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def safe(text: str, longest: int = LONGEST) -> str:
    """Return a text for HTML content or a quoted attribute."""
    return html.escape(one_line(text, longest), quote=True)


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text for a label that is read as Markdown: every mark of it stays a mark."""
    return _PUNCTUATION.sub(r"\\\1", one_line(text, longest))


def percent(share: float) -> str:
    """Write a share (0..1) as a whole percentage."""
    return f"{share * 100:.0f}\u2009%"


def amount(n: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def marker(style: int) -> str:
    """Return a journey's marker; hidden from screen readers, since its name stands beside it."""
    return f'<i class="marker {hue(style)} shape-{SHAPES[style % len(SHAPES)]}" aria-hidden="true"></i>'


def hue(style: int) -> str:
    """Return the class of a style number's colour."""
    return f"hue-{style % len(LIGHT)}"
