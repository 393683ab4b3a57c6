"""Read a sentence by how likely each verb is meant in it and in its clauses, as learned from example phrases."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.dialogue.acts import OF_THINGS, SpokenAct
from core.dialogue.clauses import Clause, clause_of, clauses_of
from core.dialogue.cues import cues_in
from core.dialogue.hearing import Hearing
from core.dialogue.likely import DID, RESTING
from core.dialogue.spoken_of import put_aside
from core.dialogue.verb_chances import SAYS_NO_WISH, VerbWeights, chances_of
from core.dialogue.weighed_targets import BACK_AND_FORTH, NEARLY_SAID, ClauseTold, Weighed, continued, readings_of
from core.similarity import LEAST_LENGTH, Floats

LEAST_OF_EACH = 0.4
"""Chance from which a clause is one of several wishes; on `chat_own.jsonl`."""
BY_CUE = 3.0
"""Times as likely is a verb that a pattern tells; by hand."""
LEFT_OUT = 0.5
"""Share of its chance that a reading as one wish keeps where another journey is named; by hand."""
MOST_VERBS = 4
"""Verbs that are thought of; by hand: the fifth is hardly ever meant."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Readings as one wish or as `several`, the likeliest first, and how likely each verb is told anywhere.

    `by_clause` are the clauses in order, each with its likeliest wish, how likely that is, and how likely it wishes
    anything; `named` are the ids of journeys that are called by their names.
    """

    readings: tuple[Weighed, ...] = ()
    several: Weighed | None = None
    told: dict[str, float] | None = None
    by_clause: tuple[tuple[str, float, float], ...] = ()
    named: frozenset[str] = frozenset()


def weighed(hearing: Hearing, weights: VerbWeights) -> Opinion:
    """Return readings of a sentence with their chances; none where there is no meaning to weigh it by."""
    whole = clause_of(hearing, 0, len(hearing.sentence.words))
    clauses = [clause for clause in clauses_of(hearing) if clause.told]
    if hearing.meaning is None or not clauses:
        return Opinion()
    chances = chances_of([whole.told, *(c.told for c in clauses)], weights, hearing.meaning)
    told = np.stack([_fitting(hearing, c, row, weights) for c, row in zip((whole, *clauses), chances, strict=True)])
    highest = dict(zip(weights.verbs, map(float, told.max(axis=0)), strict=True))
    several = _several(hearing, weights, clauses, told[1:])
    wishes = np.array([verb not in SAYS_NO_WISH for verb in weights.verbs])
    likeliest = tuple(
        (weights.verbs[int((row * wishes).argmax())], float((row * wishes).max()), float(row[wishes].sum()))
        for row in told[1:]
    )
    return Opinion(
        tuple(_single(hearing, weights, (whole, *clauses), told)), several, highest, likeliest, named_in(hearing)
    )


def _fitting(hearing: Hearing, clause: Clause, row: Floats, weights: VerbWeights) -> Floats:
    """Return a clause's chances with those raised that a pattern tells, and without verbs that nothing is for."""
    line, around = " ".join(hearing.sentence.words[clause.low : clause.high]), hearing.around
    cues = set() if DID.search(line) else {verb for _, _, verb in cues_in(line)}
    has = {
        "resume": any(j.state in RESTING for j in around.journeys),
        "allow": bool(around.dismissed),
        "unpin": bool(around.pinned),
        "unblock": bool(around.blocked),
        "end": bool(around.in_force),
    }
    fitted = row * [has.get(verb, True) * (BY_CUE if verb in cues else 1.0) for verb in weights.verbs]
    return np.asarray(fitted / max(float(fitted.sum()), LEAST_LENGTH), np.float32)


def _single(hearing: Hearing, weights: VerbWeights, clauses: Sequence[Clause], told: Floats) -> list[Weighed]:
    """Return readings as one wish, by the whole sentence (the first clause) and the clause that most likely wishes."""
    none = np.array([verb in SAYS_NO_WISH for verb in weights.verbs])
    at = 1 + int((1.0 - told[1:, none].sum(axis=1)).argmax())
    mixed = (told[0] + told[at]) / 2 if len(clauses) > 2 else told[0]
    found = [Weighed((), float(mixed[none].sum()))]
    for number in mixed.argsort()[::-1][:MOST_VERBS]:
        verb = weights.verbs[int(number)]
        if verb not in SAYS_NO_WISH:
            here = ClauseTold(verb, float(mixed[number]), clauses[0], clauses[at], weights.common)
            found += [replace(w, chance=w.chance * _covered(hearing, w)) for w in readings_of(hearing, here)]
    return sorted(found, key=lambda read: -read.chance)


def named_in(hearing: Hearing) -> frozenset[str]:
    """Return the ids of journeys that a sentence calls by their names and does not put aside."""
    found = (m for m in hearing.journeys if m.likeness > NEARLY_SAID and not put_aside(hearing, m))
    return frozenset(m.ids[0] for m in found if len(m.ids) == 1)


def _covered(hearing: Hearing, read: Weighed) -> float:
    """Return what a reading as one wish is worth that leaves out a journey said by its whole name."""
    said = named_in(hearing)
    spoken = {i for act in read.acts for i in (act.target, act.into)}
    return LEFT_OUT if said - spoken and read.acts[0].verb not in OF_THINGS | {"adopt", "block"} else 1.0


def _several(hearing: Hearing, weights: VerbWeights, clauses: Sequence[Clause], told: Floats) -> Weighed | None:
    """Return a reading as two wishes or more, each of a clause of its own, or None."""
    acts: list[SpokenAct] = []
    chance = 1.0
    for clause, row in zip(clauses, told, strict=True):
        verb, likely = weights.verbs[int(row.argmax())], float(row.max())
        if verb in SAYS_NO_WISH or likely < LEAST_OF_EACH or (acts and verb in BACK_AND_FORTH):
            continue
        here = ClauseTold(verb, likely, clause, clause, weights.common)
        read = readings_of(hearing, here) or continued(hearing, here, acts)
        acts.extend(read[0].acts if read else ())
        chance *= read[0].chance if read else 1.0
    keys = {(act.verb, act.target, act.words) for act in acts}
    if len(acts) < 2 or len(keys) < len(acts) or any(act.verb == "merge" for act in acts[1:]):
        return None
    return Weighed(tuple(acts), chance) if len({act.verb for act in acts}) > 1 else None
