"""Make what histories are held against: `train_reference.py --data ../shared/data` writes data/models/reference.npz."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.extraction_people import read_collections, some
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.demo import demo_items
from core.adapters.shipped.reference import REFERENCE, save_reference
from core.adapters.threads import bound_threads
from core.catalogue import text_of
from core.similarity import SAMPLE

SEED = 0


def main() -> None:
    """Draw half of the texts from the demo's items and half from the collections' titles, and write their vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--out", type=Path, default=REFERENCE)
    options = parser.parse_args()
    bound_threads()
    rng = np.random.default_rng(SEED)
    titles = sorted({title for collection in read_collections(options.data) for title in collection.titles})
    texts = [*some([text_of(item) for item in demo_items()], SAMPLE // 2, rng), *some(titles, SAMPLE // 2, rng)]
    save_reference(PairEncoder(MiniLMEncoder(), MultilingualEncoder()), texts, options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(texts)} texts, seed {SEED}")


if __name__ == "__main__":
    main()
