"""Let a language model order a few things for somebody: all at once, in small lots by grades, or two at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.adapters.llm.answers import SERVER_ENDINGS, Ending
from core.adapters.llm.llm import Answer, ChatModel
from core.progress import Progress
from core.prompts.reranking import (
    LotGradesAnswer,
    OrderAnswer,
    PairAnswer,
    lot_grades_prompt,
    order_prompt,
    pair_prompt,
)
from core.ranking.model_order import Taken, by_grades, by_pairs, told_order, within_turns

LOT = 5
"""Things that are graded in one question; chosen by hand: four questions for twenty."""
PASSES = 1
"""Times that neighbours are set beside each other from the end to the top; chosen by hand for cost: 19 questions."""


class RerankWay(StrEnum):
    """How a model is asked for an order."""

    LISTWISE = "listwise"
    BATCHED = "batched"
    PAIRWISE = "pairwise"


@dataclass(frozen=True, slots=True)
class Reordered:
    """What a model's answers, one a question, came to; the old order stands where it said nothing that holds."""

    taken: Taken
    answers: tuple[Answer[Any], ...]


def let_reorder(model: ChatModel, way: RerankWay, own: Sequence[str], offered: Sequence[str]) -> Reordered:
    """Ask a model to order what is `offered` to somebody who took up `own`; both are titles, the strongest first.

    Whatever fails leaves things where they stood; once its server failed nothing more is asked.
    """
    return _ASKING[way](model, own, offered)


def _listwise(model: ChatModel, own: Sequence[str], offered: Sequence[str]) -> Reordered:
    answer = model.complete(order_prompt(own, offered), OrderAnswer)
    return Reordered(told_order(len(offered), answer.parsed.order if answer.parsed else ()), (answer,))


def _batched(model: ChatModel, own: Sequence[str], offered: Sequence[str]) -> Reordered:
    lots = [offered[at : at + LOT] for at in range(0, len(offered), LOT)]
    answers, grades = list[Answer[Any]](), list[list[int]]()
    for lot in lots:
        if _may_go_on(answers):
            answer = model.complete(lot_grades_prompt(own, lot), LotGradesAnswer)
            answers.append(answer)
            grades.append(answer.parsed.grades if answer.parsed else [])
        else:
            grades.append([])
    return Reordered(by_grades(grades, [len(lot) for lot in lots]), tuple(answers))


def _pairwise(model: ChatModel, own: Sequence[str], offered: Sequence[str]) -> Reordered:
    answers = list[Answer[Any]]()

    def better(upper: int, lower: int) -> bool | None:
        if not _may_go_on(answers):
            return None
        answer = model.complete(pair_prompt(own, offered[upper], offered[lower]), PairAnswer)
        answers.append(answer)
        return _second(answer.parsed)

    return Reordered(by_pairs(len(offered), better, PASSES), tuple(answers))


def _second(told: PairAnswer | None) -> bool | None:
    """Tell whether the second of two is the better one; None where neither was named."""
    return told.better == 2 if told is not None and told.better in (1, 2) else None


def _may_go_on(answers: Sequence[Answer[Any]]) -> bool:
    """Tell whether another question may bring something."""
    return not answers or answers[-1].outcome not in SERVER_ENDINGS | {Ending.OVER_BUDGET}


_ASKING: dict[RerankWay, Callable[[ChatModel, Sequence[str], Sequence[str]], Reordered]] = {
    RerankWay.LISTWISE: _listwise,
    RerankWay.BATCHED: _batched,
    RerankWay.PAIRWISE: _pairwise,
}


def reorder_by_turns(
    model: ChatModel,
    turns: Sequence[str],
    own: Mapping[str, Sequence[str]],
    offered: Sequence[str],
    progress: Progress | None = None,
) -> Reordered:
    """Ask listwise about each one's things alone: every place serves whom it serves, `turns[k]` for place k.

    `own` maps each to titles of what was taken up there; who has one thing only is not asked about.
    """
    places = {who: [at for at, turn in enumerate(turns) if turn == who] for who in dict.fromkeys(turns)}
    asked = {who: at for who, at in places.items() if len(at) > 1}
    told, answers = dict[str, Taken](), list[Answer[Any]]()
    for done, (who, at) in enumerate(asked.items(), start=1):
        if not _may_go_on(answers):
            break
        one = _listwise(model, own.get(who, ()), [offered[k] for k in at])
        told[who] = one.taken
        answers += one.answers
        if progress:
            progress(done, len(asked))
    order = [at[k] for who, at in places.items() for k in (told[who].order if who in told else range(len(at)))]
    sums = [sum(getattr(taken, name) for taken in told.values()) for name in ("unknown", "repeated", "missing")]
    unasked = sum(len(at) for who, at in asked.items() if who not in told)
    is_old = all(taken.is_old for taken in told.values())
    return Reordered(Taken(within_turns(turns, order), sums[0], sums[1], sums[2] + unasked, is_old), tuple(answers))
