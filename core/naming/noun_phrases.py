"""Narrow titles to what a name may be made of: noun phrases, told by parts of speech where the language is known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.naming.function_words import POSSESSIVES, language_of
from core.naming.romance import GRAMMARS, Grammar, is_verb
from core.naming.terms import casing_of
from core.naming.tokens import Segment, Token

Tagger = Callable[[Sequence[str]], Sequence[str]]

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "VBG"})
MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN"})
BASE_VERB_TAGS = frozenset({"VB", "VBP"})
VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "MD"})
TAGS_BEFORE_NOUNS = frozenset({"", "DT", "IN", "CC", "JJ", "PRP$", "TO"})
BENT = ("e", "er", "es", "en", "em")
OBLIQUE = ("en", "em")
NO_FORMS: Mapping[str, str] = {}


def noun_phrase_segments(
    title: Sequence[Segment], tag: Tagger, language: str = "", forms: Mapping[str, str] = NO_FORMS
) -> tuple[Segment, ...]:
    """Return a title's segments, cut where a phrase cannot go on, each word with the place it may take in one.

    English is told by the tagger: verbs cut, adjectives may not end a name, adverbs stand at neither edge. In
    German only capitalised words end one, in Spanish, French, Portuguese and Italian verbs are told by their
    endings. Other languages and scripts stay as they are. `language` is what the titles around it are in, for a
    title without a word that tells; `forms` says how the catalogue writes a word, "" for lower case.
    """
    words = [token.surface.lower() for segment in title for token in segment]
    language = language_of(words, language)
    style = casing_of(title)
    if language == "en":
        return tuple(piece for segment in title for piece in _cut(segment, _kinds(segment, style, tag)))
    if language == "de" and style != "shouting":
        return tuple(tuple(_german(segment, at, forms) for at in range(len(segment))) for segment in title)
    if language in GRAMMARS:
        return tuple(_without_verbs(segment, GRAMMARS[language]) for segment in title)
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
    if kind in BASE_VERB_TAGS:
        return before not in NOUN_TAGS | MODIFIER_TAGS | {"DT", "PRP$"} or before in {"NNS", "NNPS"}
    if kind == "NN" and before.startswith("RB"):
        return True
    if kind == "VBD":
        return before not in TAGS_BEFORE_NOUNS or after not in NOUN_TAGS
    return kind in VERB_TAGS


def _placed(token: Token, kind: str) -> Token:
    """Return a word with its place in a phrase."""
    if not token.is_content:
        return token
    if kind in MODIFIER_TAGS or kind == "VBD":
        return replace(token, role="lead")
    if kind == "VBG":
        return replace(token, role="act")
    return replace(token, role="weak") if kind.startswith("RB") or kind == "CD" else token


def _german(segment: Segment, at: int, forms: Mapping[str, str]) -> Token:
    """Return a German word with its place: nouns have capitals, but the first word of a segment may have one anyway.

    A small word without an adjective's ending is a verb or stands for itself: no phrase goes across it.
    """
    token = segment[at]
    if token.role != "content":
        return token
    small = token.surface == token.surface.lower() or (at == 0 and forms.get(token.key) == "")
    if token.surface == token.surface.lower() and not token.surface.endswith(BENT):
        return replace(token, role="break")
    inflected = at == 0 and token.surface.endswith(BENT)
    before_noun = at + 1 < len(segment) and segment[at + 1].surface[:1].isupper()
    return replace(token, role="lead") if small or (inflected and before_noun) else token


def is_oblique(language: str, text: str) -> bool:
    """Tell whether a German phrase begins with an adjective that bends to an article left out: lockeren Dauerlauf."""
    first, _, rest = text.partition(" ")
    return language == "de" and bool(rest) and first == first.lower() and first.endswith(OBLIQUE)


def _without_verbs(segment: Segment, grammar: Grammar) -> Segment:
    """Return a segment with its verbs marked as breaks."""
    words = [token.surface.lower() for token in segment]
    return tuple(
        replace(token, role="break")
        if token.is_content and is_verb(grammar, words[at], words[at - 1] if at else "", at == 0)
        else token
        for at, token in enumerate(segment)
    )
