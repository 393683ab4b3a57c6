"""Tell which areas of a catalogue are about something sensitive: they are never proposed."""

import numpy as np

from core.catalogue import Catalogue
from core.exploration.areas import Areas
from core.sensitivity.finding import find_sensitive
from core.sensitivity.meaning import Meanings

LOOKED_AT = 30
"""Items of an area that are looked at, those nearest to its middle: an area has 18 on the mean, and in the largest
catalogues (400 areas) this bounds the reading to 12,000 titles, about a second."""


def sensitive_areas(catalogue: Catalogue, areas: Areas, meanings: Meanings | None) -> frozenset[int]:
    """Return the areas that are sensitive by their titles and their middle; by words alone without `meanings`."""
    found: set[int] = set()
    for area, rows in areas.members.items():
        nearest = rows[np.argsort(-(catalogue.vectors[rows] @ areas.centres[area]), kind="stable")][:LOOKED_AT]
        titles = [catalogue.items[row].title for row in nearest]
        if find_sensitive("", titles, catalogue.vectors[nearest], meanings) is not None:
            found.add(area)
    return frozenset(found)
