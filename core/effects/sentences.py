"""An edit as a sentence, in the second person, for messages and the History page."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import assert_never

from core.entities import ListSource, Profile
from core.steering import edits as e
from core.steering.fold import apply
from core.steering.log import Logged, UnknownEdit

OfJourneys = (
    e.JourneyRenamed
    | e.JourneysMerged
    | e.JourneySplit
    | e.ItemsGathered
    | e.ItemsMoved
    | e.JourneyWeighted
    | e.JourneyMuted
    | e.JourneyFocused
    | e.GranularitySet
    | e.JourneyPaused
    | e.JourneyFinished
    | e.JourneyResumed
    | e.JourneyRemoved
)
ASKED_FOR_WORD = "Asked for your word:"
UNKNOWN = "Something that a newer version of this app knows; it does nothing here"
METHODS = {
    "personal": "from your own history alone",
    "topics": "by the topics of the whole catalogue",
    "cooccurrence": "by what people take up together",
}
SOURCES = {
    ListSource.BACKLOG: "Your backlog",
    ListSource.REVISIT: "Worth another look",
    ListSource.CATALOGUE: "To choose from",
    ListSource.OTHERS: "Other people's things",
}
DETAIL = {0.0: "broadest", 0.25: "broad", 0.5: "as found", 0.75: "fine", 1.0: "finest"}
"""Levels of the dial of detail (0..1) in words; by eye: five are as many as words tell apart."""


def quoted(name: str) -> str:
    """Put a name in quotation marks."""
    return f"“{name}”"


def count(n: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def detail(granularity: float) -> str:
    """Put a dial's value (0..1) into words, or into a percentage between its levels."""
    return DETAIL.get(granularity, f"{granularity * 100:.0f} %")


def sentence(edit: Logged, before: Profile, title: Callable[[str], str], earlier: str = "") -> str:
    """Say what an edit did, with the names as they were before it.

    `title` maps an item id to its title; `earlier` is the sentence of the edit that an undo, redo or end is about.
    """
    if isinstance(edit, e.ItemsGathered) and edit.disowned:
        return took_out(edit.item_ids, title)
    if isinstance(edit, OfJourneys):
        return _of_journeys(edit, before)
    match edit:
        case e.JourneysExtracted():
            return _extracted(edit)
        case e.JourneysNamed():
            return f"Named {count(len(edit.names), 'journey')}"
        case e.NameSuggested():
            return _suggested(edit, before)
        case e.SuggestionsTaken():
            return _suggestions_taken(edit, before)
        case e.SuggestionLeft():
            return _left(edit, before)
        case e.EditUndone() | e.EditRedone():
            return _about_earlier(edit, earlier)
        case e.EndSet():
            return f"{_lasting(edit.until)}: {earlier or 'an edit'}{_since(edit.said)}"
        case e.InterestDeclined():
            return f"Declined {quoted(edit.name or 'an interest')}"
        case e.InterestAdopted():
            return f"Took up {quoted(edit.name)}"
        case e.ExplorationSet():
            return f"Set surprise to {edit.exploration * 100:.0f} %"
        case e.SourcesChosen():
            return _chosen(edit, before)
        case e.WordsBlocked():
            words = " and ".join(map(quoted, edit.words))
            return f"Kept out what says {words}" if edit.blocked else f"Let in again what says {words}"
        case e.UnfittingLeftOut():
            return f"{'Left out' if edit.left_out else 'Showed again'} what fits none of your journeys"
        case e.ItemBroughtBack():
            return f"{'Brought back' if edit.back else 'Left out again'} {quoted(title(edit.item_id))}"
        case e.ItemPinned():
            return f"{'Pinned' if edit.pinned else 'Took the pin off'} {quoted(title(edit.item_id))}"
        case e.ItemDismissed():
            return f"{'Dismissed' if edit.dismissed else 'Allowed again'} {quoted(title(edit.item_id))}"
        case e.TurnTaken():
            return _in_turn(edit, before, title)
        case e.RecipeTaken():
            return f"Took {count(len(edit.edits), 'change')} from the recipe {quoted(edit.name)}"
        case e.SentenceTaken():
            return _taken(edit, before, title)
        case UnknownEdit():
            return UNKNOWN
        case _:
            assert_never(edit)


def took_out(item_ids: Sequence[str], title: Callable[[str], str]) -> str:
    """Say that items are not the person's: one by its title, more by their number."""
    what = quoted(title(item_ids[0])) if len(item_ids) == 1 else count(len(item_ids), "item")
    return f"Took {what} out: not you"


def _in_turn(turn: e.TurnTaken, before: Profile, title: Callable[[str], str]) -> str:
    """Say every edit of a turn, and whether it asks for the person's word or has it."""
    told = _in_steps(turn.edits, before, title)
    if turn.waits:
        return f"{ASKED_FOR_WORD} {told}"
    return f"{'In one turn' if turn.answers is None else 'With your word'}: {told}"


def _about_earlier(edit: e.EditUndone | e.EditRedone, earlier: str) -> str:
    """Say that something was undone or done again, or that the person turned down what was asked, or no longer does."""
    undone = isinstance(edit, e.EditUndone)
    if earlier.startswith(ASKED_FOR_WORD):
        answer = "Said no to" if undone else "Waits for your word again"
        return f"{answer}: {earlier.removeprefix(ASKED_FOR_WORD).strip()}"
    return f"{'Undid' if undone else 'Did again'}: {earlier or 'an edit'}{_since(edit.said)}"


def _in_steps(edits: Iterable[e.Edit], before: Profile, title: Callable[[str], str]) -> str:
    """Say edits one after the other, each with the names as they were before it."""
    profile, steps = before, list[str]()
    for each in edits:
        steps.append(sentence(each, profile, title))
        profile = apply(profile, each, {})
    return "; ".join(steps)


def _since(said: str) -> str:
    """Say what sentence asked for something; nothing for a click."""
    return f", since you said {quoted(said)}" if said else ""


def without_since(told: str, said: str) -> str:
    """Return what was told without the sentence that asked for it, where that stands beside it."""
    return told.removesuffix(_since(said))


def _taken(edit: e.SentenceTaken, before: Profile, title: Callable[[str], str]) -> str:
    """Say what was said and what was made of it."""
    lasts = f", until {_when(edit.until)}" if edit.until else ""
    return f"{_in_steps(edit.edits, before, title)}{lasts}{_since(edit.said)}"


def _suggested(edit: e.NameSuggested, before: Profile) -> str:
    """Say what a language model suggested, or that it was no use; a refused name is never told."""
    name = quoted(before.name(edit.journey_id) or "a journey that has gone")
    if edit.suggested is None:
        return f"A name that the language model suggested for {name} was refused"
    return f"The language model suggested {quoted(edit.suggested.text)} for {name}"


def _left(edit: e.SuggestionLeft, before: Profile) -> str:
    """Say which suggested name was left."""
    journey = quoted(before.name(edit.journey_id) or "a journey that has gone")
    return f"Left the name {quoted(edit.name)} that the language model suggested for {journey}"


def _suggestions_taken(edit: e.SuggestionsTaken, before: Profile) -> str:
    """Say which names were taken: one in full, several by their number."""
    if len(edit.renames) == 1:
        (rename,) = edit.renames
        return f"{_of_journeys(rename, before)}, as the language model suggested"
    return f"Took {count(len(edit.renames), 'name')} that the language model suggested"


def _lasting(until: datetime | None) -> str:
    """Say how long something lasts."""
    if until is None:
        return "Lasts until you say"
    return "Switched off" if until == e.AT_ONCE else f"Lasts until {_when(until)}"


def _when(time: datetime) -> str:
    """Write a moment (aware) in UTC."""
    utc = time.astimezone(UTC)
    return f"{utc.day} {utc:%B %Y, %H:%M} UTC"


def _chosen(edit: e.SourcesChosen, before: Profile) -> str:
    """Say which sources were switched on and which off."""
    on = [quoted(SOURCES[s]) for s in ListSource if s in edit.sources and s not in before.sources]
    off = [quoted(SOURCES[s]) for s in before.sources if s not in edit.sources]
    said = [f"{way} {' and '.join(names)}" for way, names in (("on", on), ("off", off)) if names]
    return f"Switched {', '.join(said)}" if said else "Chose where your list comes from"


def _extracted(edit: e.JourneysExtracted) -> str:
    """Say why journeys were found again."""
    if edit.answered:
        return f"Asked the language model about {count(edit.answered, 'doubtful join')}"
    found = f"Found your journeys {METHODS[edit.method]}" if edit.method in METHODS else ""
    return found or "Read your history and found its journeys"


def _of_journeys(edit: OfJourneys, before: Profile) -> str:
    """Say what an edit did to journeys."""

    def name(journey_id: str) -> str:
        return quoted(before.name(journey_id) or "a journey that has gone")

    match edit:
        case e.JourneyRenamed():
            own = f"Renamed {name(edit.journey_id)} to {quoted(edit.name or '')}"
            return own if edit.name is not None else f"Gave {name(edit.journey_id)} its first name back"
        case e.JourneysMerged():
            return f"Merged {' and '.join(name(i) for i in edit.absorbed_ids)} into {name(edit.target_id)}"
        case e.JourneySplit():
            items = count(sum(len(item_ids) for _, item_ids in edit.parts), "item")
            return f"Split {items} off {name(edit.journey_id)}"
        case e.ItemsGathered():
            named = f" {quoted(edit.name)}" if edit.name else ""
            return f"Made a journey{named} of {count(len(edit.item_ids), 'item')}"
        case e.ItemsMoved():
            return f"Moved {count(len(edit.item_ids), 'item')} to {name(edit.target_id)}"
        case e.JourneyWeighted():
            journey = before.by_id.get(edit.journey_id)
            more = journey is None or edit.weight > journey.weight
            return f"{'More' if more else 'Less'} of {name(edit.journey_id)}"
        case e.JourneyMuted():
            return f"{'Muted' if edit.muted else 'Unmuted'} {name(edit.journey_id)}"
        case e.JourneyFocused():
            if not edit.item_ids:
                return f"Opened all of {name(edit.journey_id)} again"
            return f"Went deeper into {quoted(edit.name or 'a part')} of {name(edit.journey_id)}"
        case e.GranularitySet():
            where = f"within {name(edit.journey_id)}" if edit.journey_id else "for all journeys"
            return f"Set the detail to {quoted(detail(edit.granularity))} {where}"
        case e.JourneyPaused():
            return f"Paused {name(edit.journey_id)}"
        case e.JourneyFinished():
            return f"Finished {name(edit.journey_id)}"
        case e.JourneyResumed():
            return f"Took up {name(edit.journey_id)} again"
        case e.JourneyRemoved():
            return f"Took {name(edit.journey_id)} out: not you"
        case _:
            assert_never(edit)
