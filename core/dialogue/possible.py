"""All that a sentence can be read as: by its patterns, as one wish of each verb, and as several of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import product

import numpy as np

from core.dialogue.acts import OF_NOTHING, OF_THINGS, SpokenAct
from core.dialogue.clauses import Clause, clause_of
from core.dialogue.hearing import Hearing
from core.dialogue.listening import Listened
from core.dialogue.reading import acts_in, reading_of
from core.dialogue.spoken_of import put_aside
from core.dialogue.verb_chances import SAYS_NO_WISH
from core.dialogue.weighed_targets import OWN_WORDS, ClauseTold, continued, readings_of, timed
from core.similarity import Floats

VERBS_OF_A_PART = 4
"""Verbs that are thought of in each part of a sentence; by hand: the fifth is hardly ever meant."""
LEAST_THOUGHT_OF = 0.04
"""Chance of a verb from which it is thought of in a part; by hand: of four verbs few have it."""
LEAST_TO_GUESS = 0.35
"""Chance of a verb from which its subject is guessed where none is named; by hand, for speed: no reading changed."""
LEAST_WISHED, SURELY_WISHED = 0.3, 0.7
"""Chance of any wish from which a part is one of several, and from which it is so in every reading; by hand."""
MOST_PARTS, READINGS_OF_A_PART = 4, 3
"""Parts that are read together at most, and readings of each that are tried; by hand: they multiply."""
SURELY_A_RUN = 0.4
"""Chance of one verb from which words tell it together; by hand."""
_ABOUT_ONE = frozenset({"rename", "split", "merge", "pin", "unpin", "open", "resume"})
"""Verbs that may be told with another one about the same thing."""

_OPPOSITES = ({"explore_more", "explore_less"}, {"finer", "coarser"}, {"undo", "redo"})

Acts = tuple[SpokenAct, ...]


@dataclass(slots=True)
class FoundBy:
    """How a reading was found: by `patterns`, as a `question` of theirs, and how sure its subjects are each way."""

    patterns: bool = False
    doubted: bool = False
    question: bool = False
    whole: float = 0.0
    part: float = 0.0
    several: float = 0.0
    runs: bool = False

    def with_that(self, other: "FoundBy") -> "FoundBy":
        """Return how one reading was found both ways."""
        return FoundBy(*(max(getattr(self, part.name), getattr(other, part.name)) for part in fields(self)))


@dataclass(slots=True)
class Stretch:
    """A part of a sentence with its readings, each with how sure its subject is, and how likely it wishes anything."""

    clause: Clause
    chances: Floats
    readings: list[tuple[str, Acts, float]] = field(default_factory=list)
    wishes: float = 0.0


def possible_readings(heard: Listened, patterns: Hearing) -> dict[Acts, FoundBy]:
    """Return all readings of a sentence with how each was found."""
    found: dict[Acts, FoundBy] = {}
    read = reading_of(patterns)
    if acts := tuple(acts_in(patterns)[0]):
        found.setdefault(acts, FoundBy()).doubted = not read.acts
    if read.acts:
        found.setdefault(read.acts, FoundBy()).patterns = True
    for alternative in read.alternatives:
        found.setdefault(alternative, FoundBy()).question = True
    none = heard.says_no_wish
    parts = [Stretch(c, row) for c, row in zip(heard.clauses, heard.of_clauses, strict=True)]
    for verb, may_guess in _likely(heard, heard.of_whole, heard.whole):
        for acts, sure in _read(heard, verb, heard.whole, heard.whole, may_guess):
            entry = found.setdefault(acts, FoundBy())
            entry.whole = max(entry.whole, sure)
    for part in parts:
        part.wishes = float(part.chances[~none].sum())
        may_wish = max(part.wishes, _wished_by_words(heard, part.clause)) >= LEAST_WISHED
        for verb, may_guess in _likely(heard, part.chances, part.clause):
            own = list(_read(heard, verb, part.clause, part.clause, may_guess)) if may_wish else []
            part.readings += [(verb, acts, sure) for acts, sure in own]
            for acts, sure in (*own, *_read(heard, verb, heard.whole, part.clause, may_guess)):
                entry = found.setdefault(acts, FoundBy())
                entry.part = max(entry.part, sure)
    for acts, sure in _several(heard, parts):
        entry = found.setdefault(acts, FoundBy())
        entry.several = max(entry.several, sure)
    runs = [_run_part(heard, *span) for span in run_spans(heard)]
    for part in runs:
        for _, acts, sure in part.readings:
            entry = found.setdefault(acts, FoundBy())
            entry.part, entry.runs = max(entry.part, sure), True
    for acts, sure in _several(heard, runs):
        entry = found.setdefault(acts, FoundBy())
        entry.several, entry.runs = max(entry.several, sure), True
    return _settled(found, heard.verbs)


def _settled(found: dict[Acts, FoundBy], verbs: Sequence[str]) -> dict[Acts, FoundBy]:
    """Return readings of known verbs that wish no thing and its opposite, those told in another order as one."""
    kept: dict[Acts, FoundBy] = {}
    orders: dict[frozenset[SpokenAct], Acts] = {}
    for acts, how in found.items():
        told = {act.verb for act in acts}
        if not told <= set(verbs) or any(pair <= told for pair in _OPPOSITES):
            continue
        first = orders.setdefault(frozenset(acts), acts)
        kept[first] = how.with_that(kept[first]) if first in kept else how
    return kept


def run_spans(heard: Listened) -> list[tuple[int, int, int, int, str]]:
    """Return where neighbouring words tell the same verb: first and last place, the part's ends, and the verb."""
    best = heard.of_words.argmax(axis=1)
    sure = heard.of_words.max(axis=1) >= SURELY_A_RUN
    runs: list[list[int]] = []
    for at, (verb, is_sure) in enumerate(zip(best, sure, strict=True)):
        if not is_sure or heard.verbs[verb] in SAYS_NO_WISH:
            continue
        if runs and runs[-1][2] == verb and at - runs[-1][1] <= 2:
            runs[-1][1] = at
        else:
            runs.append([at, at, int(verb)])
    placed = [(heard.places[a], heard.places[b] + 1, heard.verbs[v]) for a, b, v in runs]
    ends = [0, *(b for _, b, _ in placed)]
    starts = [*(a for a, _, _ in placed[1:]), len(heard.hearing.sentence.words)]
    return [(a, b, ends[at], starts[at], verb) for at, (a, b, verb) in enumerate(placed)]


def _run_part(heard: Listened, first: int, last: int, low: int, high: int, verb: str) -> Stretch:
    """Return a part around words that tell one verb."""
    clause, near = clause_of(heard.hearing, low, max(high, last)), clause_of(heard.hearing, first, last)
    part = Stretch(clause, np.zeros(len(heard.verbs), np.float32), wishes=1.0)
    part.chances[heard.verbs.index(verb)] = 1.0
    part.readings = [(verb, acts, sure) for acts, sure in _read(heard, verb, clause, near)]
    return part


def _likely(heard: Listened, chances: Floats, clause: Clause) -> Iterator[tuple[str, bool]]:
    """Yield the verbs that a part, or any of its words, likely tells, and whether their subjects may be guessed."""
    within = [at for at, place in enumerate(heard.places) if clause.low <= place < clause.high]
    told = np.maximum(chances, heard.of_words[within].max(axis=0)) if within else chances
    wishes = told * ~heard.says_no_wish
    for at in wishes.argsort()[::-1][:VERBS_OF_A_PART]:
        if wishes[at] >= LEAST_THOUGHT_OF:
            yield heard.verbs[int(at)], bool(wishes[at] >= LEAST_TO_GUESS)


def _wished_by_words(heard: Listened, clause: Clause) -> float:
    """Return the highest chance of any wish that a word of a part tells."""
    within = [at for at, place in enumerate(heard.places) if clause.low <= place < clause.high]
    return float(heard.of_words[within][:, ~heard.says_no_wish].sum(axis=1).max()) if within else 0.0


def _read(
    heard: Listened, verb: str, clause: Clause, near: Clause, may_guess: bool = True
) -> Iterator[tuple[Acts, float]]:
    """Yield what a verb can be about in a part, with how sure that is."""
    for read in readings_of(heard.hearing, ClauseTold(verb, clause, near, heard.common, may_guess)):
        yield read.acts, read.sure


def _several(heard: Listened, parts: Sequence[Stretch]) -> Iterator[tuple[Acts, float]]:
    """Yield readings as two wishes or more, each of a part of its own, with how sure their subjects are."""
    wishing = [part for part in parts if part.wishes >= LEAST_WISHED][:MOST_PARTS]
    if len(wishing) < 2:
        return
    for told in product(*(_choices(heard, part) for part in wishing)):
        acts, sure = _joined_acts(heard, [choice for choice in told if choice is not None])
        about = [act.target for act in acts if act.target and act.verb not in _ABOUT_ONE]
        if len(acts) > 1 and len(set(about)) == len(about):
            yield acts, sure


Choice = tuple[str, Acts, float, Clause] | None


def _choices(heard: Listened, part: Stretch) -> list[Choice]:
    """Return what a part may be in a reading as several: its likeliest readings, of a subject told before, nothing."""
    order = [heard.verbs[int(at)] for at in part.chances.argsort()[::-1]]
    ranked = sorted(part.readings, key=lambda told: (order.index(told[0]), -told[2]))[:READINGS_OF_A_PART]
    choices: list[Choice] = [(verb, acts, sure, part.clause) for verb, acts, sure in ranked]
    if not choices:
        choices = [(next(verb for verb in order if verb not in SAYS_NO_WISH), (), 1.0, part.clause)]
    return [*choices, None] if part.wishes < SURELY_WISHED else choices


def _joined_acts(heard: Listened, told: Sequence[tuple[str, Acts, float, Clause]]) -> tuple[Acts, float]:
    """Return the acts of parts one after another, those without a subject about what was spoken of before."""
    joined: list[SpokenAct] = []
    together = 1.0
    for verb, acts, sure, clause in told:
        here = list(acts)
        if not here:
            here = _about_before(heard, verb, clause, joined)
            sure *= 1.0 if here else 0.0
        joined += here
        together *= sure
    return tuple(dict.fromkeys(joined)), together


def _about_before(heard: Listened, verb: str, clause: Clause, before: Sequence[SpokenAct]) -> list[SpokenAct]:
    """Return a wish about *it*, or about the last journey named before that no wish is about."""
    hearing = heard.hearing
    if read := continued(hearing, ClauseTold(verb, clause, clause, heard.common), before):
        return list(read[0].acts)
    if verb in OF_THINGS | OWN_WORDS | OF_NOTHING | {"merge"}:
        return []
    taken = {act.target for act in before}
    named = [m for m in hearing.journeys if m.end <= clause.low and len(m.ids) == 1 and m.ids[0] not in taken]
    named = [m for m in named if not put_aside(hearing, m)]
    return [timed(hearing, SpokenAct(verb=verb, target=named[-1].ids[0]), clause)] if named else []
