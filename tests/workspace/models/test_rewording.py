"""A model may only reword: what the checker refuses, and what does not come, leaves the sentence made by rules."""

import json

import pytest
from small_world import small_workspace

from core.adapters.llm.llm import Ending, MemoryAnswerCache, ScriptedChatModel
from core.desk.facts_told import reason_facts
from core.naming.rewording import Facts, WordingFault, as_facts
from core.prompts.wordings import WORDING_SIGNS
from core.workspace.models.rewording import reword
from core.workspace.workspace import Workspace

FIRST = as_facts("For “Clay”: it is about the same as “Bowls”.", ["Clay", "Bowls"])
SECOND = as_facts("You took up 3 things.", [])
OTHER_WORDS = "This belongs to “Clay”, close to “Bowls”."


def says(*wordings: str) -> list[str]:
    return [json.dumps({"wording": wording}) for wording in wordings]


def test_words_that_say_the_same_facts_are_kept_and_what_is_refused_is_said() -> None:
    told = reword(ScriptedChatModel(says(OTHER_WORDS, "You took up 4 things.")), [FIRST, SECOND])
    assert [line.text for line in told.lines] == [OTHER_WORDS, SECOND.sentence]
    assert told.lines[1].fault is WordingFault.NUMBER
    assert "put 1 of 2 sentences into other words" in told.in_words()
    assert "1 was refused, since it told a number that is not among the facts" in told.in_words()
    assert "the others stand as they were" in told.in_words()


def test_words_over_two_lines_are_refused_and_never_run_together() -> None:
    (line,) = reword(ScriptedChatModel(says(f"{OTHER_WORDS}\n{OTHER_WORDS}")), [FIRST]).lines
    assert (line.text, line.fault) == (FIRST.sentence, WordingFault.LIST)


@pytest.mark.parametrize("ending", [Ending.SLOW, Ending.UNREACHABLE, Ending.OVER_BUDGET])
def test_a_server_that_fails_is_asked_no_more_and_the_sentences_stay(ending: Ending) -> None:
    model = ScriptedChatModel([ending, *says("You took up three things.")])
    told = reword(model, [FIRST, SECOND])
    assert [line.text for line in told.lines] == [FIRST.sentence, SECOND.sentence]
    assert (len(model.seen), told.bill.asked, len(told.bill.problems)) == (1, 1, 1)


def test_an_answer_that_cannot_be_read_costs_its_own_sentence_alone() -> None:
    told = reword(ScriptedChatModel(["no JSON", *says("So far you took up three things.")]), [FIRST, SECOND])
    assert [line.said for line in told.lines] == [None, "So far you took up three things."]


def test_what_is_too_long_to_be_sent_whole_is_not_asked_and_asking_again_costs_nothing() -> None:
    long, cache = Facts("x" * (WORDING_SIGNS + 1), ()), MemoryAnswerCache()
    reword(ScriptedChatModel(says(OTHER_WORDS), cache), [long, FIRST])
    again = ScriptedChatModel([], cache)
    told = reword(again, [long, FIRST])
    assert ([line.said for line in told.lines], again.seen) == ([None, OTHER_WORDS], [])


def test_how_far_it_is_is_told() -> None:
    seen = list[tuple[int, int]]()
    reword(
        ScriptedChatModel(says(OTHER_WORDS, "x")), [FIRST, SECOND], progress=lambda done, of: seen.append((done, of))
    )
    assert seen == [(1, 2), (2, 2)]


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def test_only_the_sentences_that_are_handed_in_are_sent_and_nothing_is_logged(workspace: Workspace) -> None:
    model, mine = ScriptedChatModel(says("x")), workspace.of("bo")
    workspace.chat = lambda _: model
    facts, entries = reason_facts(mine.places(mine.view())[0]), mine.entries()
    assert mine.reword([facts]) is not None
    ((rules, asked),) = model.seen
    assert json.loads(asked.content.split("\n")[1]) == facts.sentence
    assert not any(name in rules.content for name in facts.names)
    assert mine.entries() == entries


def test_without_a_model_nothing_is_reworded(workspace: Workspace) -> None:
    assert workspace.of("bo").reword([FIRST]) is None
