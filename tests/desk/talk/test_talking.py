"""A turn of talk proposes, asks or answers on the small world, and changes nothing."""

from datetime import timedelta
from functools import partial

import pytest
from asked import read
from small_world import START, Clock, lone, small_workspace, to_choose_from

from core.desk.sieve import Sieve
from core.desk.talk.answering import Knowledge, TalkReply
from core.desk.talk.answers import WHAT_I_KNOW, reply_to
from core.desk.talk.answers_list import why_journey
from core.desk.talk.answers_past import what_changed
from core.desk.talk.chips import Chip, likely_chips
from core.desk.talk.said_around import around
from core.desk.talk.said_parts import part_named
from core.desk.talk.said_wishes import BOLDER, Reach, Wished, wishes_of
from core.desk.talk.talking import Talk, Turn, heard_turn, pressed, proposed, taken_alternative
from core.desk.wishes import MORE
from core.dialogue.acts import SpokenAct, Understood
from core.dialogue.questions import question_in
from core.steering import edits as e
from core.steering.decisions import LONGEST_SENTENCE
from core.wording import one_line
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.turns import Turns
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace()


@pytest.fixture
def bo(workspace: Workspace) -> PersonWorkspace:
    return workspace.of("bo")


def says(mine: PersonWorkspace, said: str, before: Turn | None = None) -> Turn:
    return mine.talk(partial(heard_turn, said, before=before, waits=before is not None and before.waits))


def knowledge(mine: PersonWorkspace) -> Knowledge:
    view = mine.view()
    return Knowledge(desk=mine.desk, view=view, around=around(mine.desk, view), search=mine.search, told=mine.told)


def replied(mine: PersonWorkspace, said: str) -> TalkReply:
    question = question_in(said, mine.desk.moment)
    assert question is not None
    assert says(mine, said).reply == reply_to(question, knowledge(mine))
    return reply_to(question, knowledge(mine))


def journey_id(mine: PersonWorkspace, name: str) -> str:
    return next(v.journey_id for v in mine.view().journeys if v.name == name)


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("more pottery", ["journey_weighted"]),
        ("mute baking", ["journey_muted"]),
        ("pause knitting", ["journey_paused"]),
        ("I have finished the pottery", ["journey_finished"]),
        ("call knitting Wool", ["journey_renamed"]),
        ("merge knitting into pottery", ["journeys_merged"]),
        ("surprise me more", ["exploration_set"]),
        ("tell my journeys more finely", ["granularity_set"]),
        ("block the word glaze", ["words_blocked"]),
        ("less baking and more pottery", ["journey_weighted", "journey_weighted"]),
    ],
)
def test_a_sentence_becomes_one_edit_of_the_kinds_it_says_and_nothing_is_logged(
    bo: PersonWorkspace, said: str, kinds: list[str]
) -> None:
    (wish,) = says(bo, said).wishes
    assert isinstance(wish, e.SentenceTaken)
    assert wish.said == said
    assert [each.kind for each in wish.edits] == kinds
    assert not any(entry.is_wished for entry in bo.entries())
    bo.commit(wish)
    assert bo.entries()[-1].is_wished or bo.entries()[-2].is_wished


def test_presses_multiply_and_surprise_goes_a_step(bo: PersonWorkspace) -> None:
    (once,), (thrice,) = says(bo, "more pottery").wishes, says(bo, "a lot more pottery").wishes
    assert isinstance(once, e.SentenceTaken)
    assert isinstance(thrice, e.SentenceTaken)
    one, three = once.edits[0], thrice.edits[0]
    assert isinstance(one, e.JourneyWeighted)
    assert isinstance(three, e.JourneyWeighted)
    assert three.weight == pytest.approx(one.weight**3)
    reach = Reach(parts=bo.parts, search=bo.search, meaning=None)
    acts = (SpokenAct(verb="explore_more"),)
    (bold,) = wishes_of(Wished(said="bolder", acts=acts, desk=bo.desk, view=bo.view(), reach=reach))
    wider = e.ExplorationSet(round(bo.view().profile.exploration + BOLDER, 2))
    assert bold == e.SentenceTaken("bolder", (wider,))


def test_a_new_interest_gets_what_a_search_for_it_finds(bo: PersonWorkspace) -> None:
    talk_of = partial(pressed, Chip("Follow jib", (SpokenAct(verb="adopt", name="jib"),)))
    (wish,) = bo.talk(talk_of).wishes
    assert isinstance(wish, e.SentenceTaken)
    (adopted,) = wish.edits
    assert isinstance(adopted, e.InterestAdopted)
    assert all(item_id.startswith("sailing") for item_id in adopted.anchors)


def test_a_part_is_what_its_titles_say_else_what_is_named_so(bo: PersonWorkspace) -> None:
    journey = bo.view().profile.by_id[journey_id(bo, "Pottery")]
    found = part_named(bo.desk, journey, [], ("kiln",), None)
    assert found is not None
    assert found[0] == "kiln"
    assert all("kiln" in title for title in bo.desk.titles(found[1]))
    assert part_named(bo.desk, journey, [], ("zebras",), None) is None
    deeper = SpokenAct(verb="focus", target=journey.journey_id, words=("zebras",))
    assert bo.talk(partial(pressed, Chip("x", (deeper,)))).problem == "No part of “Pottery” is about “zebras”."


def test_undo_is_about_the_latest_or_about_what_is_named_and_never_about_nothing(bo: PersonWorkspace) -> None:
    assert says(bo, "undo that").problem == "There is nothing to undo."
    muted = bo.commit(e.JourneyMuted(journey_id(bo, "Baking"))).entry.seq
    latest = bo.commit(e.JourneyMuted(journey_id(bo, "Pottery"))).entry.seq
    assert says(bo, "undo that").wishes == (e.EditUndone(latest, "undo that"),)
    about = Chip("undo the baking", (SpokenAct(verb="undo", target=journey_id(bo, "Baking")),))
    assert bo.talk(partial(pressed, about)).wishes == (e.EditUndone(muted, "undo the baking"),)


def test_what_is_for_a_while_ends_with_the_day_and_can_be_ended_by_word() -> None:
    clock = Clock(START)
    bo = small_workspace(clock=clock).of("bo")
    (wish,) = says(bo, "mute baking for three days").wishes
    assert isinstance(wish, e.SentenceTaken)
    assert wish.until is not None
    assert (wish.until - START.replace(hour=0)).days == 4
    bo.commit(wish)
    act = SpokenAct(verb="end", target=journey_id(bo, "Baking"))
    (end,) = bo.talk(partial(pressed, Chip("end it", (act,)))).wishes
    assert end == e.EndSet((bo.entries()[-1].seq,), e.AT_ONCE, "end it")


def test_two_times_in_one_sentence_and_old_and_new_at_once_are_refused_in_words(bo: PersonWorkspace) -> None:
    mute = SpokenAct(verb="mute", target=journey_id(bo, "Baking"), until_days=3)
    acts = (mute, SpokenAct(verb="less", target=journey_id(bo, "Pottery")))
    assert "of its own" in bo.talk(partial(pressed, Chip("x", acts))).problem
    assert "one after the other" in bo.talk(partial(pressed, Chip("x", (SpokenAct(verb="undo"), mute)))).problem


def test_an_alternative_becomes_a_proposal_whose_other_is_the_other(bo: PersonWorkspace) -> None:
    either = tuple((SpokenAct(verb="less", target=journey_id(bo, name)),) for name in ("Baking", "Pottery"))

    def asks(talk: Talk) -> Turn:
        return proposed("less clay", Understood(alternatives=either), talk)

    asked = bo.talk(asks)
    assert [each.label for each in asked.either] == ["Less of “Baking”", "Less of “Pottery”"]
    assert asked.wishes == ()
    taken = bo.talk(partial(taken_alternative, asked, 0))
    assert taken.understood.instead == either[1]
    (other,) = says(bo, "no, the other one", taken).wishes
    assert isinstance(other, e.SentenceTaken)
    assert other.concerns == (journey_id(bo, "Pottery"),)


def test_a_correction_keeps_both_sentences(bo: PersonWorkspace) -> None:
    first = says(bo, "mute baking")
    (wish,) = says(bo, "just until Sunday", first).wishes
    assert isinstance(wish, e.SentenceTaken)
    assert wish.said == "mute baking … just until Sunday"


def test_what_is_said_at_length_is_kept_as_the_log_keeps_it(bo: PersonWorkspace) -> None:
    first = says(bo, f"mute baking {'please ' * 50}")
    turn = says(bo, "just until Sunday", first)
    (wish,) = turn.wishes
    made = bo.commit(wish).entry.edit
    assert isinstance(made, e.SentenceTaken)
    assert len(made.said) > LONGEST_SENTENCE - len("please ")
    assert first.said.startswith(made.said[:250])
    assert turn.said == made.said == one_line(made.said, kept="")[:LONGEST_SENTENCE]


def test_undo_of_what_is_only_proposed_drops_it(bo: PersonWorkspace) -> None:
    turn = says(bo, "undo that", says(bo, "mute baking"))
    assert turn.wishes == ()
    assert "nothing is changed" in turn.problem


def test_chips_are_of_the_person_and_end_with_questions(bo: PersonWorkspace) -> None:
    chips = likely_chips(bo.desk, bo.view())
    assert [bool(chip.acts) for chip in chips] == sorted((bool(chip.acts) for chip in chips), reverse=True)
    assert all(bo.talk(partial(pressed, chip)).wishes for chip in chips if chip.acts)
    assert all(bo.talk(partial(pressed, chip)).reply for chip in chips if not chip.acts)


def test_no_chip_is_about_what_is_sensitive(bo: PersonWorkspace) -> None:
    bo.commit(e.JourneyRenamed(journey_id(bo, "Knitting"), "Chemotherapy"))
    assert bo.sensitive()
    assert bo.chips(bo.view())
    assert not any("chemotherapy" in chip.says.casefold() or "knitting" in chip.says for chip in bo.chips(bo.view()))


@pytest.mark.parametrize("last", ["Baking", "Knitting"])
def test_no_chip_ends_a_sentence_that_names_what_is_sensitive(bo: PersonWorkspace, last: str) -> None:
    bo.commit(e.JourneyRenamed(journey_id(bo, "Knitting"), "Chemotherapy"))
    muted, more = journey_id(bo, "Baking"), journey_id(bo, "Chemotherapy")
    edits = (e.JourneyMuted(muted), e.JourneyWeighted(more, 1.5))
    until = bo.desk.moment + timedelta(days=3)
    bo.commit(e.SentenceTaken("as I said", edits if last == "Knitting" else edits[::-1], until))
    said = [chip.says for chip in bo.chips(bo.view())]
    assert said
    assert not any("chemotherapy" in each.casefold() for each in said)
    assert not any(each.startswith("End it now") for each in said)


def test_why_a_journey_is_there_is_told_with_its_evidence(bo: PersonWorkspace) -> None:
    reply = replied(bo, "why is baking here?")
    assert reply.words.startswith("“Baking” rests on 8 things")
    assert reply == why_journey(next(v for v in bo.view().journeys if v.name == "Baking"), knowledge(bo))
    assert all(item.item_id.startswith("baking") for item in reply.cited)


def test_this_is_the_first_of_the_list_whatever_its_titles_say(bo: PersonWorkspace) -> None:
    assert "is number 1 on your list" in replied(bo, "why is this here?").words


def test_why_says_what_was_asked_for_where_a_wish_brought_it_and_not_where_it_stood_anyway(bo: PersonWorkspace) -> None:
    journey = bo.view().journeys[-1]
    bo.commit(e.JourneyWeighted(journey.journey_id, MORE**8))
    places = bo.places(bo.view())
    assert {bool(place.asked_for) for place in places} == {True, False}
    for place in places:
        words = replied(bo, f"why is number {place.rank} here?").words
        assert f"{place.item.title}” is number {place.rank} on your list." in words
        assert words.endswith(f" You asked for this: More of “{journey.name}”.") is bool(place.asked_for)


def test_what_was_dropped_is_told_from_the_log_and_from_what_ended(bo: PersonWorkspace) -> None:
    reply = replied(bo, "what did I drop in summer 2024?")
    assert "“Baking” (last in June 2024)" in reply.words
    bo.commit(e.SentenceTaken("enough", (e.JourneyMuted(journey_id(bo, "Pottery")),)))
    assert "Muted “Pottery”, since you said “enough”" in replied(bo, "what did I drop today?").words
    assert replied(bo, "what did I drop in 1999?").words.startswith("Nothing")


def test_items_that_were_said_not_to_be_the_persons_were_dropped_and_what_was_only_gathered_was_not(
    bo: PersonWorkspace,
) -> None:
    top = bo.view().journeys[0].journey.members
    bo.commit(e.ItemsGathered("", top[:2]))
    bo.commit(e.ItemsGathered("", top[2:4], disowned=True))
    told = replied(bo, "what did I drop today?").words
    assert "Took 2 items out: not you" in told
    assert "Made a journey" not in told


def test_what_an_agent_dropped_is_told_and_what_waits_for_a_word_dropped_nothing(bo: PersonWorkspace) -> None:
    scout, pottery, baking = Turns(bo, "Scout"), journey_id(bo, "Pottery"), journey_id(bo, "Baking")
    scout.make(read({"verb": "not_me", "journey_id": pottery}), bo.desk.position)
    assert bo.waiting()
    assert replied(bo, "what did I drop today?").words.startswith("Nothing")
    mutes = read({"verb": "mute", "journey_id": baking}, {"verb": "mute", "journey_id": pottery})
    scout.make(mutes, bo.desk.position)
    told = replied(bo, "what did I drop today?").words
    assert told.startswith("You dropped today: In one turn: Muted “Baking”; Muted “Pottery”.")


def test_what_was_taken_up_is_told_with_titles_of_that_time(bo: PersonWorkspace) -> None:
    reply = replied(bo, "what did I watch in 2024?")
    assert reply.words.startswith("You took up 24 things in 2024")
    assert reply.cited


def test_when_is_told_by_journey_and_by_search(bo: PersonWorkspace) -> None:
    assert replied(bo, "when did I start with pottery?").words.startswith("“Pottery” begins in January 2024")
    assert "I find nothing" in replied(bo, "when did I last see zebras?").words


def test_how_much_and_what_and_what_else(bo: PersonWorkspace) -> None:
    assert "asks for" in replied(bo, "how much of my list is baking?").words
    assert "“Knitting”" in replied(bo, "what am I into?").words
    assert replied(bo, "are you a real person?").words == WHAT_I_KNOW
    assert "nothing happens before you agree" in replied(bo, "what would happen if I muted baking?").words


def test_a_place_that_is_not_there_is_said(bo: PersonWorkspace) -> None:
    assert replied(bo, "why is number 99 here?").words.startswith("Nothing on your list is called so")


def test_what_was_changed_is_told_in_the_words_of_the_log(bo: PersonWorkspace) -> None:
    question = question_in("what did I change?", bo.desk.moment)
    assert question is not None
    assert what_changed(question, knowledge(bo)).words == "You have changed nothing yet."
    bo.commit(e.ExplorationSet(0.5))
    assert what_changed(question, knowledge(bo)).words == "What you changed last: Set surprise to 50 %."


def test_what_is_in_force_is_known_to_who_speaks(bo: PersonWorkspace) -> None:
    bo.commit(e.SentenceTaken("hush", (e.JourneyMuted(journey_id(bo, "Baking")),)))
    here = around(bo.desk, bo.view())
    assert here.in_force == {journey_id(bo, "Baking")}
    assert next(j.state for j in here.journeys if j.name == "Baking") == "muted"
    bo.commit(e.ExplorationSet(0.5))
    both = (e.JourneyWeighted(journey_id(bo, "Pottery"), 0.5), e.JourneyPaused(journey_id(bo, "Knitting")))
    bo.commit(e.SentenceTaken("and these", both))
    assert around(bo.desk, bo.view()).in_force == {v.journey_id for v in bo.view().journeys}
    bo.undo()
    assert around(bo.desk, bo.view()).in_force == here.in_force


QUESTIONS = (
    "why is number 1 here",
    "why running",
    "what did I drop",
    "what did I change",
    "what did I take up",
    "when did I start running",
    "what fits pottery",
    "what am I into",
)


@pytest.mark.parametrize("said", QUESTIONS)
@pytest.mark.parametrize("sieve", [Sieve(kind="book"), Sieve("List", "video"), Sieve("Shelf", "video")])
def test_an_answer_speaks_of_what_a_sieve_lets_through_and_says_of_what_alone(said: str, sieve: Sieve) -> None:
    mine = to_choose_from(lone(small_workspace()), topics=("running", "chess", "knitting")).of("me")
    mine.commit(e.JourneyMuted(mine.view().journeys[-1].journey_id))
    reply = mine.talk(partial(heard_turn, said), sieve).reply
    assert reply is not None
    assert reply.among == sieve.in_words()
    assert all(map(sieve.passes, reply.cited))
    if sieve == Sieve("Shelf", "video"):
        assert reply.cited == ()
        assert "Muted" not in reply.words
    whole = mine.talk(partial(heard_turn, said)).reply
    assert whole is not None
    assert whole.among == ""
    assert len(whole.cited) >= 1 or said == "what did I change"


def test_a_wish_that_no_journey_is_about_is_said_to_be_that(workspace: Workspace) -> None:
    turn = says(workspace.of("bo"), "less Zymurgy please")
    assert not turn.waits
    assert turn.problem.startswith("None of your journeys is about “Zymurgy”.")
    assert not turn.known
