"""What waits is answered once: a yes takes it, a no lets it be, and neither is possible twice."""

import pytest
from strategies import entry

from core.entities import Journey, JourneyState, Profile
from core.steering import edits as e
from core.steering.decisions import Refused, decide_redo, decide_undo, redoable, undoable
from core.steering.fold import replay
from core.steering.log import AGENT, LogEntry
from core.steering.waiting import ANSWERED, asked_under, decide_no, decide_yes, waiting

START = Profile((Journey("a", ("1",)),), history_ids=("1",))
ASKED = e.TurnTaken((e.JourneyRemoved("a"),), waits=True)
SCOUT = f"{AGENT}Scout"


def log(*edits: e.Edit) -> list[LogEntry]:
    """Return a log in which an agent asks, and what came after."""
    return [entry(1, ASKED, SCOUT), *(entry(n, edit) for n, edit in enumerate(edits, start=2))]


def test_what_waits_changes_nothing_and_is_no_edit_to_undo() -> None:
    assert replay(log(), {}, START) == START
    assert [x.seq for x in waiting(log())] == [1]
    assert undoable(log()) == []
    with pytest.raises(Refused):
        decide_undo(log(), 1)


def test_a_yes_takes_what_was_asked_under_the_agents_name_and_ends_the_wait() -> None:
    assert asked_under(log(), 1) == SCOUT
    yes = decide_yes(log(), 1)
    taken = [*log(), entry(2, yes, SCOUT)]
    assert replay(taken, {}, START).by_id["a"].state is JourneyState.REMOVED
    assert waiting(taken) == []
    assert [x.seq for x in undoable(taken)] == [2]


def test_a_no_ends_the_wait_until_it_is_taken_back() -> None:
    refused = log(decide_no(log(), 1))
    assert waiting(refused) == []
    assert redoable(refused) == []
    again = [*refused, entry(3, decide_redo(refused, 1))]
    assert [x.seq for x in waiting(again)] == [1]
    assert replay(again, {}, START) == START


def test_undoing_what_was_taken_does_not_ask_again() -> None:
    taken = [*log(), entry(2, decide_yes(log(), 1), SCOUT)]
    undone = [*taken, entry(3, decide_undo(taken))]
    assert replay(undone, {}, START) == START
    assert waiting(undone) == []


@pytest.mark.parametrize("answer", [decide_yes, decide_no])
@pytest.mark.parametrize("seq", [0, 2, 9])
def test_what_does_not_wait_cannot_be_answered(answer: type, seq: int) -> None:
    with pytest.raises(Refused, match=ANSWERED[:20]):
        answer(log(e.JourneyMuted("a")), seq)
    with pytest.raises(Refused):
        answer(log(e.EditUndone(1)), 1)


def test_nobody_asked_under_another_number() -> None:
    with pytest.raises(Refused):
        asked_under(log(e.JourneyMuted("a")), 2)
