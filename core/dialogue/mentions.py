"""Where a sentence speaks of a journey or a thing: by name, by a word of the name, with slips (rapidfuzz)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from core.dialogue.acts import Speakable
from core.dialogue.sentence import heard

LIKE_A_NAME = 80.0
"""Likeness in hundredths of a run of words to a whole name; by hand, the seen half before the eyes."""
SAID_EXACTLY = 100.0
"""Likeness in hundredths of what is said exactly as it is called."""
SAME_RUN = 88.0
"""Likeness in hundredths of a run with more or fewer words to a name; by hand: spelt apart or together."""
LEAST_OF_WORD = 65.0
"""Likeness in hundredths of each word of a run to that of a name; by hand: *less* and *sea* are at 57."""
SAME_WORD = 84.0
"""Likeness in hundredths of a word to a word of a name; by hand, as above."""
LETTERS_AT_LEAST = 4
"""Letters of a word that can stand for a whole name or title; by eye: shorter ones are filling."""
SHORT_NAME = 0.6
"""Share of a whole title's words that must be said where it is not one of those before the person; by hand."""
_EMPTY_TEXT = (
    "the a an of to in on for and or with without from my your our this that these those it is are be one "
    "thing things stuff some any all more less much new time every what when how why who where which first "
    "best like der die das den dem des ein eine einer einen mit ohne von vom im am und oder fur zu zur zum "
    "bei auf was wie el la los las un una de del y o con sin en por para que lo al mi tu su es son other "
    "others andere anderen otra otro otras kind kinds sort years year days minutes short long small good "
    "under over after before into through about back again "
)
EMPTY = frozenset(_EMPTY_TEXT.split())
"""Words of titles that do not tell what they are about."""
WORDS_KEPT, NAMES_KEPT = 8192, 2048
"""Words whose stems are kept, and names whose telling words are: by hand, some times those of one person's journeys
and list."""
_ENDINGS = ("ings", "ing", "ies", "es", "en", "er", "s", "e", "n", "y", "o", "a")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `start` to `end` of a sentence that may stand for any of `ids`; `likeness` from 0 to 100."""

    start: int
    end: int
    ids: tuple[str, ...]
    likeness: float
    weight: float = 0.0


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str) -> str:
    """Return a folded word without the ending that its forms differ in."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= LETTERS_AT_LEAST - 1:
            return word[: -len(ending)]
    return word


def telling_words(name: str) -> list[str]:
    """Return the words of a name that tell what it is about."""
    return [word for word in heard(name).words if word not in EMPTY and word[0].isalnum()]


@lru_cache(maxsize=NAMES_KEPT)
def _telling(name: str) -> tuple[str, ...]:
    """Return the telling words of a journey's name or a title, kept: what a person says is not."""
    return tuple(telling_words(name))


def journeys_in(words: Sequence[str], journeys: Sequence[Speakable]) -> list[Mention]:
    """Return where journeys are spoken of, whole names before words of names, in the order of the sentence."""
    whole = _kept(sorted(_whole(words, journeys), key=lambda m: (-m.weight, m.end - m.start, m.start)), ())
    whole = [_as_near(mention, words, journeys) for mention in whole]
    parts = _kept(sorted(_parts(words, journeys), key=lambda m: m.start), whole)
    return _joined(sorted((*whole, *parts), key=lambda m: m.start), words)


def things_in(words: Sequence[str], listed: Sequence[Speakable], others: Sequence[Speakable] = ()) -> list[Mention]:
    """Return where things are spoken of: those before the person by any telling word, others nearly whole."""
    whole = _kept(sorted(_whole(words, (*listed, *others)), key=lambda m: (m.start - m.end, -m.likeness)), ())
    found = [mention for thing in listed if (mention := _runs(words, thing, 0.0))]
    found += [mention for thing in others if (mention := _runs(words, thing, SHORT_NAME))]
    return sorted((*whole, *_shared(_free(found, whole))), key=lambda m: m.start)


def _whole(words: Sequence[str], known: Iterable[Speakable]) -> Iterable[Mention]:
    """Yield runs of words that are like a whole name."""
    for speakable in known:
        name = list(heard(speakable.name).words)
        bare = "".join(name)
        for length in range(max(1, len(name) - 1), len(name) + 2):
            for start in range(len(words) - length + 1):
                run = words[start : start + length]
                likeness = fuzz.ratio("".join(run), bare)
                if (
                    likeness >= LIKE_A_NAME
                    and _word_for_word(run, name)
                    and (len(bare) > LETTERS_AT_LEAST or likeness > LIKE_A_NAME + len(bare))
                ):
                    yield Mention(start, start + length, (speakable.id,), likeness, likeness * len(bare))


def _word_for_word(run: Sequence[str], name: Sequence[str]) -> bool:
    """Return whether no word of a run as long as a name is quite another one than the name has in its place."""
    if len(run) != len(name):
        return (
            fuzz.ratio("".join(run), "".join(name)) >= SAME_RUN
            and all(word[0].isalnum() for word in run)
            and (run[0] not in EMPTY or run[0] == name[0])
        )
    return all(fuzz.ratio(a, b) >= LEAST_OF_WORD for a, b in zip(run, name, strict=True))


def _as_near(mention: Mention, words: Sequence[str], journeys: Sequence[Speakable]) -> Mention:
    """Return a mention with all that a single word may stand for, where it is not exactly a name."""
    if mention.end - mention.start > 1 or mention.likeness >= SAID_EXACTLY:
        return mention
    word = words[mention.start]
    near = tuple(
        j.id for j in journeys if j.id not in mention.ids and any(same_word(word, name) for name in _telling(j.name))
    )
    return replace(mention, ids=(*mention.ids, *near))


def _parts(words: Sequence[str], journeys: Sequence[Speakable]) -> Iterable[Mention]:
    """Yield single words that are a telling word of one or several names."""
    tellings = {journey.id: _telling(journey.name) for journey in journeys}
    for at, word in enumerate(words):
        if len(word) < LETTERS_AT_LEAST or word in EMPTY:
            continue
        ids = tuple(of for of, telling in tellings.items() if any(same_word(word, name) for name in telling))
        if ids:
            yield Mention(at, at + 1, ids, SAME_WORD)


def same_word(word: str, other: str) -> bool:
    """Return whether two folded words are forms of one, one within the other, or a slip apart."""
    if stem(word) == stem(other):
        return True
    if min(len(word), len(other)) > LETTERS_AT_LEAST and (
        fuzz.ratio(word, other) >= SAME_WORD or OSA.distance(word, other) == 1
    ):
        return True
    short, long = sorted((word, other), key=len)
    return len(stem(short)) > LETTERS_AT_LEAST and long.startswith(stem(short))


def _runs(words: Sequence[str], thing: Speakable, least: float) -> Mention | None:
    """Return where the telling words of a title are said, if enough of them are."""
    telling = _telling(thing.name)
    said = [at for at, word in enumerate(words) if _tells(word, telling)]
    share = len({words[at] for at in said}) / max(1, len(telling))
    if not said or share <= least:
        return None
    return Mention(said[0], said[-1] + 1, (thing.id,), 100 * share + len(said))


def _tells(word: str, telling: Sequence[str]) -> bool:
    """Return whether a word is one of the telling ones."""
    return len(word) >= LETTERS_AT_LEAST and word not in EMPTY and any(same_word(word, other) for other in telling)


def _shared(found: Sequence[Mention]) -> list[Mention]:
    """Return the best told of mentions of the same words, as one that may be any of them where several are equal."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (-int(m.likeness % 1 == 0), -m.likeness, m.start)):
        same = [other for other in kept if other.start < mention.end and mention.start < other.end]
        if not same:
            kept.append(mention)
        elif (same[0].start, same[0].end) == (mention.start, mention.end) and mention.ids[0] not in same[0].ids:
            kept[kept.index(same[0])] = Mention(
                mention.start, mention.end, (*same[0].ids, *mention.ids), mention.likeness
            )
    return kept


def _kept(found: Iterable[Mention], before: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that share no word with an earlier one."""
    kept: list[Mention] = []
    for mention in found:
        if not _free([mention], (*before, *kept)):
            continue
        kept.append(mention)
    return kept


def _free(found: Iterable[Mention], taken: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that share no word with those taken."""
    taken = tuple(taken)
    return [m for m in found if not any(t.start < m.end and m.start < t.end for t in taken)]


def _joined(found: Sequence[Mention], words: Sequence[str]) -> list[Mention]:
    """Return mentions with neighbours that can be of one journey made one, of what they have in common."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        common = tuple(of for of in last.ids if of in mention.ids) if last else ()
        near = last is not None and all(word in EMPTY for word in words[last.end : mention.start])
        if last and common and near and mention.start - last.end <= 2:
            joined[-1] = Mention(last.start, mention.end, common, max(last.likeness, mention.likeness))
        else:
            joined.append(mention)
    return joined
