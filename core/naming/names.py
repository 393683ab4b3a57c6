"""Name journeys in readable phrases of their own titles, with receipts, and tell when a name is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.entities import LEFTOVER, GivenName
from core.naming.candidates import Candidate
from core.naming.leftovers import OTHER_THINGS
from core.naming.noun_phrases import Tagger
from core.naming.possible import Context, Namable, group_of, possible, untaken
from core.naming.receipts import Receipt, receipt
from core.naming.space import Encode, Space
from core.naming.templates import template_words
from core.naming.terms import TermStatistics, words_in
from core.progress import Progress
from core.similarity import Floats
from core.subjects import Subjects

NameSource = Literal["terms", "model", "person", "leftover"]

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
    vectors: Sequence[Floats] = (),
    tag: Tagger | None = None,
    subjects: Subjects | None = None,
) -> JourneyName:
    """Name a journey after what most titles are about, in a noun phrase that many hold, or as 'Other things'.

    `counts` weigh the titles; `tag` tells parts of speech. With a `space`, phrases are also ranked by closeness
    to the journey's centre less closeness to the nearest sibling's (KeyBERT's ranking, Grootendorst 2020, made
    contrastive), and by how many of its titles they are near to; and one of the `subjects` comes first that most titles
    are about, unless a phrase says more. `vectors`, a `(n_titles, dim)` unit matrix for the journey and then one for
    each sibling, are enough to tell a subject.
    """
    weights = counts if counts is not None else [1.0] * len(titles)
    told = (space.vectors, *space.siblings) if space is not None else tuple(vectors)
    rows, beside = (told[0], told[1:]) if told else (None, ())
    group = Namable(titles=titles, weights=weights, siblings=siblings, space=space, rows=rows, beside=beside)
    context = Context(background, tag, template_words([titles, *siblings]), subjects)
    best, *_ = possible(group, context)
    return _borne_out(best, group, counts)


def name_siblings(
    groups: Sequence[Sequence[str]],
    *,
    others: Sequence[Sequence[str]] = (),
    background: TermStatistics,
    vectors: Sequence[Floats] | None = None,
    encode: Encode | None = None,
    tag: Tagger | None = None,
    subjects: Subjects | None = None,
    report: Progress | None = None,
) -> list[JourneyName]:
    """Name journeys so that every two differ; `others` are journeys that keep the names they have.

    `vectors` hold a `(n_titles, dim)` unit matrix for each of `groups`, then of `others`: with them alone one of the
    `subjects` can be told, with `encode` phrases are compared by meaning as well. The largest group chooses first.
    """
    every = [*groups, *others]
    context = Context(background, tag, template_words(every), subjects)
    names: list[JourneyName] = [JourneyName(text="")] * len(groups)
    taken: list[Candidate] = []
    for done, at in enumerate(sorted(range(len(groups)), key=lambda at: -len(groups[at]))):
        if report:
            report(done, len(groups))
        group = group_of(at, every, vectors, encode)
        chosen = untaken(possible(group, context, taken), taken)
        taken.append(chosen)
        names[at] = _borne_out(chosen, group, None)
    return names


def _borne_out(chosen: Candidate, group: Namable, counts: Sequence[float] | None) -> JourneyName:
    if chosen.evidence:
        return _subject_name(chosen, group)
    source: NameSource = "leftover" if not chosen.parts and chosen.text.startswith(OTHER_THINGS) else "terms"
    return scored_name(chosen.text, group.titles, counts, siblings=group.siblings, space=group.space, source=source)


def _subject_name(chosen: Candidate, group: Namable) -> JourneyName:
    """Return the name of a subject, with the titles about it for evidence."""
    weights = np.asarray(group.weights, float)
    return JourneyName(
        text=chosen.text,
        terms=terms_of(chosen.text),
        evidence=chosen.evidence,
        fidelity=float(weights[list(chosen.evidence)].sum() / max(weights.sum(), LEAST_TOLD)),
        specificity=chosen.specificity,
    )


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
    return JourneyName(
        text=text,
        terms=terms_of(text),
        evidence=found.evidence,
        fidelity=fidelity,
        specificity=found.specificity,
        source=source,
    )


def terms_of(text: str) -> tuple[str, ...]:
    """Return the content keys of a name, in its order."""
    return tuple(dict.fromkeys(words_in(text)))


def is_stale(name: GivenName, members: Sequence[str]) -> bool:
    """Tell whether a given name no longer rests on the journey; a person's own name never goes stale.

    It is stale when less than half of its evidence is still among the members, or the journey has doubled.
    """
    if name.source == "person":
        return False
    present = set(members)
    still = sum(item_id in present for item_id in name.evidence)
    return 2 * still < len(name.evidence) or (name.size > 0 and len(present) >= 2 * name.size)
