"""Work out what the demo ships beside its texts, its vectors and its map: `python data/demo/prepare.py`.

Needs the project's packages (`make setup`) and a minute; run it after `generate.py` when an item has changed.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.demo import embed_demo

if __name__ == "__main__":
    print(embed_demo(PairEncoder(MiniLMEncoder(), MultilingualEncoder())))
