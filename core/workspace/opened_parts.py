"""The parts that a journey falls into, from the stored extraction, with names that tell them apart."""

from core.desk.desk import Desk
from core.desk.views import PartView, view_part
from core.entities import Journey, Profile
from core.extraction.tree import Extraction
from core.workspace.titling import Titler


def opened_parts(desk: Desk, titler: Titler, journey_id: str, whole: bool) -> list[PartView]:
    """Return the parts of what a journey has in focus, or of the `whole`, largest first; none of one piece."""
    profile = desk.profile()
    journey = profile.by_id.get(journey_id)
    found = desk.proposals.get(profile.extraction_id or "")
    if journey is None or not isinstance(found, Extraction):
        return []
    opened = journey.members if whole else journey.focus or journey.members
    groups = sorted(found.subdivide(opened, granularity=journey.granularity), key=len, reverse=True)
    if len(groups) < 2:
        return []
    siblings = Profile(tuple(Journey(f"part{i}", tuple(group)) for i, group in enumerate(groups)))
    named = dict(titler.names(desk, siblings))
    return [
        view_part(desk, named[j.journey_id].text if j.journey_id in named else "", j.members) for j in siblings.journeys
    ]
