"""Read and write the learned chances of the verbs that sentences are read by."""

from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.places import DATA
from core.dialogue.verb_chances import VerbWeights

VERB_WEIGHTS = DATA / "models" / "verb_weights.npz"


def load_verb_weights(encoder: Encoder, path: Path = VERB_WEIGHTS) -> VerbWeights | None:
    """Return the weights for an encoder; None where they were learned with another.

    Raises FileNotFoundError, naming the command that makes it, where there is no file.
    """
    encoder_id, weights = _read(path)
    return weights if encoder_id == encoder.encoder_id else None


def save_verb_weights(weights: VerbWeights, encoder: Encoder, path: Path = VERB_WEIGHTS) -> None:
    """Write weights as one compressed file of half-precision numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        np.savez_compressed(
            stream,
            allow_pickle=False,
            encoder_id=np.array(encoder.encoder_id),
            verbs=np.array(weights.verbs),
            of_meaning=weights.of_meaning.astype(np.float16),
            of_runs=weights.of_runs.astype(np.float16),
            bias=weights.bias.astype(np.float16),
            common=np.array(sorted(weights.common)),
        )


@cache
def _read(path: Path) -> tuple[str, VerbWeights]:
    """Return the encoder and the weights of a file, once a process."""
    if not path.is_file():
        raise FileNotFoundError(f"There are no weights at {path}. Run benchmarks/train_verbs.py to make them.")
    with np.load(path, allow_pickle=False) as file:
        of_meaning, of_runs, bias = (file[name].astype(np.float32) for name in ("of_meaning", "of_runs", "bias"))
        verbs, common = (tuple(map(str, file[name])) for name in ("verbs", "common"))
        return str(file["encoder_id"]), VerbWeights(verbs, of_meaning, of_runs, bias, frozenset(common))
