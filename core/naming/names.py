"""Name journeys in readable phrases of their own titles, with receipts, and tell when a name is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.entities import LEFTOVER, GivenName
from core.naming.candidates import MANY_TITLES, Candidate, candidates
from core.naming.leftovers import OTHER_THINGS, has_no_subject
from core.naming.negation import left_behind, life_without, says_leaving
from core.naming.noun_phrases import Tagger
from core.naming.pairs import joined_pair
from core.naming.receipts import Receipt, receipt
from core.naming.space import Encode, Space
from core.naming.templates import template_words
from core.naming.terms import TermStatistics
from core.naming.titles import take_apart
from core.naming.tokens import MOST_READ, is_unspaced, segments
from core.progress import Progress
from core.prompts.names import NAME_LIMIT, readable_name, shortened
from core.similarity import Floats

NameSource = Literal["terms", "model", "person", "leftover"]

CLOSE_CALL = 0.5
"""How much worse than the best a candidate that shares no word with the names taken may be; by eye on the demo."""
ROOM_FOR_NUMBER = 6
"""Signs that a name leaves for a number in brackets behind it: a blank, two brackets and up to three digits."""
LEAST_TOLD = 1e-9
"""Weight that is divided by at least, where titles count for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyName:
    """A name with its receipts.

    `evidence` are indexes of the titles that bear the name out, the nearest to it first. `fidelity` is the share
    of the journey that they are; `specificity` how seldom the name fits the person's other journeys; both 0..1.
    A leftover is no journey: nothing is said of most of its titles, and it takes no place in a list.
    """

    text: str
    terms: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()
    fidelity: float = 0.0
    specificity: float = 0.0
    source: NameSource = "terms"

    @property
    def is_leftover(self) -> bool:
        """Tell whether this names what was left over."""
        return self.source == LEFTOVER

    def given(self, item_ids: Sequence[str]) -> GivenName:
        """Return the name as the log keeps it, with item ids (rows aligned with the titles) for evidence."""
        evidence = tuple(item_ids[index] for index in self.evidence)
        return GivenName(
            self.text,
            source=self.source,
            evidence=evidence,
            terms=self.terms,
            fidelity=self.fidelity,
            specificity=self.specificity,
            size=len(item_ids),
        )


def name_journey(
    titles: Sequence[str],
    counts: Sequence[float] | None = None,
    *,
    siblings: Sequence[Sequence[str]] = (),
    background: TermStatistics,
    space: Space | None = None,
    tag: Tagger | None = None,
) -> JourneyName:
    """Name a journey in a noun phrase of its titles that covers many of them, or as 'Other things'.

    `counts` weigh the titles; `tag` tells parts of speech. With a `space`, phrases are also ranked by closeness
    to the journey's centre less closeness to the nearest sibling's (KeyBERT's ranking, Grootendorst 2020, made
    contrastive), and by how many of its titles they are near to.
    """
    template = template_words([titles, *siblings])
    weights = counts if counts is not None else [1.0] * len(titles)
    best, *_ = _possible(titles, weights, siblings, background, space, tag, template)
    return _borne_out(best, titles, counts, siblings, space)


def name_siblings(
    groups: Sequence[Sequence[str]],
    *,
    others: Sequence[Sequence[str]] = (),
    background: TermStatistics,
    vectors: Sequence[Floats] | None = None,
    encode: Encode | None = None,
    tag: Tagger | None = None,
    report: Progress | None = None,
) -> list[JourneyName]:
    """Name journeys so that every two differ; `others` are journeys that keep the names they have.

    `vectors` hold a `(n_titles, dim)` unit matrix for each of `groups`, then of `others`. The largest
    group chooses first.
    """
    every = [*groups, *others]
    template = template_words(every)
    names: list[JourneyName] = [JourneyName(text="")] * len(groups)
    taken: list[Candidate] = []
    for done, at in enumerate(sorted(range(len(groups)), key=lambda at: -len(groups[at]))):
        if report:
            report(done, len(groups))
        siblings = [titles for other, titles in enumerate(every) if other != at]
        space = _space(at, vectors, encode)
        ones = [1.0] * len(groups[at])
        chosen = _untaken(_possible(groups[at], ones, siblings, background, space, tag, template), taken)
        taken.append(chosen)
        names[at] = _borne_out(chosen, groups[at], None, siblings, space)
    return names


def _possible(
    titles: Sequence[str],
    counts: Sequence[float],
    siblings: Sequence[Sequence[str]],
    background: TermStatistics,
    space: Space | None,
    tag: Tagger | None,
    template: frozenset[str],
) -> list[Candidate]:
    """Return the possible names of a journey, best first, at least one; without parts where it has no subject."""
    apart = take_apart(titles, background, tag, template)
    ranked = candidates(apart, counts, siblings, background, space)
    if has_no_subject(ranked, apart, space, titles):
        whole = not ranked and (apart.n < MANY_TITLES or is_unspaced(" ".join(titles)[:MOST_READ]))
        return [Candidate(text=fallback_name(titles) if whole else OTHER_THINGS, parts=(), score=0.0)]
    left = left_behind(apart.members)
    if left is not None:
        said = [each for each in ranked[:1] if says_leaving(each.text)]
        text = shortened(life_without(left, apart.language), NAME_LIMIT)
        plain = Candidate(text=text, parts=ranked[0].parts, score=ranked[0].score)
        return [*said, plain, *(each for each in ranked if left.key not in each.words)]
    pair = joined_pair(ranked, apart, space) if space is not None else None
    return [pair, *ranked] if pair is not None else ranked


def _borne_out(
    chosen: Candidate,
    titles: Sequence[str],
    counts: Sequence[float] | None,
    siblings: Sequence[Sequence[str]],
    space: Space | None,
) -> JourneyName:
    source: NameSource = "leftover" if not chosen.parts and chosen.text.startswith(OTHER_THINGS) else "terms"
    return scored_name(chosen.text, titles, counts, siblings=siblings, space=space, source=source)


def _space(at: int, vectors: Sequence[Floats] | None, encode: Encode | None) -> Space | None:
    if vectors is None or encode is None or not len(vectors[at]):
        return None
    return Space(encode, vectors[at], [rows for other, rows in enumerate(vectors) if other != at])


def _untaken(ranked: Sequence[Candidate], taken: Sequence[Candidate]) -> Candidate:
    """Return the best candidate that shares no words with the names taken, if it is nearly the best that differs."""
    used = frozenset[str]().union(*(candidate.words for candidate in taken))
    texts = {candidate.text.casefold() for candidate in taken}
    free = [candidate for candidate in ranked if candidate.text.casefold() not in texts]
    apart = next((each for each in free if not each.words & used and each.score > free[0].score - CLOSE_CALL), None)
    if free:
        return apart or free[0]
    best = ranked[0]
    numbered = (_numbered(best.text, number) for number in range(2, len(texts) + 2 + 1))
    text = next(text for text in numbered if text.casefold() not in texts)
    return Candidate(text=text, parts=best.parts, score=best.score)


def _numbered(text: str, number: int) -> str:
    return f"{text[: NAME_LIMIT - ROOM_FOR_NUMBER]} ({number})"


def fallback_name(titles: Sequence[str]) -> str:
    """Return a name for titles without a content word: the first that is readable, else 'Other things'."""
    readable = (name for title in titles if (name := readable_name(title)))
    return next(readable, OTHER_THINGS)


def scored_name(
    text: str,
    titles: Sequence[str],
    counts: Sequence[float] | None = None,
    *,
    siblings: Sequence[Sequence[str]] = (),
    space: Space | None = None,
    source: NameSource = "terms",
) -> JourneyName:
    """Give any name, also a model's or a person's, its receipts.

    A title bears a name out if it holds one of its content words or, in a `space`, lies closer to it than
    nine tenths of the siblings' titles. A name that no title bears out rests on all of them, with fidelity 0.
    """
    found: Receipt = receipt(text, titles, siblings, space)
    weights = np.asarray(counts if counts is not None else np.ones(len(titles)), float)
    fidelity = float(weights[found.borne].sum() / max(weights.sum(), LEAST_TOLD))
    terms = tuple(dict.fromkeys(token.key for part in segments(text) for token in part if token.is_content))
    return JourneyName(
        text=text,
        terms=terms,
        evidence=found.evidence,
        fidelity=fidelity,
        specificity=found.specificity,
        source=source,
    )


def is_stale(name: GivenName, members: Sequence[str]) -> bool:
    """Tell whether a given name no longer rests on the journey; a person's own name never goes stale.

    It is stale when less than half of its evidence is still among the members, or the journey has doubled.
    """
    if name.source == "person":
        return False
    present = set(members)
    still = sum(item_id in present for item_id in name.evidence)
    return 2 * still < len(name.evidence) or (name.size > 0 and len(present) >= 2 * name.size)
