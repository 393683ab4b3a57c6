"""What films, series and books are known by across services: their identity, their names and their links."""

import re

from core.adapters.importers.texts.cells import clean, number_of

_JUNIOR = re.compile(r"^(?:jr|sr|[ivx]+|ph\.?d|md)\.?$", re.IGNORECASE)
MOST_EPISODES = 100_000
"""A season or episode has a smaller number than this, else the cell holds something else; chosen by hand."""
# Weights of the digits of an ISBN-13 (ISO 2108).
_WEIGHTS = (1, 3) * 6


_TEN, _ELEVEN = 10, 11
"""What the sums of an ISBN-13 and of one of ten signs are divided by, of which the X is ten (ISO 2108)."""


def film(title: str, year: str) -> str:
    """Return the identity of a film by its title and the year it came out, as films of one name differ by year."""
    return f"film {title.casefold()} {year}".strip() if title else ""


def series(title: str) -> str:
    """Return the identity of a series as a whole; '' without a title."""
    return f"series {title.casefold()}" if title else ""


def episode(of_series: str, named: str) -> str:
    """Return the identity of an episode by its series and its own name, or 's1e2' where only numbers are known."""
    return f"episode {of_series.casefold()} | {named.casefold()}" if of_series and named else ""


def numbered(season: str, number: str) -> str:
    """Return the name 's1e2' for a season and a number in it; '' where one is missing or no number."""
    found = [n for text in (season, number) if (n := number_of(text)) is not None and 0 <= n < MOST_EPISODES]
    return f"s{found[0]:.0f}e{found[1]:.0f}" if len(found) == len((season, number)) else ""


def isbn(*written: str) -> str:
    """Return 'isbn 978...' for the first text that holds a proper ISBN ('="0756404738"', '[0385537859]'); else ''."""
    for text in written:
        for word in re.findall(r"[\dXx-]{10,20}", text):
            if digits := _thirteen(word.replace("-", "").upper()):
                return f"isbn {digits}"
    return ""


def _thirteen(digits: str) -> str:
    """Return an ISBN-13 for one of 10 or 13 digits; '' for another number (ISO 2108)."""
    if re.fullmatch(r"\d{9}[\dX]", digits):
        ten = [_TEN if sign == "X" else int(sign) for sign in digits]
        if sum(weight * value for weight, value in zip(range(_TEN, 0, -1), ten, strict=True)) % _ELEVEN:
            return ""
        body = f"978{digits[:-1]}"
        return body + _check(body)
    return digits if re.fullmatch(r"97[89]\d{10}", digits) and _check(digits[:-1]) == digits[-1] else ""


def _check(body: str) -> str:
    return str(-sum(weight * int(sign) for weight, sign in zip(_WEIGHTS, body, strict=True)) % _TEN)


def first_name_first(name: str) -> str:
    """Return 'Jenny Odell' for 'Odell, Jenny'; names without one comma, and of juniors, stay as they are."""
    last, comma, first = name.partition(",")
    first = first.strip()
    if not comma or not first or "," in first or _JUNIOR.match(first):
        return name.strip()
    return f"{first} {last.strip()}"


def names_first(names: str) -> str:
    """Return several names parted by semicolons, each with its first name first, parted by commas."""
    return ", ".join(first_name_first(name) for name in names.split(";") if name.strip())


def own_rating(text: object) -> float | None:
    """Return the person's own rating; None where there is none, and for 0, by which services say that."""
    value = number_of(text)
    return value if value and value > 0 else None


def https(link: str) -> str:
    """Return a link as https; '' for anything that is no link to a page."""
    if link.startswith("http://"):
        return "https://" + link.removeprefix("http://")
    return link if link.startswith("https://") else ""


def parts_in(value: object, mark: str = ",") -> tuple[str, ...]:
    """Return the parts of a cell that holds several, or of a list, as clean text without those empty; each once."""
    parts = value if isinstance(value, list) else clean(value).split(mark)
    return tuple(dict.fromkeys(part for each in parts if isinstance(each, str) and (part := clean(each))))
