"""How far each way to find a person's journeys agrees with labels of their items."""

from collections.abc import Mapping, Sequence

from core.metrics.clustering import bcubed_f1, bcubed_precision, bcubed_recall
from core.workspace.person_workspace import PersonWorkspace

AgreementRow = tuple[str, str, int, float, float, float]


def agreement_rows(
    person_id: str, half: PersonWorkspace, labels: Mapping[str, str], ways: Sequence[str]
) -> tuple[AgreementRow, ...]:
    """Return B-cubed precision, recall and F1 (0..1) of each way over the labelled items of a history.

    Items that the history does not hold do not count; a person without any that it holds has no rows.
    """
    found = []
    for way in ways:
        group_of = half.grouping(way)
        known = [item_id for item_id in labels if item_id in group_of]
        told, groups = [labels[item_id] for item_id in known], [group_of[item_id] for item_id in known]
        three = (bcubed_precision(told, groups), bcubed_recall(told, groups), bcubed_f1(told, groups))
        found.append((person_id, way, len(known), *three))
    return tuple(row for row in found if row[2])
