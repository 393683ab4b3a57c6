"""Whether a model may be asked about a person's joins: first it answers a dozen of ours, and how it did is kept."""

from dataclasses import dataclass

from pydantic import BaseModel

from core.adapters.llm.answers import SERVER_ENDINGS, Ending
from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import AnswerCache, ChatModel, kept_answer
from core.prompts.doubts import DoubtAnswer, doubt_prompt
from core.prompts.known_joins import KNOWN_JOINS

MOST_WRONG = 1
"""Errors of a dozen that a model may make: by hand; who guesses gets so far in 13 of 4,096 tries."""
_NOT_ASKED = SERVER_ENDINGS | {Ending.OVER_BUDGET, Ending.STOPPED}


class Verdict(BaseModel):
    """How many of the known joins a model answered right, of how many."""

    right: int
    asked: int

    @property
    def has_passed(self) -> bool:
        """Tell whether it may be asked about a person's joins."""
        return self.asked == len(KNOWN_JOINS) and self.asked - self.right <= MOST_WRONG

    def in_words(self) -> str:
        """Say how it did, and what follows."""
        done = f"Of {self.asked} joins of ours whose answer is known, this model answered {self.right} right"
        if self.has_passed:
            return done
        return (
            f"{done}; with fewer than {len(KNOWN_JOINS) - MOST_WRONG} it is not asked about yours. Set up another one"
        )


@dataclass(frozen=True, slots=True)
class Examined:
    """What an exam brought: a verdict, None where the server could not be asked to its end, and what it cost."""

    verdict: Verdict | None
    bill: Bill


def known_verdict(answers: AnswerCache, where: Where) -> Verdict | None:
    """Return how a model at a host did, None where it was never tried."""
    kept = kept_answer(answers, _key(where), Verdict)
    return kept.parsed if kept else None


def keep_verdict(answers: AnswerCache, where: Where, verdict: Verdict) -> None:
    """Keep how a model at a host did."""
    answers.put(_key(where), verdict.model_dump_json())


def examine(model: ChatModel, answers: AnswerCache) -> Examined:
    """Return how a model does on the known joins, asked only once a host and model; titles of ours alone are sent.

    What it cannot answer in form is wrong; where its server fails nothing is said of the model, nor kept.
    """
    known = known_verdict(answers, model.where)
    if known is not None:
        return Examined(known, bill_of([]))
    given = []
    for join in KNOWN_JOINS:
        given.append(model.complete(doubt_prompt(join.one, join.other), DoubtAnswer))
        if given[-1].parsed is None and given[-1].outcome in _NOT_ASKED:
            return Examined(None, bill_of(given))
    pairs = zip(KNOWN_JOINS, given, strict=True)
    right = sum(a.parsed is not None and a.parsed.same == join.same for join, a in pairs)
    verdict = Verdict(right=right, asked=len(given))
    keep_verdict(answers, model.where, verdict)
    return Examined(verdict, bill_of(given))


def _key(where: Where) -> str:
    """Name a model at a host, and this dozen."""
    return f"known joins 1:{where.host}:{where.model}"
