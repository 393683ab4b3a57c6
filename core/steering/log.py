"""The log: an edit with its place in it, and edits as JSON both ways.

Entries of a later version stay as they are: this one keeps them, does nothing about them and writes them back
unchanged.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter

from core.steering.edits import Edit, JourneysExtracted, OfNoJourney, SuggestionsTaken, Together, TurnTaken

_ADAPTER: TypeAdapter[Edit] = TypeAdapter(
    Annotated[Edit, Field(discriminator="kind")], config=ConfigDict(ser_json_inf_nan="strings")
)


@dataclass(frozen=True, slots=True)
class UnknownEdit(OfNoJourney):
    """What a log holds and this version cannot read: its kind, and its payload to the letter.

    It may stand in a log and can never be wished: it is no `Edit`.
    """

    kind: str
    payload: str


Logged = Edit | UnknownEdit
AGENT = "agent:"
"""What an agent's name has before it as the actor of an entry, so that none can pass for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """An edit with its place in a person's log; `actor` is person, model, rules or an agent; `time` is UTC.

    `effect` is what the edit did to the slate when it was made, as JSON; '' where nothing was measured.
    """

    seq: int
    person_id: str
    time: datetime
    actor: str
    edit: Logged
    action_id: str = ""
    effect: str = ""

    @property
    def agent(self) -> str:
        """Return the name of the agent that made this edit; '' where none did."""
        return self.actor.removeprefix(AGENT) if self.actor.startswith(AGENT) else ""

    @property
    def waits(self) -> bool:
        """Tell whether this asks for the person's word and changes nothing."""
        return isinstance(self.edit, TurnTaken) and self.edit.waits

    @property
    def is_wished(self) -> bool:
        """Tell whether the person or their agent made this edit, or asked a model to make it: what they may undo.

        What this version cannot read it cannot undo either, and what waits for their word has done nothing.
        """
        is_answer = isinstance(self.edit, JourneysExtracted) and self.edit.answered > 0
        is_own = self.actor == "person" or bool(self.agent)
        return is_answer or (is_own and not self.waits and not isinstance(self.edit, UnknownEdit))


def steps_of(edit: Logged) -> tuple[Logged, ...]:
    """Return the edits that an edit holds, in order, also while it waits for a word; itself where it holds none."""
    if isinstance(edit, Together):
        return edit.edits
    return edit.renames if isinstance(edit, SuggestionsTaken) else (edit,)


def edit_to_json(edit: Logged) -> str:
    """Write an edit as JSON; what this version cannot read is written as it was."""
    return edit.payload if isinstance(edit, UnknownEdit) else _ADAPTER.dump_json(edit).decode()


def edit_from_json(payload: str) -> Edit:
    """Read an edit from JSON; raise pydantic's ValidationError (a ValueError) on anything that is none."""
    return _ADAPTER.validate_json(payload)


def logged(kind: str, payload: str) -> Logged:
    """Read what a log holds under a kind; what cannot be read is kept as an UnknownEdit."""
    try:
        return edit_from_json(payload)
    except ValueError:
        return UnknownEdit(kind, payload)
