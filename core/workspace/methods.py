"""The ways to find a person's journeys, side by side: one's own tree, or one of the two global baselines."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.desk.desk import Desk
from core.desk.views import EditOutcome
from core.entities import Profile
from core.extraction.tree import Extraction
from core.journeys import least_size
from core.metrics.clustering import journey_density, journey_length, journeys_found
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.journal import Journal
from core.workspace.preparation import Preparation


@dataclass(frozen=True, slots=True)
class Proxies:
    """What journeys are like, without knowing the true ones: mean items, mean cosine within (-1..1), and how many."""

    length: float
    density: float
    n_journeys: int


def extract_by(
    desk: Desk, preparation: Preparation, journal: Journal, method: str, action_id: str | None = None
) -> EditOutcome:
    """Find a person's journeys again by another method, as an edit of theirs; what they decided stays.

    Raises KeyError for no method, and Refused where their journeys are found by it already.
    """
    with desk.lock:
        found = _by(desk, preparation, method)
        desk.proposals.setdefault(found.extraction_id, found)

        def fact(profile: Profile) -> e.Edit:
            if profile.extraction_id == found.extraction_id:
                raise Refused("Your journeys are found that way already.")
            return e.JourneysExtracted(found.extraction_id, method=method)

        return journal.commit(desk, fact, action_id, found)


def method_of(desk: Desk) -> str:
    """Return the method by which a person's journeys are found now; '' where none were found."""
    found = desk.proposals.get(desk.profile().extraction_id or "")
    return found.method if isinstance(found, Extraction) else ""


def proxies(desk: Desk, preparation: Preparation, method: str) -> Proxies:
    """Return what a person's journeys would be like under a method; raise KeyError for no method.

    Clusters too small for a journey do not count, as on the page.
    """
    with desk.lock:
        clusters, least = _by(desk, preparation, method).cut(), least_size(len(desk.item_ids))
        labels = [number for number, cluster in enumerate(clusters) for _ in cluster]
        density = journey_density(labels, desk.vectors([i for cluster in clusters for i in cluster]), least)
    return Proxies(journey_length(labels, least), density, journeys_found(labels, least))


def grouping(desk: Desk, preparation: Preparation, method: str) -> Mapping[str, int]:
    """Return the number of each item's group under a method, small groups too; raise KeyError for no method."""
    with desk.lock:
        clusters = _by(desk, preparation, method).cut()
    return {item_id: number for number, cluster in enumerate(clusters) for item_id in cluster}


def _by(desk: Desk, preparation: Preparation, method: str) -> Extraction:
    """Return the extraction by a method, worked out once a desk; raise KeyError for no method."""
    if method not in desk.ways:
        desk.ways[method] = preparation.extraction(desk, method)
    return desk.ways[method]
