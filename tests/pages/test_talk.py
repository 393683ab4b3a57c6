"""The Talk page: chips first, a sentence is previewed before anything happens, and the log keeps it when it is done."""

import pytest
from pages.conftest import Open, shown
from small_world import fill
from streamlit.testing.v1 import AppTest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.llm.llm import ScriptedChatModel
from core.adapters.store.database import Database
from core.steering import edits as e
from core.steering.decisions import LONGEST_SENTENCE
from core.workspace.workspace import Workspace


def saying(app: AppTest, words: str) -> AppTest:
    """Return the app after something was said."""
    return app.chat_input[0].set_value(words).run()


def own(workspace: Workspace, person_id: str = "bo") -> list[object]:
    """Return the edits that a person made."""
    return [entry.edit for entry in workspace.of(person_id).entries() if entry.actor == "person"]


def journey(workspace: Workspace, name: str) -> str:
    """Return the id of a journey of bo's."""
    return next(v.journey_id for v in workspace.of("bo").view().journeys if v.name == name)


def test_before_anything_is_said_there_are_sentences_to_press(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="talk")
    assert "Say in your own words" in shown(app)
    labels = [button.label.replace("\\", "") for button in app.button if button.key and button.key.startswith("chip-")]
    assert labels == [chip.says for chip in workspace.of("bo").chips(workspace.of("bo").view())]
    assert any("“Knitting”" in label for label in labels)


def test_a_sentence_is_shown_with_what_it_would_do_and_nothing_happens(open_app: Open, workspace: Workspace) -> None:
    html = shown(saying(open_app(page="talk"), "less knitting please"))
    assert "Less of “Knitting”.</strong>" in html
    assert "Nothing is changed yet." in html
    assert '<ol class="slate">' in html
    assert own(workspace) == []


def test_what_is_agreed_to_is_one_edit_with_the_sentence_and_one_undo(open_app: Open, workspace: Workspace) -> None:
    before = repr(workspace.of("bo").view().profile)
    app = saying(open_app(page="talk"), "mute baking and pin pottery 13")
    app.button(key="apply").click().run()
    (edit,) = own(workspace)
    assert isinstance(edit, e.SentenceTaken)
    assert edit.said == "mute baking and pin pottery 13"
    assert [each.kind for each in edit.edits] == ["journey_muted", "item_pinned"]
    assert "since you said “mute baking and pin pottery 13”" in shown(app)
    app.button(key="meter_undo").click().run()
    assert repr(workspace.of("bo").view().profile) == before


def test_a_typed_yes_agrees_and_a_no_drops(open_app: Open, workspace: Workspace) -> None:
    app = saying(saying(open_app(page="talk"), "mute baking"), "no")
    assert "All right, nothing is changed." in shown(app)
    assert own(workspace) == []
    app = saying(saying(app, "mute baking"), "yes")
    assert [edit.kind for edit in own(workspace)] == ["sentence_taken"]  # type: ignore[attr-defined]
    assert "Done: Muted “Baking”" in shown(app)


def test_a_yes_to_nothing_does_nothing(open_app: Open, workspace: Workspace) -> None:
    saying(open_app(page="talk"), "yes")
    assert own(workspace) == []


def test_in_doubt_it_asks_once_with_two_buttons(open_app: Open, workspace: Workspace) -> None:
    workspace.of("bo").commit(e.JourneyRenamed(journey(workspace, "Knitting"), "Wool work"))
    workspace.of("bo").commit(e.JourneyRenamed(journey(workspace, "Pottery"), "Clay work"))
    app = saying(open_app(page="talk"), "more work")
    assert {app.button(key=f"either-{at}").label for at in (0, 1)} == {"More of “Wool work”", "More of “Clay work”"}
    assert len(own(workspace)) == 2
    app.button(key="either-1").click().run()
    assert "Nothing is changed yet." in shown(app)
    saying(app, "no, the other one").button(key="apply").click().run()
    *_, last = own(workspace)
    assert isinstance(last, e.SentenceTaken)
    assert last.concerns == (journey(workspace, "Wool work"),)


@pytest.mark.parametrize("words", ["thanks, lovely", "what a day", "I muted my phone yesterday", "asdf", "🙂"])
def test_small_talk_is_never_an_edit(open_app: Open, workspace: Workspace, words: str) -> None:
    app = saying(open_app(page="talk"), words)
    assert "Nothing is changed yet." not in shown(app)
    assert "apply" not in {button.key for button in app.button}
    assert own(workspace) == []


def test_why_is_answered_with_the_titles_it_rests_on(open_app: Open, workspace: Workspace) -> None:
    app = saying(open_app(page="talk"), "why is this here?")
    place = workspace.of("bo").places(workspace.of("bo").view())[0]
    html = shown(app)
    assert f"“{place.item.title}” is number 1 on your list." in html
    assert f"<cite>{place.receipts[0].title}</cite>" in html


def test_that_is_what_was_spoken_of_last(open_app: Open, workspace: Workspace) -> None:
    place = workspace.of("bo").places(workspace.of("bo").view())[0]
    app = saying(saying(open_app(page="talk"), "why is this here?"), "and less of that too")
    assert f"Less of “{place.journey_name}”" in shown(app)


def test_the_log_answers_what_was_dropped(open_app: Open, workspace: Workspace) -> None:
    workspace.of("bo").commit(e.JourneyMuted(journey(workspace, "Baking")))
    assert "You dropped today: Muted “Baking”." in shown(saying(open_app(page="talk"), "what did I drop today?"))


def test_what_fits_is_answered_from_what_may_be_offered(open_app: Open) -> None:
    html = shown(saying(open_app(page="talk"), "is there something about kiln?"))
    assert "these are closest" in html
    assert "kiln" in html.split("cited")[1]


def test_undo_that_is_previewed_like_anything_and_keeps_its_sentence(open_app: Open, workspace: Workspace) -> None:
    app = saying(saying(open_app(page="talk"), "mute baking"), "yes")
    app = saying(app, "undo that")
    assert "Undid: Muted “Baking”" in shown(app)
    app.button(key="apply").click().run()
    *_, last = own(workspace)
    assert isinstance(last, e.EditUndone)
    assert last.said == "undo that"


def test_for_a_while_is_said_and_ends_by_itself(open_app: Open, workspace: Workspace) -> None:
    app = saying(saying(open_app(page="talk"), "mute baking for three days"), "yes")
    shown(app)
    (edit,) = own(workspace)
    assert isinstance(edit, e.SentenceTaken)
    assert edit.until is not None
    (line,) = workspace.of("bo").in_force(workspace.of("bo").view())
    assert line.ends


def test_what_cannot_be_is_said_in_words(open_app: Open, workspace: Workspace) -> None:
    saying(saying(open_app(page="talk"), "mute baking"), "yes")
    app = saying(open_app(page="talk"), "mute baking")
    assert "like that already" in shown(app)
    assert len(own(workspace)) == 1


def test_a_chip_is_previewed_before_it_is_made(open_app: Open, workspace: Workspace) -> None:
    app = open_app(page="talk")
    said = app.button(key="chip-0").label
    app.button(key="chip-0").click().run()
    assert own(workspace) == []
    app.button(key="apply").click().run()
    (edit,) = own(workspace)
    assert isinstance(edit, e.SentenceTaken)
    assert edit.said == said


def test_what_was_previewed_elsewhere_is_not_lost_to_a_sentence(open_app: Open, workspace: Workspace) -> None:
    waiting = (e.JourneyMuted(journey(workspace, "Pottery")),)
    app = saying(open_app(page="talk", branch=waiting), "mute baking")
    assert "apply it or drop it first" in shown(app)
    assert app.session_state["branch"] == waiting


def test_what_is_said_is_drawn_as_text(open_app: Open) -> None:
    html = shown(saying(open_app(page="talk"), "more <img src=x onerror=alert(1)> knitting"))
    assert "<img" not in html


def test_with_a_model_what_is_not_understood_can_be_asked_with_what_is_sent_shown(open_app: Open) -> None:
    reply = '{"kind": "wish", "acts": [{"verb": "less", "journey": "Baking"}]}'
    model = ScriptedChatModel([reply])
    workspace = Workspace(Database(), HashingEncoder(dim=256), with_demo=False, chat=lambda _: model)
    fill(workspace)
    app = saying(open_app(page="talk", workspace=workspace), "gluten and I are through")
    assert model.seen == []
    app.session_state["model_sentence"] = True
    app.run()
    assert "gluten and I are through" in app.code[0].value
    app.button(key="ask_model").click().run()
    assert "Less of “Baking”.</strong>" in shown(app)
    assert own(workspace) == []
    app.button(key="apply").click().run()
    (edit,) = own(workspace)
    assert isinstance(edit, e.SentenceTaken)
    assert edit.said == "gluten and I are through"


def test_what_is_longer_than_the_log_keeps_is_told_once_and_found_again_when_it_was_done(
    open_app: Open, workspace: Workspace
) -> None:
    app = saying(open_app(page="talk"), f"mute baking {'please ' * 50}")
    assert "<strong>Muted “Baking”.</strong>" in shown(app)
    app = saying(app, "just until Sunday")
    assert "Nothing is changed yet." in shown(app)
    assert "since you said" not in shown(app)
    app = saying(saying(app, "yes"), "what am I into?")
    (edit,) = own(workspace)
    assert isinstance(edit, e.SentenceTaken)
    assert len(edit.said) <= LONGEST_SENTENCE
    assert "Done: Muted “Baking”, until" in shown(app)


def test_without_a_model_none_is_offered(open_app: Open) -> None:
    app = saying(open_app(page="talk"), "gluten and I are through")
    assert "ask_model" not in {button.key for button in app.button}
