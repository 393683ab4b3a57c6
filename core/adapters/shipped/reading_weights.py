"""Read and write what sentences are read by: the learned weights of clauses, of words, and of the signs of readings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import WordPlaces
from core.adapters.places import DATA
from core.dialogue.listening import Learned, SignWeights
from core.dialogue.signs import SIGN_NAMES
from core.dialogue.verb_chances import VerbWeights
from core.dialogue.word_chances import WordWeights
from core.similarity import Floats

READING_WEIGHTS = DATA / "models" / "reading_weights.npz"
_HALVES = ("of_meaning", "of_runs", "bias_of_clauses")
_OF_WORDS = ("of_place", "of_grams", "bias_of_words")
_TUNING = "tuning:"
"""Before the names of what is added to the encoder's matrices."""


def load_learned(encoder: Encoder, path: Path = READING_WEIGHTS) -> Learned | None:
    """Return what readings are weighed by with an encoder; None where it was learned with another.

    Raises FileNotFoundError, naming the command that makes it, where there is no file, and ValueError where the file
    knows other signs.
    """
    encoder_id, learned, tuning = _read(path)
    if encoder_id != encoder.encoder_id or not isinstance(encoder, PairEncoder):
        return None
    return replace(learned, place=WordPlaces(encoder, tuning))


def save_learned(
    learned: Learned, encoder: Encoder, tuning: Mapping[str, Floats], path: Path = READING_WEIGHTS
) -> None:
    """Write weights as one compressed file, those of verbs and what tunes the encoder in half precision."""
    path.parent.mkdir(parents=True, exist_ok=True)
    clauses = learned.verbs
    numbers = dict(zip(_HALVES, (clauses.of_meaning, clauses.of_runs, clauses.bias), strict=True))
    for end, words in (("", learned.words), ("_tuned", learned.tuned)):
        numbers |= {name + end: told for name, told in zip(_OF_WORDS, _parts(words), strict=True)}
    numbers |= {_TUNING + name: added for name, added in tuning.items()}
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            allow_pickle=False,
            encoder_id=np.array(encoder.encoder_id),
            verbs=np.array(clauses.verbs),
            common=np.array(sorted(clauses.common)),
            signs=np.array(SIGN_NAMES),
            of_signs=learned.signs.direct.astype(np.float32),
            bias_of_readings=np.array(learned.signs.bias, np.float32),
            inner_of_signs=learned.signs.inner.astype(np.float32),
            of_inner=learned.signs.of_inner.astype(np.float32),
            **{name: told.astype(np.float16) for name, told in numbers.items()},
        )


@cache
def _read(path: Path) -> tuple[str, Learned, dict[str, Floats]]:
    """Return the encoder, weights and tuning of a file, once a process, without what words mean in their places."""
    if not path.is_file():
        raise FileNotFoundError(f"There are no weights at {path}. Run benchmarks/train_readings.py to make them.")
    with np.load(path, allow_pickle=False) as file:
        if tuple(map(str, file["signs"])) != SIGN_NAMES or "of_inner" not in file.files:
            raise ValueError(f"The weights at {path} are of other signs. Run benchmarks/train_readings.py again.")
        halves = {name: told.astype(np.float32) for name in file.files if (told := file[name]).dtype == np.float16}
        tuning = {name.removeprefix(_TUNING): told for name, told in halves.items() if name.startswith(_TUNING)}
        words, tuned = (WordWeights(*(halves[name + end] for name in _OF_WORDS)) for end in ("", "_tuned"))
        of_meaning, of_runs, bias = (halves[name] for name in _HALVES)
        verbs, common = (tuple(map(str, file[name])) for name in ("verbs", "common"))
        of_verbs = VerbWeights(verbs, of_meaning, of_runs, bias, frozenset(common))
        signs = SignWeights(file["of_signs"], float(file["bias_of_readings"]), file["inner_of_signs"], file["of_inner"])
        learned = Learned(of_verbs, words, tuned, _nowhere, signs)
        return str(file["encoder_id"]), learned, tuning


def _parts(words: WordWeights) -> tuple[Floats, Floats, Floats]:
    """Return the numbers of weights of words."""
    return words.of_place, words.of_grams, words.bias


def _nowhere(words: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Stand for what words mean in their places until an encoder is handed in."""
    raise NotImplementedError(words)
