"""Two places of the list beside each other: in a sentence, why one stands above the other."""

from collections.abc import Mapping

from core.desk.slate_views import PlaceView
from core.effects.sentences import SOURCES, quoted
from core.ranking.reasons import leads
from core.wording import share_in_words

LEADS_IN = {
    "content": "what it is about",
    "people": "what people with your tastes take up",
    "popularity": "how many take it up",
    "time": "how new it is",
    "exploration": "how far it leads from what you know",
}
"""What one of two things is ahead in, by aspect."""


def stands_beside(one: PlaceView, other: PlaceView, asked: Mapping[str, float]) -> str:
    """Say why the higher of two places of a list stands above the lower; `asked` are the shares of the journeys.

    Points are compared only within a journey, since journeys take turns by their shares.
    """
    upper, lower = sorted((one, other), key=lambda view: view.rank)
    first, second = quoted(upper.item.title), quoted(lower.item.title)
    if upper.place.pinned and lower.place.pinned:
        return f"You pinned both {first} and {second}; what you pinned stands on top."
    if upper.place.pinned:
        return f"You pinned {first}, so it stands above what is not pinned."
    if upper.place.journey_id != lower.place.journey_id:
        return (
            f"{first} is for {_asking(upper, asked)}, {second} for {_asking(lower, asked)}. "
            "Journeys take turns by what they ask for, so neither of the two had to be better."
        )
    if upper.source is not lower.source and upper.source is not None and lower.source is not None:
        where = [quoted(SOURCES[view.source]) for view in (upper, lower) if view.source is not None]
        both = f"Both are for {quoted(upper.journey_name)}"
        return f"{both}; {first} comes from {where[0]}, {second} from {where[1]}."
    return _by_points(upper, lower, first, second)


def _asking(view: PlaceView, asked: Mapping[str, float]) -> str:
    """Name a place's journey with what it asks for."""
    return f"{quoted(view.journey_name)}, which asks for {share_in_words(asked.get(view.place.journey_id, 0.0))}"


def _by_points(upper: PlaceView, lower: PlaceView, first: str, second: str) -> str:
    """Say in what each of two places of one journey is ahead, and that points alone would have it otherwise."""
    found, said = leads(upper.place, lower.place), [f"Both are for {quoted(upper.journey_name)}."]
    for title, is_first in ((first, True), (second, False)):
        ahead = [LEADS_IN[one.name] for one in found if (one.points > 0) is is_first]
        said += [f"{title} is ahead in {' and '.join(ahead)}."] if ahead else []
    for title, view in ((first, upper), (second, lower)):
        is_near = any(name == "dismissed" and points < 0 for name, points in view.place.contributions)
        said += [f"{title} is near something that you dismissed."] if is_near else []
    said += [] if found else ["As much speaks for the one as for the other."]
    if upper.place.score < lower.place.score:
        said.append(f"{second} has more points in all; {first} comes first for variety, or as the surer of the two.")
    return " ".join(said)
