"""Names by a language model: asked in the background, shown beside the present ones, taken as one edit, or left."""

import json

from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest
from workspace.models.test_naming_rounds import SECONDS, Waiting

from core.adapters.llm.answers import Ending
from core.adapters.llm.llm import ScriptedChatModel
from core.entities import GivenName
from core.steering.edits import JourneysNamed, SuggestionsTaken
from core.workspace.workspace import Workspace

ASK = "Ask the language model for names"
WORDS = {"Pottery": "Pottery clay", "Baking": "Baking sourdough", "Knitting": "Knitting yarn"}


def with_model(workspace: Workspace, *replies: str | Ending) -> ScriptedChatModel:
    model = ScriptedChatModel(replies)
    workspace.chat = lambda _: model
    return model


def good(workspace: Workspace) -> list[str]:
    """Return names in the words of the titles, for bo's journeys as they are asked about."""
    desk = workspace.of("bo").desk
    firsts = [desk.titles(journey.members)[0].split()[0] for journey in desk.profile().journeys]
    return [json.dumps({"name": WORDS[first]}) for first in firsts]


def asked(app: AppTest, workspace: Workspace) -> AppTest:
    """Press the button that asks, and wait until the round has ended."""
    app.button(key="name_all").click().run()
    going = workspace.of("bo").naming()
    assert going is not None
    going.wait(SECONDS)
    return app.run()


def names(workspace: Workspace) -> set[str]:
    return {view.name for view in workspace.of("bo").view().journeys}


def captions(app: AppTest) -> str:
    return " ".join(str(caption.value) for caption in app.caption).replace("\\", "")


def test_without_a_language_model_nothing_is_offered(open_app: Open) -> None:
    assert ASK not in {expander.label for expander in open_app().expander}


def test_what_would_be_sent_is_shown_and_what_comes_stands_beside_the_names_that_stay(
    open_app: Open, workspace: Workspace
) -> None:
    with_model(workspace, *good(workspace))
    before = names(workspace)
    app = open_app(model_names=True)
    assert "title" in app.dataframe[0].value.columns
    assert any("at api" in each.value and "openai" in each.value for each in app.markdown)
    html = shown(asked(app, workspace))
    assert "3 suggested names" in html
    assert "Pottery clay" in html
    assert html.count(">fits ") == 6
    assert "suggested 3 names" in captions(app)
    assert names(workspace) == before
    assert any("there is nothing to ask" in each.value for each in app.markdown)


def test_two_ticked_names_are_taken_by_one_edit_and_one_undo_brings_both_back(
    open_app: Open, workspace: Workspace
) -> None:
    with_model(workspace, *good(workspace))
    before = names(workspace)
    app = asked(open_app(model_names=True), workspace)
    assert app.button(key="take_ticked").disabled
    first, second, third = workspace.of("bo").suggestions().offered
    for each in (first, second):
        app.checkbox(key=f"take-{each.journey_id}").check()
    app.run()
    assert app.button(key="take_ticked").label == "Take 2 ticked names"
    html = shown(app.button(key="take_ticked").click().run())
    assert "Took 2 names that the language model suggested" in html
    assert {first.suggested.text, second.suggested.text} < names(workspace)
    assert third.suggested.text not in names(workspace)
    assert isinstance(workspace.of("bo").entries()[-1].edit, SuggestionsTaken)
    assert "1 suggested name<" in html
    app.button(key="undo").click().run()
    assert names(workspace) == before
    assert "3 suggested names" in shown(app)


def test_one_suggestion_is_left_by_itself_stays_left_and_an_undo_offers_it_again(
    open_app: Open, workspace: Workspace
) -> None:
    with_model(workspace, *good(workspace))
    before = names(workspace)
    app = asked(open_app(model_names=True), workspace)
    first, *others = workspace.of("bo").suggestions().offered
    html = shown(app.button(key=f"leave-{first.journey_id}").click().run())
    assert f"Left the name “{first.suggested.text}” that the language model suggested" in html
    assert workspace.of("bo").suggestions().offered == tuple(others)
    assert "2 suggested names" in html
    assert names(workspace) == before
    workspace.forget()
    assert workspace.of("bo").suggestions().offered == tuple(others)
    app.button(key="undo").click().run()
    assert workspace.of("bo").suggestions().offered == (first, *others)


def test_all_are_taken_at_once(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *good(workspace))
    app = asked(open_app(model_names=True), workspace)
    app.button(key="take_all").click().run()
    assert names(workspace) == set(WORDS.values())
    assert "3 suggested names" not in shown(app)
    assert workspace.of("bo").suggestions().offered == ()


def test_with_preview_on_taking_names_is_laid_out_first(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *good(workspace))
    before = names(workspace)
    app = asked(open_app(model_names=True, previewing=True), workspace)
    app.button(key="take_all").click().run()
    shown(app)
    assert names(workspace) == before
    assert len(app.session_state.branch) == 1


def test_what_came_is_there_in_another_session_and_after_another_start(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *good(workspace))
    asked(open_app(model_names=True), workspace)
    workspace.forget()
    assert "3 suggested names" in shown(open_app())
    workspace.chat = lambda _: None
    assert "3 suggested names" in shown(open_app())


def test_refused_names_are_counted_with_their_reason_and_never_shown(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, '{"name": "Group 1"}', '{"name": "Zebra, yak, gnu"}', Ending.SLOW)
    app = asked(open_app(model_names=True), workspace)
    assert "Zebra" not in shown(app) + captions(app)
    assert "2 refused before you saw them: 1 an echo of the question, 1 a list" in captions(app)
    assert "did not answer in time" in captions(app)


def test_while_it_is_asked_the_page_says_so_everything_works_and_stop_keeps_what_came(
    open_app: Open, workspace: Workspace
) -> None:
    model = Waiting(9)
    workspace.chat = lambda _: model
    app = open_app(model_names=True)
    app.button(key="name_all").click().run()
    assert model.asked.wait(SECONDS)
    shown(app.run())
    assert any("You may go on with anything else" in each.value for each in app.markdown)
    app.button(key="name_stop").click().run()
    going = workspace.of("bo").naming()
    assert going is not None
    assert going.is_stopping
    model.may_answer.set()
    going.wait(SECONDS)
    assert len(model.seen) == 1
    assert "asked about 1 journey" in captions(app.run())


def test_it_is_asked_about_weak_names_and_about_all_where_they_are_wanted(open_app: Open, workspace: Workspace) -> None:
    model = with_model(workspace, *['{"name": "Group 1"}'] * 9)
    first = workspace.of("bo").view().journeys[0]
    borne_out = GivenName("Good name", fidelity=1.0, specificity=1.0, size=first.n_items)
    workspace.journal.log_names(workspace.of("bo").desk, JourneysNamed(((first.journey_id, borne_out),)), "rules")
    app = open_app(model_names=True)
    assert any("Of the 3 journeys that you have not named yourself 2 have a weak name" in m.value for m in app.markdown)
    assert "Good name" not in set(app.dataframe[0].value["journey"])
    asked(app, workspace)
    assert len(model.seen) == 2
    app.checkbox(key="name_every").check().run()
    assert "Good name" in set(app.dataframe[0].value["journey"])
    asked(app, workspace)
    assert len(model.seen) == 3


def test_a_round_that_is_refused_says_why_at_the_bottom(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, *good(workspace))
    app = open_app(model_names=True)
    workspace.ledger._day_tokens = 0
    app.button(key="name_all").click().run()
    assert workspace.of("bo").naming() is None
    assert "used up" in shown(app)
