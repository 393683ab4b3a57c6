"""One call of an agent's, answered: the same whether the app that runs is asked or a command that opened the file."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from core.adapters.encoders.encoder import EncoderError
from core.adapters.store.faults import DatabaseError
from core.adapters.store.logbook import UnknownPerson
from core.desk.asked_verbs import ASKED_VERBS, AskedVerb
from core.effects.meter import effect_in_words
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AnyWorkspace
from core.workspace.agents.agent_reading import AgentReading, Telling
from core.workspace.turns import TurnMade, Turns

TOLD_FIRST = 20
"""Places that are told unless more are asked for: as many as `journeys recommend` shows."""
MOST_FAULTS = 3
"""Faults of wishes that are told at a time; by eye, as many as one mends at once."""
WAITS = "The person is asked on their Journeys page. Nothing has changed yet."


@checked(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Call:
    """What an agent of a name asks about a person: a tool with its arguments, as an account where there are some."""

    tool: str
    agent: str = ""
    person_id: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    also_sensitive: bool = False
    account: str = ""


NOT_FOR_YOU = "Nobody of that id is here for you. `people` tells whom you may read."
CALL = TypeAdapter(Call)
_MOMENT: TypeAdapter[datetime | None] = TypeAdapter(AwareDatetime | None)
Tool = Callable[[AgentReading, Turns, Mapping[str, Any]], Telling]


def answer(workspace: AnyWorkspace, call: Call) -> Telling:
    """Return what a call comes to; what is refused is told under 'refused', in the reader's words, and changes nothing.

    No sentence of the program's own inside is told.
    """
    try:
        if call.tool == "people":
            return {"people": [{"person_id": each.person_id, "name": each.name} for each in workspace.people()]}
        mine = workspace.of(call.person_id)
        reading = AgentReading(mine, call.also_sensitive)
        return _TOOLS[call.tool](reading, Turns(mine, call.agent, reading.hidden), call.arguments)
    except UnknownPerson:
        return {"refused": NOT_FOR_YOU}
    except ValidationError as error:
        return {"refused": _in_words(error)}
    except KeyError as error:
        return {"refused": f"There is no tool or argument {error}."}
    except (Refused, DatabaseError, EncoderError) as refusal:
        return {"refused": str(refusal)}
    except ValueError:
        return {"refused": "An argument is no number."}


def wished(arguments: Mapping[str, Any]) -> tuple[AskedVerb, ...]:
    """Read the wishes of a turn; raise pydantic's ValidationError for what is no verb, or none that is whole."""
    return ASKED_VERBS.validate_python(arguments["wishes"])


def _in_words(error: ValidationError) -> str:
    """Say what is wrong with wishes, without repeating them."""
    wrong = "; ".join(
        f"{'.'.join(map(str, each['loc'])) or 'wishes'}: {each['msg']}" for each in error.errors()[:MOST_FAULTS]
    )
    return f"These are no wishes that can be read. {wrong}"


def _propose(reading: AgentReading, turns: Turns, arguments: Mapping[str, Any]) -> Telling:
    """Lay a turn out; nothing is stored."""
    return reading.laid_out(turns.lay_out(wished(arguments)), int(arguments.get("n", TOLD_FIRST)))


def _apply(_: AgentReading, turns: Turns, arguments: Mapping[str, Any]) -> Telling:
    """Make a turn, or ask the person for it."""
    until = _MOMENT.validate_python(arguments.get("until"))
    return _made(turns, turns.make(wished(arguments), int(arguments["position"]), until))


def _made(turns: Turns, made: TurnMade) -> Telling:
    """Tell what came of a turn."""
    entry, told = made.outcome.entry, {"seq": made.outcome.entry.seq, "position": turns.mine.desk.position}
    if entry.waits:
        return {**told, "waits": True, "because": list(made.asks), "said": WAITS}
    return {**told, "waits": False, "said": made.outcome.sentence, "meter": effect_in_words(made.outcome.effect)}


def _undo(_: AgentReading, turns: Turns, arguments: Mapping[str, Any]) -> Telling:
    """Undo a turn of the agent's own."""
    seq = arguments.get("seq")
    return _made(turns, TurnMade(turns.undo(None if seq is None else int(seq)), ()))


_TOOLS: Mapping[str, Tool] = {
    "journeys": lambda reading, _, __: reading.journeys(),
    "items": lambda reading, _, a: reading.items(a["journey_id"], int(a.get("n", TOLD_FIRST))),
    "slate": lambda reading, _, a: reading.slate(int(a.get("n", TOLD_FIRST))),
    "search": lambda reading, _, a: reading.search(a["words"], int(a.get("n", TOLD_FIRST))),
    "interests": lambda reading, _, __: reading.interests(),
    "in_force": lambda reading, _, __: reading.in_force(),
    "log": lambda reading, _, a: reading.log(int(a.get("n", TOLD_FIRST))),
    "propose": _propose,
    "apply": _apply,
    "undo": _undo,
}
