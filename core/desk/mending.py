"""What the audit found amiss in a profile, each with the one act that mends it, as wishes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.audit.alarms import Act, Alarm
from core.desk.picks import gather, own_journey
from core.desk.wishes import MORE
from core.entities import Item, Profile
from core.steering import edits as e

SHOWN_ITEMS = 3
"""Titles under an alarm about items: as many as under a journey's name."""


@dataclass(frozen=True, slots=True)
class Mending:
    """An alarm's sentence, some of the items it is about, and what mends it: the button's words and its wishes.

    `journey_ids` are the journeys that it is about; none where an interest is missed.
    """

    sentence: str
    items: tuple[Item, ...]
    act: str
    wishes: tuple[e.Edit, ...]
    journey_ids: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return a name for the button, the same as long as the same wishes mend it."""
        return "-".join([wish.kind for wish in self.wishes] + [j for wish in self.wishes for j in wish.concerns if j])


def mendings(
    alarms: Sequence[Alarm], profile: Profile, item_ids: Sequence[str], item: Callable[[str], Item | None]
) -> tuple[Mending, ...]:
    """Return what can be mended, in the order of the alarms; `item_ids` are the history's, to which rows refer.

    An alarm about a journey that has gone or that the person muted, paused or finished is left out: they have
    judged it already.
    """
    found = []
    for alarm in alarms:
        about = tuple(item_ids[row] for row in alarm.rows)
        journeys = [profile.by_id.get(journey_id) for journey_id in alarm.journey_ids]
        if all(journey is not None and journey.has_share for journey in journeys):
            wishes = WISHES[alarm.act](alarm, profile, about)
            shown = tuple(i for item_id in about[:SHOWN_ITEMS] if (i := item(item_id)) is not None)
            if wishes:
                found.append(Mending(alarm.sentence, shown, alarm.act, wishes, alarm.journey_ids))
    return tuple(found)


def _own(_: Alarm, profile: Profile, about: Sequence[str]) -> tuple[e.Edit, ...]:
    """Make what is missed a journey of its own, by a split where it lies within one."""
    picked = gather(profile, about)
    return own_journey(picked) if picked.item_ids else ()


def _merge(alarm: Alarm, profile: Profile, _: Sequence[str]) -> tuple[e.Edit, ...]:
    """Merge what says the same into the larger of both."""
    target, *others = sorted(alarm.journey_ids, key=lambda j: (-len(profile.by_id[j].members), j))
    return (e.JourneysMerged(target, tuple(others)),) if others else ()


def _more(alarm: Alarm, profile: Profile, _: Sequence[str]) -> tuple[e.Edit, ...]:
    """Ask for more of what goes on though it is shown at rest."""
    return tuple(e.JourneyWeighted(j, profile.by_id[j].weight * MORE) for j in alarm.journey_ids)


def _finish(alarm: Alarm, _: Profile, __: Sequence[str]) -> tuple[e.Edit, ...]:
    """Finish what is over, or was never more than one sitting."""
    return tuple(e.JourneyFinished(j) for j in alarm.journey_ids)


WISHES: Mapping[Act, Callable[[Alarm, Profile, Sequence[str]], tuple[e.Edit, ...]]] = {
    Act.GATHER: _own,
    Act.SPLIT: _own,
    Act.MERGE: _merge,
    Act.FINISH: _finish,
    Act.MORE: _more,
}
