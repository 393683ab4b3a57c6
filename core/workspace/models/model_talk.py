"""What the grammar does not read, read by a language model: what would be sent, and the turn that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.llm.llm import ChatModel
from core.desk.talk.said_around import around
from core.desk.talk.talking import MOST_EITHER, Talk, Turn, proposed
from core.dialogue.acts import OF_NOTHING, OF_THINGS, Speakable, SpokenAct, Surrounding, Understood
from core.prompts.sentences import ActAnswer, SentenceAnswer, sentence_prompt, sentence_schema
from core.prompts.titles import Message

MOST_THINGS = 12
"""Things of the list that a model is told: those that stand in sight beside the journeys; by eye."""
NO_WISH = "The language model takes that for no wish either, so nothing is proposed."
NEEDS = {"rename": "words", "adopt": "words", "block": "words", "unblock": "words", "merge": "into", "move": "into"}
"""What an act needs beside its target."""
OF_NO_TARGET = OF_NOTHING | {"adopt", "block", "unblock"}
"""Verbs that need no journey and no thing."""


@dataclass(frozen=True, slots=True)
class SentenceToSend:
    """What would be sent to a language model about a sentence, and how its answer is read."""

    messages: Sequence[Message]
    schema: type[SentenceAnswer]
    here: Surrounding

    @property
    def in_full(self) -> str:
        """Return every word that would leave this machine."""
        return "\n\n".join(message.content for message in self.messages)


def sentence_to_send(said: str, talk: Talk, before: Turn | None) -> SentenceToSend:
    """Return what would be sent about a sentence of somebody who talks."""
    return sentence_among(said, around(talk.desk, talk.view), before.said if before else "")


def sentence_among(said: str, here: Surrounding, before: str = "") -> SentenceToSend:
    """Return what would be sent about a sentence: it, the one `before`, journeys' names, and the first titles."""
    journeys = _told_apart(here.journeys)
    things = [thing.name for thing in here.listed[:MOST_THINGS]]
    states = [(name, journey.state) for name, journey in journeys.items()]
    messages = sentence_prompt(said, states, things, here.now.date(), before)
    return SentenceToSend(messages, sentence_schema(list(journeys), things), here)


def answer_of(model: ChatModel, sending: SentenceToSend) -> tuple[SentenceAnswer | None, str]:
    """Ask a model, outside of any lock; return what it answered, or None and why not."""
    found = model.complete(sending.messages, sending.schema)
    return found.parsed, found.message


def turn_by_model(
    said: str, answered: SentenceAnswer, sending: SentenceToSend, talk: Talk, *, may_ask: bool = True
) -> Turn:
    """Return the turn of what a model read: a proposal or one question; nothing of what is not whole is proposed."""
    read = understood_of(answered, sending.here, may_ask=may_ask)
    if not (read.acts or read.alternatives):
        return Turn(said=said, position=talk.view.position, problem=NO_WISH)
    return proposed(said, read, talk)


def understood_of(answered: SentenceAnswer, here: Surrounding, *, may_ask: bool = True) -> Understood:
    """Return the acts that a model read, or two to ask about; nothing where it read none, or one that is not whole."""
    acts = [act for each in answered.acts if (act := _act(each, here)) is not None]
    if answered.kind == "no wish" or not acts or len(acts) < len(answered.acts):
        return Understood()
    if answered.kind == "wish":
        return Understood(acts=tuple(acts))
    if not may_ask or len(acts) != MOST_EITHER:
        return Understood()
    return Understood(alternatives=tuple((act,) for act in acts))


def _told_apart(journeys: Sequence[Speakable]) -> dict[str, Speakable]:
    """Map names to journeys, with a number where two are called alike."""
    found: dict[str, Speakable] = {}
    for journey in journeys:
        number, name = 2, journey.name
        while name in found:
            number, name = number + 1, f"{journey.name} ({number})"
        found[name] = journey
    return found


def _act(answered: ActAnswer, here: Surrounding) -> SpokenAct | None:
    """Return an act as the grammar would; None where it lacks what its verb needs."""
    journeys = _told_apart(here.journeys)
    things = {thing.name: thing for thing in reversed(here.listed)}
    known = things.get(answered.thing) if answered.verb in OF_THINGS else journeys.get(answered.journey)
    into = journeys.get(answered.into)
    needed = NEEDS.get(answered.verb)
    if (known is None and answered.verb not in OF_NO_TARGET) or (needed == "into" and into is None):
        return None
    words = answered.words.strip()
    if needed == "words" and not words:
        return None
    is_name = answered.verb in ("rename", "adopt")
    return SpokenAct(
        verb=answered.verb,
        target=known.id if known and answered.verb != "adopt" else "",
        into=into.id if into and needed == "into" else "",
        name=words if is_name else "",
        words=(words,) if words and answered.verb in ("focus", "split", "block", "unblock") else (),
        times=answered.times,
        until_days=answered.days if answered.days >= 0 else None,
    )
