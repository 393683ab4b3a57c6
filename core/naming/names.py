"""Name journeys in readable phrases of their own titles, with receipts, and tell when a name is stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.entities import GivenName
from core.naming.candidates import Candidate, Encode, Space, candidates
from core.naming.noun_phrases import Tagger
from core.naming.terms import TermStatistics
from core.naming.tokens import segments
from core.progress import Progress
from core.prompts.names import readable_name
from core.similarity import Floats

Source = Literal["terms", "model", "person"]

NO_WORDS = "A few things you watched"
_NEARER_THAN = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyName:
    """A name with its receipts.

    `evidence` are indexes of the titles that bear the name out. `fidelity` is the share of the journey that
    they are; `specificity` how seldom the name fits the person's other journeys; both 0..1.
    """

    text: str
    terms: tuple[str, ...] = ()
    evidence: tuple[int, ...] = ()
    fidelity: float = 0.0
    specificity: float = 0.0
    source: Source = "terms"

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
    """Name a journey in a phrase of its titles that is salient against its siblings and the catalogue.

    `counts` weigh the titles; `tag` tells parts of speech, so that the phrase is a noun phrase. With a `space`,
    phrases are also ranked by closeness to the journey's centre less closeness to the nearest sibling's
    (KeyBERT's ranking, Grootendorst 2020, made contrastive).
    """
    weights = counts if counts is not None else [1.0] * len(titles)
    ranked = candidates(titles, weights, siblings, background=background, space=space, tag=tag)
    text = ranked[0].text if ranked else fallback_name(titles)
    return scored_name(text, titles, counts, siblings=siblings, space=space)


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

    `vectors` hold a `(n_titles, dim)` unit matrix for each of `groups`, then of `others`. The largest group
    chooses first.
    """
    every = [*groups, *others]
    names: list[JourneyName] = [JourneyName(text="")] * len(groups)
    taken: list[Candidate] = []
    for done, at in enumerate(sorted(range(len(groups)), key=lambda at: -len(groups[at]))):
        if report:
            report(done, len(groups))
        siblings = [titles for other, titles in enumerate(every) if other != at]
        space = _space(at, vectors, encode)
        ranked = candidates(groups[at], [1.0] * len(groups[at]), siblings, background=background, space=space, tag=tag)
        chosen = _untaken(ranked, groups[at], taken)
        taken.append(chosen)
        names[at] = scored_name(chosen.text, groups[at], siblings=siblings, space=space)
    return names


def _space(at: int, vectors: Sequence[Floats] | None, encode: Encode | None) -> Space | None:
    if vectors is None or encode is None or not len(vectors[at]):
        return None
    return Space(encode, vectors[at], [rows for other, rows in enumerate(vectors) if other != at])


def _untaken(ranked: Sequence[Candidate], titles: Sequence[str], taken: Sequence[Candidate]) -> Candidate:
    """Return the best candidate that shares no words with the names taken, or the first that differs."""
    used = frozenset[str]().union(*(candidate.words for candidate in taken))
    texts = {candidate.text.casefold() for candidate in taken}
    free = [candidate for candidate in ranked if candidate.text.casefold() not in texts]
    apart = [candidate for candidate in free[:30] if not candidate.words & used]
    if apart or free:
        return (apart or free)[0]
    plain = fallback_name(titles)
    numbered = (text for number in range(1, len(texts) + 2) if (text := _numbered(plain, number)))
    return Candidate(next(text for text in numbered if text.casefold() not in texts), (), 0.0)


def _numbered(text: str, number: int) -> str:
    return text if number == 1 else f"{text[:54]} ({number})"


def fallback_name(titles: Sequence[str]) -> str:
    """Return a name for titles without a content word: the first that is readable, else a plain sentence."""
    readable = (name for title in titles if (name := readable_name(title)))
    return next(readable, NO_WORDS)


def scored_name(
    text: str,
    titles: Sequence[str],
    counts: Sequence[float] | None = None,
    *,
    siblings: Sequence[Sequence[str]] = (),
    space: Space | None = None,
    source: Source = "terms",
) -> JourneyName:
    """Give any name, also a model's or a person's, its receipts.

    A title bears a name out if it holds one of its content words or, in a `space`, lies closer to it than
    nine tenths of the siblings' titles. A name that no title bears out rests on all of them, with fidelity 0.
    """
    words = {token.key for segment in segments(text) for token in segment if token.is_content}
    held = np.array([bool(words & _words(title)) for title in titles], bool)
    elsewhere = [bool(words & _words(title)) for other in siblings for title in other]
    specificity = 1.0 - float(np.mean(elsewhere)) if elsewhere else 1.0
    if space is not None and any(len(rows) for rows in space.siblings):
        near, specificity = _nearness(text, space)
        held = held | near
    weights = np.asarray(counts if counts is not None else np.ones(len(titles)), float)
    fidelity = float(weights[held].sum() / max(weights.sum(), 1e-9))
    evidence = np.flatnonzero(held) if held.any() else np.arange(len(titles))
    terms = tuple(dict.fromkeys(token.key for part in segments(text) for token in part if token.is_content))
    return JourneyName(
        text=text,
        terms=terms,
        evidence=tuple(map(int, evidence)),
        fidelity=fidelity,
        specificity=specificity,
        source=source,
    )


def _nearness(text: str, space: Space) -> tuple[np.ndarray, float]:
    """Return which titles lie close to a name, and the chance that a title lies closer than a sibling's."""
    vector = space.encode([text])[0]
    own = space.vectors @ vector
    other = np.sort(np.concatenate([rows @ vector for rows in space.siblings if len(rows)]))
    beaten = np.searchsorted(other, own) / len(other)
    return beaten > _NEARER_THAN, float(beaten.mean())


def _words(title: str) -> set[str]:
    return {token.key for segment in segments(title) for token in segment}


def is_stale(name: GivenName, members: Sequence[str]) -> bool:
    """Tell whether a given name no longer rests on the journey; a person's own name never goes stale.

    It is stale when less than half of its evidence is still among the members, or the journey has doubled.
    """
    if name.source == "person":
        return False
    present = set(members)
    still = sum(item_id in present for item_id in name.evidence)
    return 2 * still < len(name.evidence) or (name.size > 0 and len(present) >= 2 * name.size)
