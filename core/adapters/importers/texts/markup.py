"""Text that came with the marks of a web page in it: 'Salt &amp; rye', '<b>Bold</b> bread'."""

import re
from html import unescape

from core.adapters.importers.texts.cells import clean

_INLINE = "a|abbr|b|bdi|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var"
_BLOCKS = "blockquote|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|tr|ul"
_INSIDE = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?>", re.IGNORECASE)
_BETWEEN = re.compile(rf"<br\s*/?>|</?(?:{_BLOCKS})(?:\s[^<>]*)?>", re.IGNORECASE)
_ENDS = re.compile(rf"</(?:{_INLINE})>", re.IGNORECASE)
"""What a line has that was cut out of a page: the end of something that was begun in it."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def title_as_shown(text: str) -> str:
    """Return a title as one line of clean text without the marks within a line of a web page.

    One that only speaks of marks ('How to use <b>') stays, and so does one that is nothing without them. Marks are
    taken away before the signs that stand for others are read, so that a '<' written as one is kept.
    """
    return _read(_INSIDE.sub("", text) if "<" in text and _ENDS.search(text) else text) or clean(text)


def prose_as_shown(text: str) -> str:
    """Return a description as `title_as_shown` does a title, also without the marks of lines and paragraphs."""
    return _read(_INSIDE.sub("", _BETWEEN.sub(" ", text)) if "<" in text else text) or clean(text)


def _read(text: str) -> str:
    return clean(_ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text)
