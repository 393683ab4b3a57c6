"""What is asked for in words: the subject, and the words of kind and length that are understood as filters."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.entities import Item
from core.ranking.traits import TRAIT_OF, Traits, traits_of

KINDS = {
    "film": "film films movie movies filme filmen spielfilm película películas pelicula peliculas",
    "video": "video videos clip clips vídeo vídeos",
    "podcast": "podcast podcasts",
    "book": "book books buch bücher libro libros",
    "audiobook": "audiobook audiobooks hörbuch hörbücher audiolibro audiolibros",
    "article": "article articles artikel artículo artículos articulo articulos",
    "course": "course courses kurs kurse curso cursos",
    "series": "series serie serien",
    "track": "song songs track tracks lied lieder canción canciones cancion",
    "game": "game games spiel spiele juego juegos",
}
"""Kinds of items and what they are called in English, German and Spanish, in small letters."""
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split()}
_SIZES = (
    "short kurz kurze kurzer kurzes kurzen corto corta cortos cortas breve breves",
    "long lang lange langer langes langen largo larga largos largas",
)
BRIEF, LENGTHY = (frozenset(words.split()) for words in _SIZES)
THINGS = frozenset(("something", "etwas", "algo"))
AND = frozenset(("and", "und", "y", "e", "et"))
"""Words that join what a thing is like ('short and easy') in English, German, Spanish, Portuguese and French."""
_LIKE = BRIEF | LENGTHY | AND | frozenset(TRAIT_OF)
_ARTICLES = "a an some any ein eine einen un una unos unas"
_JOINING = (
    "about on of for with in the über zu zum zur von mit für auf aus der die das sobre de del con para en el la los las"
)
ARTICLES = THINGS.union(_ARTICLES.split())
JOINING = ARTICLES.union(_JOINING.split())
"""Words between a kind and a subject: a kind word behind one belongs to the subject ('photography on film')."""
LONGEST_SHORT = 20
"""Minutes up to which something is short: above it YouTube's own filter by length says 'long' (2026)."""
_UNDER = r"under|below|less than|shorter than|unter|weniger als|kürzer als|menos de"
_UP_TO = r"up to|at most|max(?:imum)?|bis zu|höchstens|maximal|hasta|como máximo|máximo"
_OVER = r"over|more than|longer than|über|mehr als|länger als|más de"
_MINUTES, _HOURS = r"min(?:s|ute[ns]?|uto?s?)?", r"h(?:ours?|oras?)?|std|stunden?"
LENGTH = re.compile(
    rf"\b(?:(?P<under>{_UNDER})|(?P<up_to>{_UP_TO})|(?P<over>{_OVER}))\s+(?P<n>\d{{1,4}}|an?|one|eine[rn]?|una?)\s*-?\s*"
    rf"(?:(?P<minutes>{_MINUTES})|(?P<hours>{_HOURS}))\b\.?",
    re.IGNORECASE,
)
_HOUR = 60
"""Minutes of an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The subject that was asked for, and what it may be: a kind ('' for any) and lengths in minutes, both inclusive.

    `level` and `mood` are those of `traits.py`, '' for any.

    `filters` are the words that were understood so, as they were said.
    """

    subject: str
    kind: str = ""
    shortest: int = 0
    longest: int | None = None
    filters: tuple[str, ...] = ()
    level: str = ""
    mood: str = ""

    def passes(self, item: Item) -> bool:
        """Tell whether an item is of the kind, the length, the level and the mood; what is unknown is of none."""
        if self.kind not in ("", item.kind):
            return False
        if (self.level or self.mood) and not self._is_like(traits_of(item)):
            return False
        if not self.shortest and self.longest is None:
            return True
        minutes = item.length_minutes
        return minutes is not None and self.shortest <= minutes and (self.longest is None or minutes <= self.longest)

    def _is_like(self, traits: Traits) -> bool:
        """Tell whether traits are those that are asked for."""
        return self.level in ("", traits.level) and self.mood in ("", traits.mood)


def read_words(text: str, kinds: Collection[str]) -> Asked:
    """Tell the subject of what was said from its words of kind and length, where the catalogue has those `kinds`.

    A kind is a filter at the beginning ('podcast about bread') or the end ('bread podcast') and not behind a link
    ('photography on film'); 'short' and 'long' are beside a word of kind or of nothing in particular, or alone.
    """
    found = LENGTH.search(text)
    shortest, longest = _bounds(found) if found else (0, None)
    words = (text[: found.start()] + text[found.end() :] if found else text).split()
    bare = [word.strip(",.;:!?\"'“”()").casefold() for word in words]
    at = _kind_at(bare)
    beside = _length_at(bare, at)
    if beside is None and _says_nothing_else(bare):
        beside = next((k for k, word in enumerate(bare) if word in BRIEF | LENGTHY), None)
    taken = {beside} if beside is not None else set()
    kind = KIND_OF[bare[at]] if at is not None and KIND_OF[bare[at]] in kinds else ""
    if kind and at is not None:
        taken.add(at)
    if beside is not None:
        shortest, longest = (shortest, LONGEST_SHORT) if bare[beside] in BRIEF else (LONGEST_SHORT + 1, longest)
    like = _traits_at(bare, {k for k in (beside, at if kind else None) if k is not None})
    taken |= like
    wanted = dict(TRAIT_OF[bare[k]] for k in sorted(like, reverse=True))
    said = [words[k].strip(",.;:!?") for k in sorted(taken)] + ([found.group().strip()] if found else [])
    left = [k for k in range(len(words)) if k not in taken]
    left = [k for k in left if not (bare[k] in AND and {k - 1, k + 1} & taken and (taken >= {k - 1, k + 1}))]
    while said and left and bare[left[0]] in JOINING:
        left = left[1:]
    subject = " ".join(words[k] for k in left)
    return Asked(
        subject=subject,
        kind=kind,
        shortest=shortest,
        longest=longest,
        filters=tuple(said),
        level=wanted.get("level", ""),
        mood=wanted.get("mood", ""),
    )


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    """Return the least and the most minutes that a phrase of length allows; None for no most."""
    n = int(found["n"]) if found["n"].isdigit() else 1
    minutes = n * _HOUR if found["hours"] else n
    if found["over"]:
        return minutes + 1, None
    return 0, minutes - 1 if found["under"] else minutes


def _says_nothing_else(bare: Sequence[str]) -> bool:
    """Tell whether a search says what a thing is like, and nothing else ('short and easy')."""
    return any(word in TRAIT_OF for word in bare) and all(word in _LIKE for word in bare)


def _traits_at(bare: Sequence[str], anchors: set[int]) -> set[int]:
    """Return the places of words that say what a thing is like, said of a kind, of something, or of nothing else.

    `anchors` are the places of a kind and of 'short' or 'long'; more may be joined to these ('short and easy').
    """
    held = anchors | {k for k, word in enumerate(bare) if word in THINGS}
    if _says_nothing_else(bare):
        held |= set(range(len(bare)))
    found: set[int] = set()
    for k in (*range(len(bare)), *reversed(range(len(bare)))):
        near = {k, *(j - s if bare[j] in AND else j for s in (-1, 1) if 0 <= (j := k - s) < len(bare))}
        if bare[k] in TRAIT_OF and near & held:
            found.add(k)
            held.add(k)
    return found


def _kind_at(bare: Sequence[str]) -> int | None:
    """Return the place of the word that says a kind; None where none does."""
    sizes = _LIKE
    start = next((k for k, word in enumerate(bare) if word not in ARTICLES and word not in sizes), len(bare))
    end = next((k for k in range(len(bare) - 1, -1, -1) if bare[k] not in sizes), -1)
    if start < len(bare) and bare[start] in KIND_OF:
        behind = bare[start + 1 : start + 2]
        if start == end or (bare[start - 1 : start][:1] and bare[start - 1] in sizes) or behind[0] in JOINING | sizes:
            return start
    if end > 0 and bare[end] in KIND_OF:
        before = next((word for word in reversed(bare[:end]) if word not in sizes), "")
        return None if before in JOINING or before in KIND_OF else end
    return None


def _length_at(bare: Sequence[str], at: int | None) -> int | None:
    """Return the place of 'short' or 'long' where it is said of a kind, of something, or alone; None otherwise."""
    for k, word in enumerate(bare):
        beside = {j for j in (k - 1, k + 1) if 0 <= j < len(bare)}
        if word in BRIEF | LENGTHY and (len(bare) == 1 or at in beside or any(bare[j] in THINGS for j in beside)):
            return k
    return None
