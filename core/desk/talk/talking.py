"""A turn of talk: what was said, and what comes of it: a proposal, a question with two alternatives, or an answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from core.desk.desk import Desk
from core.desk.sieve import EVERYTHING, Sieve
from core.desk.talk.answering import Knowledge, TalkReply
from core.desk.talk.answers import reply_to
from core.desk.talk.chips import Chip
from core.desk.talk.said_around import around
from core.desk.talk.said_wishes import Reach, Wished, wishes_of
from core.desk.views import PersonView
from core.dialogue.acts import SpokenAct, Surrounding, Understood
from core.dialogue.asides import courtesy
from core.dialogue.choosing import read_by_signs
from core.dialogue.pronouns import with_name
from core.dialogue.questions import question_in
from core.dialogue.reading import read_sentence
from core.dialogue.sentence import heard
from core.dialogue.turns import answered, declines
from core.dialogue.unmet import unmet_subject
from core.effects.moments import Told
from core.effects.sentences import without_since
from core.steering import edits as e
from core.steering.decisions import LONGEST_SENTENCE, Refused
from core.wording import one_line

NOT_UNDERSTOOD = "I take that for no wish. Say what you want more or less of, or ask about your list."
COURTESIES = {
    "thanks": "You are welcome.",
    "hello": "Hello. Say what you want more or less of, or ask about your list.",
}
DROPPED = "All right, nothing is changed."
MOST_EITHER = 2
"""Alternatives of a question; more is a form to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One of two things that may be meant: how it is told, and its acts."""

    label: str
    acts: tuple[SpokenAct, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What somebody said, and what comes of it.

    `wishes` are edits that are proposed and not made; `either` two alternatives that are asked about. `position` is
    the log's when it was said, `known` whether it was read for certain: where not, a language model may be asked.
    """

    said: str
    position: int
    understood: Understood = field(default_factory=Understood)
    wishes: tuple[e.Edit, ...] = ()
    either: tuple[Alternative, ...] = ()
    reply: TalkReply | None = None
    problem: str = ""
    known: bool = True

    @property
    def waits(self) -> bool:
        """Tell whether it proposes or asks something."""
        return bool(self.wishes or self.either)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a turn is read with; `imagine` says what wishes would do and raises Refused, `told` is the whole log.

    Answers speak of what the `sieve` lets through, and so does what the `reach` searches.
    """

    desk: Desk
    view: PersonView
    reach: Reach
    imagine: Callable[[Sequence[e.Edit]], list[str]]
    told: Callable[[], Sequence[Told]]
    sieve: Sieve = EVERYTHING


def heard_turn(said: str, talk: Talk, before: Turn | None = None, *, waits: bool = False) -> Turn:
    """Return what comes of a sentence after a turn, whose proposal or question `waits` or not."""
    here = around(talk.desk, talk.view)
    pending = before if before and waits else None
    if pending and declines(said):
        return Turn(said=said, position=talk.view.position, problem=DROPPED)
    read, in_full = _read(said, here, talk, before, pending)
    if pending and pending.wishes and read.acts and all(act.verb == "undo" for act in read.acts):
        return Turn(said=said, position=talk.view.position, problem=DROPPED)
    if read.acts or read.alternatives:
        return proposed(in_full, read, talk)
    question = question_in(said, here.now)
    if question is not None:
        last = before.reply if before else None
        known = Knowledge(
            desk=talk.desk,
            view=talk.view,
            around=here,
            search=talk.reach.search,
            told=talk.told,
            last=last,
            sieve=talk.sieve,
        )
        return Turn(said=said, position=talk.view.position, reply=reply_to(question, known))
    if polite := courtesy(heard(said).line):
        return Turn(said=said, position=talk.view.position, problem=COURTESIES[polite])
    return Turn(said=said, position=talk.view.position, problem=_problem(said, read, here), known=False)


def _problem(said: str, read: Understood, here: Surrounding) -> str:
    """Say what is not understood of a sentence, or that nothing here is about what it wishes."""
    if subject := one_line(unmet_subject(said, here), kept=""):
        return (
            f"None of your journeys is about “{subject}”. Say a word of a journey's name, or search for “{subject}” on "
            "For you and make a journey of what you find."
        )
    return f"I do not understand “{read.unread}”, so I propose nothing." if read.unread else NOT_UNDERSTOOD


def pressed(chip: Chip, talk: Talk) -> Turn:
    """Return what comes of a chip: it is a sentence that is read already."""
    if chip.acts:
        return proposed(chip.says, Understood(acts=chip.acts), talk)
    return heard_turn(chip.says, talk)


def taken_alternative(turn: Turn, at: int, talk: Talk) -> Turn:
    """Return what comes of one alternative of a turn; the other one is what *no, the other* means then."""
    others = [alternative.acts for number, alternative in enumerate(turn.either) if number != at]
    return proposed(turn.said, Understood(acts=turn.either[at].acts, instead=others[0] if others else ()), talk)


def proposed(said: str, read: Understood, talk: Talk) -> Turn:
    """Return a turn that proposes what was understood, or asks which of two it is; or says why it cannot be.

    What was said is cut as the log cuts it, so that the turn is found there by its words.
    """
    said = one_line(said, kept="")[:LONGEST_SENTENCE].strip()
    turn = Turn(said=said, position=talk.view.position, understood=read)
    alternatives = read.alternatives or _parts_to_choose(read, talk)
    if alternatives:
        return _asked(turn, alternatives, talk)
    try:
        wishes = wishes_of(_said(said, read.acts, talk))
        talk.imagine(wishes)
    except Refused as refusal:
        return replace(turn, problem=str(refusal))
    return replace(turn, wishes=wishes)


def _asked(turn: Turn, alternatives: Sequence[tuple[SpokenAct, ...]], talk: Talk) -> Turn:
    """Return a turn that asks which of several is meant; what cannot be is not asked about."""
    either, problem = list[Alternative](), ""
    for acts in alternatives[:MOST_EITHER]:
        try:
            told = talk.imagine(wishes_of(_said(turn.said, acts, talk)))
        except Refused as refusal:
            problem = str(refusal)
            continue
        either.append(Alternative(label="; ".join(without_since(each, turn.said) for each in told), acts=acts))
    return replace(turn, either=tuple(either)) if either else replace(turn, problem=problem)


def _said(said: str, acts: Sequence[SpokenAct], talk: Talk) -> Wished:
    """Return what is wished, ready to become edits."""
    return Wished(said=said, acts=acts, desk=talk.desk, view=talk.view, reach=talk.reach)


def _parts_to_choose(read: Understood, talk: Talk) -> tuple[tuple[SpokenAct, ...], ...]:
    """Return the two largest parts of a journey that is to be gone into without a word on which."""
    if len(read.acts) != 1 or read.acts[0].verb != "focus" or read.acts[0].words:
        return ()
    parts = [part for part in talk.reach.parts(read.acts[0].target) if part.name]
    return tuple((replace(read.acts[0], words=(part.name,)),) for part in parts[:MOST_EITHER])


def _read(
    said: str, here: Surrounding, talk: Talk, before: Turn | None, pending: Turn | None
) -> tuple[Understood, str]:
    """Return what a sentence means, and what was said in full: with the sentence before, where it needs that."""
    meaning = talk.reach.meaning
    read = answered(said, here, meaning, pending.understood if pending else None, talk.reach.learned)
    if pending and (read.acts or read.alternatives):
        alone = read_by_signs(said, here, meaning, talk.reach.learned)
        return read, said if alone.acts == read.acts else f"{pending.said} … {said}"
    if not (read.acts or read.alternatives) and before is not None:
        for name in _spoken_of(before, talk):
            if (named := with_name(said, name)) and (again := read_sentence(named, here, meaning)).acts:
                return again, said
    return read, said


def _spoken_of(before: Turn, talk: Talk) -> list[str]:
    """Return the names of what was spoken of last: a thing before its journey."""
    found = before.reply
    ids = [found.item_id, found.journey_id] if found else [act.target for act in before.understood.acts[-1:]]
    names = [talk.view.profile.name(i) or "".join(talk.desk.titles([i])) for i in ids if i]
    return [name for name in names if name]
