"""Text made safe: titles and names are untrusted, so every one is cleaned, capped and escaped here."""

import html
import re
from functools import lru_cache

from core.desk.palette import LIGHT, SHAPES
from core.steering.decisions import LONGEST_NAME
from core.wording import one_line

LONGEST = 160
"""Signs that are shown of any text unless told otherwise; by eye."""
KIND_SIGNS = 30
"""Signs of a kind of thing within a sentence; by eye, as the following."""
ASIDE_SIGNS = 40
"""Signs of what stands beside something else: a creator, a kind on a button, a name within a sentence."""
SHORT_SIGNS = 60
"""Signs of a name or title in a narrow place: a person's, a cell of a table, an end of a journey that turned."""
ROW_SIGNS = 70
"""Signs of a name or title in a row of a card or of a moment."""
NAME_SIGNS = LONGEST_NAME
"""Signs of a journey's, a part's or a file's name in full: as many as one may give."""
TITLE_SIGNS = 90
"""Signs of a title in a list or as a reason."""
PREVIEW_SIGNS = 100
"""Signs of a title in the preview of a file, where there is more room."""
HEADING_SIGNS = 120
"""Signs of a heading, or of a title that is one."""
SENTENCE_SIGNS = 200
"""Signs of an edit's sentence."""
QUESTION_SIGNS = 240
"""Signs of a question, a reason or a portrait: two sentences."""
NOTE_SIGNS = 300
"""Signs of a note or a refusal: three sentences."""
MESSAGE_SIGNS = 400
"""Signs of a message that says what to do next, and of what an edit did: four sentences."""
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f]{1,2000}", re.IGNORECASE)
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


REMEMBERED = 8_192
"""Texts that are remembered as they are drawn: those of some hundred pages; chosen by hand for memory."""


@lru_cache(REMEMBERED)
def cut(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line without control or direction characters, cut at a length with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@lru_cache(REMEMBERED)
def safe(text: str, longest: int = LONGEST) -> str:
    """Return a text for HTML content or a quoted attribute."""
    return html.escape(cut(text, longest), quote=True)


def plain(text: str, longest: int = LONGEST) -> str:
    """Return a text for a label that is read as Markdown: every mark of it stays a mark."""
    return _PUNCTUATION.sub(r"\\\1", cut(text, longest))


def with_more(words: str, what: str) -> str:
    """Return a button's label that also says what it is about, to whoever hears the page read: the sheet hides that."""
    return f"{words} *{plain(what, NAME_SIGNS + len(words))}*" if one_line(what) else words


def address(link: str) -> str:
    """Return an address for a link's attribute; '' for what is no plain address of the web."""
    return html.escape(link, quote=True) if _ADDRESS.fullmatch(link) else ""


def opening(link: str, words: str, about: str = "") -> str:
    """Draw a plain link that opens elsewhere; nothing is fetched before it is followed, and '' where it leads nowhere.

    `about` is what it opens, for whoever hears the page read.
    """
    where = address(link)
    said = f' aria-label="{safe(f"{words}: {about}")}"' if about else ""
    return f'<a class="opens" href="{where}" rel="noopener" target="_blank"{said}>{safe(words)}</a>' if where else ""


def marker(style: int) -> str:
    """Return a journey's marker; hidden from screen readers, since its name stands beside it."""
    return f'<i class="marker {hue(style)} shape-{SHAPES[style % len(SHAPES)]}" aria-hidden="true"></i>'


def hue(style: int) -> str:
    """Return the class of a style number's colour."""
    return f"hue-{style % len(LIGHT)}"
