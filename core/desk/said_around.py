"""What a person has before them while they speak: their journeys, their list, what is in force, what they did last."""

from collections.abc import Iterable, Sequence

from core.desk.desk import Desk
from core.desk.in_force import in_force
from core.desk.views import JourneyView, PersonView
from core.desk.wishes import LESS
from core.dialogue.acts import Speakable, SpokenAct, Surrounding
from core.entities import JourneyState
from core.steering import edits as e
from core.steering.decisions import undoable
from core.steering.log import Logged

TITLES_OF_ONE = 6
"""Titles by which a journey may be meant; as many as those of `benchmarks/chat_people.json`."""
MOST_QUOTED = 300
"""Things of the history that may be quoted, the strongest; by hand: a sentence is compared with each."""
LATEST = 10
"""Acts that *the one before* may be about; by hand."""


def around(desk: Desk, view: PersonView) -> Surrounding:
    """Return what a sentence of a person is read against; `now` is the desk's moment."""
    listed = dict.fromkeys((*view.slate.item_ids, *view.profile.pinned, *view.profile.dismissed))
    own = [item_id for item_id in desk.strongest(desk.item_ids, MOST_QUOTED) if item_id not in listed]
    return Surrounding(
        journeys=tuple(_spoken(desk, one) for one in (*view.journeys, *view.removed)),
        listed=_things(desk, listed),
        others=_things(desk, own),
        now=desk.moment,
        pinned=frozenset(view.profile.pinned),
        dismissed=frozenset(view.profile.dismissed),
        blocked=view.profile.blocked,
        in_force=_in_force(desk, view),
        latest=tuple(
            act for entry in reversed(undoable(desk.entries, desk.moment)[:LATEST]) for act in acts_of(entry.edit)
        ),
    )


def _spoken(desk: Desk, view: JourneyView) -> Speakable:
    """Return a journey as it is spoken of."""
    ids = dict.fromkeys(
        (*(item.item_id for item in view.evidence), *desk.strongest(view.journey.members, TITLES_OF_ONE))
    )
    state = "" if view.journey.state is JourneyState.OPEN else view.journey.state.value
    return Speakable(
        id=view.journey_id,
        name=view.name,
        titles=tuple(title for title in desk.titles(list(ids)[:TITLES_OF_ONE]) if title),
        state=state or ("muted" if view.journey.muted else ""),
    )


def _things(desk: Desk, item_ids: Iterable[str]) -> tuple[Speakable, ...]:
    """Return things as they are spoken of: by their titles."""
    items = (desk.catalogue.item(item_id) for item_id in item_ids)
    return tuple(Speakable(id=item.item_id, name=item.title) for item in items if item is not None and item.title)


def _in_force(desk: Desk, view: PersonView) -> tuple[SpokenAct, ...]:
    """Return the wishes in force that may be ended, by the journeys that they are about."""
    edits = {entry.seq: entry.edit for entry in desk.entries}
    counting = [one for one in in_force(desk.entries, view.profile, desk.moment) if not one.has_ended]
    return tuple(act for one in counting for act in acts_of(edits[one.seqs[-1]]))


def acts_of(edit: Logged) -> Sequence[SpokenAct]:
    """Return what an edit of the log was, as it could be said; nothing where that is never said."""
    match edit:
        case e.SentenceTaken():
            return [act for each in edit.edits for act in acts_of(each)]
        case e.JourneyWeighted():
            return [SpokenAct(verb="less" if edit.weight <= LESS else "more", target=edit.journey_id)]
        case e.JourneyMuted() | e.JourneyPaused() | e.JourneyFinished() | e.JourneyResumed() | e.JourneyRemoved():
            return [SpokenAct(verb=_VERB_OF[type(edit)], target=edit.journey_id)]
        case e.JourneyFocused() | e.JourneySplit() | e.JourneyRenamed():
            return [SpokenAct(verb=_VERB_OF[type(edit)], target=edit.journey_id)]
        case e.ItemPinned() | e.ItemDismissed():
            return [SpokenAct(verb=_VERB_OF[type(edit)], target=edit.item_id)]
        case _:
            return []


_VERB_OF: dict[type[object], str] = {
    e.JourneyMuted: "mute",
    e.JourneyPaused: "pause",
    e.JourneyFinished: "finish",
    e.JourneyResumed: "resume",
    e.JourneyRemoved: "remove",
    e.JourneyFocused: "focus",
    e.JourneySplit: "split",
    e.JourneyRenamed: "rename",
    e.ItemPinned: "pin",
    e.ItemDismissed: "dismiss",
}
