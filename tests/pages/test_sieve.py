"""What is shown of everything is chosen once, stands in the address, and holds on every page that shows things."""

import csv
import io
from dataclasses import replace

import pytest
from pages.conftest import Open, shown
from small_world import START, items, lone, small_workspace, to_choose_from

from core.desk.sieve import Sieve
from core.entities import Interaction, Item
from core.steering import edits as e
from core.workspace.keeping import takeaway
from core.workspace.workspace import Workspace
from ui.pages import PAGES

SIFTED = [page.name for page in PAGES if page.needs_person]
"""Pages that show things by service and kind."""


@pytest.fixture
def workspace() -> Workspace:
    """Return someone with books of their own and with videos, of which one subject is theirs, to choose from."""
    return to_choose_from(lone(small_workspace()), topics=("running", "chess", "knitting"))


def to_choose_items(topic: str) -> list[Item]:
    """Return the small world's things of a topic, under other ids."""
    return [replace(item, item_id=f"mixed:{item.item_id}") for item in items() if item.item_id.startswith(topic)]


@pytest.mark.parametrize("page", SIFTED)
def test_every_page_takes_the_choice_from_the_address_and_keeps_it_there(
    open_app: Open, workspace: Workspace, page: str
) -> None:
    app = open_app("me", page=page, sieve=Sieve("Shelf", "book"))
    shown(app)
    assert app.selectbox(key="sieve_kind").value == "book"
    assert (app.query_params["service"], app.query_params["kind"]) == ("Shelf", "book")
    app.query_params["kind"] = "video"
    app.query_params["service"] = "List"
    app.run()
    assert (app.selectbox(key="sieve_service").value, app.selectbox(key="sieve_kind").value) == ("List", "video")
    app.selectbox(key="sieve_kind").set_value("").run()
    assert "kind" not in app.query_params
    assert app.session_state["sieve"] == Sieve("List")


def test_a_kind_that_there_is_not_is_no_choice(open_app: Open) -> None:
    app = open_app("me", page="history", sieve=Sieve(kind="poem"))
    assert app.selectbox(key="sieve_kind").value == ""
    assert "kind" not in app.query_params


NOTHING = {"journeys": "in your journeys", "for_you": "on your list", "history": "in what changed"}


@pytest.mark.parametrize("page", NOTHING)
def test_nothing_of_a_choice_is_said_and_everything_is_a_press_away(open_app: Open, page: str) -> None:
    app = open_app("me", page=page, sieve=Sieve("Shelf", "video"))
    assert f"Nothing of this choice (video from Shelf) is {NOTHING[page]}." in shown(app)
    app.button(key="show_all").click().run()
    assert app.session_state["sieve"] == Sieve()
    assert "Nothing of this choice" not in shown(app)


def test_explore_proposes_of_what_is_chosen_and_shows_nothing_else(open_app: Open, workspace: Workspace) -> None:
    mixed = [replace(item, kind="podcast") for item in to_choose_items("chess")[::2]]
    workspace.import_history("mixed", "Mixed", people=[], items=mixed, interactions=[])
    workspace.offer("mixed", "me")
    every, videos, spoken = (workspace.of("me").proposals(sieve=Sieve(kind=kind)) for kind in ("", "video", "podcast"))
    assert {item.kind for interest in every for item in interest.anchors} == {"video", "podcast", "book"}
    assert {item.kind for interest in videos for item in interest.anchors} == {"video"}
    assert {item.kind for interest in spoken for item in interest.anchors} == {"podcast"}
    app = open_app("me", page="explore", explore_draw=1)
    app.selectbox(key="sieve_kind").set_value("video").run()
    html = shown(app)
    assert all(interest.name in html for interest in videos)
    app.selectbox(key="sieve_service").set_value("Shelf").run()
    assert "Nothing of this choice (video from Shelf) is new to you here." in shown(app)


def test_history_shows_the_edits_journeys_and_places_of_a_choice(open_app: Open, workspace: Workspace) -> None:
    mine = workspace.of("me")
    listed = next(place.item for place in mine.places(mine.view()) if place.item.kind == "video")
    mine.commit(e.ItemPinned(listed.item_id))
    mine.commit(e.JourneyMuted(mine.view().journeys[-1].journey_id))
    app = open_app("me", page="history", sieve=Sieve(kind="video"))
    html = shown(app)
    assert "Pinned" in html
    assert "Muted" not in html
    app.segmented_control(key="history_view").set_value("Any moment").run()
    html = shown(app)
    assert "Nothing of this choice (video) is in these journeys." in html
    assert html.count("book") == 0
    app.segmented_control(key="history_view").set_value("Two moments").run()
    assert "Shelf" not in shown(app)


def test_talk_answers_of_the_choice_and_says_so(open_app: Open, workspace: Workspace) -> None:
    mine = workspace.of("me")
    listed = [place.item for place in mine.places(mine.view())]
    app = open_app("me", page="talk", sieve=Sieve(kind="video"))
    app.chat_input[0].set_value("What fits running?").run()
    html = shown(app)
    assert "Answered of what you show alone: video." in html
    assert "<cite>Listed: " in html
    assert not [item.title for item in listed if item.kind == "book" and f"<cite>{item.title}</cite>" in html]
    app.selectbox(key="sieve_kind").set_value("").run()
    app.chat_input[0].set_value("What fits running?").run()
    assert shown(app).count("Answered of what you show alone") == 1


def test_a_preview_of_talk_shows_the_choice_and_says_that_the_wish_is_for_everything(
    open_app: Open, workspace: Workspace
) -> None:
    mine = workspace.of("me")
    name = mine.view().journeys[0].name
    app = open_app("me", page="talk", sieve=Sieve(kind="video"))
    app.chat_input[0].set_value(f"less {name}").run()
    html = shown(app)
    preview, _ = mine.preview(app.session_state["branch"])
    n = sum(place.item.kind == "video" for place in mine.places(preview))
    assert f"{n} of the {len(preview.slate.places)} places" in html
    assert "What you wish is for the whole list." in html
    assert '<span class="kind">book' not in html


def test_data_writes_the_choice_and_says_what_it_leaves_out(open_app: Open, workspace: Workspace) -> None:
    films = [Item("films:0", "A film of clay", kind="film", source="Cinema"), Item("films:1", "Kilns", kind="film")]
    seen = [Interaction("me", item.item_id, START) for item in films]
    workspace.import_history("films", "Films", people=[], items=films, interactions=seen)
    whole = takeaway.history_part(workspace, "me", Sieve())
    app = open_app("me", page="data")
    assert "Left out" not in shown(app)
    app.selectbox(key="sieve_kind").set_value("film").run()
    left = whole.all_moments + whole.all_saved - 2
    assert f"Only film: 2 moments and 0 saved things. Left out: {left} rows of other kinds or services." in shown(app)
    assert app.query_params["kind"] == "film"
    rows = list(csv.DictReader(io.StringIO(takeaway.history_table(workspace, "me", Sieve(kind="film")))))
    assert {row["title"] for row in rows} == {"A film of clay", "Kilns"}
    assert app.session_state["sieve"] == Sieve(kind="film")


def test_data_takes_no_choice_of_what_is_only_offered_and_not_theirs(open_app: Open) -> None:
    assert "Left out" not in shown(open_app("me", page="data", sieve=Sieve(kind="video")))
