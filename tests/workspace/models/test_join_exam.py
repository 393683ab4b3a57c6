"""A model is asked about a person's joins only after a dozen of ours, of which it may get one wrong; once a model."""

import pytest

from core.adapters.llm.answers import Ending
from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import MemoryAnswerCache, ScriptedChatModel
from core.prompts.doubts import TITLES_A_SIDE
from core.prompts.known_joins import KNOWN_JOINS
from core.workspace.models.join_exam import MOST_WRONG, Verdict, examine, keep_verdict, known_verdict

ANSWERS = ['{"reason": "So.", "same": %s}' % ("true" if join.same else "false") for join in KNOWN_JOINS]
WRONG = ['{"reason": "So.", "same": %s}' % ("false" if join.same else "true") for join in KNOWN_JOINS]


def test_the_dozen_holds_as_many_joins_as_pairs_and_no_title_twice() -> None:
    assert len(KNOWN_JOINS) == 12
    assert sum(join.same for join in KNOWN_JOINS) == 6
    titles = [title for join in KNOWN_JOINS for title in (*join.one, *join.other)]
    assert len(set(titles)) == len(titles)
    assert all(0 < len(side) <= TITLES_A_SIDE for join in KNOWN_JOINS for side in (join.one, join.other))


@pytest.mark.parametrize(("n_wrong", "passes"), [(0, True), (MOST_WRONG, True), (MOST_WRONG + 1, False), (12, False)])
def test_one_error_is_allowed_and_no_second_one(n_wrong: int, passes: bool) -> None:
    found = examine(ScriptedChatModel([*WRONG[:n_wrong], *ANSWERS[n_wrong:]]), MemoryAnswerCache())
    assert found.verdict is not None
    assert (found.verdict.right, found.verdict.has_passed) == (12 - n_wrong, passes)
    assert ("not asked about yours" in found.verdict.in_words()) is not passes


def test_whoever_always_says_the_same_does_not_pass_and_what_has_no_form_is_wrong() -> None:
    for replies in (['{"reason": "", "same": true}'] * 12, ['{"reason": "", "same": false}'] * 12, ["Hm."] * 12):
        found = examine(ScriptedChatModel(replies), MemoryAnswerCache())
        assert found.verdict is not None
        assert not found.verdict.has_passed


def test_a_model_is_tried_once_and_the_same_model_at_another_host_again() -> None:
    answers, model = MemoryAnswerCache(), ScriptedChatModel(ANSWERS)
    first = examine(model, answers)
    assert examine(model, answers).verdict == first.verdict
    assert len(model.seen) == 12
    assert known_verdict(answers, model.where) == first.verdict
    assert known_verdict(answers, Where("other.test", model.where.model)) is None
    assert known_verdict(answers, Where(model.where.host, "other")) is None


@pytest.mark.parametrize("ending", [Ending.SLOW, Ending.UNREACHABLE, Ending.REJECTED, Ending.OVER_BUDGET])
def test_where_the_server_fails_nothing_is_said_of_the_model(ending: Ending) -> None:
    answers = MemoryAnswerCache()
    found = examine(ScriptedChatModel([ANSWERS[0], ending]), answers)
    assert found.verdict is None
    assert found.bill.asked == 2
    assert known_verdict(answers, Where("script.test", "scripted")) is None


def test_a_verdict_that_cannot_be_read_or_is_of_fewer_joins_counts_for_nothing() -> None:
    answers, where = MemoryAnswerCache(), Where("a.test", "b")
    answers.put("known joins 1:a.test:b", "{}")
    assert known_verdict(answers, where) is None
    keep_verdict(answers, where, Verdict(right=3, asked=3))
    verdict = known_verdict(answers, where)
    assert verdict is not None
    assert not verdict.has_passed
