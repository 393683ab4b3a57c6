"""What words keep out: the things whose title or creator says a word that the person blocked."""

import re
from collections.abc import Sequence

import numpy as np

from core.catalogue import Catalogue
from core.entities import Item
from core.similarity import Rows

_WORDS = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Signs of scripts that part no words by spaces (kana, Han, Thai; Unicode blocks): a word stands anywhere in a text."""


def as_words(text: str) -> str:
    """Return a text as its words in small letters, one space around each."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "


def holds(item: Item, phrase: str) -> bool:
    """Tell whether an item's title or creator says a phrase, word by word; '' is said by nothing."""
    wanted = as_words(phrase)
    if not wanted.strip():
        return False
    sought = wanted.strip() if _UNSPACED.search(phrase) else wanted
    return any(sought in as_words(said) for said in (item.title, item.creator))


def blocked_rows(catalogue: Catalogue, phrases: Sequence[str]) -> Rows:
    """Return the rising rows of the items that say any of some phrases."""
    held = [any(holds(item, phrase) for phrase in phrases) for item in catalogue.items] if phrases else []
    rows: Rows = np.flatnonzero(held)
    return rows
