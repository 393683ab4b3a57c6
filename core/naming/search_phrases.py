"""Words to look for a journey elsewhere, precise, broad and in neighbouring wording: of its name and its titles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.naming.candidates import Candidate, candidates
from core.naming.noun_phrases import Tagger
from core.naming.phrases import sentence_case
from core.naming.templates import template_words
from core.naming.terms import TermStatistics, content_keys
from core.naming.titles import Titles, take_apart

OTHER_WORDINGS = 3
"""Phrases in other words than the name's; by eye."""
LONGEST_SEARCH = 80
"""Signs of a phrase, as many as a name may have; what is longer finds nothing. By hand."""


class Width(StrEnum):
    """How much a phrase is meant to find."""

    PRECISE = "precise"
    BROAD = "broad"
    NEIGHBOURING = "in other words"


@dataclass(frozen=True, slots=True)
class SearchPhrase:
    """What to type into a search box, and how much it is meant to find."""

    text: str
    width: Width


def search_phrases(
    name: str,
    titles: Sequence[str],
    siblings: Sequence[Sequence[str]] = (),
    *,
    background: TermStatistics,
    tag: Tagger | None = None,
) -> tuple[SearchPhrase, ...]:
    """Return phrases to look for a journey with, no two of the same words; none where nothing says what it is about.

    Precise are its `name` ('' where it has none that says anything) and the name with what else its titles are most
    about; broad is the one word of it that most titles hold; neighbouring are phrases of the titles that share no
    word with the name. All are in the titles' words, and so in their language.
    """
    apart = take_apart(titles, background, tag, template_words([titles, *siblings]))
    ranked = [each for each in candidates(apart, [1.0] * len(titles), siblings, background) if each.parts]
    named = name if content_keys(name) else ranked[0].text if ranked else ""
    others = _apart_from(content_keys(named), ranked)
    found = [
        SearchPhrase(named, Width.PRECISE),
        *(SearchPhrase(f"{named} {_mid(other.text)}", Width.PRECISE) for other in others[:1] if named),
        SearchPhrase(_commonest(content_keys(named), apart), Width.BROAD),
        *(SearchPhrase(other.text, Width.NEIGHBOURING) for other in others[:OTHER_WORDINGS]),
    ]
    return tuple(_distinct(found))


def _apart_from(said: frozenset[str], ranked: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that share no word with what is said, nor with one another, best first."""
    chosen: list[Candidate] = []
    for each in ranked:
        if not each.words & said:
            chosen.append(each)
            said = said | each.words
    return chosen


def _commonest(keys: Iterable[str], titles: Titles) -> str:
    """Return the word among some that most titles hold, as it is mostly written; '' where none holds any."""
    held = {key: len(titles.held.get(key, ())) for key in keys}
    best = max(sorted(held), key=held.__getitem__, default="")
    surfaces = Counter(
        token.surface for title in titles.members for segment in title for token in segment if token.key == best
    )
    return sentence_case(max(sorted(surfaces), key=surfaces.__getitem__, default=""))


def _mid(text: str) -> str:
    """Return a phrase as it stands behind another: without the capital that only begins it."""
    first, _, rest = text.partition(" ")
    small = first[:1].lower() + first[1:] if first[1:] == first[1:].lower() else first
    return f"{small} {rest}".strip()


def _distinct(found: Iterable[SearchPhrase]) -> Iterable[SearchPhrase]:
    """Yield phrases that say something, of those with the same words the first."""
    seen: set[frozenset[str]] = set()
    for phrase in found:
        keys = content_keys(phrase.text)
        if keys and keys not in seen and len(phrase.text) <= LONGEST_SEARCH:
            seen.add(keys)
            yield phrase
