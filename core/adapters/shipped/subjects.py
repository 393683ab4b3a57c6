"""Subjects that journeys may be named after: a list written by hand, and its vectors, read already."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.adapters.encoders.encoder import Encoder
from core.adapters.places import DATA
from core.adapters.shipped.reference import ordinary_vectors, reference
from core.adapters.shipped.vector_files import save_vectors, shipped_vectors
from core.similarity import Floats, centred
from core.subjects import Subjects

SUBJECT_LIST = DATA / "models" / "subjects.tsv"
SUBJECT_VECTORS = DATA / "models" / "subjects.npz"


@dataclass(frozen=True, slots=True)
class ListedSubject:
    """A line of the list: its name by language ("" for none), what it is a part of, and words that tell of it."""

    words: Mapping[str, str]
    part_of: tuple[str, ...]
    told_by: str

    @property
    def text(self) -> str:
        """Return what an encoder reads of it."""
        return f"{self.words['en']}: {self.told_by}"


@cache
def listed_subjects(path: Path = SUBJECT_LIST) -> tuple[ListedSubject, ...]:
    """Return the list, once a process; raise FileNotFoundError when the file is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no list of subjects at {path}. It comes with the program: fetch it again.")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            ListedSubject(
                words={language: name for language, name in row.items() if language not in ("part_of", "told_by")},
                part_of=tuple(filter(None, row["part_of"].split("; "))),
                told_by=row["told_by"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


def subjects(encoder: Encoder, centre: Callable[[Floats], Floats]) -> Subjects | None:
    """Return the list as an encoder sees it, held against the shipped reference; None where it has not read them.

    `centre` takes off unit rows `(n, dim)` the mean that is taken off the titles.
    """
    vectors, ordinary = subject_vectors(encoder), ordinary_vectors(encoder)
    if vectors is None or ordinary is None:
        return None
    listed = listed_subjects()
    return Subjects.beside(words_by_language(listed), within(listed), centre(vectors), centre(ordinary))


def reference_subjects(encoder: Encoder) -> Subjects | None:
    """Return the list beside the shipped reference, as `extract` asks it; None where the encoder has not read both."""
    shipped = reference(encoder)
    return None if shipped is None else subjects(encoder, partial(centred, background=shipped))


def within(listed: Sequence[ListedSubject]) -> NDArray[np.bool_]:
    """Return `(n, n)` whether the column's subject is the row's or a part of it, at any depth."""
    place = {subject.words["en"]: at for at, subject in enumerate(listed)}
    found = np.eye(len(listed), dtype=bool)
    for at in range(len(listed)):
        above = [at]
        while above:
            for name in listed[above.pop()].part_of:
                if not found[place[name], at]:
                    found[place[name], at] = True
                    above.append(place[name])
    return found


def words_by_language(listed: Sequence[ListedSubject]) -> dict[str, tuple[str, ...]]:
    """Return by language the name of every subject."""
    return {language: tuple(subject.words[language] for subject in listed) for language in listed[0].words}


def subject_vectors(encoder: Encoder, path: Path = SUBJECT_VECTORS) -> Floats | None:
    """Return the subjects as an encoder sees them `(n, dim)`, unit rows; None where it has not read them."""
    return shipped_vectors(encoder, path, "benchmarks/train_subjects.py")


def save_subjects(encoder: Encoder, path: Path = SUBJECT_VECTORS) -> None:
    """Read the list by every part of an encoder and write the vectors as one compressed file."""
    save_vectors(encoder, [subject.text for subject in listed_subjects()], path)
