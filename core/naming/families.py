"""Count forms of one word as one where no stemmer knows them: climb, climbers and climbing."""

from collections.abc import Mapping, Set

from core.naming.function_words import listed

STEM_LETTERS = 4
"""Letters that a whole word needs to be the root of another, one less than a part of one; set by hand."""
ENDINGS = listed(
    """er ers ing ed or ors ist ists ic y ies e es s n en in ern ung ar ado ada ados adas ando ante antes al ales o os a
as ier iers ière age eur eurs euse ant ants are ato ata atore"""
) | {""}


def with_families(held: Mapping[str, Set[int]]) -> dict[str, frozenset[int]]:
    """Return for each word the titles that hold it or a word of its family.

    Words are of one family where they begin with the same five letters or more (four, if that is a whole word), and
    what follows is an ending that forms words in English, German or a Romance language.
    """
    ordered = sorted(held)
    families = {key: set(places) for key, places in held.items()}
    for at, word in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other[:STEM_LETTERS] != word[:STEM_LETTERS]:
                break
            if _related(word, other):
                families[word] |= held[other]
                families[other] |= held[word]
    return {key: frozenset(places) for key, places in families.items()}


def _related(word: str, other: str) -> bool:
    shared = len(word)
    for at, (sign, beside) in enumerate(zip(word, other, strict=False)):
        if sign != beside:
            shared = at
            break
    shared = min(shared, len(other))
    whole = shared == min(len(word), len(other))
    rests = (rest.removeprefix(word[shared - 1]) if len(rest) > 2 else rest for rest in (word[shared:], other[shared:]))
    return shared >= (STEM_LETTERS if whole else STEM_LETTERS + 1) and all(rest in ENDINGS for rest in rests)
