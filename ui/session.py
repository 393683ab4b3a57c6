"""One browser session: its workspace, whose history it shows, and what the last edit did."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.pages_manager import PagesManager

from core.adapters.rate_limits import RateLimits
from core.adapters.settings import Settings
from core.adapters.store.logbook import UnknownPerson
from core.desk.views import EditOutcome, PersonView
from core.effects.comparison import Comparison
from core.entities import Person
from core.steering.edits import Edit
from core.workspace.accounts.account_workspace import AccountWorkspace, AnyWorkspace
from core.workspace.opening import open_workspace
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.rights import AccountRole
from core.workspace.workspace import Workspace
from ui import tour
from ui.drawing import notices
from ui.serving import login
from ui.serving.gatekeeper import is_beyond_this_machine

T = TypeVar("T")

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Said:
    """What the line at the bottom says: an edit's outcome, or why nothing changed."""

    outcome: EditOutcome | None = None
    refusal: str = ""


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return what whoever runs the app decided, read once a process."""
    return Settings()


@st.cache_resource(show_spinner=False)
def shared_workspace() -> Workspace:
    """Open the workspace once a process, and take what was loaded until now out of the garbage collector's way."""
    workspace = open_workspace(settings())
    gc.collect()
    gc.freeze()
    return workspace


@st.cache_resource(show_spinner=False)
def limits() -> RateLimits:
    """Return what counts everybody's acts, once a process."""
    return RateLimits(settings())


def reader_of_titles() -> str:
    """Return the host that titles are sent to; nothing where they are read on this computer."""
    return "" if workspace().encoder.is_local else settings().embedding_host()


def logs_in() -> bool:
    """Tell whether people log in here; asked once a session, as it stands before the app starts."""
    state = st.session_state
    if "logs_in" not in state:
        state.logs_in = login.is_on(settings())
    return bool(state.logs_in)


def reader_of_questions() -> str:
    """Return the language model and the host that questions are sent to."""
    own = settings()
    return f"{own.chat_model} at {own.model_host()}"


def keeper() -> str:
    """Return on whose computer things are kept, as the reader knows it."""
    is_others = logs_in() or is_beyond_this_machine([settings().address])
    return notices.THEIR_COMPUTER if is_others else notices.THIS_COMPUTER


def begin() -> None:
    """Give a new session its workspace and its defaults; a test may have put its own workspace there.

    Whoever logs in or out has a session of their own: what another left in this one goes.
    """
    state = st.session_state
    if "workspace" not in state or logs_in():
        _let_in()
    for name, value in (("nonce", uuid4().hex), ("said", None), ("branch", ()), ("panel", None)):
        state.setdefault(name, value)


def _let_in() -> None:
    """Show the workspace as whoever is here may see it."""
    state = st.session_state
    whole = state.get("whole") or state.get("workspace") or shared_workspace()
    mine = login.seen_by(whole, settings(), limits())
    before: AnyWorkspace | None = state.get("workspace")
    if isinstance(before, AccountWorkspace) and before.who == mine.who:
        return
    if isinstance(before, AccountWorkspace):
        state.clear()
    state.update(whole=whole, workspace=mine, came=login.identity(st.user))


def _through_the_front_door() -> None:
    """Run the app's entry in place of a page that Streamlit opened by itself.

    It takes the folder `pages` for its own until the entry has run once: a deep link right after a start would
    show a page without its frame.
    """
    PagesManager.uses_pages_directory = False
    st.rerun()


def workspace() -> AnyWorkspace:
    """Return the workspace as this session may see it."""
    state = st.session_state
    if "workspace" not in state:
        _through_the_front_door()
    if logs_in() and state.get("came") != login.identity(st.user):
        _let_in()
    found: AnyWorkspace = st.session_state.workspace
    return found


def person_id() -> str | None:
    """Return whose history is shown: the address says, else what the session remembers; None for nobody known.

    Whoever logged in and has one person alone is shown that one.
    """
    wanted = st.query_params.get(PERSON) or st.session_state.get(PERSON) or only_one()
    if not wanted or workspace().person(str(wanted)) is None:
        return None
    st.session_state[PERSON] = wanted
    if st.query_params.get(PERSON) != wanted:
        st.query_params[PERSON] = wanted
    return str(wanted)


def only_one() -> str:
    """Return the id of the one person that an account has; '' where there are more, or no account."""
    mine = workspace()
    if not isinstance(mine, AccountWorkspace) or mine.who.role is not AccountRole.PERSON:
        return ""
    people = mine.people()
    return people[0].person_id if len(people) == 1 else ""


def shows_demo() -> bool:
    """Tell whether the demo is among what this session may see, as far as that is to be told."""
    mine = workspace()
    return not isinstance(mine, AccountWorkspace) or not mine.who.account_id or mine.who.sees_demo


def person() -> Person | None:
    """Return the person whose history is shown; None for nobody known."""
    current = person_id()
    return workspace().person(current) if current else None


def show_person(chosen: str | None) -> None:
    """Show someone's history, or with None the choice of people; a walkthrough is over then."""
    tour.throw_away()
    choosing = None if chosen else ("people", "")
    for name, value in (("said", None), ("branch", ()), ("panel", choosing), (PERSON, chosen)):
        st.session_state[name] = value
    if chosen is None:
        st.query_params.pop(PERSON, None)
    else:
        st.query_params[PERSON] = chosen


def view() -> PersonView:
    """Return the current person's view, read from the log as it stands."""
    current = person_id()
    if current is None:
        st.stop()
    st.session_state.mine = half(current)
    return mine().view()


def half(current: str, place: DeltaGenerator | None = None) -> PersonWorkspace:
    """Return a person's half, made ready with what is being done told in a place, on the page unless told where.

    While a walkthrough goes on it is that of the copy.
    """
    walk = tour.standing_in(current)
    if walk is not None and walk.half is not None:
        return walk.half
    if workspace().is_ready(current):
        found = workspace().of(current)
    else:
        found = _prepared(current, place or _waiting().empty())
    return found if walk is None else tour.copy_for(walk, partial(workspace().rehearsal, current))


def door() -> Callable[[], PersonWorkspace]:
    """Return what opens the half of whoever is shown, read from the session before anything else.

    While a walkthrough goes on it opens the copy, as long as the person is here: nothing reaches the stored log.
    """
    mine, current = workspace(), str(st.session_state.get(PERSON))
    walk = tour.standing_in(current)
    return partial(mine.of, current) if walk is None else partial(_copy_of, mine, walk)


def _copy_of(mine: AnyWorkspace, walk: tour.Tour) -> PersonWorkspace:
    """Return the copy of a walkthrough; raises UnknownPerson once its person is gone."""
    if mine.person(walk.person_id) is None:
        raise UnknownPerson(walk.person_id)
    return walk.half or mine.rehearsal(walk.person_id)


def mine() -> PersonWorkspace:
    """Return the half of the person whose view this run of the page read first: it stays whole whoever deletes it."""
    found: PersonWorkspace = st.session_state.mine
    return found


def keep_waiting_place(place: DeltaGenerator) -> None:
    """Keep the place of the frame where it is told what is waited for.

    It is there in every run: what stood in one run only would shift all that follows, and it would be drawn anew.
    """
    st.session_state.waiting = place


def _waiting() -> DeltaGenerator:
    """Return the place where it is told what is waited for; outside of the frame it is where one stands."""
    place: DeltaGenerator = st.session_state.get("waiting") or st.container()
    return place


def _prepared(current: str, place: DeltaGenerator) -> PersonWorkspace:
    """Make a person's desk ready, saying what is being done."""
    with place.container(key="working"):
        st.html(notices.working())
        bar = st.progress(0.0, "Opening the history")

        def report(what: str, done: int, total: int) -> None:
            bar.progress(min(done / max(total, 1), 1.0), what)

        made = workspace().of(current, report)
    place.empty()
    return made


def remembered(name: str, seen: object, make: Callable[[], T]) -> T:
    """Return what was made of what was `seen`, kept in the session under a name and made anew where that is another."""
    before: tuple[object, T] | None = st.session_state.get(name)
    if before is None or before[0] != seen:
        before = st.session_state[name] = (seen, make())
    return before[1]


def said() -> Said | None:
    """Return what the last edit of this session did."""
    found: Said | None = st.session_state.said
    return found


def last_comparison(view: PersonView) -> Comparison | None:
    """Return what the last edit of this session did to the list, as long as the list is still that one."""
    last = said()
    if last is None or last.outcome is None:
        return None
    comparison = last.outcome.comparison
    same = tuple(move.item_id for move in comparison.moves) == view.slate.item_ids
    return comparison if same else None


def branch() -> tuple[Edit, ...]:
    """Return the wishes that are being previewed."""
    found: tuple[Edit, ...] = st.session_state.branch
    return found


def panel() -> tuple[str, str] | None:
    """Return the open panel: its kind and what it is about."""
    found: tuple[str, str] | None = st.session_state.panel
    return found


def open_panel(kind: str, about: str = "") -> None:
    """Open a panel, or close it when it is open already."""
    st.session_state.panel = None if st.session_state.panel == (kind, about) else (kind, about)


def close_panel() -> None:
    """Close whichever panel is open."""
    st.session_state.panel = None


def relate(journey_id: str) -> None:
    """Remember for which journey the Explore page is to look for related interests, and go there."""
    st.session_state.explore_for = journey_id
    st.switch_page("pages/explore.py")


def seek(words: str) -> None:
    """Put words into the search box; none shows the whole list again."""
    st.session_state.update(seek=words, panel=None)
