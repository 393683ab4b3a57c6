"""Ids made of content: the same item, person or collection gets the same id however often it is imported."""

import re
import unicodedata
from collections.abc import Sequence
from hashlib import sha256

from core.adapters.importers.texts.cells import capped, clean
from core.entities import Person

MOST_ID = 120
"""Signs that a given id may have before it is hashed; chosen by hand."""
MOST_NAME = 100
"""Signs that are kept of a person's name; chosen by hand to fit the list of people."""


_DIGITS, _SHORT = 16, 8
"""Hexadecimal digits of a hash, 64 bits: among a million things two share one with odds of 1 to 37 million (the
birthday bound); and of that of a file's columns, which need differ only among files of one name."""
_MOST_SLUG = 40
"""Letters of a file's name that stand in a collection's id; chosen by hand."""


def hashed(*parts: str) -> str:
    """Return 16 hexadecimal digits for some texts; capitals do not count."""
    return sha256("\x1f".join(part.casefold() for part in parts).encode()).hexdigest()[:_DIGITS]


def item_id_of(given: str, title: str, creator: str) -> str:
    """Return an item's id; the title counts beside a given id, as two services both have an item 1."""
    return f"item-{hashed(given, title, creator)}"


def collection_id_of(name: str, columns: Sequence[str]) -> str:
    """Return a collection's id by its name and columns, so that a later export joins the earlier one."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_MOST_SLUG]
    return f"{slug or 'import'}-{hashed(name, *sorted(columns))[:_SHORT]}"


def person_of(collection_id: str, value: str) -> Person:
    """Return the person that a table's cell or number stands for."""
    short = value if len(value) <= MOST_ID else hashed(value)
    name = f"User {value}" if value.isdecimal() else capped(value, MOST_NAME)
    return Person(f"{collection_id}:{short}", name)


def checked_person(person: Person) -> Person:
    """Return a person with a clean name, or the id where there is none."""
    return Person(person.person_id, clean(person.name) or person.person_id, person.portrait)
