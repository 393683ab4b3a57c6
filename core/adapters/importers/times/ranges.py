"""Days from one to another, as people write when they read a book: '20.02. - 02.03.2024', '5 to 9 April 2024'."""

import re

_MOST = 80
"""Signs that two days with what stands between them may have, in any language; chosen by hand."""
_WORDS = "to|until|till|bis|bis zum|au|jusqu'au|al|hasta|ao|até|fino al|tot|do|до|по"
_BETWEEN = re.compile(rf"\s+-\s+|\s*[–—~〜～]\s*|\s*→\s*|\s+(?:{_WORDS})\s+", re.IGNORECASE)


def end_of_range(text: str) -> str:
    """Return how the second of two days is written; '' for what is no range of days.

    The first may leave out the month or the year that both have. Hours behind a dash are no second day.
    """
    parts = _BETWEEN.split(text.strip()) if len(text) <= _MOST else []
    if len(parts) != 2 or not all(any(map(str.isdecimal, part)) for part in parts):
        return ""
    return parts[1] if ":" not in parts[1].split()[0] else ""
