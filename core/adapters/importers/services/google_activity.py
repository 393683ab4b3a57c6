"""Takeout's activity of Google's products: all have one form, and only YouTube's holds things that were taken up."""

import re

from core.adapters.importers.lines.format import Part, Role
from core.adapters.importers.lines.recognising import json_keys, text_at_start

_KEYS = frozenset({"header", "products", "title", "time"})
_YOUTUBES = re.compile(r'"(?:header|products)"\s*:\s*\[?\s*"(?:YouTube|youtube\.com)')
_HEADER = re.compile(r'"header"\s*:\s*"([^"\\]{1,60})"')


def is_youtubes(head: bytes) -> bool:
    """Tell by its first bytes whether an activity is of YouTube."""
    return _YOUTUBES.search(text_at_start(head)) is not None


def of_another_product(head: bytes) -> Part | None:
    """Return what the activity of another product is, by a file's first bytes; None for another file."""
    if not json_keys(head) >= _KEYS or is_youtubes(head):
        return None
    named = f"'{match[1]}'" if (match := _HEADER.search(text_at_start(head))) else "another product"
    return Part(
        what="activity in another product of Google",
        role=Role.NEITHER,
        why=f"This is Takeout's activity of {named}: what was searched, asked or opened there.",
        step="Bring YouTube's file 'watch-history', or Chrome's own file 'History' for the pages that you opened.",
    )
