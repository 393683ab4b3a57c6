"""Find a journey's salient terms: frequent in it, rare in the person's other journeys and the catalogue."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from core.naming.tokens import Segment, Token, segments

SMOOTHING = 0.5
"""Titles added to a word's count, and twice to all; the usual half of Jeffreys' prior."""
DISCOUNT = 0.7
"""Titles taken off a word's count in a journey; tuned with `benchmarks/naming.py --half tune`."""
SIBLING_PULL = 0.5
"""How much a sibling's share counts beside the catalogue's; tuned with `benchmarks/naming.py --half tune`."""
COUNTED = 0.4
"""Share of a word's uses, in the plural or after 'a', that makes it countable; by eye on the demo's words."""
PLURAL = 0.25
"""Share of plural uses that does so alone; by eye, as above."""
ONE = frozenset({"a", "an"})
LONGEST_ACRONYM = 5
"""Letters of a word in capitals that may be an acronym; a longer one is shouted; set by hand."""
_TITLES = 16_384
"""Titles whose words are remembered: more than a long history has; chosen by hand for memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermStatistics:
    """What a catalogue's titles tell about words.

    `df` counts the titles that hold a key; `forms` tells how a word is written in mid-sentence, "" for lower
    case; `closings` and `openings` are the shares of a word's uses at which a phrase ends or begins; `plurals` is
    how the plural of a word that is counted is written, in small letters.
    """

    n_titles: int = 0
    df: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    closings: Mapping[str, float] = field(default_factory=dict)
    openings: Mapping[str, float] = field(default_factory=dict)
    plurals: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_titles(cls, titles: Iterable[str]) -> "TermStatistics":
        """Count over titles."""
        tally = _Tally()
        for title in titles:
            tally.add(title)
        return tally.statistics()

    def share(self, key: str) -> float:
        """Return the smoothed share of the catalogue's titles that hold a key."""
        return (self.df.get(key, 0) + SMOOTHING) / (self.n_titles + 2 * SMOOTHING)


def keys_of(title_segments: Sequence[Segment]) -> set[str]:
    """Return the content keys of a title."""
    return {token.key for segment in title_segments for token in segment if token.is_content}


def words_in(name: str) -> tuple[str, ...]:
    """Return the content words of a name as keys, in its order, with repetitions."""
    return tuple(token.key for segment in segments(name) for token in segment if token.is_content)


@lru_cache(maxsize=_TITLES)
def content_keys(title: str) -> frozenset[str]:
    """Return the content keys of a title given as it stands."""
    return frozenset(keys_of(segments(title)))


def salience(
    members: Sequence[Sequence[Segment]],
    weights: Sequence[float],
    elsewhere: Mapping[str, float],
    background: TermStatistics,
) -> dict[str, float]:
    """Score keys by the share of the journey that holds them times their log-odds against everything else.

    `members` are the journey's titles as segments, `weights` count them, `elsewhere` are the shares of keys in the
    person's other journeys, see `sibling_shares`. A use in a single title counts little (absolute discounting).
    "Everything else" is the catalogue, or the sibling that uses the term most where that is more (pointwise
    Kullback-Leibler divergence; cf. weighted log-odds, Monroe et al. 2008).
    """
    total = sum(weights) or 1.0
    inside: dict[str, float] = {}
    for title, weight in zip(members, weights, strict=True):
        for key in keys_of(title):
            inside[key] = inside.get(key, 0.0) + weight / total
    return {
        key: max(share - DISCOUNT / len(members), 0.0)
        * math.log(share / max(background.share(key), SIBLING_PULL * elsewhere.get(key, 0.0)))
        for key, share in inside.items()
    }


def sibling_shares(siblings: Sequence[Sequence[Collection[str]]]) -> dict[str, float]:
    """Return each key's share of titles in the sibling that uses it most, given the content keys of their titles."""
    most: dict[str, float] = {}
    for titles in siblings:
        counts = Counter(key for keys in titles for key in keys)
        for key, count in counts.items():
            most[key] = max(most.get(key, 0.0), count / len(titles))
    return most


class _Tally:
    """Count while titles stream by."""

    def __init__(self) -> None:
        self.n_titles = 0
        self.df: Counter[str] = Counter()
        self.uses: Counter[str] = Counter()
        self.closings: Counter[str] = Counter()
        self.openings: Counter[str] = Counter()
        self.lower: Counter[str] = Counter()
        self.plural: dict[str, Counter[str]] = {}
        self.counted: Counter[str] = Counter()
        self.capital: dict[str, Counter[str]] = {}

    def add(self, title: str) -> None:
        parts = segments(title)
        self.n_titles += 1
        self.df.update(keys_of(parts))
        style = casing_of(parts)
        for segment in parts:
            for at, token in enumerate(segment):
                if token.role != "function":
                    self._use(segment, at, token, style)

    def _use(self, segment: Segment, at: int, token: Token, style: str) -> None:
        self.uses[token.key] += 1
        small = token.surface.lower()
        if small != token.key and "'" not in small and "’" not in small:
            self.plural.setdefault(token.key, Counter())[small] += 1
        self.counted[token.key] += any(before.key in ONE for before in segment[max(at - 2, 0) : at])
        self.closings[token.key] += at + 1 == len(segment) or segment[at + 1].role == "function"
        self.openings[token.key] += at == 0 or segment[at - 1].role == "function"
        if token.surface == token.surface.lower():
            self.lower[token.key] += 1
        elif style != "shouting" and (is_marked(token.surface) or _is_name(token, at, style)):
            self.capital.setdefault(token.key, Counter())[token.surface] += 1

    def _counts(self, key: str) -> bool:
        """Tell whether a word is counted: a quarter of its uses are plural, or two fifths are or follow 'a'."""
        plural, uses = self.plural[key].total(), self.uses[key]
        return plural >= PLURAL * uses or plural + self.counted[key] >= COUNTED * uses

    def statistics(self) -> TermStatistics:
        forms = {
            key: surfaces.most_common(1)[0][0]
            for key, surfaces in self.capital.items()
            if surfaces.total() > self.lower[key]
        }
        forms |= {key: "" for key in self.lower if key not in forms}
        closings = {key: (self.closings[key] + 1) / (uses + 2) for key, uses in self.uses.items()}
        openings = {key: (self.openings[key] + 1) / (uses + 2) for key, uses in self.uses.items()}
        plurals = {key: found.most_common(1)[0][0] for key, found in self.plural.items() if self._counts(key)}
        return TermStatistics(
            n_titles=self.n_titles,
            df=dict(self.df),
            forms=forms,
            closings=closings,
            openings=openings,
            plurals=plurals,
        )


def _is_name(token: Token, at: int, style: str) -> bool:
    """Tell whether a capital shows a name: in mid-sentence, and not the whole word for emphasis."""
    return style == "sentence" and at > 0 and (len(token.surface) <= LONGEST_ACRONYM or not token.surface.isupper())


def is_marked(surface: str) -> bool:
    """Tell whether a word's capitals are its own: an acronym (LED, PCs) or a name like iPhone."""
    inner = surface[1:]
    return inner != inner.lower() and (len(surface) <= LONGEST_ACRONYM or not surface.isupper())


def casing_of(title_segments: Sequence[Segment]) -> str:
    """Tell how a title uses capitals: "shouting", "title" (every word has one) or "sentence"."""
    words = [
        token.surface
        for segment in title_segments
        for token in segment[1:]
        if token.role != "function" and len(token.surface) > 2
    ]
    if words and sum(word.isupper() for word in words) * 2 > len(words):
        return "shouting"
    capitals = sum(word[0].isupper() for word in words)
    return "title" if not words or capitals * 2 > len(words) else "sentence"
