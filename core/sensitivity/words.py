"""Find the words of sensitive subjects in a text, in seven languages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from core.sensitivity.subjects import Subject
from core.sensitivity.word_list import WORDS

SHORTEST_STEM = 3
"""Letters of the shortest beginning in the list ('viud*' has four); shorter ones would be in every text."""

_TOKEN = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Be what a text says by its words: a subject for certain, and one in doubt that its meaning has to confirm."""

    certain: Subject | None = None
    doubtful: Subject | None = None

    @property
    def subjects(self) -> frozenset[Subject]:
        """Return what it says and what it may say."""
        return frozenset(subject for subject in (self.certain, self.doubtful) if subject is not None)


@dataclass(slots=True)
class _Tier:
    """Hold words that are equally sure, by how they are looked up."""

    whole: dict[str, Subject] = field(default_factory=dict)
    stems: dict[str, Subject] = field(default_factory=dict)
    phrases: dict[str, list[tuple[list[str], Subject]]] = field(default_factory=dict)
    inside: dict[str, Subject] = field(default_factory=dict)

    def add(self, word: str, subject: Subject) -> None:
        """Put a word of the list where it is looked up."""
        if _UNSPACED.search(word):
            self.inside[word] = subject
        elif "_" in word:
            first, *rest = word.split("_")
            self.phrases.setdefault(first, []).append((rest, subject))
        elif word.endswith("*"):
            self.stems[word[:-1]] = subject
        else:
            self.whole[word] = subject

    def find(self, tokens: Sequence[str], text: str) -> Subject | None:
        """Return the subject of the first word that is in the text."""
        found = next((s for i, token in enumerate(tokens) for s in self._at(tokens, i, token)), None)
        if found is None and _UNSPACED.search(text):
            found = next((s for word, s in self.inside.items() if word in text), None)
        return found

    def _at(self, tokens: Sequence[str], i: int, token: str) -> Iterator[Subject]:
        """Yield the subjects that begin at a token."""
        if token in self.whole:
            yield self.whole[token]
        for rest, subject in self.phrases.get(token, ()):
            following = tokens[i + 1 : i + 1 + len(rest)]
            if len(following) == len(rest) and all(map(_fits, rest, following)):
                yield subject
        for n in range(SHORTEST_STEM, len(token) + 1):
            if token[:n] in self.stems:
                yield self.stems[token[:n]]


def said_in(text: str) -> Spoken:
    """Return what the words of a text say; any text is allowed, nothing is raised."""
    certain, doubtful = _tiers()
    folded = unicodedata.normalize("NFKC", text).casefold()
    tokens = _TOKEN.findall(folded)
    return Spoken(certain.find(tokens, folded), doubtful.find(tokens, folded))


def words_of_subjects() -> Iterator[tuple[Subject, str, str]]:
    """Yield every word of the list with its subject and its language (ISO 639-1)."""
    subject, language = Subject.HEALTH, ""
    for line in WORDS.strip().splitlines():
        if line.startswith("["):
            subject = Subject(line.strip("[]"))
            continue
        words = line.split()
        if not line.startswith(" "):
            language, *words = words
        for word in words:
            yield subject, language, word


@cache
def _tiers() -> tuple[_Tier, _Tier]:
    """Read the list once: the certain words and the doubtful ones."""
    certain, doubtful = _Tier(), _Tier()
    for subject, _, word in words_of_subjects():
        (doubtful if word.endswith("?") else certain).add(word.rstrip("?"), subject)
    return certain, doubtful


def _fits(wanted: str, token: str) -> bool:
    """Tell whether a token is a word of a phrase, or begins as one with an asterisk does."""
    return token.startswith(wanted[:-1]) if wanted.endswith("*") else token == wanted
