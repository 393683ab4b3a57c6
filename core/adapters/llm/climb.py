"""One question to a server: asked, and asked in other ways while that may help, until it answers or the time is up."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import BaseModel

from core.adapters.llm.answers import EXPLANATIONS, Answer, Ending, failed
from core.adapters.llm.asking import Asking, guessed_tokens
from core.adapters.llm.dialect import Dialect
from core.adapters.llm.failures import fault_told
from core.adapters.llm.faults import Cause, Fault
from core.adapters.llm.ladder import Rung, below, read_reply
from core.adapters.llm.own_words import own_words
from core.adapters.llm.reading import Reply
from core.prompts.titles import Message, how_many_titles, with_fewer_titles

T = TypeVar("T", bound=BaseModel)

MOST_REQUESTS = 14
"""Requests that one question may take: four forms, and every other thing that can be learned once; chosen by hand."""
PATIENCE_SECONDS = 3.0
"""Seconds after which a busy server is asked once more, where it tells none; chosen by hand."""
_CUT_SHARE = 0.5
"""Share of the tokens that we guess of a question below which a server has read only a part; chosen by hand."""
_FULL_SHARE = 0.95
"""Share of the tokens that a server reads at most from which a question is taken for cut; chosen by hand."""
_NOTHING = "The language model answered with nothing."
_THOUGHT = "The language model was still thinking when its answer was cut off. Raise JOURNEYS_ANSWER_TOKENS."


@dataclass(slots=True)
class Climb(Generic[T]):
    """One call: one way after another until one brings a value, the budget is spent or the time is up.

    `messages` and `dialect` change as it learns; `reads` are the tokens that the server seems to read at most, 0 where
    it reads all.
    """

    asking: Asking
    schema: type[T]
    messages: Sequence[Message]
    dialect: Dialect
    retried: bool = False
    waited: bool = False
    is_form_at_fault: bool = True
    reads: int = 0
    tokens: list[tuple[int, int]] = field(default_factory=list)

    def run(self) -> Answer[T]:
        """Return the answer that ends the climb; the dialect is then what was learned."""
        asked, began = self.messages, self.dialect
        self.dialect = began.on(began.rung or Rung.JSON_SCHEMA)
        for _ in range(MOST_REQUESTS):
            answer = self._step()
            if answer is not None:
                break
        else:
            answer = failed(Ending.BROKEN)
        self.dialect = self.dialect.on(self._rung_to_keep(answer, began.rung))
        sums = [sum(counts) for counts in zip(*self.tokens, strict=True)] or [0, 0]
        if answer.parsed is not None and how_many_titles(self.messages) < how_many_titles(asked):
            answer = replace(answer, message=_said_of_fewer(self.messages, asked))
        return replace(answer, tokens_in=sums[0], tokens_out=sums[1], cost=self.asking.meter.cost(*sums))

    def _rung_to_keep(self, answer: Answer[T], began: Rung | None) -> Rung | None:
        """Keep a form that worked, unless a higher one failed for another reason; forget it where none did."""
        if answer.parsed is not None:
            return self.dialect.rung if self.is_form_at_fault else began
        return None if answer.outcome is Ending.MALFORMED else began

    def _step(self) -> Answer[T] | None:
        """Ask once; None where another way may help."""
        sent = self.asking.send(self.dialect, self.messages, self.schema)
        if isinstance(sent, Fault):
            return self._after_fault(sent)
        if not isinstance(sent, Reply):
            return failed(sent.outcome, sent.message)
        self.tokens.append((sent.tokens_in, sent.tokens_out))
        return self._after_reply(sent)

    def _after_fault(self, fault: Fault) -> Answer[T] | None:
        """Learn from a fault, wait, or say less; an answer where nothing helps."""
        learned = self.dialect.learned(fault.cause)
        if learned is not None:
            self.dialect = learned
            return None
        if fault.cause in (Cause.BUSY, Cause.LOADING):
            return None if self._wait(fault) else fault_told(fault)
        if fault.cause is Cause.CONTEXT:
            return None if self._say_less() else fault_told(fault)
        if fault.cause is Cause.BROKEN and not self.retried:
            self.retried = True
            return None
        if fault.cause in (Cause.FORM, Cause.BROKEN):
            return None if self._go_down(True) else fault_told(fault)
        return fault_told(fault)

    def _after_reply(self, reply: Reply) -> Answer[T] | None:
        """Read a reply; a value counts even where the reply calls itself cut off."""
        asked = "\n".join(turn.content.replace('\\"', '"') for turn in self.messages if turn.role == "user")
        texts = () if reply.refused else reply.texts
        parsed = next(filter(None, (read_reply(text, self.schema, asked) for text in texts)), None)
        if parsed is not None:
            if self._was_cut(reply) and self._say_less():
                return None
            return self._answer(reply, parsed)
        if reply.refused:
            return self._answer(reply, None)
        if reply.outcome is Ending.CUT_OFF:
            return self._after_cut(reply)
        is_form = bool(reply.text or reply.thinking)
        return None if self._go_down(is_form) else self._answer(reply, None)

    def _after_cut(self, reply: Reply) -> Answer[T] | None:
        """Give a model that was cut off while thinking the room for it, once."""
        was_thinking = bool(reply.thinking) or not reply.text
        if was_thinking and not self.dialect.thinks and self.asking.endpoint.answer_tokens is None:
            self.dialect = self.dialect.thinking()
            return None
        return replace(self._answer(reply, None), message=_THOUGHT) if was_thinking else self._answer(reply, None)

    def _answer(self, reply: Reply, parsed: T | None) -> Answer[T]:
        outcome = reply.outcome if parsed is None else Ending.ANSWERED
        message = EXPLANATIONS[outcome]
        if outcome is Ending.MALFORMED:
            words = own_words(reply.text or reply.thinking)
            message = f"{message} It said: “{words}”" if words else _NOTHING
        return Answer(
            parsed=parsed,
            outcome=outcome,
            message=message,
            rung=self.dialect.rung,
            answered_by=reply.answered_by,
        )

    def _go_down(self, is_form: bool) -> bool:
        """Ask for the next form; `is_form` tells whether it was the form that failed."""
        rung = below(self.dialect.rung or Rung.JSON_SCHEMA)
        if rung is None:
            return False
        self.dialect, self.is_form_at_fault = self.dialect.on(rung), self.is_form_at_fault and is_form
        return True

    def _say_less(self) -> bool:
        """Leave out examples, then titles; False where nothing can be left out."""
        fewer = with_fewer_titles(self.messages)
        self.messages = fewer or self.messages
        return fewer is not None

    def _wait(self, fault: Fault) -> bool:
        """Wait for a busy server once, for one that loads its model as long as there is time; False for no more."""
        seconds = (fault.wait or PATIENCE_SECONDS) * self.asking.endpoint.pace
        if (self.waited and fault.cause is Cause.BUSY) or seconds >= self.asking.left():
            return False
        self.waited = True
        time.sleep(seconds)
        return True

    def _was_cut(self, reply: Reply) -> bool:
        """Tell whether the server cut the question and did not say so: it counts far fewer tokens than it was sent.

        Once it did, as many tokens as then are taken for all that it reads: a shorter question is to stay below them.
        """
        turns = [{"role": turn.role, "content": turn.content} for turn in self.messages]
        is_cut = 0 < reply.counted < _CUT_SHARE * guessed_tokens({"messages": turns})
        is_full = self.reads > 0 and reply.counted >= _FULL_SHARE * self.reads
        self.reads = reply.counted if is_cut else self.reads
        return is_cut or is_full


def _said_of_fewer(messages: Sequence[Message], asked: Sequence[Message]) -> str:
    """Say how many titles an answer was made from."""
    read, all_of_them = how_many_titles(messages), how_many_titles(asked)
    return f"The language model's context is small: it was asked about {read} of {all_of_them} titles."
