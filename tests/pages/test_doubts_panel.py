"""Where journeys end, asked of a language model: what would be sent is shown first, and what came of it can go back."""

import pytest
from pages.conftest import Open, shown
from small_world import in_doubt
from streamlit.testing.v1 import AppTest

from core.adapters.llm.answers import Ending
from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import ScriptedChatModel
from core.prompts.known_joins import KNOWN_JOINS
from core.steering.edits import GranularitySet
from core.workspace.workspace import Workspace

ASK = "Ask the language model where journeys end"
SAME, APART = '{"reason": "<b>One</b> craft.", "same": true}', '{"reason": "Two crafts.", "same": false}'


def with_model(workspace: Workspace, *replies: str | Ending) -> None:
    in_doubt(workspace)
    workspace.chat = lambda cache: ScriptedChatModel(replies, cache)


def ask(app: AppTest) -> AppTest:
    return app.button(key="settle_joins").click().run()


def captions(app: AppTest) -> str:
    return " ".join(str(caption.value) for caption in app.caption)


def test_without_a_language_model_nothing_is_offered(open_app: Open) -> None:
    assert ASK not in {expander.label for expander in open_app().expander}


def test_the_titles_are_shown_by_question_and_nothing_is_sent_before_the_button(
    open_app: Open, workspace: Workspace
) -> None:
    with_model(workspace, SAME, APART)
    position = workspace.of("bo").view().position
    html = shown(open_app(model_doubts=True))
    assert html.count('class="doubt"') == 2
    for question in workspace.of("bo").doubts():
        assert question.in_words() in html
        assert all(title in html for side in question.titles for title in side)
    assert workspace.of("bo").view().position == position


def test_the_button_settles_the_joins_and_says_what_came_of_it(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, SAME, APART)
    app = ask(open_app(model_doubts=True))
    html = shown(app)
    assert "1 joined" in captions(app)
    assert "1 opened up" in captions(app)
    assert "<b>Yes.</b>" in html
    assert "<b>One</b>" not in html
    assert "Asked the language model about 2 doubtful joins" in html
    assert "there is nothing to ask" in " ".join(str(text.value) for text in app.markdown)
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [4, 4, 16]


def test_undo_brings_the_journeys_back_and_the_line_goes(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, SAME, APART)
    app = ask(open_app(model_doubts=True))
    app.button(key="undo").click().run()
    assert "joined" not in captions(app)
    assert 'class="doubt"' in shown(app)
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [8, 8, 8]


def test_a_model_that_fails_changes_nothing_and_says_why(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, Ending.SLOW, Ending.SLOW)
    app = ask(open_app(model_doubts=True))
    shown(app)
    assert "did not answer in time" in captions(app)
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [8, 8, 8]


@pytest.mark.parametrize("granularity", [0.25, 0.75])
def test_away_from_the_default_detail_it_says_what_is_asked_about(
    open_app: Open, workspace: Workspace, granularity: float
) -> None:
    with_model(workspace)
    workspace.of("bo").commit(GranularitySet(granularity))
    app = open_app(model_doubts=True)
    shown(app)
    assert "as they were found" in " ".join(str(text.value) for text in app.markdown)


def test_what_was_settled_stands_on_the_history_page_with_its_undo(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, SAME, APART)
    workspace.of("bo").settle_by_model()
    app = open_app(page="history")
    assert "Asked the language model about 2 doubtful joins" in shown(app)
    seq = next(x.seq for x in reversed(workspace.of("bo").entries()) if x.is_wished)
    app.button(key=f"turn-{seq}").click().run()
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [8, 8, 8]


def test_a_model_that_was_never_tried_first_answers_joins_of_ours_and_one_that_fails_is_told_of_none(
    open_app: Open, workspace: Workspace
) -> None:
    in_doubt(workspace)
    model = ScriptedChatModel([SAME] * len(KNOWN_JOINS))
    model.here = Where("other.test", "small")
    workspace.chat = lambda cache: model
    app = open_app(model_doubts=True)
    assert "First it is given 12 joins of ours" in captions(app)
    titles = [title for question in workspace.of("bo").doubts() for side in question.titles for title in side]
    app = ask(app)
    assert "answered 6 right" in captions(app)
    assert not [b for b in app.button if b.key == "settle_joins"]
    assert any("Set up another one" in str(text.value) for text in app.markdown)
    sent = "".join(turn.content for messages in model.seen for turn in messages)
    assert not any(title in sent for title in titles)
    assert sorted(v.n_items for v in workspace.of("bo").view().journeys) == [8, 8, 8]


def test_of_a_model_that_passed_it_is_said_how_well(open_app: Open, workspace: Workspace) -> None:
    with_model(workspace, SAME, APART)
    assert "this model answered 12 right." in captions(open_app(model_doubts=True))
