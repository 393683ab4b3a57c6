"""Read the wishes of a sentence one after another: each verb with what it is about and how much."""

import re
from collections.abc import Sequence

from core.dialogue.acts import OF_NOTHING, OF_THINGS, SpokenAct
from core.dialogue.amounts import A_LOT, times_of
from core.dialogue.cues import cues_in
from core.dialogue.guessing import likely_meant
from core.dialogue.hearing import Cue, Hearing, is_negated, is_welcome
from core.dialogue.likely import RESTING, guessed_for, possible_ids
from core.dialogue.mentions import Mention
from core.dialogue.merging import merges
from core.dialogue.spoken_of import fitting_verb, is_doubtful, makes_sense, mentions_near, one_or_each

_BREAK = re.compile(r"(?<!\S)(?:[,;.!?…]|and|but|then|also|und|aber|dann|sondern|y|e|pero|luego|despues|[-–—])(?!\S)")
_TO = frozenset({"to", "into", "in", "zu", "zur", "zum", "nach", "a", "al", "en", "under", "with"})
BELIEVED_BEFORE_A_NAME = 0.6
"""Cosine from which words nearest in meaning are believed before a word of a name elsewhere; by eye."""


def cues_of(hearing: Hearing) -> list[Cue]:
    """Return the cues of what is left, each with the words that belong to it, in order."""
    found = sorted((*merges(hearing.line), *cues_in(hearing.line)), key=lambda c: c[0])
    kept: list[tuple[int, int, str]] = []
    for cue in found:
        if kept and kept[-1][2] == "end" and not _BREAK.search(hearing.line[kept[-1][1] : cue[0]]) and cue[2] != "end":
            continue
        if not kept or cue[0] >= kept[-1][1]:
            kept.append(cue)
    breaks = [m.start() for m in _BREAK.finditer(hearing.line)]
    cues = []
    for at, (start, end, verb) in enumerate(kept):
        low = max([0, *(b for b in breaks if b < start), *(kept[at - 1][1:2] if at else ())])
        high = min([len(hearing.line), *(b for b in breaks if b >= end), *(k[0] for k in kept[at + 1 : at + 2])])
        place = hearing.sentence.place
        cues.append(Cue(verb, place(start), place(end - 1) + 1, place(low), place(high - 1) + 1))
    return cues


def take_cue(hearing: Hearing, cue: Cue, later: Sequence[Cue], before: Cue | None) -> None:
    """Read one cue, with what stands nearest to it."""
    start = len(" ".join(hearing.sentence.words[: cue.start])) + (1 if cue.start else 0)
    verb = cue.verb
    if verb in ("again", "bare_no"):
        take_weak(hearing, cue, before)
        return
    if is_negated(hearing, start) and not own_negation(hearing, cue):
        if verb == "explore_more":
            verb = "explore_less"
        else:
            hearing.refused.add(verb)
            return
    if verb in hearing.refused and not [m for m in hearing.journeys if cue.start <= m.start < cue.high]:
        return
    if verb == "merge":
        take_merge(hearing, cue, later)
    elif verb in OF_NOTHING:
        take_bare(hearing, cue, verb)
    elif verb == "move":
        take_move(hearing, cue, later)
    else:
        take_targeted(hearing, cue, verb, later, before)


def take_weak(hearing: Hearing, cue: Cue, before: Cue | None) -> None:
    """Read *again* beside what rests or was dismissed, and *no* before a journey, where nothing else is told."""
    if hearing.acts or (before and before.verb != "again" and before.low == cue.low):
        return
    if cue.verb == "bare_no":
        found = [m for m in hearing.journeys if cue.end <= m.start <= cue.end + 1]
        hearing.acts.extend((cue.start, SpokenAct(verb="mute", target=m.ids[0]), m.ids) for m in found)
        return
    gone = [m for m in hearing.things if set(m.ids) & hearing.around.dismissed]
    rest = {j.id for j in hearing.around.journeys if j.state in RESTING}
    journeys = [m for m in hearing.journeys if set(m.ids) & rest]
    if gone and (not journeys or gone[0].likeness >= journeys[0].likeness):
        hearing.acts.append((cue.start, SpokenAct(verb="allow", target=gone[0].ids[0]), gone[0].ids))
    elif journeys:
        ids = tuple(i for i in journeys[0].ids if i in rest)
        hearing.acts.append((cue.start, SpokenAct(verb="resume", target=ids[0]), ids))


def own_negation(hearing: Hearing, cue: Cue) -> bool:
    """Return whether a *not* before a cue is of another wish."""
    return is_welcome(" ".join(hearing.sentence.words[: cue.start]) + " ")


def take_bare(hearing: Hearing, cue: Cue, verb: str) -> None:
    """Read a wish without a target, or about the whole."""
    words = " ".join(hearing.sentence.words[cue.low : cue.high])
    times = times_of(words) if verb in ("undo", "redo", "explore_more", "explore_less") else 1
    if times == A_LOT and not re.search(r"(?<!\S)(?:three|drei|tres|3)(?!\S)", words):
        times = A_LOT if verb.startswith("explore") and re.search(r"a lot|viel|mucho|way|loads", words) else 1
    near = [m for m in hearing.journeys if (cue.start if verb == "undo" else cue.low) <= m.start < cue.high]
    target = near[0].ids[0] if near and verb in ("finer", "coarser", "undo") else ""
    if any(act.verb == verb for _, act, _ in hearing.acts):
        return
    hearing.acts.append((cue.start, SpokenAct(verb=verb, target=target, times=times), (target,) if target else ()))


def take_merge(hearing: Hearing, cue: Cue, later: Sequence[Cue]) -> None:
    """Read journeys that become one."""
    high = min([len(hearing.sentence.words), *(c.start for c in later if c.start >= cue.end)])
    found = [m for m in hearing.journeys if cue.low <= m.start < high] or []
    if len(found) < 2:
        found = [m for m in hearing.journeys if m.start < high]
    ids = list(dict.fromkeys(i for m in found[:2] for i in (m.ids if len(found) < 2 else m.ids[:1])))
    if len(ids) == 1:
        words = [
            w if found and not found[0].start <= at < found[0].end else ""
            for at, w in enumerate(hearing.line.split(" "))
        ]
        others = tuple(j for j in hearing.around.journeys if j.id != ids[0])
        guess = likely_meant([w for w in words[cue.low : high] if not w.startswith("_")], others, hearing.meaning)
        ids += guess.ids if guess.is_sure else ()
    if len(ids) == 2 and not any(a.verb == "merge" and {a.target, a.into} == set(ids) for _, a, _ in hearing.acts):
        hearing.acts.append((cue.start, SpokenAct(verb="merge", target=ids[0], into=ids[1]), tuple(ids[:1])))


def take_move(hearing: Hearing, cue: Cue, later: Sequence[Cue]) -> None:
    """Read a thing that goes to another journey."""
    high = min([len(hearing.sentence.words), *(c.start for c in later if c.start >= cue.end and c.verb != "move")])
    things = [m for m in hearing.things if m.start < high]
    if not things:
        return
    thing = max(things, key=lambda m: m.likeness)
    into = [m for m in hearing.journeys if m.start < high and (m.end <= thing.start or m.start >= thing.end)]
    named = [m for m in into if m.start and hearing.sentence.words[m.start - 1] in _TO] or [
        m for m in into if m.start > 1 and hearing.sentence.words[m.start - 2] in _TO
    ]
    if (named or into) and not any(act.verb == "move" for _, act, _ in hearing.acts):
        chosen = (named or into)[-1]
        act = SpokenAct(verb="move", target=thing.ids[0], into=chosen.ids[0])
        hearing.acts.append((cue.start, act, chosen.ids if len(thing.ids) == 1 else ()))


def take_targeted(hearing: Hearing, cue: Cue, verb: str, later: Sequence[Cue], before: Cue | None) -> None:
    """Read a wish about a journey or thing: that behind the cue, else that before it, else the nearest."""
    next_start = min([len(hearing.sentence.words), *(c.start for c in later)])
    floor = before.end if before else 0
    thing = mentions_near(hearing, hearing.things, cue, floor, next_start)
    journey = mentions_near(hearing, hearing.journeys, cue, floor, next_start)
    journey = [m for m in journey if makes_sense(hearing, verb, m)]
    verb, mentions = fitting_verb(hearing, verb, cue, thing, journey)
    if mentions and verb not in OF_THINGS and is_doubtful(mentions[0], cue):
        guess = guessed_for(hearing, cue, verb, next_start)
        if guess.is_sure and guess.cosine >= BELIEVED_BEFORE_A_NAME and guess.ids[0] not in mentions[0].ids:
            mentions = [Mention(cue.start, cue.end, guess.ids, 100 * guess.cosine)]
    if not mentions:
        guess = guessed_for(hearing, cue, verb, next_start)
        if not guess.ids:
            return
        mentions = [Mention(cue.start, cue.end, guess.ids, 100 * guess.cosine)]
    words = " ".join(hearing.sentence.words[cue.low : max(cue.high, cue.end)])
    times = times_of(words) if verb in ("more", "less") else 1
    for mention in one_or_each(hearing, mentions):
        ids = possible_ids(hearing, verb, mention.ids)
        same = [act for _, act, _ in hearing.acts if act.target in ids[:1] and act.verb == verb]
        if ids and not same:
            hearing.acts.append((cue.start, SpokenAct(verb=verb, target=ids[0], times=times), ids))


def take_lasting(hearing: Hearing) -> None:
    """Read a new end of a wish in force, where one is named with nothing but an end."""
    if hearing.days is None or hearing.refused:
        return
    lasting = hearing.around.in_force
    found = [m for m in hearing.journeys if set(m.ids) & lasting]
    if found:
        target = next(i for i in found[0].ids if i in lasting)
        hearing.acts.append((found[0].start, SpokenAct(verb="end", target=target), (target,)))
