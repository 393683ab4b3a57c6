"""A data set of four people and twelve things of which no two are alike, for what is measured on people."""

import numpy as np

from benchmarks.recommendation_sets import START, DataSet, Split, leave_out
from core.entities import Item

N_ITEMS = 12


def few_people() -> Split:
    """Return four people who took up five things each, the last one hidden."""
    histories = tuple((np.arange(5) + person) % N_ITEMS for person in range(4))
    items = tuple(Item(f"i{row}", f"Item {row}") for row in range(N_ITEMS))
    known = DataSet(
        name="few",
        items=items,
        raw_vectors=np.eye(N_ITEMS, dtype=np.float32),
        histories=histories,
        moments=((START,) * 5,) * 4,
    )
    return leave_out(known, 1)
