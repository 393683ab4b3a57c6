"""An agent's turn is one edit under its name: laid out first, refused where things moved, undone by its hand alone."""

from datetime import UTC, datetime, timedelta

import pytest
from asked import read
from small_world import START, Clock, small_workspace

from core.effects.sentences import ASKED_FOR_WORD
from core.steering import edits as e
from core.steering.decisions import GONE, TOO_LATE, Refused
from core.workspace.turns import BUILT_ON, MOVED, NOT_YOURS, ONE_FOR_A_WHILE, WITH_THEIR_WORD, Turns
from core.workspace.workspace import Workspace

NOW = START + timedelta(days=900)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    return small_workspace(with_map=False, clock=clock)


@pytest.fixture
def scout(workspace: Workspace) -> Turns:
    return Turns(workspace.of("bo"), "Scout")


def ids(turns: Turns) -> list[str]:
    """Return the journeys' ids, strongest first."""
    return [view.journey_id for view in turns.mine.view().journeys]


def test_a_turn_of_several_wishes_is_one_entry_under_the_agents_name(scout: Turns) -> None:
    first, second, _ = ids(scout)
    wishes = read(
        {"verb": "more", "journey_id": first},
        {"verb": "more", "journey_id": first},
        {"verb": "mute", "journey_id": second},
    )
    before = scout.mine.entries()
    foreseen = scout.lay_out(wishes)
    assert scout.mine.entries() == before
    assert len(foreseen.sentences) == 3
    made = scout.make(wishes, foreseen.position)
    (entry,) = [x for x in scout.mine.entries() if x.agent]
    assert (entry.actor, entry.agent, made.outcome.entry) == ("agent:Scout", "Scout", entry)
    assert scout.mine.view().profile.by_id[first].weight == pytest.approx(2.25)
    assert made.outcome.sentence == f"In one turn: {'; '.join(foreseen.sentences)}"


def test_a_turn_is_refused_where_anything_changed_since_it_was_laid_out(scout: Turns) -> None:
    first, second, _ = ids(scout)
    wishes = read({"verb": "more", "journey_id": first})
    position = scout.lay_out(wishes).position
    scout.mine.commit(e.JourneyMuted(second))
    before = scout.mine.entries()
    with pytest.raises(Refused, match=MOVED[:20]):
        scout.make(wishes, position)
    assert scout.mine.entries() == before


def test_what_takes_away_waits_and_the_same_is_not_asked_twice(scout: Turns) -> None:
    first, _, third = ids(scout)
    wishes = read({"verb": "more", "journey_id": first}, {"verb": "not_me", "journey_id": third})
    before, foreseen = scout.mine.view(), scout.lay_out(wishes)
    assert foreseen.asks == ("the journey “Pottery” would be gone",)
    made = scout.make(wishes, foreseen.position)
    assert made.outcome.entry.waits
    assert made.outcome.sentence.startswith(ASKED_FOR_WORD)
    assert scout.mine.view().profile == before.profile
    (asked,) = scout.mine.waiting()
    assert (asked.agent, asked.sentences, asked.meter) == ("Scout", foreseen.sentences, foreseen.meter)
    with pytest.raises(Refused, match="has been asked"):
        scout.make(wishes, scout.mine.desk.position)
    with pytest.raises(Refused, match=NOT_YOURS[:20]):
        scout.undo()


def test_what_was_asked_and_cannot_be_done_any_more_says_why_and_can_be_turned_down(scout: Turns) -> None:
    third = ids(scout)[2]
    seq = scout.make(read({"verb": "not_me", "journey_id": third}), scout.mine.desk.position).outcome.entry.seq
    scout.mine.commit(e.JourneyRemoved(third))
    (asked,) = scout.mine.waiting()
    assert asked.refusal == "That journey is like that already."
    with pytest.raises(Refused):
        scout.mine.say_yes(seq)
    assert scout.mine.say_no(seq).sentence == "Said no to: Took “Pottery” out: not you"
    assert scout.mine.waiting() == ()


def test_an_agent_undoes_its_own_turns_alone(workspace: Workspace, scout: Turns) -> None:
    first, second, third = ids(scout)
    other = Turns(workspace.of("bo"), "Other")
    mine = scout.mine
    own = scout.make(read({"verb": "more", "journey_id": first}), mine.desk.position).outcome.entry.seq
    others = other.make(read({"verb": "mute", "journey_id": second}), mine.desk.position).outcome.entry.seq
    persons = mine.commit(e.JourneyPaused(third)).entry.seq
    for seq in (others, persons, 10_000):
        with pytest.raises(Refused, match=NOT_YOURS[:20]):
            scout.undo(seq)
    assert scout.undo().entry.edit == e.EditUndone(own)
    assert mine.redo(own).entry.actor == "person"


def test_what_the_person_built_on_or_said_yes_to_is_theirs_to_undo(scout: Turns) -> None:
    first, _, third = ids(scout)
    mine = scout.mine
    scout.make(read({"verb": "more", "journey_id": first}), mine.desk.position)
    mine.commit(e.JourneyRenamed(first, "Wool"))
    with pytest.raises(Refused, match=BUILT_ON[:20]):
        scout.undo()
    asked = scout.make(read({"verb": "not_me", "journey_id": third}), mine.desk.position).outcome.entry.seq
    said = mine.say_yes(asked)
    assert said.entry.agent == "Scout"
    assert said.sentence.startswith("With your word: Took")
    with pytest.raises(Refused, match=WITH_THEIR_WORD[:20]):
        scout.undo()
    mine.undo(said.entry.seq)
    assert mine.view().profile.by_id[third].is_own


def test_a_single_wish_ends_by_itself(scout: Turns, clock: Clock) -> None:
    first, second, _ = ids(scout)
    before, until = scout.mine.view().slate, NOW + timedelta(days=3)
    scout.make(read({"verb": "mute", "journey_id": first}), scout.mine.desk.position, until)
    (standing,) = scout.mine.in_force(scout.mine.view())
    assert standing.until == until
    with pytest.raises(Refused, match=ONE_FOR_A_WHILE[:20]):
        scout.make(read({"verb": "surprise", "amount": 0.9}), scout.mine.desk.position, until)
    with pytest.raises(Refused, match=TOO_LATE[:20]):
        scout.make(
            read({"verb": "mute", "journey_id": second}), scout.mine.desk.position, datetime(2020, 1, 1, tzinfo=UTC)
        )
    clock.now = until
    scout.mine._journal.catch_up(scout.mine.desk)
    assert scout.mine.view().slate == before


def test_a_journey_that_is_hidden_cannot_be_steered(workspace: Workspace) -> None:
    first, second, _ = ids(Turns(workspace.of("bo"), "Scout"))
    scout = Turns(workspace.of("bo"), "Scout", frozenset([first]))
    for wish in ({"verb": "more", "journey_id": first}, {"verb": "merge", "journey_id": second, "others": [first]}):
        with pytest.raises(Refused, match=GONE[:20]):
            scout.lay_out(read(wish))


@pytest.mark.parametrize("name", ["", "  ", "\x00", "\u200b"])
def test_an_agent_needs_a_name_that_can_be_read(workspace: Workspace, name: str) -> None:
    with pytest.raises(Refused):
        Turns(workspace.of("bo"), name)


def test_a_name_like_the_persons_does_not_pass_for_them(workspace: Workspace) -> None:
    posing = Turns(workspace.of("bo"), "person")
    made = posing.make(read({"verb": "more", "journey_id": ids(posing)[0]}), posing.mine.desk.position)
    assert made.outcome.entry.actor == "agent:person"
    copy = workspace.rehearsal("bo")
    assert not [x for x in copy.entries() if x.agent]
