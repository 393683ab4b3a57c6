"""Lift readable phrases out of titles: contiguous words with content at both edges."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.naming.function_words import LINKS
from core.naming.terms import TermStatistics, casing_of, is_marked
from core.naming.tokens import Segment, Token, is_unspaced, joined

MOST_WORDS = 6
MOST_SIGNS = 40
UNSPACED_SIGNS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words side by side in a title; `words`, `start` and `end` are keys, function words left out."""

    text: str
    words: frozenset[str]
    n_words: int
    start: str
    end: str


def phrases(members: Sequence[Sequence[Segment]], background: TermStatistics) -> list[Phrase]:
    """Return the distinct phrases of a journey's titles, each in its most frequent wording."""
    wordings: dict[tuple[str, ...], Counter[str]] = {}
    spans: dict[tuple[str, ...], tuple[Token, ...]] = {}
    for title in members:
        style = casing_of(title)
        for segment in title:
            for start, span in _spans(segment):
                key = tuple(token.key for token in span if token.role != "function")
                text = joined(written(span, style, start == 0, background.forms))
                wordings.setdefault(key, Counter())[text] += 1
                spans.setdefault(key, span)
    return [
        Phrase(
            text=counts.most_common(1)[0][0],
            words=frozenset(token.key for token in spans[key] if token.is_content),
            n_words=len(spans[key]),
            start=spans[key][0].key,
            end=spans[key][-1].key,
        )
        for key, counts in wordings.items()
    ]


def _spans(segment: Segment) -> Iterator[tuple[int, tuple[Token, ...]]]:
    for start, first in enumerate(segment):
        if not first.is_content:
            continue
        for stop in range(start + 1, min(start + MOST_WORDS, len(segment)) + 1):
            span = segment[start:stop]
            text = joined([token.surface for token in span])
            if len(text) > (UNSPACED_SIGNS if is_unspaced(text) else MOST_SIGNS):
                break
            if span[-1].role == "function" and span[-1].key not in LINKS:
                break
            if span[-1].role == "content":
                yield start, span


def written(span: Sequence[Token], style: str, starts: bool, forms: Mapping[str, str]) -> list[str]:
    """Write words as they stand in mid-sentence: names and acronyms keep their capitals, others do not.

    A title in sentence case is trusted but for the word that `starts` a segment. Elsewhere `forms` tells how
    the catalogue writes a word, "" for lower case; words that it does not know are written as in the title if
    it has none of the phrase's words in lower case, else small.
    """
    content = [token for token in span if token.role != "function"]
    if len(content) > 1 and all(token.surface.isupper() for token in content):
        style = "shouting"
    if style == "sentence":
        return [_trusted(span, at, forms, starts) for at in range(len(span))]
    keep = style == "title" and not any(forms.get(token.key) == "" for token in content)
    return [_rewritten(token, forms, style, keep) for token in span]


def _trusted(span: Sequence[Token], at: int, forms: Mapping[str, str], starts: bool) -> str:
    """Write a word of a sentence-case title; the first one is a name if it is known as one or begins one."""
    token = span[at]
    shouted = token.surface.isupper() and len(token.surface) > 5
    named = bool(forms.get(token.key)) or is_marked(token.surface) or token.surface.endswith(("'s", "’s"))
    named = named or (len(span) > 1 and span[1].is_content and span[1].surface[:1].isupper())
    small = shouted or token.role == "function" or (starts and at == 0 and not named)
    return token.surface.lower() if small else token.surface


def _rewritten(token: Token, forms: Mapping[str, str], style: str, keep: bool) -> str:
    surface, known = token.surface, forms.get(token.key)
    if token.role == "function" or known == "":
        return surface.lower()
    if known is not None:
        return known if known.lower() == surface.lower() else known[:1] + surface[1:].lower()
    marked = style == "title" and is_marked(surface)
    return surface if marked or (keep and not surface.isupper()) else surface.lower()


def sentence_case(text: str) -> str:
    """Begin with a capital, unless the first word has one already (iPhone, eBPF)."""
    first = text.split(" ", 1)[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]
