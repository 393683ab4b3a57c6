"""How alike the items of everybody's journeys are, from the vectors that are stored."""

from collections.abc import Mapping, Sequence

from core.adapters.analyst.item_vectors import item_vectors
from core.adapters.encoders.encoder import Encoder
from core.adapters.store.database import Database
from core.metrics.clustering import density_of
from core.workspace.analyst.found_journeys import MemberRow


def densities_of(
    database: Database, encoder: Encoder, members: Sequence[MemberRow]
) -> Mapping[tuple[str, str], float | None]:
    """Map a person and a journey to the mean cosine of its items to each other; None of fewer than two that are read.

    No title is read for it.
    """
    items: dict[tuple[str, str], list[str]] = {}
    for person_id, journey_id, item_id in members:
        items.setdefault((person_id, journey_id), []).append(item_id)
    row_of, vectors = item_vectors(database, encoder, dict.fromkeys(item_id for *_, item_id in members))
    rows = {whose: [row_of[item_id] for item_id in ids if item_id in row_of] for whose, ids in items.items()}
    return {whose: density_of(vectors[own]) for whose, own in rows.items()}
