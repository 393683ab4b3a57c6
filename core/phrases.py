"""Lift readable phrases out of titles: contiguous words, content at both edges, written as in mid-sentence."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.terms import TermStatistics, casing_of, is_marked, pairs
from core.wording import Segment, Token, is_unspaced, joined

MOST_WORDS = 6
MOST_SIGNS = 40
UNSPACED_SIGNS = 14


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together in a title; `terms` are their keys and pairs, `titles` where they occur."""

    text: str
    terms: tuple[str, ...]
    titles: frozenset[int]
    n_words: int
    end: str

    @property
    def words(self) -> frozenset[str]:
        """Return the content keys without the pairs."""
        return frozenset(term for term in self.terms if " " not in term)


def phrases(members: Sequence[Sequence[Segment]], background: TermStatistics) -> list[Phrase]:
    """Return the distinct phrases of a journey's titles, each in its most frequent wording."""
    wordings: dict[tuple[str, ...], Counter[str]] = {}
    titles: dict[tuple[str, ...], set[int]] = {}
    spans: dict[tuple[str, ...], tuple[Token, ...]] = {}
    for index, title in enumerate(members):
        style = casing_of(title)
        for segment in title:
            for span in _spans(segment):
                key = tuple(token.key for token in span if token.role != "function")
                text = joined(written(span, style, background.forms))
                wordings.setdefault(key, Counter())[text] += 1
                titles.setdefault(key, set()).add(index)
                spans.setdefault(key, span)
    return [
        Phrase(
            counts.most_common(1)[0][0],
            (*_content(spans[key]), *pairs(spans[key])),
            frozenset(titles[key]),
            len(spans[key]),
            spans[key][-1].key,
        )
        for key, counts in wordings.items()
    ]


def _spans(segment: Segment) -> Iterator[tuple[Token, ...]]:
    for start, first in enumerate(segment):
        if first.role != "content":
            continue
        for stop in range(start + 1, min(start + MOST_WORDS, len(segment)) + 1):
            span = segment[start:stop]
            text = joined([token.surface for token in span])
            if len(text) > (UNSPACED_SIGNS if is_unspaced(text) else MOST_SIGNS):
                break
            if span[-1].role == "content":
                yield span


def _content(span: Sequence[Token]) -> list[str]:
    return list(dict.fromkeys(token.key for token in span if token.role == "content"))


def written(span: Sequence[Token], style: str, forms: Mapping[str, str]) -> list[str]:
    """Write words as they stand in mid-sentence: names and acronyms keep their capitals, others do not.

    `forms` tells how the catalogue writes a word, "" for lower case. Where it does not know one, the words of a
    phrase stay together: all as in the title if the catalogue has none of them in lower case, else small.
    """
    content = [token for token in span if token.role != "function"]
    keep = style != "shouting" and not any(forms.get(token.key) == "" for token in content)
    return [_written(token, forms.get(token.key), keep) for token in span]


def _written(token: Token, known: str | None, keep: bool) -> str:
    surface = token.surface
    if token.role == "function" or known == "":
        return surface.lower()
    if known is not None:
        return known if known.lower() == surface.lower() else known[:1] + surface[1:].lower()
    marked = is_marked(surface)
    return surface if marked or (keep and not surface.isupper()) else surface.lower()


def sentence_case(text: str) -> str:
    """Begin with a capital, unless the first word has one already (iPhone, eBPF)."""
    first = text.split(" ", 1)[0]
    return text if first != first.lower() else text[:1].upper() + text[1:]
