"""Laws of agents: what a turn of theirs did is undone bit for bit, proposing stores nothing, waiting does nothing."""

from asked import drawn
from hypothesis import given
from hypothesis import strategies as st
from laws.checks import check_whole
from laws.test_one_door import DOOR, opened, steer

from core.desk.asked_verbs import ASKED_VERBS, AskedVerb
from core.steering.consent import asks_for
from core.steering.decisions import Refused
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.turns import LaidOut, Turns


def turn_of(data: st.DataObject, mine: PersonWorkspace) -> tuple[AskedVerb, ...]:
    """Draw the wishes of one turn."""
    interests = [each.proposal_id for each in mine.proposals()]
    wishes = st.lists(drawn(mine.view().profile, interests), min_size=1, max_size=4)
    return ASKED_VERBS.validate_python(data.draw(wishes))


def laid_out(turns: Turns, asked: tuple[AskedVerb, ...]) -> LaidOut | None:
    """Lay a turn out; None where it is refused."""
    try:
        return turns.lay_out(asked)
    except Refused:
        return None


@DOOR
@given(st.data())
def test_what_an_agents_turn_did_is_undone_bit_for_bit(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine)
    turns, before, log = Turns(mine, "Scout"), mine.view(), mine.entries()
    foreseen = laid_out(turns, asked := turn_of(data, mine))
    assert mine.entries() == log
    if foreseen is None:
        return
    made = turns.make(asked, foreseen.position)
    check_whole(mine.view().profile)
    if made.outcome.entry.waits:
        assert made.asks
        assert (mine.view().profile, mine.view().slate) == (before.profile, before.slate)
        return
    assert asks_for(before.profile, mine.view().profile) == ()
    assert sum(x.agent == "Scout" for x in mine.entries()[len(log) :]) == 1
    assert mine.view().slate == foreseen.view.slate
    turns.undo()
    assert (mine.view().profile, mine.view().slate) == (before.profile, before.slate)


@DOOR
@given(st.data())
def test_a_yes_does_what_was_asked_and_the_persons_undo_takes_all_of_it_back(data: st.DataObject) -> None:
    mine = opened()
    turns, before = Turns(mine, "Scout"), mine.view()
    journey = data.draw(st.sampled_from(sorted(before.profile.by_id)))
    away = ASKED_VERBS.validate_python([{"verb": "not_me", "journey_id": journey}])
    others = [x for x in turn_of(data, mine) if getattr(x, "journey_id", "") != journey]
    asked = (*others, *away)
    foreseen = laid_out(turns, asked)
    if foreseen is None:
        return
    seq = turns.make(asked, foreseen.position).outcome.entry.seq
    made = mine.say_yes(seq)
    assert made.entry.agent == "Scout"
    assert mine.view().slate == foreseen.view.slate
    mine.undo()
    assert (mine.view().profile, mine.view().slate) == (before.profile, before.slate)
    assert mine.waiting() == ()
