"""Tell nouns from verbs in English, with TextBlob's tagger (Brill 1992; De Smedt and Daelemans 2012)."""

import sys
import warnings
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from types import ModuleType

_TAGGED_TITLES = 16_384
"""Runs of words whose tags are remembered: more than a long history has; chosen by hand for memory."""


def tag(words: Sequence[str]) -> tuple[str, ...]:
    """Return the Penn Treebank tag of every word of a sentence, rows aligned; "" where there is none.

    Words that the tagger's lexicon does not hold are told by their endings, else taken for nouns.
    """
    return _tag(tuple(words))


@lru_cache(maxsize=_TAGGED_TITLES)
def _tag(words: tuple[str, ...]) -> tuple[str, ...]:
    tagged = _tagger()(" ".join(words), tokenize=False)
    return tuple(kind for _, kind in tagged) if len(tagged) == len(words) else ("",) * len(words)


@cache
def _tagger() -> Callable[..., list[tuple[str, str]]]:
    """Import the tagger and read its lexicon, once a process; it leaves files for the collector to close.

    The package's front door imports NLTK, which the tagger does without and this project leaves out: so the
    package is entered by the side.
    """
    spec = find_spec("textblob")
    if "textblob" not in sys.modules and spec is not None:
        package = ModuleType("textblob")
        package.__path__ = list(spec.submodule_search_locations or ())
        sys.modules["textblob"] = package
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        from textblob.en import tag as tag_text

        tag_text("a word", tokenize=False)
    return tag_text  # type: ignore[no-any-return]
