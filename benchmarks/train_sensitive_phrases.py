"""Read the phrases from which it is learned what is sensitive: writes data/models/sensitive_phrases.npz."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.sensitive_phrases import PHRASE_VECTORS, save_phrases
from core.adapters.threads import bound_threads
from core.sensitivity.meaning import TEXTS


def main() -> None:
    """Read the phrases by both encoders and write their vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PHRASE_VECTORS)
    options = parser.parse_args()
    bound_threads()
    save_phrases(PairEncoder(MiniLMEncoder(), MultilingualEncoder()), options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(TEXTS)} phrases")


if __name__ == "__main__":
    main()
