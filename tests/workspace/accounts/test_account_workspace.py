"""One account cannot read or change what is another's, by whatever method the workspace has or will have."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from accounts_world import seen_as, shared_world, written
from small_world import PATHS, small_workspace, to_choose_from

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.importers import ImportRefused
from core.adapters.llm.endpoint import Where
from core.adapters.rate_limits import TooMany
from core.adapters.settings import Settings
from core.adapters.store.backups import Backups
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories
from core.adapters.store.logbook import UnknownPerson
from core.adapters.store.offers import Offers
from core.desk.sieve import Sieve
from core.entities import Interaction, Item, Person, Saved
from core.naming.rewording import as_facts
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.accounts.account_workspace import AccountWorkspace
from core.workspace.accounts.own_stores import OwnBackups, OwnHistories, OwnOffers
from core.workspace.bringing import catalogues, offered_lists
from core.workspace.keeping import backing_up, takeaway
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.rights import AccountRole, LoggedOut
from core.workspace.workspace import Workspace

THEIRS = "bo"
"""Whose everything is tried by ada's account."""
AT = datetime(2026, 1, 1, tzinfo=UTC)
ITEM = Item("pottery-00", "Told anew", text="by somebody else")
PEOPLE = [Person(THEIRS, "Bo")]
Try = Callable[[AccountWorkspace], object]


def bring(mine: AccountWorkspace, collection: str, **what: Any) -> object:
    """Bring something in under a collection."""
    return mine.import_history(collection, "Mine", **({"people": (), "items": (), "interactions": ()} | what))


TRIES: dict[str, Try] = {
    "analysis": lambda mine: mine.analysis,
    "check_analyses": lambda mine: mine.check_analyses(),
    "people": lambda mine: [person for person in mine.people() if person.person_id != "ada"],
    "person": lambda mine: mine.person(THEIRS),
    "of": lambda mine: mine.of(THEIRS),
    "rehearsal": lambda mine: mine.rehearsal(THEIRS),
    "is_ready": lambda mine: mine.is_ready(THEIRS),
    "check_export": lambda mine: mine.check_export(THEIRS),
    "delete_person": lambda mine: mine.delete_person(THEIRS),
    "read_texts": lambda mine: mine.read_texts([]),
    "import_history": lambda mine: bring(mine, "own-bo", people=PEOPLE),
    "import_history: moments": lambda mine: bring(mine, "own-bo", interactions=[Interaction(THEIRS, "running-00", AT)]),
    "import_history: saved": lambda mine: bring(mine, "own-bo", saved=[Saved(THEIRS, "running-00")]),
    "import_history: a data set": lambda mine: bring(mine, "small", items=[Item("new", "New")]),
    "import_history: a known thing": lambda mine: bring(mine, "list-mine", items=[ITEM]),
    "import_history: as one's own": lambda mine: bring(mine, "own-ada", people=[Person("ada", "Ada")], items=[ITEM]),
    "offer": lambda mine: mine.offer("own-bo-shelf-shelf", "ada"),
    "offer: to them": lambda mine: mine.offer("small", THEIRS),
    "offer: no more": lambda mine: mine.offer("list", THEIRS, on=False),
    "withdraw": lambda mine: mine.withdraw("list", THEIRS),
    "withdraw: for oneself": lambda mine: mine.withdraw("list", "ada"),
    "check_administers": lambda mine: mine.check_administers(),
    "database": lambda mine: mine.database,
    "seal": lambda mine: mine.seal,
    "ledger": lambda mine: mine.ledger,
    "restore_person": lambda mine: mine.restore_person(mine._whole.backups.rows(THEIRS), Person("x", "X")),
    "delete_everything": lambda mine: mine.delete_everything(),
    "restore_demo": lambda mine: mine.restore_demo(),
    "forget": lambda mine: mine.forget(),
    "try_model": lambda mine: mine.try_model(),
    "histories.people": lambda mine: [person for person in mine.histories.people() if person.person_id != "ada"],
    "histories.person": lambda mine: mine.histories.person(THEIRS),
    "histories.how_many_people": lambda mine: mine.histories.how_many_people() - 1,
    "histories.people_like": lambda mine: mine.histories.people_like("bo", 9),
    "histories.interactions": lambda mine: mine.histories.interactions(THEIRS),
    "histories.saved": lambda mine: mine.histories.saved("bo-shelf"),
    "histories.collections_of": lambda mine: mine.histories.collections_of(THEIRS),
    "histories.items": lambda mine: mine.histories.items(["own-bo-shelf-shelf"]),
    "histories.counts": lambda mine: mine.histories.counts()["people"] - 1,
    "offers.lists": lambda mine: mine.offers.lists(THEIRS),
    "backups.rows": lambda mine: mine.backups.rows(THEIRS),
    "backups.restore": lambda mine: mine.backups.restore({}, "ada-2", "Ada"),
}
"""Every way to what is bo's: by the method's name, with a word where one is tried in more ways than one."""
THROUGH: dict[str, Try] = {
    "by takeaway.packed": lambda mine: takeaway.packed(mine, Person(THEIRS, "Bo")),
    "by takeaway.history_table": lambda mine: takeaway.history_table(mine, THEIRS),
    "by takeaway.history_records": lambda mine: takeaway.history_records(mine, THEIRS),
    "by takeaway.history_part": lambda mine: takeaway.history_part(mine, THEIRS, Sieve()),
    "by takeaway.kept_services_and_kinds": lambda mine: takeaway.kept_services_and_kinds(mine, THEIRS),
    "by backing_up": lambda mine: backing_up.everybody_zipped(mine.database),
    "by offered_lists": lambda mine: offered_lists.take_away(mine, THEIRS, "list"),
    "by catalogues": lambda mine: catalogues.check_known(mine, Person(THEIRS, "Bo")),
}
"""Ways to what is bo's through what the pages and the command line call."""
OF_NOBODY = {
    "who",
    "encoder",
    "has_model",
    "model_where",
    "may_administer",
    "may_analyse",
    "may_change",
    "own",
    "has_left",
    "log_out",
}
"""What tells and changes nothing of anybody but who asks; `own` has tests of its own."""
ONLY_WHOLE = {
    *("accounts", "answers", "chat", "explorer", "journal", "logbook", "maps", "preparation"),
    *("sensing", "titler", "vectors", "warm"),
}
"""What of everybody's workspace no account's has."""
STORES = {"histories": (OwnHistories, Histories), "offers": (OwnOffers, Offers), "backups": (OwnBackups, Backups)}


def public(thing: object) -> set[str]:
    """Return the names that anybody may use of a thing."""
    return {name for name in dir(thing) if not name.startswith("_")}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Return a world for those who change nothing: bo may choose from a list, and has muted, weighted and undone."""
    made = to_choose_from(shared_world(), THEIRS)
    half = made.of(THEIRS)
    first, second, *_ = half.view().journeys
    half.commit(e.JourneyMuted(first.journey_id))
    half.commit(e.JourneyWeighted(second.journey_id, 2.0))
    half.undo()
    made.chat = lambda cache: pytest.fail("a model was asked")
    return made


def test_every_method_of_an_account_s_workspace_is_tried() -> None:
    mine = seen_as(shared_world(), "ada")
    tried = {name.partition(":")[0] for name in TRIES}
    assert public(mine) - OF_NOBODY - STORES.keys() == {name for name in tried if "." not in name}
    for store, (own, _) in STORES.items():
        assert {f"{store}.{name}" for name in public(own)} == {name for name in tried if name.startswith(f"{store}.")}


def test_what_everybody_s_workspace_gains_is_no_account_s_until_somebody_decides_who_may() -> None:
    whole, mine = public(small_workspace(with_map=False)), public(seen_as(shared_world(), "ada"))
    assert whole - mine == ONLY_WHOLE
    for own, store in STORES.values():
        assert public(own) <= public(store)


@pytest.mark.parametrize("name", [*TRIES, *THROUGH])
def test_another_account_s_person_is_not_there(workspace: Workspace, name: str) -> None:
    before = written(workspace)
    found: object = None
    with suppress(UnknownPerson, Refused, ImportRefused):
        found = (TRIES | THROUGH)[name](seen_as(workspace, "ada"))
    assert not found
    assert written(workspace) == before


@pytest.mark.parametrize("name", [*TRIES, *THROUGH])
def test_a_visitor_finds_nobody(workspace: Workspace, name: str) -> None:
    before = written(workspace)
    found: object = None
    with suppress(UnknownPerson, Refused, ImportRefused):
        found = (TRIES | THROUGH)[name](seen_as(workspace, "", AccountRole.VISITOR))
    assert not found or found == -1
    assert written(workspace) == before


def test_what_is_one_s_own_is_read_and_steered_as_ever() -> None:
    workspace = shared_world()
    mine = seen_as(workspace, "bo")
    assert [person.person_id for person in mine.people()] == ["bo", "bo-shelf"]
    view = mine.of("bo").view()
    assert repr(view) == repr(workspace.of("bo").view())
    mine.of("bo").commit(e.JourneyRenamed(view.journeys[0].journey_id, "Clay"))
    assert workspace.of("bo").view().journeys[0].name == "Clay"
    assert takeaway.packed(mine, Person("bo", "Bo"))
    assert mine.delete_person("bo")["people"] == 1
    assert [person.person_id for person in mine.people()] == ["bo-shelf"]


ARGUMENTS: dict[str, Callable[[PersonWorkspace], tuple[Any, ...]]] = {
    "places": lambda half: (half.view(),),
    "doses": lambda half: (half.view(), half.view().journeys),
    "sources": lambda half: (half.view(),),
    "these_too": lambda half: (half.view(),),
    "companion": lambda half: (half.view(), half.view().journeys[0].journey_id),
    "parts": lambda half: (half.view().journeys[0].journey_id,),
    "members": lambda half: (half.view().journeys[0].journey_id,),
    "search_phrases": lambda half: (half.view().journeys[0].journey_id,),
    "title_of": lambda half: ("pottery-00",),
    "last_taken_up": lambda half: ("pottery-00",),
    "sifted": lambda half: (half.view().journeys[0].journey_id, Sieve()),
    "search": lambda half: ("clay",),
    "map_spots": lambda half: (half.view(),),
    "commit": lambda half: (e.JourneyMuted(half.view().journeys[0].journey_id),),
    "extract": lambda half: ("topics",),
    "proxies": lambda half: ("topics",),
    "grouping": lambda half: ("personal",),
    "preview": lambda half: ([e.JourneyMuted(half.view().journeys[0].journey_id)],),
    "river": lambda half: (half.view(),),
    "chips": lambda half: (half.view(),),
    "decide": lambda half: (half.view().profile, e.JourneyMuted(half.view().journeys[0].journey_id)),
    "commit_as": lambda half: ("person", lambda _: e.JourneyMuted(half.view().journeys[0].journey_id)),
    "say_yes": lambda half: (1,),
    "say_no": lambda half: (1,),
    "known_verdict": lambda half: (Where("host", "model"),),
    "order_measure": lambda half: (Where("host", "model"),),
    "shown_to_model": lambda half: (half.view(),),
    "look_over": lambda half: (half.view(),),
    "reword": lambda half: ([as_facts("You took up 3 things.", [])],),
    "sentence_to_send": lambda half: ("less clay",),
    "talk_by_model": lambda half: ("less clay",),
    "lifetime": lambda half: (half.view().journeys[0].journey_id,),
    "in_force": lambda half: (half.view(),),
    "near_words": lambda half: ("clay",),
    "end": lambda half: ((3,), e.AT_ONCE),
    "write_recipe": lambda half: (frozenset({3}), "Clay"),
    "imagine": lambda half: ([e.JourneyMuted(half.view().journeys[0].journey_id)],),
}
"""With what those methods of a person's half are called that need something."""
NOT_ALONE = {"talk", "say_yes", "say_no", "gone", "holds", "about", "under", "bind_recipe"}
"""Methods that only read what they are handed, or that make no sense without an edit that an onlooker cannot make."""


CHANGING = {
    *("commit", "commit_as", "undo", "redo", "end", "extract", "draw_map"),
    *("suggest_names", "start_naming", "settle_by_model", "talk_by_model", "ask_beyond", "look_over", "reword"),
}
"""Methods that change something, or have something asked: what an onlooker may not."""


def methods() -> list[str]:
    """Return the methods of a person's half that an onlooker could call."""
    return sorted(name for name in public(PersonWorkspace) - NOT_ALONE if callable(getattr(PersonWorkspace, name)))


@pytest.mark.parametrize("name", methods())
def test_an_analyst_reads_everybody_and_changes_nothing_by_any_method(workspace: Workspace, name: str) -> None:
    before = written(workspace)
    looked_at = seen_as(workspace, "ada", AccountRole.ANALYST).of("bo")
    arguments = ARGUMENTS[name](looked_at) if name in ARGUMENTS else ()
    if name in CHANGING:
        with pytest.raises(Refused, match="change nothing"):
            getattr(looked_at, name)(*arguments)
    else:
        getattr(looked_at, name)(*arguments)
    assert written(workspace) == before


@pytest.mark.parametrize("role", [AccountRole.ANALYST, AccountRole.VISITOR])
@pytest.mark.parametrize("name", ["delete_person", "import_history", "offer", "withdraw", "read_texts", "backups.rows"])
def test_whoever_may_only_look_changes_and_takes_away_nothing(
    workspace: Workspace, role: AccountRole, name: str
) -> None:
    with pytest.raises((Refused, UnknownPerson)):
        TRIES[name](seen_as(workspace, "ada" if role is AccountRole.ANALYST else "", role))


def test_an_administrator_sees_and_changes_all() -> None:
    workspace = shared_world()
    mine = seen_as(workspace, "ada", AccountRole.ADMINISTRATOR)
    assert {person.person_id for person in mine.people()} == {*PATHS, "bo-shelf"}
    first = mine.of("bo").view().journeys[0].journey_id
    mine.of("bo").commit(e.JourneyRenamed(first, "Clay"))
    assert workspace.of("bo").view().profile.by_id[first].own_name == "Clay"
    assert backing_up.everybody_zipped(mine.database)
    assert mine.delete_everything()["people"] == 5


def test_of_a_name_two_accounts_have_a_person_each() -> None:
    workspace = shared_world()
    ids = {}
    for name in ("ada", "bo"):
        mine = seen_as(workspace, name)
        me = mine.own(Person("me", "Me"))
        item = Item(f"thing-of-{name}", f"A thing of {name}")
        took = [Interaction(me.person_id, item.item_id, AT)]
        bring(mine, f"own-{me.person_id}", people=[me], items=[item], interactions=took)
        assert mine.own(Person("me", "Me")) == mine.person(me.person_id)
        ids[name] = me.person_id
    assert len(set(ids.values())) == 2
    with pytest.raises(UnknownPerson):
        seen_as(workspace, "ada").of(ids["bo"])


def test_an_account_s_name_of_somebody_here_is_not_that_somebody() -> None:
    assert seen_as(shared_world(), "ada").own(Person("bo", "Bo")).person_id != "bo"
    assert seen_as(shared_world(), "bo").own(Person("bo", "Bo")).person_id == "bo"


def test_what_one_brought_to_choose_from_is_offered_and_taken_away_again() -> None:
    workspace = shared_world()
    mine = seen_as(workspace, "ada")
    bring(mine, "list-mine", items=[Item("list-mine:1", "A thing")])
    mine.offer("list-mine", "ada")
    assert [each.collection_id for each in mine.offers.lists("ada")] == ["list-mine"]
    with pytest.raises(Refused):
        bring(seen_as(workspace, "bo"), "list-mine", items=[Item("list-mine:2", "Slipped in")])
    assert mine.withdraw("list-mine", "ada") == 1


def test_the_demo_alone_may_be_open_and_nobody_steers_it_there() -> None:
    whole = Workspace(Database(), HashingEncoder(dim=16))
    closed, is_open = (seen_as(whole, "", AccountRole.VISITOR, sees_demo=told) for told in (False, True))
    assert not closed.people()
    assert len(is_open.people()) == whole.histories.how_many_people()
    whole.accounts.bind(["amara"], "somebody's")
    assert is_open.person("amara") is None
    assert is_open.person("arjun") is not None
    with pytest.raises(Refused):
        is_open.delete_person("arjun")


def test_a_login_that_ended_ends_in_every_tab_and_within_an_open_page() -> None:
    workspace = shared_world()
    mine, tab = seen_as(workspace, "bo"), seen_as(workspace, "bo")
    half = tab.of("bo")
    first = half.view().journeys[0].journey_id
    mine.log_out(timedelta(hours=1))
    assert tab.has_left()
    with pytest.raises(LoggedOut, match="Log in again"):
        half.commit(e.JourneyMuted(first))
    with pytest.raises(LoggedOut):
        tab.people()


def test_edits_imports_and_models_are_counted_for_an_account_and_refused_with_when_it_works() -> None:
    workspace = shared_world()
    settings = Settings(_env_file=None, limit_edits="2/minute", limit_imports="1/hour", limit_models="1/minute")
    mine = seen_as(workspace, "bo", settings=settings)
    first = mine.of("bo").view().journeys[0].journey_id
    mine.of("bo").commit(e.JourneyWeighted(first, 2.0))
    mine.of("bo").undo()
    with pytest.raises(TooMany, match=r"2 changes within 60 seconds .* works again in \d+ seconds"):
        mine.of("bo").redo()
    assert not mine.of("bo").suggest_names()
    with pytest.raises(TooMany, match="language model"):
        mine.of("bo").suggest_names()
    bring(mine, "own-bo", people=[Person("bo", "Bo")])
    with pytest.raises(TooMany, match=r"works again in \d+ minutes"):
        bring(mine, "own-bo", people=[Person("bo", "Bo")])
    with pytest.raises(TooMany):
        mine.read_texts([])
