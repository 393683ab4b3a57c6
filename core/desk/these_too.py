"""What is asked after 'not me': which other journeys look like what was removed, and what strayed from it elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.desk.desk import Desk
from core.desk.views import JourneyView, PersonView
from core.ranking.disowned import removed_items
from core.ranking.lookalikes import look_alikes
from core.steering import edits as e
from core.steering.fold import effective
from core.steering.log import LogEntry


@dataclass(frozen=True, slots=True)
class TheseToo:
    """The journeys that look like what was just removed, the likeliest first.

    `n_strayed` items of other journeys are more like what was ever removed than like the rest of their own, and ask
    for nothing.
    """

    journeys: tuple[JourneyView, ...] = ()
    n_strayed: int = 0


def these_too(desk: Desk, view: PersonView) -> TheseToo:
    """Return what to ask a person whose latest acts were to say of journeys that they are not them; else nothing."""
    profile = view.profile
    gone = [profile.by_id[i] for i in just_removed(desk.entries) if i in profile.by_id]
    if not gone:
        return TheseToo()
    shown = {journey.journey_id: journey for journey in view.journeys}
    found = look_alikes(desk.catalogue, desk.ranker.signals.links, gone, profile.journeys)
    asked = tuple(shown[one.journey_id] for one in found if one.journey_id in shown)
    return TheseToo(asked, len(desk.ranker.disowned(profile) - set(removed_items(profile))))


def just_removed(entries: Sequence[LogEntry]) -> tuple[str, ...]:
    """Return the journeys that the person's latest acts removed one after the other, the last first."""
    removed = []
    for entry in reversed(effective(entries)):
        if isinstance(entry.edit, e.JourneyRemoved) and entry.is_wished:
            removed.append(entry.edit.journey_id)
        elif entry.is_wished:
            break
    return tuple(dict.fromkeys(removed))
