"""What an analyst sees of everybody: read from what is stored, worked out once, and gone with whoever is gone."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from accounts_world import seen_as, shared_world
from small_world import PATHS, Clock, interactions, lone, small_workspace

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.cohorts import by_measure
from core.adapters.analyst.interest_charts import FUNNEL
from core.adapters.analyst.journey_charts import DENSITIES, JOURNEYS_A_PERSON
from core.adapters.analyst.list_charts import SLATES
from core.adapters.analyst.method_charts import AGREEMENTS, FAILURES, METHODS_BESIDE
from core.adapters.encoders.encoder import HashingEncoder
from core.audit.alarms import Mode
from core.entities import GivenName
from core.metrics.clustering import bcubed_f1
from core.similarity import unit
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.analyst.analysis import WAYS
from core.workspace.analyst.grouped_interests import GroupedInterests
from core.workspace.rights import AccountRole, LoggedOut
from core.workspace.workspace import Workspace

SOON_S = 20.0
OWN_WORDS = "zanzibar plumbing"


@pytest.fixture
def workspace() -> Workspace:
    """Return the small world."""
    return small_workspace(with_map=False, clock=Clock(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)))


def test_the_journeys_are_those_that_the_pages_show(workspace: Workspace) -> None:
    reach = workspace.analysis.reach()
    assert (reach.people, reach.interactions, reach.with_journeys) == (4, 88, 4)
    assert reach.read_at == workspace.logbook.now()
    told = set(workspace.analysis.ask("SELECT person_id, journey_id, name, items FROM journeys").rows)
    shown = {
        (person_id, view.journey_id, view.name, view.n_items)
        for person_id in PATHS
        for view in workspace.of(person_id).view().journeys
    }
    assert told == shown


def test_a_name_of_the_person_s_own_is_not_told(workspace: Workspace) -> None:
    first = workspace.of("bo").view().journeys[0]
    workspace.of("bo").commit(e.JourneyRenamed(first.journey_id, OWN_WORDS))
    adopted = e.InterestAdopted("j-own", OWN_WORDS, anchors=("chess-01",))
    workspace.of("bo").commit(adopted)
    workspace.analysis.renew()
    rows = workspace.analysis.ask("SELECT journey_id, name, adopted FROM journeys WHERE person_id = 'bo'").rows
    assert (first.journey_id, first.name, False) in rows
    assert ("j-own", "", True) in rows
    assert OWN_WORDS not in str(workspace.analysis.ask("SELECT * FROM log").rows).casefold()


def test_names_of_one_meaning_are_one_interest_and_sensitive_ones_are_none(workspace: Workspace) -> None:
    rows = workspace.analysis.ask("SELECT DISTINCT name, interest FROM journeys").by_name()
    assert {row["name"] for row in rows} == {"Pottery", "Running", "Baking", "Knitting", "Sailing", "Chess"}
    assert 1 < len({row["interest"] for row in rows}) < len(rows)
    first = workspace.of("bo").view().journeys[0].journey_id
    name = GivenName("Living with depression", evidence=("pottery-00",), size=3)
    position = workspace.logbook.position("bo")
    named = e.JourneysNamed(((first, name),), None)
    workspace.logbook.append("bo", named, actor="rules", action_id="sensitive", expected=position)
    workspace.analysis.renew()
    told = workspace.analysis.ask("SELECT interest FROM journeys WHERE name = 'Living with depression'").rows
    assert told == (("",),)


def test_few_names_stay_as_they_are_and_many_are_gathered() -> None:
    encoder = HashingEncoder(dim=64)
    grouped = GroupedInterests(encoder.encode)
    assert grouped.of({}) == {}
    assert grouped.of({"Bread": 9, "Tea": 1}) == {"Bread": "Bread", "Tea": "Tea"}
    counts = {f"{'Bread' if n % 2 else 'Guitar'} {n}": n for n in range(1, 13)}
    gathered = grouped.of(counts)
    assert gathered.keys() == counts.keys()
    assert 1 < len(set(gathered.values())) < len(counts)
    assert all(interest.endswith(" ...") or interest in counts or ", " in interest for interest in gathered.values())


def test_what_becomes_of_proposals_is_counted(workspace: Workspace) -> None:
    workspace.of("bo").commit(e.InterestAdopted("j-own", "Chess", anchors=("chess-01",)))
    workspace.of("ada").commit(e.InterestDeclined("x-1", "Sailing"))
    assert workspace.analysis.chart(FUNNEL).column("n") == [2, 2, 1, 0, 0]
    workspace.analysis.read_lists()
    standing = sum(len(workspace.of(person_id).proposals()) for person_id in PATHS)
    assert standing
    told = workspace.analysis.chart(FUNNEL).by_name()
    assert (told[0]["stage"], told[0]["n"]) == ("proposed", 2 + standing)
    assert [row["n"] for row in told[1:]] == [2, 1, 0, 0]


def test_what_is_removed_counts_for_no_chart(workspace: Workspace) -> None:
    first = workspace.of("bo").view().journeys[0]
    workspace.of("bo").commit(e.JourneyRemoved(first.journey_id))
    assert workspace.analysis.chart(JOURNEYS_A_PERSON).rows == ((2, 2), (3, 2))


def test_the_copy_stands_until_it_is_renewed(workspace: Workspace) -> None:
    n = "SELECT count(*) FROM log WHERE actor = 'person'"
    assert not workspace.analysis.is_ready
    assert workspace.analysis.ask(n).rows == ((0,),)
    workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))
    assert workspace.analysis.is_ready
    assert workspace.analysis.ask(n).rows == ((0,),)
    workspace.analysis.renew()
    assert workspace.analysis.ask(n).rows == ((1,),)


def test_a_log_that_has_not_grown_is_not_read_again(workspace: Workspace) -> None:
    told: list[tuple[str, int]] = []

    def report(what: str, done: int, total: int) -> None:
        told.append((what, total))

    workspace.analysis.renew(report)
    assert ("Reading journeys", 4) in told
    told.clear()
    workspace.of("bo").commit(e.JourneyMuted(workspace.of("bo").view().journeys[0].journey_id))
    workspace.analysis.renew(report)
    assert [total for what, total in told if what == "Reading journeys"] == [1]


def test_whoever_is_deleted_is_in_no_table_any_more(workspace: Workspace) -> None:
    workspace.analysis.read_lists()
    workspace.analysis.compare_methods()
    workspace.delete_person("bo")
    for table in ("people", "histories", "journeys", "journey_items", "log", "slates", "methods", "failures"):
        assert workspace.analysis.ask(f"SELECT * FROM {table} WHERE person_id = 'bo'").rows == (), table
    assert workspace.analysis.reach().people == 3


class HeldUp:
    """What is told of a reading, which stops at the first word of a kind until it may go on."""

    def __init__(self, at: str) -> None:
        self.at, self.there, self.go_on = at, threading.Event(), threading.Event()

    def __call__(self, what: str, done: int, total: int) -> None:
        if what.startswith(self.at):
            self.there.set()
            assert self.go_on.wait(SOON_S)


@pytest.mark.parametrize("at", ["Reading journeys", "Copying histories"])
def test_whoever_deletes_waits_for_no_reading_and_what_was_being_read_is_not_kept(
    workspace: Workspace, at: str
) -> None:
    held = HeldUp(at)
    with ThreadPoolExecutor(2) as pool:
        renewal = pool.submit(workspace.analysis.renew, held)
        assert held.there.wait(SOON_S)
        try:
            pool.submit(workspace.analysis.forget).result(SOON_S)
        finally:
            held.go_on.set()
        assert renewal.result(SOON_S).people == 4
    assert not workspace.analysis.is_ready
    workspace.delete_person("bo")
    assert workspace.analysis.reach().people == 3


def test_lists_are_read_beside_a_renewal_which_tells_what_was_read_before_it(workspace: Workspace) -> None:
    workspace.analysis.renew()
    renewing, reading = HeldUp("Copying histories"), HeldUp("Reading lists: 3")
    with ThreadPoolExecutor(2) as pool:
        renewal = pool.submit(workspace.analysis.renew, renewing)
        assert renewing.there.wait(SOON_S)
        lists = pool.submit(workspace.analysis.read_lists, progress=reading)
        try:
            assert reading.there.wait(SOON_S)
        finally:
            renewing.go_on.set()
        assert renewal.result(SOON_S).with_lists == 0
        reading.go_on.set()
        assert lists.result(SOON_S).with_lists == 4
    assert workspace.analysis.reach().with_lists == 4


def test_what_was_read_of_somebody_before_all_was_forgotten_is_not_kept(workspace: Workspace) -> None:
    held = HeldUp("Reading lists: 3")
    with ThreadPoolExecutor(1) as pool:
        lists = pool.submit(workspace.analysis.read_lists, progress=held)
        assert held.there.wait(SOON_S)
        workspace.analysis.forget()
        held.go_on.set()
        assert lists.result(SOON_S).with_lists == 1


def test_lists_are_read_as_the_pages_show_them(workspace: Workspace) -> None:
    reach = workspace.analysis.read_lists(n=3)
    assert reach.with_lists == 3
    assert workspace.analysis.read_lists().with_lists == 4
    told = workspace.analysis.ask("SELECT item_id FROM slates WHERE person_id = 'bo' ORDER BY place").column("item_id")
    assert tuple(told) == workspace.of("bo").view().slate.item_ids
    (row,) = workspace.analysis.chart(SLATES).by_name()
    assert 0 < row["coverage"] <= 1
    assert -1 <= row["similarity"] <= 1


def test_ways_are_compared_for_one_or_for_more_and_nothing_is_stored(workspace: Workspace) -> None:
    before = workspace.database.read("SELECT count(*) FROM log, extractions")
    assert workspace.analysis.compare_methods(person_id="bo").with_methods == 1
    rows = workspace.analysis.ask("SELECT method, journeys, length FROM methods ORDER BY method").rows
    expected = sorted((way, workspace.of("bo").proxies(way)) for way in WAYS)
    assert rows == tuple((way, found.n_journeys, found.length) for way, found in expected)
    workspace.analysis.compare_methods()
    assert workspace.analysis.chart(METHODS_BESIDE).column("people") == [4, 4, 4]
    assert len(workspace.analysis.chart(FAILURES).rows) == len(Mode)
    assert workspace.database.read("SELECT count(*) FROM log, extractions") == before


def test_journeys_are_found_for_those_who_have_none_and_kept(workspace: Workspace) -> None:
    lone(workspace, "you")
    workspace.database.write(lambda cursor: cursor.execute("DELETE FROM log WHERE person_id = 'you'").fetchall())
    workspace.forget()
    assert workspace.analysis.reach().with_journeys == 4
    assert workspace.analysis.find_journeys().with_journeys == 5
    assert workspace.logbook.entries("you")


def test_an_empty_database_is_read_too() -> None:
    workspace = small_workspace(with_map=False)
    workspace.delete_everything()
    assert workspace.analysis.reach().people == 0
    assert workspace.analysis.read_lists().with_lists == 0
    assert workspace.analysis.ask("SELECT * FROM journeys").rows == ()


def test_what_may_not_be_asked_is_refused(workspace: Workspace) -> None:
    with pytest.raises(SqlRefused, match="no table"):
        workspace.analysis.ask("SELECT * FROM accounts")


@pytest.mark.parametrize("switched_on", [False, True])
@pytest.mark.parametrize("role", AccountRole)
def test_where_people_log_in_their_roles_decide_who_may_ask_of_everybody(role: AccountRole, switched_on: bool) -> None:
    whole = shared_world()
    whole.may_analyse = switched_on
    mine = seen_as(whole, "" if role is AccountRole.VISITOR else "ada", role, sees_demo=True)
    if role in (AccountRole.ANALYST, AccountRole.ADMINISTRATOR):
        assert mine.may_analyse
        assert mine.analysis is whole.analysis
    else:
        assert not mine.may_analyse
        with pytest.raises(Refused):
            _ = mine.analysis


@pytest.mark.parametrize("switched_on", [False, True])
def test_where_nobody_logs_in_the_setting_decides(switched_on: bool) -> None:
    whole = shared_world()
    whole.may_analyse = switched_on
    mine = seen_as(whole, "", AccountRole.ADMINISTRATOR)
    assert mine.may_analyse == switched_on
    if switched_on:
        assert mine.analysis is whole.analysis
    else:
        with pytest.raises(Refused, match="JOURNEYS_ANALYST=true"):
            _ = mine.analysis


def test_an_ended_login_asks_nothing() -> None:
    mine = seen_as(shared_world(), "ada", AccountRole.ANALYST)
    assert mine.analysis.reach().people
    mine.log_out(timedelta(hours=1))
    with pytest.raises(LoggedOut):
        _ = mine.analysis


def test_a_journey_is_as_dense_as_the_vectors_of_its_items_say(workspace: Workspace) -> None:
    catalogue = workspace.of("bo").desk.catalogue
    rows = workspace.analysis.ask("SELECT person_id, journey_id, density FROM journeys").rows
    assert rows
    members = {(p, j): workspace.of(p).desk.profile().by_id[j].members for p, j, _ in rows}
    ids = sorted({item_id for own in members.values() for item_id in own})
    raw = catalogue.uncentre(workspace.of("bo").desk.vectors(ids))
    centred = dict(zip(ids, unit(raw - raw.mean(axis=0)), strict=True))
    for person_id, journey_id, density in rows:
        own = np.array([centred[item_id] for item_id in members[person_id, journey_id]])
        cosines = (own @ own.T)[~np.eye(len(own), dtype=bool)]
        assert density == pytest.approx(float(cosines.mean()), abs=1e-4)
    assert sum(workspace.analysis.chart(DENSITIES).column("people")) == 4


def test_what_no_encoder_has_read_has_no_density(workspace: Workspace) -> None:
    workspace.database.write(lambda cursor: cursor.execute("DELETE FROM vectors").fetchall())
    assert set(workspace.analysis.ask("SELECT density FROM journeys").column("density")) == {None}
    assert workspace.analysis.chart(DENSITIES).rows == ()


def labels_of(*person_ids: str) -> dict[str, dict[str, str]]:
    """Return labels of people's items by their topic, and of an item that nobody took up."""
    took = [x for x in interactions() if x.person_id in person_ids]
    return {p: {x.item_id: x.item_id[:-3] for x in took if x.person_id == p} | {"none": "x"} for p in person_ids}


def test_ways_are_held_against_labels_in_b_cubed_and_nothing_is_stored(workspace: Workspace) -> None:
    before = workspace.database.read("SELECT count(*) FROM log, extractions")
    assert workspace.analysis.label(labels_of("bo", "ada") | {"gone": {"x": "y"}}) == 3
    assert workspace.analysis.labelled == (3, 0)
    workspace.analysis.compare_labels()
    rows = workspace.analysis.chart(AGREEMENTS).by_name()
    assert [(row["method"], row["person_id"]) for row in rows[:2]] == [("personal", "ada"), ("personal", "bo")]
    assert len(rows) == 2 * len(WAYS)
    own, told = workspace.of("bo").grouping("topics"), labels_of("bo")["bo"]
    ids = [item_id for item_id in told if item_id in own]
    (row,) = [row for row in rows if (row["method"], row["person_id"]) == ("topics", "bo")]
    expected = bcubed_f1([told[i] for i in ids], [own[i] for i in ids])
    assert (row["items"], row["f1"]) == (24, pytest.approx(expected))
    assert workspace.database.read("SELECT count(*) FROM log, extractions") == before
    workspace.analysis.label({})
    workspace.analysis.renew()
    assert workspace.analysis.chart(AGREEMENTS).rows == ()


def test_labels_of_whoever_is_deleted_are_gone(workspace: Workspace) -> None:
    workspace.analysis.label(labels_of("bo"))
    workspace.analysis.compare_labels()
    workspace.delete_person("bo")
    assert workspace.analysis.labelled == (0, 0)
    assert workspace.analysis.chart(AGREEMENTS).rows == ()


def test_a_cohort_of_fewer_than_five_is_told_of_by_no_chart(workspace: Workspace) -> None:
    everybody = by_measure("all", "journeys")
    with pytest.raises(SqlRefused, match="Fewer than 5 people"):
        workspace.analysis.chart(JOURNEYS_A_PERSON, among=everybody)
    assert len(workspace.analysis.people_in(everybody, "pottery").rows) == 3
