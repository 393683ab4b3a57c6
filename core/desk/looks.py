"""A journey's colour and shape for good: given when it comes to be in the log, and changed by nothing that follows."""

from collections import Counter
from collections.abc import Mapping, Sequence

from core.desk.palette import LIGHT, SHAPES
from core.entities import Journey, Profile
from core.journeys import journey_id_for

STYLES = len(LIGHT) * len(SHAPES)
_ID_ENDING = 6
"""Letters of a journey's id that its style is drawn from; any number would do; another would recolour all."""


class Looks:
    """The style numbers of all journeys of a log, read profile by profile from that of no entries on.

    `n_read` counts the profiles, so it is the number of the entry before which to go on reading.
    """

    def __init__(self) -> None:
        """Start with no journey."""
        self.n_read = 0
        self.styles: dict[str, int] = {}

    def read(self, profile: Profile) -> None:
        """Give the journeys that a profile is the first to hold a look of their own."""
        self.n_read += 1
        if any(journey.journey_id not in self.styles for journey in profile.journeys):
            self.styles |= styles(profile.journeys, self.styles)


def styles(journeys: Sequence[Journey], before: Mapping[str, int] | None = None) -> dict[str, int]:
    """Give every journey a style number: the one that it had `before`, else a free one.

    That is what its id asks for, or else the next in the colour and the shape that the others use least. Journeys
    that an extraction found choose before those that an edit made.
    """
    known = before or {}
    chosen = {j.journey_id: known[j.journey_id] for j in journeys if j.journey_id in known}
    for journey in sorted((j for j in journeys if j.journey_id not in known), key=_found_first):
        wanted = int.from_bytes(journey.journey_id.encode()[-_ID_ENDING:], "big") % STYLES
        free = [n % STYLES for n in range(wanted, wanted + STYLES) if n % STYLES not in chosen.values()]
        colours, shapes = (Counter(n % count for n in chosen.values()) for count in (len(LIGHT), len(SHAPES)))
        rank = {n: (colours[n % len(LIGHT)], shapes[n % len(SHAPES)]) for n in free}
        chosen[journey.journey_id] = min(free, key=rank.__getitem__, default=wanted)
    return chosen


def _found_first(journey: Journey) -> tuple[bool, str]:
    """Order journeys: those that bear the id of their first item, then those that an edit made."""
    found = bool(journey.members) and journey.journey_id == journey_id_for(journey.members[0])
    return not found, journey.journey_id
