"""Read and write what sentences are read by: the learned weights of clauses, of words, and of the signs of readings."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import WordPlaces
from core.adapters.places import DATA
from core.dialogue.listening import Learned
from core.dialogue.signs import SIGN_NAMES
from core.dialogue.verb_chances import VerbWeights
from core.dialogue.word_chances import WordWeights
from core.similarity import Floats

READING_WEIGHTS = DATA / "models" / "reading_weights.npz"
_HALVES = ("of_meaning", "of_runs", "bias_of_clauses", "of_place", "of_grams", "bias_of_words")


def load_learned(encoder: Encoder, path: Path = READING_WEIGHTS) -> Learned | None:
    """Return what readings are weighed by with an encoder; None where it was learned with another.

    Raises FileNotFoundError, naming the command that makes it, where there is no file, and ValueError where the file
    knows other signs.
    """
    encoder_id, learned = _read(path)
    if encoder_id != encoder.encoder_id or not isinstance(encoder, PairEncoder):
        return None
    return replace(learned, place=WordPlaces(encoder))


def save_learned(learned: Learned, encoder: Encoder, path: Path = READING_WEIGHTS) -> None:
    """Write weights as one compressed file, those of verbs in half precision."""
    path.parent.mkdir(parents=True, exist_ok=True)
    clauses, words = learned.verbs, learned.words
    numbers = (clauses.of_meaning, clauses.of_runs, clauses.bias, words.of_place, words.of_grams, words.bias)
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            allow_pickle=False,
            encoder_id=np.array(encoder.encoder_id),
            verbs=np.array(clauses.verbs),
            common=np.array(sorted(clauses.common)),
            signs=np.array(SIGN_NAMES),
            of_signs=learned.of_signs.astype(np.float32),
            bias_of_readings=np.array(learned.bias, np.float32),
            **{name: numbers_of.astype(np.float16) for name, numbers_of in zip(_HALVES, numbers, strict=True)},
        )


@cache
def _read(path: Path) -> tuple[str, Learned]:
    """Return the encoder and the weights of a file, once a process, without what words mean in their places."""
    if not path.is_file():
        raise FileNotFoundError(f"There are no weights at {path}. Run benchmarks/train_readings.py to make them.")
    with np.load(path, allow_pickle=False) as file:
        if tuple(map(str, file["signs"])) != SIGN_NAMES:
            raise ValueError(f"The weights at {path} are of other signs. Run benchmarks/train_readings.py again.")
        of_meaning, of_runs, of_clauses, of_place, of_grams, of_words = (
            file[name].astype(np.float32) for name in _HALVES
        )
        verbs, common = (tuple(map(str, file[name])) for name in ("verbs", "common"))
        return str(file["encoder_id"]), Learned(
            VerbWeights(verbs, of_meaning, of_runs, of_clauses, frozenset(common)),
            WordWeights(of_place, of_grams, of_words),
            _nowhere,
            file["of_signs"],
            float(file["bias_of_readings"]),
        )


def _nowhere(words: Sequence[str]) -> tuple[Floats, Floats]:
    """Stand for what words mean in their places until an encoder is handed in."""
    raise NotImplementedError(words)
