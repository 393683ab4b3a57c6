"""Text on one line, numbers with nouns and shares in words: what every room that writes does the same way."""

import unicodedata
from collections.abc import Sequence

JOINERS = "\u200c\u200d"
"""Signs without width that join letters and emoji: part of a word in many scripts."""
THIN_SPACE = "\u2009"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs, also in full width, at which spreadsheets take a cell for a formula (OWASP, CSV injection)."""
HALF_A_PERCENT = 0.005
"""Difference of two shares (0..1) from which it may show in whole percentages: what rounding takes off at most."""
_MOST_LISTED = 5
"""Names that a line lists at the most; by eye."""


def one_line(text: str, kept: str = JOINERS) -> str:
    """Return a text on one line with single spaces, without control, direction or invisible signs but those `kept`."""
    return " ".join("".join(" " if _is_blank(sign) and sign not in kept else sign for sign in text).split())


def _is_blank(sign: str) -> bool:
    """Tell whether a sign is of Unicode's categories other (C) or separator (Z)."""
    return unicodedata.category(sign)[0] in "CZ"


def amount(n: int, noun: str, several: str = "") -> str:
    """Write a number with its noun: '1 row', '1,200 rows'; `several` is the plural of a noun that takes no 's'."""
    return f"{n:,} {noun if n == 1 else several or f'{noun}s'}"


def named_first(names: Sequence[str]) -> str:
    """Return the first few of some names for a note, and how many more there are."""
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def percent(share: float, space: str = THIN_SPACE) -> str:
    """Write a share (0..1) as a whole percentage."""
    return f"{share * 100:.0f}{space}%"


def share_in_words(share: float) -> str:
    """Write a share (0..1) for a sentence; one that would round to nothing and is not nothing says so."""
    rounded = percent(share, " ")
    return "less than 1 %" if share > 0 and rounded == "0 %" else rounded


def defused(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: a quotation mark goes before one."""
    return f"'{text}" if _is_formula(text) else text


def as_it_was(cell: str) -> str:
    """Return what `defused` made a cell of."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell[1:]) else cell


def _is_formula(text: str) -> bool:
    """Tell whether a cell is a formula, or one behind quotation marks: a mark is then told from the text's own."""
    text = text.lstrip("'")
    bare = (text.lstrip(" \u00a0\ufeff"), text.replace("\ufeff", "").lstrip())
    return any(each.startswith(FORMULA_STARTS) for each in bare)
