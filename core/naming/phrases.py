"""Lift readable phrases out of titles: contiguous words with content at both edges."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.naming.function_words import LINKS
from core.naming.terms import LONGEST_ACRONYM, TermStatistics, casing_of, is_marked
from core.naming.tokens import Segment, Token, is_unspaced, joined

MOST_WORDS = 6
"""Words of a phrase, those that link them counted; set by hand for a row of the list."""
MOST_SIGNS = 40
"""Signs of a phrase; set by hand for a row of the list."""
UNSPACED_SIGNS = 14
"""Signs of a phrase in a script without spaces; set by hand."""
FREQUENT = 3
"""Part of the most frequent wording's uses, one of so many, from which a longer one is taken; set by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words side by side in a title; `words`, `start`, `end` and `head` are keys, function words left out.

    `head` is the word that the phrase says something of, `support` the number of titles that hold it word for
    word. `linked` tells whether a function word or a possessive stands in it, `acts` whether it begins with an
    -ing form, `doing` whether it is one.
    """

    text: str
    words: frozenset[str]
    n_words: int
    start: str
    end: str
    head: str
    support: int = 1
    linked: bool = False
    acts: bool = False
    doing: bool = False


@dataclass(slots=True)
class _Found:
    """Where a phrase was met: one of its spans, its wordings, the titles that hold it."""

    span: tuple[Token, ...]
    wordings: Counter[str] = field(default_factory=Counter)
    titles: set[int] = field(default_factory=set)


def phrases(
    members: Sequence[Sequence[Segment]],
    background: TermStatistics,
    known: Container[str] | None = None,
    language: str = "",
) -> list[Phrase]:
    """Return the distinct phrases of a journey's titles, each in a frequent wording, in the plural where there is one.

    With `known`, only phrases are read whose every content word is in it. `language` is the titles': German ones
    keep their capitals.
    """
    found: dict[tuple[str, ...], _Found] = {}
    for number, title in enumerate(members):
        style = casing_of(title)
        style = "german" if language == "de" and style != "shouting" else style
        for segment in title:
            for start, span in _spans(segment, known):
                key = tuple(token.key for token in span if token.role != "function")
                here = found.setdefault(key, _Found(span))
                here.wordings[joined(written(span, style, start == 0, background.forms))] += 1
                here.titles.add(number)
    return [_phrase(met) for met in found.values()]


def _phrase(met: _Found) -> Phrase:
    span = met.span
    link = next((at for at, token in enumerate(span) if token.role == "function"), len(span))
    return Phrase(
        text=_wording(met.wordings),
        words=frozenset(token.key for token in span if token.is_content),
        n_words=len(span),
        start=span[0].key,
        end=span[-1].key,
        head=next(token.key for token in reversed(span[:link]) if token.is_content),
        support=len(met.titles),
        linked=link < len(span) or any(token.surface.endswith(("'s", "’s", "s'", "s’")) for token in span),
        acts=span[0].role == "act" and len(span) > 1,
        doing=span[0].role == "act" and len(span) == 1,
    )


def _wording(wordings: Counter[str]) -> str:
    """Return the longest of the wordings that are at least a third as frequent as the most frequent one."""
    most = max(wordings.values())
    common = [
        (text, n) for text, n in wordings.items() if FREQUENT * n >= most and not text.endswith(("'", "'s", "’s", "’"))
    ]
    return max(common or list(wordings.items()), key=lambda each: (len(each[0]), each[1]))[0]


def _spans(segment: Segment, known: Container[str] | None = None) -> Iterator[tuple[int, tuple[Token, ...]]]:
    for start, first in enumerate(segment):
        if not first.is_content or (known is not None and first.key not in known):
            continue
        for stop in range(start + 1, min(start + MOST_WORDS, len(segment)) + 1):
            span = segment[start:stop]
            last = span[-1]
            if last.role == "break" or (known is not None and last.is_content and last.key not in known):
                break
            text = joined([token.surface for token in span])
            if len(text) > (UNSPACED_SIGNS if is_unspaced(text) else MOST_SIGNS):
                break
            if last.role == "function" and last.key not in LINKS:
                break
            if last.role == "content" or (last.role == "act" and len(span) == 1):
                yield start, span


def written(span: Sequence[Token], style: str, starts: bool, forms: Mapping[str, str]) -> list[str]:
    """Write words as they stand in mid-sentence: names and acronyms keep their capitals, others do not.

    A title in sentence case is trusted but for the word that `starts` a segment, a German one ("german") even
    there, unless the word is no noun. Elsewhere `forms` tells how
    the catalogue writes a word, "" for lower case; words that it does not know are written as in the title if
    it has none of the phrase's words in lower case, else small.
    """
    content = [token for token in span if token.role != "function"]
    if len(content) > 1 and all(token.surface.isupper() for token in content):
        style = "shouting"
    if style == "sentence":
        return [_trusted(span, at, forms, starts) for at in range(len(span))]
    if style == "german":
        return [token.surface if token.role == "content" else token.surface.lower() for token in span]
    keep = style == "title" and not any(forms.get(token.key) == "" for token in content)
    return [_rewritten(token, forms, style, keep) for token in span]


def _trusted(span: Sequence[Token], at: int, forms: Mapping[str, str], starts: bool) -> str:
    """Write a word of a sentence-case title; the first one is a name if it is known as one or begins one."""
    token = span[at]
    shouted = token.surface.isupper() and len(token.surface) > LONGEST_ACRONYM
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
