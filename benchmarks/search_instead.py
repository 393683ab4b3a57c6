"""Search for what is not there, and see whether something else is offered and leads to what was meant.

Searches for nothing (`search_nonsense.txt`) and the English, German and Spanish queries of `search_languages.py` with
four lines of nonsense behind, so that some find nothing close. An offer is right where most of what it finds
first was written for the interest that was meant. The least likeness of a word that is offered instead was chosen on
every other line from the first; the figures are of both halves, the second being the reported one.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.search_floor import halves
from benchmarks.search_languages import interests
from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.desk.search.rewriting import RewriteWay
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

PERSON = "rosalind"
FIRST, MOST = 5, 0.5
LANGUAGES = 3
NONSENSE_BEHIND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """How searches ended: `n` of them, `dead` found nothing, `offered` of these got something else.

    `live` offers of all `offers` find something close; `right` of the `dead` have an offer that leads to what was
    meant, `first` have it as the first.
    """

    n: int
    dead: int
    offered: int
    offers: int
    live: int
    right: int
    first: int
    by_meaning: int


def ends(mine: PersonWorkspace, texts: Sequence[str], meant: Sequence[str], label_of: dict[str, str]) -> Ends:
    """Search for texts that mean interests ('' for nothing) and follow what is offered instead."""
    dead = offered = offers = live = right = first = by_meaning = 0
    for text, interest in zip(texts, meant, strict=True):
        found = mine.search(text)
        if found.places:
            continue
        dead, offered = dead + 1, offered + bool(found.instead)
        led = []
        for other in found.instead:
            places = mine.search(other.text).places
            labels = [label_of[place.item.item_id] == interest for place in places[:FIRST]]
            led.append(bool(labels) and float(np.mean(labels)) >= MOST)
            live += bool(places)
        offers += len(found.instead)
        right, first = right + any(led), first + (led[:1] == [True])
        by_meaning += any(other.way is not RewriteWay.OWN_JOURNEY for other in found.instead)
    return Ends(
        n=len(texts),
        dead=dead,
        offered=offered,
        offers=offers,
        live=live,
        right=right,
        first=first,
        by_meaning=by_meaning,
    )


def main() -> None:
    """Print both halves; the last line is one JSON object."""
    print_setup(0)
    workspace = Workspace(Database(), PairEncoder(MiniLMEncoder(), MultilingualEncoder()))
    mine = workspace.of(PERSON)
    items = mine.desk.catalogue.items
    label_of = dict(zip([item.item_id for item in items], interests(items).tolist(), strict=True))
    asked, nothing = halves()
    said: dict[str, int] = {}
    for name, rows, empty in zip(("chosen", "reported"), asked, nothing, strict=True):
        texts = [text for row in rows for text in row[1 : 1 + LANGUAGES]]
        meant = [row[0] for row in rows for _ in range(LANGUAGES)]
        behind = [
            " ".join(empty[(at + step) % len(empty)] for step in range(NONSENSE_BEHIND)) for at in range(len(texts))
        ]
        mixed = [f"{text} {rest}" for text, rest in zip(texts, behind, strict=True)]
        for kind, queries, labels in (("nonsense", empty, [""] * len(empty)), ("with nonsense behind", mixed, meant)):
            found = ends(mine, queries, labels, label_of)
            print(f"{name}, {kind}: {found}", flush=True)
            said = {"dead": found.dead, "offered": found.offered, "right": found.right}
    print(json.dumps(said))


if __name__ == "__main__":
    main()
