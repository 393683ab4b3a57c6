"""The one door for edits, and what pages read through it, on the demo histories."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from demo_files import TRUTH, rows
from numpy.typing import NDArray

from core.adapters.encoders.encoder import EncoderError, HashingEncoder
from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.shipped.subjects import listed_subjects
from core.adapters.store.database import Database
from core.adapters.store.logbook import UnknownPerson
from core.desk.wishes import MORE
from core.effects.meter import effect_from_json
from core.entities import Interaction, Item, Person
from core.progress import Progress
from core.salience import Life
from core.steering import edits as e
from core.steering.decisions import Refused
from core.steering.fold import apply
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace


class NoModel:
    """An encoder of the demo's kind, far away, that must not be asked."""

    encoder_id = "all-MiniLM-L6-v2"
    dim = 384
    is_local = False

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Refuse to encode."""
        raise AssertionError(f"No model is needed here, but {len(texts)} texts were to be encoded.")


@pytest.fixture(scope="module")
def demo() -> Workspace:
    return Workspace(Database(), NoModel())


@pytest.fixture
def small() -> Workspace:
    return Workspace(Database(), HashingEncoder())


BREAD = '{"name": "Bread that rises"}'
PEOPLE = ("concetta", "emil", "ines", "rosalind", "yuki")


@pytest.mark.parametrize("person_id", PEOPLE)
def test_the_first_page_of_a_demo_person_needs_no_model(demo: Workspace, person_id: str) -> None:
    view = demo.of(person_id).view()
    assert 3 <= len(view.journeys) <= 25
    assert 12 <= len(view.slate.places) <= 50
    assert len(view.slate.places) == 50 or view.shortfall.startswith("Only ")
    assert all(v.name and not v.name.startswith("Unnamed") for v in view.journeys)
    assert {v.life for v in view.journeys} & {Life.ACTIVE, Life.EMERGING}


def test_an_edit_is_logged_with_what_it_did(demo: Workspace) -> None:
    top = demo.of("kai").view().journeys[0]
    outcome = demo.of("kai").commit(e.JourneyWeighted(top.journey_id, MORE))
    assert outcome.entry in demo.of("kai").entries()
    assert effect_from_json(outcome.entry.effect) == outcome.effect
    assert outcome.comparison.asked[top.journey_id][1] > top.asked
    assert f"“{top.name}”" in outcome.sentence


class Broken(NoModel):
    """A local encoder that has lost its weights."""

    is_local = True

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """Fail."""
        raise EncoderError("The weights are gone.")


def test_names_come_from_words_and_the_stored_subjects_where_the_encoder_fails(demo: Workspace) -> None:
    names = [view.name for view in Workspace(Database(), Broken()).of("concetta").view().journeys]
    by_words = [view.name for view in demo.of("concetta").view().journeys]
    subjects = {subject.words["en"] for subject in listed_subjects()}
    assert len(names) == len(by_words)
    assert all(name == words or name in subjects for name, words in zip(names, by_words, strict=True))


SUBJECTS = {
    "Proofs after midnight": "Mathematics",
    "Burned out, coming back": "Stress and burnout",
    "Talking to Zoé with my hands": "Sign language",
}


def test_an_area_to_explore_is_called_after_the_subject_of_most_of_its_items(demo: Workspace) -> None:
    meant: dict[str, set[str]] = {}
    for row in rows(TRUTH):
        meant.setdefault(row["journey"], set()).add(row["item_id"])
    catalogue = demo.of("concetta").desk.catalogue
    areas = [catalogue.rows(sorted(meant[journey])) for journey in SUBJECTS]
    names = [Titler(NoModel()).area_name(catalogue, area, [b for b in areas if b is not area]) for area in areas]
    assert names == list(SUBJECTS.values())


def test_a_double_click_is_one_edit(demo: Workspace) -> None:
    top = demo.of("wen").view().journeys[0]
    wish = e.JourneyWeighted(top.journey_id, MORE)
    first = demo.of("wen").commit(wish, "click-1")
    position = demo.of("wen").view().position
    again = demo.of("wen").commit(wish, "click-1")
    assert again.entry == first.entry
    assert demo.of("wen").view().position == position


def test_undo_brings_the_slate_back_to_the_bit(demo: Workspace) -> None:
    before = demo.of("malik").view()
    a, b, c = (v.journey_id for v in before.journeys[:3])
    demo.of("malik").commit(e.JourneysMerged(a, (b,)))
    demo.of("malik").commit(e.JourneyMuted(c))
    demo.of("malik").undo()
    demo.of("malik").undo()
    after = demo.of("malik").view()
    assert (after.slate, after.profile) == (before.slate, before.profile)


def test_a_preview_shows_what_committing_then_does_and_changes_nothing_itself(demo: Workspace) -> None:
    before = demo.of("oskar").view()
    wishes: list[e.Edit] = [
        e.JourneyMuted(before.journeys[0].journey_id),
        e.JourneyPaused(before.journeys[1].journey_id),
    ]
    then, comparison = demo.of("oskar").preview(wishes)
    assert demo.of("oskar").view().slate == before.slate
    for wish in wishes:
        demo.of("oskar").commit(wish)
    assert demo.of("oskar").view().slate == then.slate
    assert comparison.gone


def test_time_travel_shows_the_slate_of_then(demo: Workspace) -> None:
    before = demo.of("hana").view()
    demo.of("hana").commit(e.JourneyMuted(before.journeys[0].journey_id))
    assert demo.of("hana").view(until=before.position).slate == before.slate


def test_parts_come_largest_first_and_lie_within_what_is_open(demo: Workspace) -> None:
    top = max(demo.of("fatima").view().journeys, key=lambda v: v.n_items)
    i, members = top.journey_id, set(top.journey.members)
    as_found = demo.of("fatima").parts(i)
    demo.of("fatima").commit(e.GranularitySet(1.0, i))
    finest = demo.of("fatima").parts(i)
    assert len(finest) > len(as_found) >= 2
    assert [len(part.items) for part in finest] == sorted((len(part.items) for part in finest), reverse=True)
    assert {item_id for part in finest for item_id in part.item_ids} == members
    assert all(part.name == part.items[0].title for part in finest if len(part.items) == 1)
    demo.of("fatima").commit(e.JourneyFocused(i, finest[0].item_ids, finest[0].name))
    deeper = demo.of("fatima").parts(i)
    assert {item_id for part in deeper for item_id in part.item_ids} == set(finest[0].item_ids)
    assert demo.of("fatima").parts(i, whole=True) == finest


def test_what_a_sentence_says_after_a_dial_is_about_the_journeys_that_the_dial_leaves(demo: Workspace) -> None:
    mine = demo.of("fatima")
    before = mine.view().profile
    level, new = next(
        (level, journey_id)
        for level in (0.0, 0.25, 0.75, 1.0)
        for journey_id in apply(before, e.GranularitySet(level), mine.desk.proposals).by_id
        if journey_id not in before.by_id
    )
    mine.commit(e.SentenceTaken("finer, and mute that", (e.GranularitySet(level), e.JourneyMuted(new))))
    assert mine.view().profile.by_id[new].muted


def test_the_log_is_told_in_sentences_newest_first(demo: Workspace) -> None:
    top = demo.of("grace").view().journeys[0]
    demo.of("grace").commit(e.JourneyMuted(top.journey_id))
    demo.of("grace").undo()
    told = demo.of("grace").told()
    assert told[0].sentence.startswith("Undid: Muted")
    assert told[1].sentence == f"Muted “{top.name}”"
    assert not told[1].counts
    assert told[-1].sentence == "Read your history and found its journeys"


def test_two_workspaces_on_one_database_see_each_others_edits() -> None:
    database = Database()
    one, two = Workspace(database, NoModel()), Workspace(database, NoModel())
    top = one.of("diego").view().journeys[0].journey_id
    two.of("diego").view()
    one.of("diego").commit(e.JourneyMuted(top))
    found = two.of("diego").view().find(top)
    assert found is not None
    assert found.journey.muted
    with pytest.raises(Refused):
        two.of("diego").commit(e.JourneyMuted(top))


def test_someone_without_a_history_is_not_known(demo: Workspace) -> None:
    with pytest.raises(UnknownPerson):
        demo.of("nobody").view()


def three_topics(n: int) -> tuple[list[Item], list[Interaction]]:
    """Return items of three topics in turn, and a person who took up one a day."""
    topics = ["sourdough starter flour", "modular synth patch cable", "reef surf longboard wave"]
    items = [Item(f"x{i}", f"{topics[i % 3]} part {i}") for i in range(n)]
    return items, one_a_day(items)


def one_a_day(items: Sequence[Item]) -> list[Interaction]:
    """Return a person's first encounters with items, one a day."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return [Interaction("me", item.item_id, start + timedelta(days=i)) for i, item in enumerate(items)]


def test_an_imported_history_grows_and_keeps_the_persons_names(small: Workspace) -> None:
    items, moments = three_topics(36)
    small.import_history("mine", "Mine", people=[Person("me", "Me")], items=items[:30], interactions=moments[:30])
    first = small.of("me").view().journeys[0]
    small.of("me").commit(e.JourneyRenamed(first.journey_id, "My very own words"))
    small.import_history("mine", "Mine", people=[], items=items[30:], interactions=moments[30:])
    view = small.of("me").view()
    kept = view.find(first.journey_id)
    assert kept is not None
    assert (kept.name, kept.named_by) == ("My very own words", "you")
    assert set(first.journey.members) <= set(kept.journey.members)
    everything = {i for v in view.journeys for i in v.journey.members} | set(view.profile.loose)
    assert everything == {item.item_id for item in items}


def test_a_few_new_items_leave_what_was_together_together(small: Workspace) -> None:
    items, moments = three_topics(44)
    small.import_history("mine", "Mine", people=[Person("me", "Me")], items=items[:40], interactions=moments[:40])
    before = small.of("me").view()
    small.import_history("mine", "Mine", people=[], items=items[40:], interactions=moments[40:])
    after = small.of("me").view()
    assert set(after.profile.journey_of) | set(after.profile.loose) == {item.item_id for item in items}
    for journey in before.journeys:
        homes = {after.profile.journey_of[i] for i in journey.journey.members}
        assert homes == {journey.journey_id}


def test_things_of_one_day_are_no_batch_where_only_dates_are_known(small: Workspace) -> None:
    items, _ = three_topics(36)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [Interaction("me", item.item_id, start + timedelta(days=i // 3)) for i, item in enumerate(items)]
    small.import_history("mine", "Mine", people=[Person("me", "Me")], items=items, interactions=moments)
    topics = [{int(i[1:]) % 3 for i in view.journey.members} for view in small.of("me").view().journeys]
    assert sorted(map(tuple, topics)) == [(0,), (1,), (2,)]


def test_deleting_everything_leaves_nobody(small: Workspace) -> None:
    small.delete_everything()
    assert small.people() == []
    small.restore_demo()
    assert len(small.people()) == 26


def asked(*replies: str | Ending) -> Workspace:
    workspace = Workspace(Database(), HashingEncoder(), with_demo=False, chat=lambda _: ScriptedChatModel(replies))
    items = [Item(f"x{i}", f"sourdough loaf number {i}") for i in range(8)]
    workspace.import_history("mine", "Mine", people=[Person("me", "Me")], items=items, interactions=one_a_day(items))
    return workspace


def test_a_models_name_is_only_suggested_and_never_steers() -> None:
    workspace = asked(*[BREAD] * 9)
    before = workspace.of("me").view()
    named = workspace.of("me").suggest_names(every=True)
    after = workspace.of("me").view()
    assert named is not None
    assert len(named.came) == len(before.journeys)
    assert [v.name for v in after.journeys] == [v.name for v in before.journeys]
    assert after.slate == before.slate
    assert workspace.of("me").entries()[-1].actor == "model"


def test_only_the_titles_shown_are_sent_and_never_of_a_journey_the_person_named() -> None:
    workspace = asked(*[BREAD] * 9)
    first = workspace.of("me").view().journeys[0]
    sent = dict(workspace.of("me").what_is_sent(every=True))
    assert sent
    assert all(title.startswith("sourdough loaf") for titles in sent.values() for title in titles)
    workspace.of("me").commit(e.JourneyRenamed(first.journey_id, "Mine"))
    assert "Mine" not in dict(workspace.of("me").what_is_sent(every=True))
    workspace.of("me").suggest_names(every=True)
    assert workspace.of("me").view().find(first.journey_id).name == "Mine"  # type: ignore[union-attr]


def test_a_model_that_fails_leaves_the_names_and_says_why() -> None:
    workspace = asked(*[Ending.SLOW] * 9)
    before = [v.name for v in workspace.of("me").view().journeys]
    named = workspace.of("me").suggest_names(every=True)
    assert named is not None
    assert "did not answer in time" in named.in_words()
    assert [v.name for v in workspace.of("me").view().journeys] == before


def test_another_method_of_extraction_keeps_what_the_person_decided(demo: Workspace) -> None:
    before = demo.of("leroy").view()
    first = before.journeys[0]
    demo.of("leroy").commit(e.JourneyMuted(first.journey_id))
    for method in ("topics", "cooccurrence", "personal"):
        demo.of("leroy").extract(method)
        view = demo.of("leroy").view()
        kept = view.find(first.journey_id)
        assert kept is not None
        assert kept.journey.muted
        assert set(first.journey.members) <= set(kept.journey.members)
        everything = [i for v in (*view.journeys, *view.removed) for i in v.journey.members]
        assert sorted([*everything, *view.profile.loose]) == sorted(before.profile.history_ids)
    with pytest.raises(KeyError):
        demo.of("leroy").extract("guessing")


def test_the_choice_of_a_method_is_an_edit_that_can_be_undone(demo: Workspace) -> None:
    before = demo.of("joaquim").view()
    outcome = demo.of("joaquim").extract("topics", "click")
    assert outcome.sentence == "Found your journeys by the topics of the whole catalogue"
    assert outcome.effect is not None
    assert demo.of("joaquim").method() == "topics"
    assert demo.of("joaquim").extract("topics", "click").entry == outcome.entry
    with pytest.raises(Refused, match="that way already"):
        demo.of("joaquim").extract("topics")
    demo.of("joaquim").undo()
    after = demo.of("joaquim").view()
    assert demo.of("joaquim").method() == "personal"
    assert after.slate == before.slate
    assert [v.name for v in after.journeys] == [v.name for v in before.journeys]


def test_what_was_warmed_is_what_the_first_view_uses(demo: Workspace) -> None:
    workspace = Workspace(Database(), NoModel())
    workspace.warm()
    catalogue = workspace.preparation.catalogue(workspace.preparation.collections("concetta"))
    assert catalogue in workspace.titler.counted
    assert workspace.of("concetta").desk.catalogue is catalogue
