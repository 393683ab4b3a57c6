"""Text that came with the marks and signs of a web page in it: 'Salt &amp; rye', '<p>Bake it.</p>'."""

import re
from html import unescape

from core.adapters.importers.texts.cells import clean

_INLINE = "a|abbr|b|bdi|cite|code|del|em|font|i|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var"
_BLOCKS = "blockquote|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|tr|ul"
_INSIDE = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?>", re.IGNORECASE)
_BETWEEN = re.compile(rf"<br\s*/?>|</?(?:{_BLOCKS})(?:\s[^<>]*)?>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def title_as_shown(text: str) -> str:
    """Return a title as one line of clean text, with the signs that stand for others ('&amp;') read.

    Marks such as '<b>' are words of a title as any others: it may be about them. What is nothing but signs stays.
    """
    return _read(text) or clean(text)


def prose_as_shown(text: str) -> str:
    """Return a description as one line of clean text without the marks of a web page, with its signs read.

    Marks are taken away before the signs are read, so that a '<' that is written as one is kept.
    """
    return _read(_INSIDE.sub("", _BETWEEN.sub(" ", text)) if "<" in text else text) or clean(text)


def without_markup(text: str) -> str:
    """Return a review without its HTML tags, as one line."""
    return clean(_TAGS.sub(" ", text))


def _read(text: str) -> str:
    return clean(_ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text)
