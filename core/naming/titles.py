"""Take a journey's titles apart for naming: what they hold, and what of it a name may be made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from core.naming.families import with_families
from core.naming.function_words import language_of
from core.naming.noun_phrases import Tagger, noun_phrase_segments
from core.naming.terms import TermStatistics, keys_of
from core.naming.tokens import Segment, has_kana, script_of, segments

NO_TEMPLATE: frozenset[str] = frozenset()
_TITLES = 16_384
"""Titles that are remembered taken apart: more than a long history has; chosen by hand for memory."""
_SCRIPT_SIGNS = 2_000
"""Signs of a journey's titles that its script is told by; chosen by hand for speed."""


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """A journey's titles taken apart: `members` as they are, `shaped` cut to noun phrases, and who holds a word."""

    members: Sequence[Sequence[Segment]]
    shaped: Sequence[Sequence[Segment]]
    held: Mapping[str, frozenset[int]]
    script: str
    language: str
    has_kana: bool = False

    @property
    def n(self) -> int:
        """Return how many titles there are."""
        return len(self.members)


def take_apart(
    titles: Sequence[str],
    background: TermStatistics,
    tag: Tagger | None = None,
    template: frozenset[str] = NO_TEMPLATE,
) -> Titles:
    """Take titles apart; words of the `template` name nothing and no phrase goes across them."""
    members = [_marked(segments(title), template) for title in titles]
    language = language_of([token.surface.lower() for title in members for segment in title for token in segment])
    shaped = [_shaped(title, tag, language, background) for title in members] if tag else members
    held: dict[str, set[int]] = {}
    for at, title in enumerate(members):
        for key in keys_of(title):
            held.setdefault(key, set()).add(at)
    text = " ".join(titles)[:_SCRIPT_SIGNS]
    return Titles(members, shaped, with_families(held), script_of(text), language, has_kana(text))


def _marked(title: tuple[Segment, ...], template: frozenset[str]) -> tuple[Segment, ...]:
    if not template or not any(token.key in template for segment in title for token in segment):
        return title
    return tuple(tuple(replace(t, role="break") if t.key in template else t for t in segment) for segment in title)


def _shaped(title: tuple[Segment, ...], tag: Tagger, language: str, background: TermStatistics) -> tuple[Segment, ...]:
    if language == "de":
        return noun_phrase_segments(title, tag, language, background.forms)
    return _shaped_once(title, tag, language)


@lru_cache(maxsize=_TITLES)
def _shaped_once(title: tuple[Segment, ...], tag: Tagger, language: str) -> tuple[Segment, ...]:
    """Return a title's segments, cut to what a name may be made of."""
    return noun_phrase_segments(title, tag, language)
