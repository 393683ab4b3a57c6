"""Quote what a server said of its own failure, on one line, without a key in it."""

import json
import re

from core.wording import one_line

SIGNS = 200
"""Signs of a server's words that are quoted: two sentences; by eye."""
BODY_SIGNS = 10_000
"""Signs of a server's body that are looked at for its words; chosen by hand, far more than an error has."""
_DEPTH = 6
"""How deep in a body words are looked for; chosen by hand: the deepest seen lie four down."""
_KEYS = ("error", "errors", "message", "detail", "msg", "error_description", "title", "reason")
"""Where servers put their words: OpenAI and most; FastAPI's `detail` with `msg`; RFC 6749 and RFC 9457."""
_MARKUP = re.compile(r"<(?:style|script)\b[^<]*</[^>]*>|<[^<>]*>", re.IGNORECASE)
_SECRET = re.compile(r"\b(?:sk|pk|gsk|xai|AIza)[-_]?[\w*-]{8,}")
"""What looks like a key of a known maker, or the half of one."""


def own_words(body: str, key: str = "") -> str:
    """Return a server's words on one line of at most `SIGNS` signs; '' where it said nothing."""
    try:
        told = _told(json.loads(body[:BODY_SIGNS]), _DEPTH)
    except (ValueError, RecursionError):
        told = _MARKUP.sub(" ", body[:BODY_SIGNS])
    plain = _SECRET.sub("(a key)", told.replace(key, "(your key)") if key else told)
    line = " ".join(one_line(plain).split())
    return line if len(line) <= SIGNS else line[: SIGNS - 1].rstrip() + "…"


def _told(value: object, depth: int) -> str:
    """Return the first words in a value, with where they stand or whence they come where that is told beside them."""
    if isinstance(value, str) or not depth:
        return value if isinstance(value, str) else ""
    if isinstance(value, list):
        return next(filter(None, (_told(each, depth - 1) for each in value)), "")
    if not isinstance(value, dict):
        return ""
    words = next(filter(None, (_told(value.get(key), depth - 1) for key in _KEYS)), "")
    where, metadata = value.get("loc"), value.get("metadata")
    if isinstance(where, list):
        words = f"{'.'.join(map(str, where))}: {words}"
    raw = metadata.get("raw") if isinstance(metadata, dict) else None
    return f"{words}: {raw}" if isinstance(raw, str) else words
