"""Read the subjects that journeys are named after: writes data/models/subjects.npz from data/models/subjects.tsv."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.subjects import SUBJECT_VECTORS, listed_subjects, save_subjects
from core.adapters.threads import bound_threads


def main() -> None:
    """Read data/models/subjects.tsv by both encoders and write its vectors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SUBJECT_VECTORS)
    options = parser.parse_args()
    bound_threads()
    save_subjects(PairEncoder(MiniLMEncoder(), MultilingualEncoder()), options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(listed_subjects())} subjects")


if __name__ == "__main__":
    main()
