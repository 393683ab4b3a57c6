"""Read and write the trained weights that ship with the product."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.lib.npyio import NpzFile
from numpy.typing import NDArray

from core.adapters.places import DATA
from core.extraction.pair_model import JourneyModel, PairModel

EXTRACTION = DATA / "models" / "extraction.npz"


@cache
def extraction_model(path: Path = EXTRACTION) -> JourneyModel:
    """Load the extraction model once a process; raise FileNotFoundError when the file is missing."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no model at {path}. Run benchmarks/train_extraction.py to train one.")
    with np.load(path, allow_pickle=False) as arrays:
        return JourneyModel(_read(arrays, "single"), _read(arrays, "paired"))


def save_extraction_model(model: JourneyModel, path: Path = EXTRACTION) -> None:
    """Write the model as one compressed file without pickled objects."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for prefix, pair_model in (("single", model.single), ("paired", model.paired)):
        arrays |= _arrays(prefix, pair_model)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)


def _arrays(prefix: str, model: PairModel) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {
        f"{prefix}/names": np.asarray(model.names),
        f"{prefix}/mean": model.mean,
        f"{prefix}/scale": model.scale,
        f"{prefix}/shape": np.asarray([len(model.networks), len(model.networks[0])]),
    }
    for network, layers in enumerate(model.networks):
        for layer, (weights, bias) in enumerate(layers):
            arrays[f"{prefix}/{network}/{layer}/weights"] = weights
            arrays[f"{prefix}/{network}/{layer}/bias"] = bias
    return arrays


def _read(arrays: NpzFile, prefix: str) -> PairModel:
    n_networks, n_layers = (int(value) for value in arrays[f"{prefix}/shape"])
    networks = tuple(
        tuple(
            (arrays[f"{prefix}/{network}/{layer}/weights"], arrays[f"{prefix}/{network}/{layer}/bias"])
            for layer in range(n_layers)
        )
        for network in range(n_networks)
    )
    names = tuple(str(name) for name in arrays[f"{prefix}/names"])
    return PairModel(names, arrays[f"{prefix}/mean"], arrays[f"{prefix}/scale"], networks)
