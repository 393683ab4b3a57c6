"""Give encoders what a title is about: without a service's frame, signs, tags and shouting."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from core.naming.function_words import listed
from core.naming.service_words import FORMATS

MOSTLY_CAPITALS = 0.7
"""Share of a text's cased letters from which on it shouts; by hand: 'NASA in 4K' does not, and one in capitals does."""
FEWEST_CASED = 8
"""Cased letters from which on capitals are told from an acronym; by hand."""
MOST_PLAIN = 1_000
"""Signs that are read: encoders cut at 500 at most, and a frame stands at the ends; by hand."""
COMMON_ENDING, FEWEST_WITH_IT = 0.8, 12
"""Share of some texts, and their number at least, that end alike behind a bar or a dash before that is a channel's or a
site's name; by hand: an ending that nearly all have tells none from another."""
_TEXTS = 16_384
"""Texts that are remembered: more than a long history has; chosen by hand for memory."""
_BESIDE_FORMATS = listed("video audio music full movie clip album version live musik")
"""Words that say nothing beside those of a format: 'Official Music Video'."""
_ENDING = re.compile(r"\s[-–—|·]\s[^-–—|·]{2,60}$")
_WORD = re.compile(r"\w+")
_END = r"(?=\s*(?:\.\s|$))"
_TAGS = re.compile(r"(?<!\w)[#＃](?!\d)\w+|(?<!\w)@\w+")
_LINKS = re.compile(r"https?://\S+|www\.\S+")
_BRACKETS = re.compile(r"[\[\(（【]([^\]\)）】]{0,40})[\]\)）】]")
_NUMBERED = re.compile(
    r"^\s*(?:ep|eps|episode|folge|teil|part|pt|no|nr|cap[íi]tulo|[ée]pisode|epis[óo]dio|puntata|aflevering)\b\.?\s*#?\d+"
    r"\s*[:.|–—-]\s*|^\s*#\d+\s*[:.|–—-]?\s*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^\s*(?:(?:you|i)(?:'ve|’ve| have)?\s+)?(?:watched|viewed|rewatched|streamed|listened\s+to|bookmarked)\s+(?=\S)|"
    r"^\s*(?:vous\s+avez|tu\s+as)\s+(?:regardé|visionné|écouté|lu)\s+|^\s*(?:has|ha)\s+(?:visto|escuchado|reproducido)\s+|"
    r"^\s*hai\s+(?:guardato|visto|ascoltato)\s+|^\s*(?:você\s+)?(?:assistiu|ouviu)\s+(?:a\s+)?|"
    r"^\s*du\s+hast\s+(?=.*\b(?:angesehen|angeschaut|angehört)\b)|^\s*(?:je\s+hebt|u\s+hebt)\s+(?=.*\bbekeken\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s+(?:angesehen|angeschaut|angehört|bekeken|beluisterd|gesehen){_END}|\s*を(?:視聴|再生)しました{_END}|"
    rf"\s+시청함{_END}|\s+[-–—|·]\s*(?:YouTube|Wikip[eé]dia|Netflix|Spotify|Vimeo|Twitch|Reddit|ウィキペディア){_END}",
    re.IGNORECASE,
)


def plainly(texts: Sequence[str]) -> Callable[[str], str]:
    """Return what makes texts plain, which also leaves out how nearly all of these end: 'Black holes | My channel'."""
    endings = Counter(found.group() for text in set(texts) if (found := _ENDING.search(text[:MOST_PLAIN])))
    least = max(COMMON_ENDING * len(set(texts)), FEWEST_WITH_IT)
    common = next((ending for ending, n in endings.most_common(1) if n >= least), "")
    return (lambda text: as_read(text.removesuffix(common))) if common else as_read


@lru_cache(maxsize=_TEXTS)
def as_read(text: str) -> str:
    """Return what an encoder reads of a text: the text itself where nothing else would be left of it.

    Left out are links, tags, pictures, brackets about the format, an episode's number and what a service says of how a
    title came. What shouts is written small: an encoder with capitals takes it for another language.
    """
    short = text[:MOST_PLAIN]
    bare = _LINKS.sub(" ", _TAGS.sub(" ", short))
    bare = _BRACKETS.sub(_about_format, _NUMBERED.sub("", _without_pictures(bare)))
    bare = " ".join(_BEHIND.sub("", _BEFORE.sub("", bare)).split())
    if not any(sign.isalpha() for sign in bare):
        return short
    return bare.lower() if _shouts(bare) else bare


def _without_pictures(text: str) -> str:
    """Return a text without emoji and other pictures, and what joins them."""
    return "".join(" " if unicodedata.category(sign) in ("So", "Sk", "Cs") else sign for sign in text)


def _about_format(found: re.Match[str]) -> str:
    """Return nothing for brackets that hold words of a format alone, else the brackets."""
    words = [word for word in _WORD.findall(found.group(1).casefold()) if not word.isdigit()]
    return " " if words and all(word in FORMATS or word in _BESIDE_FORMATS for word in words) else found.group()


def _shouts(text: str) -> bool:
    """Tell whether most of a text's letters are capitals."""
    cased = [sign for sign in text if sign.isupper() or sign.islower()]
    return len(cased) >= FEWEST_CASED and sum(map(str.isupper, cased)) >= MOSTLY_CAPITALS * len(cased)
