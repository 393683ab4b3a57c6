"""Narrow titles to what a name may be made of: noun phrases, told by parts of speech where the language is known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from core.naming.function_words import POSSESSIVES, language_of
from core.naming.terms import casing_of
from core.naming.tokens import Segment, Token

Tagger = Callable[[Sequence[str]], Sequence[str]]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN"})
BASE_VERBS = frozenset({"VB", "VBP"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "MD"})
BEFORE_NOUNS = frozenset({"", "DT", "IN", "CC", "JJ", "PRP$", "TO"})


def noun_phrase_segments(title: Sequence[Segment], tag: Tagger) -> tuple[Segment, ...]:
    """Return a title's segments, cut where a phrase cannot go on, each word with the place it may take in one.

    English is told by the tagger: verbs cut, adjectives may not end a name, adverbs stand at neither edge. In
    German only capitalised words end one. Other languages and scripts stay as they are.
    """
    language = language_of([token.surface.lower() for segment in title for token in segment])
    if language == "en":
        style = casing_of(title)
        return tuple(piece for segment in title for piece in _cut(segment, _kinds(segment, style, tag)))
    if language == "de" and casing_of(title) == "sentence":
        return tuple(tuple(map(_german, segment)) for segment in title)
    return tuple(title)


def _kinds(segment: Segment, style: str, tag: Tagger) -> list[str]:
    """Return the tags of a segment's words; capitals that a whole title has tell nothing and are not shown."""
    small = style != "sentence"
    words = [t.surface.lower() if small or at == 0 else t.surface for at, t in enumerate(segment)]
    return list(tag(words))


def _cut(segment: Segment, kinds: Sequence[str]) -> Iterator[Segment]:
    """Yield the pieces of a segment between its verbs and its possessives."""
    piece: list[Token] = []
    for at, token in enumerate(segment):
        before, kind = kinds[at - 1] if at else "", kinds[at]
        after = kinds[at + 1] if at + 1 < len(kinds) else ""
        if token.key in POSSESSIVES or _is_verb(before, kind, after):
            if piece:
                yield tuple(piece)
            piece = []
        else:
            piece.append(_placed(token, kind))
    if piece:
        yield tuple(piece)


def _is_verb(before: str, kind: str, after: str) -> bool:
    """Tell whether a word says what is done; a base form after a noun or an article is a noun itself."""
    if kind in BASE_VERBS:
        return before not in NOUNS | MODIFIERS | {"DT", "PRP$"} or before in {"NNS", "NNPS"}
    if kind == "NN" and before.startswith("RB"):
        return True
    if kind == "VBD":
        return before not in BEFORE_NOUNS or after not in NOUNS
    return kind in VERBS


def _placed(token: Token, kind: str) -> Token:
    """Return a word with its place in a phrase."""
    if not token.is_content:
        return token
    if kind in MODIFIERS or kind == "VBD":
        return replace(token, role="lead")
    return replace(token, role="weak") if kind.startswith("RB") or kind == "CD" else token


def _german(token: Token) -> Token:
    """Return a German word with its place: nouns have capitals."""
    small = token.role == "content" and token.surface == token.surface.lower()
    return replace(token, role="lead") if small else token
