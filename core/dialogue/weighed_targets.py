"""What a verb that is likely meant is about: journeys or things beside it, or the words that name its subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.dialogue.acts import OF_NOTHING, OF_THINGS, SpokenAct
from core.dialogue.amounts import times_of
from core.dialogue.clauses import Clause
from core.dialogue.guessing import SURE, likely_meant
from core.dialogue.hearing import Hearing
from core.dialogue.likely import LEAST_OF_THINGS, speakable_for
from core.dialogue.mentions import EMPTY, LETTERS_AT_LEAST, SAME_RUN, SAME_WORD, Mention
from core.dialogue.sentence import folded
from core.dialogue.spoken_of import in_one_breath, put_aside

OWN_WORDS = frozenset({"rename", "adopt", "block", "unblock", "split", "focus"})
"""Verbs whose acts hold words of the person."""
BACK_AND_FORTH = frozenset({"undo", "redo"})
"""Verbs that take steps back or forth again; by hand: *out with it* and *take it away* sound like them, so they are no
second wish of a sentence."""
LASTING_SAID = frozenset({"more", "less", "mute", "pause", "focus", "end"})
"""Verbs that can end of themselves."""
NEARLY_SAID = SAME_RUN
"""Likeness in hundredths of a whole name from which single words of other names are passed over."""
LEAST_GUESSED = 0.3
"""Cosine of words to a journey from which it is thought of at all; on `chat_own.jsonl`."""
LEAST_GUESSED_OF_A_PART = 0.4
"""The same where only a part of the sentence is about it, which has fewer words to be misled by: by hand."""
OF_A_PAIR, OF_ONE_RUN, OF_THE_LAST_RUN = 0.9, 0.9, 0.7
"""Shares of its chance that a reading keeps: two targets in one breath, one subject, the last of several; by hand."""
_PRONOUNS_TEXT = "it that them this those these es sie ihn davon damit daran lo la los las eso esa ese ello"
_PRONOUNS = frozenset(_PRONOUNS_TEXT.split())
_NAMED = re.compile(r"(?<!\S)(?:to|as|called|call (?:it|them|that)|it|named|name|auf|in|als|a|como|llama\w*|heissen) ")
_ENOUGH = re.compile(r"(?<!\S)(?:plenty|bastante|genug|enough)(?!\S)")
_THE_NAME = re.compile(r"(?:\w+ )?(?:name|nombre|namen)(?: of| de)? ")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading with how sure it is that its verb, if meant, is about its subjects, from 0 to 1."""

    acts: tuple[SpokenAct, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class ClauseTold:
    """A verb of a clause; `near` is the clause of it that tells it, `common` words name no subject.

    Where it names none it is about what is nearest in meaning, if it `may_guess`.
    """

    verb: str
    clause: Clause
    near: Clause
    common: frozenset[str]
    may_guess: bool = True


def readings_of(hearing: Hearing, told: ClauseTold) -> list[Weighed]:
    """Return what a verb can be about, each with how sure that is; nothing where that is not said."""
    if told.verb in OF_NOTHING:
        words = " ".join(hearing.sentence.words[told.clause.low : told.clause.high])
        times = times_of(words) if told.verb in BACK_AND_FORTH else 1
        return [Weighed((SpokenAct(verb=told.verb, times=times),), 1.0)]
    if told.verb in OWN_WORDS:
        return _with_own_words(hearing, told)
    if told.verb == "merge":
        ids = list(dict.fromkeys(m.ids[0] for m in mentioned_in(hearing.journeys, told.clause)))
        return [Weighed((SpokenAct(verb="merge", target=ids[0], into=ids[1]),), 1.0)] if len(ids) == 2 else []
    if told.verb == "move":
        return _moved(hearing, told)
    return [
        Weighed(tuple(timed(hearing, SpokenAct(verb=told.verb, target=i), told.clause) for i in ids), sure)
        for ids, sure in _targets(hearing, told)
    ]


def continued(hearing: Hearing, told: ClauseTold, before: Sequence[SpokenAct]) -> list[Weighed]:
    """Return a wish about *it*, or a name for what was just made one: what the acts before it are about."""
    last = next((act for act in reversed(before) if act.target), None)
    if last is None:
        return []
    is_name = told.verb == "rename" and last.verb == "merge"
    if not is_name and not _PRONOUNS & set(hearing.sentence.words[told.clause.low : told.clause.high]):
        return []
    act = SpokenAct(verb=told.verb, target=last.into or last.target)
    if told.verb == "rename" and (name := _name_behind(hearing, told.clause, ())):
        return [Weighed((replace(act, name=name),), 1.0)]
    if told.verb in OWN_WORDS | OF_NOTHING | OF_THINGS | {"merge"} or last.verb in OF_THINGS:
        return []
    return [Weighed((timed(hearing, act, told.clause),), 1.0)]


def mentioned_in(found: Sequence[Mention], clause: Clause) -> list[Mention]:
    """Return the mentions in a clause."""
    return [m for m in found if clause.low <= m.start and m.end <= clause.high]


def timed(hearing: Hearing, act: SpokenAct, clause: Clause) -> SpokenAct:
    """Return an act with its presses and its end, where it can have them."""
    words = " ".join(hearing.sentence.words[clause.low : clause.high])
    times = times_of(_ENOUGH.sub("", words)) if act.verb in ("more", "less") else 1
    is_here = clause.low <= hearing.end_at < clause.high
    return replace(act, times=times, until_days=hearing.days if is_here and act.verb in LASTING_SAID else None)


def _targets(hearing: Hearing, told: ClauseTold) -> list[tuple[tuple[str, ...], float]]:
    """Return which journeys or things a verb may be about, each with how sure that is."""
    pool = tuple(s for s in speakable_for(hearing, told.verb) if told.verb != "end" or s.id in hearing.around.in_force)
    known = {s.id for s in pool}
    of_things = told.verb in OF_THINGS
    found = mentioned_in(hearing.things if of_things else hearing.journeys, told.clause)
    found = [m for m in found if set(m.ids) & known and not put_aside(hearing, m)]
    found = [m for m in found if m.likeness > NEARLY_SAID] or found
    if close := mentioned_in(found, told.near) or found:
        return _named(hearing, close, known)
    if not told.may_guess:
        return []
    is_whole = told.clause.high - told.clause.low == len(hearing.sentence.words)
    left = [
        "" if word.startswith("_") else word for word in hearing.line.split(" ")[told.clause.low : told.clause.high]
    ]
    least = LEAST_OF_THINGS if of_things else LEAST_GUESSED
    guess = likely_meant(left, pool, hearing.meaning, least if is_whole else LEAST_GUESSED_OF_A_PART)
    sure = min(1.0, guess.cosine / SURE) if len(guess.ids) == 1 else 0.5
    return [((i,), sure) for i in guess.ids[:2]]


def _named(hearing: Hearing, found: Sequence[Mention], known: set[str]) -> list[tuple[tuple[str, ...], float]]:
    """Return what mentions may be: one, or two told in one breath together, or either."""
    ids = [tuple(i for i in m.ids if i in known) for m in found]
    if len(found) == 2 and ids[0][0] != ids[1][0] and in_one_breath(hearing, found[0], found[1]):
        return [((ids[0][0], ids[1][0]), OF_A_PAIR)]
    each = list(dict.fromkeys(i for group in ids for i in group))
    return [((i,), 1.0 / len(each)) for i in each[:2]]


def _with_own_words(hearing: Hearing, told: ClauseTold) -> list[Weighed]:
    """Return a wish with the words of a clause that name its subject."""
    names = {folded(j.name) for j in hearing.around.journeys}
    quoted = [quote for quote in hearing.quotes if folded(quote) not in names]
    if told.verb == "unblock":
        said = folded(hearing.sentence.said)
        words = [word for word in hearing.around.blocked if folded(word) in said]
        return [Weighed((SpokenAct(verb="unblock", words=(words[0],)),), 1.0)] if words else []
    journeys = mentioned_in(hearing.journeys, told.clause)
    ids = list(dict.fromkeys(i for m in journeys for i in m.ids))
    if told.verb == "rename":
        name = quoted[0] if quoted else _name_behind(hearing, told.clause, journeys)
        if not name or len(ids) != 1:
            return []
        renamed = SpokenAct(verb="rename", target=ids[0], name=name)
        return [Weighed((renamed,), (1.0 if quoted else OF_ONE_RUN))]
    runs = quoted or _subjects(hearing, told)
    if not runs or (told.verb != "adopt" and (len(runs) > 1 or (told.verb != "block" and len(ids) != 1))):
        return []
    target = ids[0] if told.verb in ("focus", "split") else ""
    is_new = told.verb == "adopt"
    act = SpokenAct(verb=told.verb, target=target, name=runs[-1] if is_new else "", words=() if is_new else (runs[0],))
    return [Weighed((act,), (1.0 if quoted else OF_ONE_RUN if len(runs) == 1 else OF_THE_LAST_RUN))]


def _subjects(hearing: Hearing, told: ClauseTold) -> list[str]:
    """Return runs of words that no example phrase holds and that name no journey, as they were written."""
    least = SAME_WORD if told.verb == "adopt" else 0.0
    named = {at for m in hearing.journeys for at in range(m.start, m.end) if m.likeness > least}
    telling = [
        at not in named
        and len(word) >= LETTERS_AT_LEAST
        and word not in told.common
        and word not in EMPTY
        and not left.startswith("_")
        for at, (word, left) in enumerate(zip(hearing.sentence.words, hearing.line.split(" "), strict=True))
    ]
    runs, at = list[str](), told.clause.low
    while at < told.clause.high:
        end = at
        while end < told.clause.high and telling[end]:
            end += 1
        if end > at:
            while at - 1 > max(0, told.clause.low) and at - 1 not in named and _is_capital(hearing, at - 1):
                at -= 1
            runs.append(_as_said(hearing, at, end))
        at = max(end, at + 1)
    return runs


def _is_capital(hearing: Hearing, at: int) -> bool:
    """Return whether a word was written with a capital."""
    return hearing.sentence.said[hearing.sentence.spans[at][0]].isupper()


def _name_behind(hearing: Hearing, clause: Clause, journeys: Sequence[Mention]) -> str:
    """Return what stands behind the last word that a new name follows, up to the end of the clause."""
    line = " ".join(hearing.sentence.words[clause.low : clause.high])
    found = [m.end() for m in _NAMED.finditer(line)]
    if not found:
        return ""
    start = clause.low + line[: found[-1]].count(" ")
    if says_name := _THE_NAME.match(" ".join(hearing.sentence.words[start : clause.high])):
        start += says_name.group().count(" ")
    while start < clause.high and any(m.start <= start < m.end for m in journeys):
        start += 1
    return _as_said(hearing, start, clause.high).strip(" .,!?") if start < clause.high else ""


def _as_said(hearing: Hearing, low: int, high: int) -> str:
    """Return some words as they were written."""
    spans = hearing.sentence.spans
    return hearing.sentence.said[spans[low][0] : spans[high - 1][1]]


def _moved(hearing: Hearing, told: ClauseTold) -> list[Weighed]:
    """Return a thing that goes to another journey."""
    things = mentioned_in(hearing.things, told.clause)
    if not things:
        return []
    thing = max(things, key=lambda m: m.likeness)
    into = [m for m in mentioned_in(hearing.journeys, told.clause) if m.end <= thing.start or m.start >= thing.end]
    if len(into) != 1 or len(thing.ids) > 1 or len(into[0].ids) > 1:
        return []
    return [Weighed((SpokenAct(verb="move", target=thing.ids[0], into=into[0].ids[0]),), 1.0)]
