"""The Data page says what is kept, what left and what orders the list; For you has an order without a profile."""

from pages.conftest import Open, shown

from core.adapters.llm.llm import Ending, ScriptedChatModel
from core.adapters.store.ledger import Sending
from core.workspace.workspace import Workspace


def test_what_is_kept_is_counted_and_nothing_has_left(workspace: Workspace, open_app: Open) -> None:
    workspace.of("ada")
    html = shown(open_app("ada", page="data"))
    assert "4 people" in html
    assert "Nothing has left this computer." in html
    assert "3 other people here took up" in html


def test_what_left_is_listed_with_whom_and_what_for(workspace: Workspace, open_app: Open) -> None:
    workspace.ledger.note(Sending(host="models.test", model="small", purpose="reading titles", texts=1200))
    html = shown(open_app("ada", page="data"))
    assert "1 sending so far" in html
    assert "models.test" in html
    assert "1,200 texts" in html


def test_a_question_about_somebody_is_listed_with_their_name(workspace: Workspace, open_app: Open) -> None:
    workspace.chat = lambda cache: ScriptedChatModel(['{"name": "Mud and fire"}'] * 9, cache)
    workspace.of("bo").suggest_names()
    html = shown(open_app("ada", page="data"))
    assert "3 sendings so far" in html
    assert html.count("<td>Bo</td>") == 3


def test_an_order_that_uses_nothing_of_the_person_is_one_switch_away(open_app: Open) -> None:
    ada = shown(open_app("ada", page="for_you", unprofiled=True))
    assert "the same for everybody" in ada
    ordered = ada.split("Nothing you did or decided counts.")[1]
    bo = shown(open_app("bo", page="for_you", unprofiled=True)).split("Nothing you did or decided counts.")[1]
    assert ordered.split("</ol>")[0] == bo.split("</ol>")[0]
    assert "the same for everybody" not in shown(open_app("ada", page="for_you"))


def test_the_connection_is_tried_at_a_press_and_says_what_came_back(open_app: Open, workspace: Workspace) -> None:
    assert not [b for b in open_app("ada", page="data").button if b.key == "test_connection"]
    workspace.chat = lambda _: ScriptedChatModel(['{"name": "Balcony herbs"}', Ending.SLOW])
    app = open_app("ada", page="data")
    app.button(key="test_connection").click().run()
    assert "<dt>Name it gave</dt><dd>Balcony herbs</dd>" in shown(app)
    assert "<dt>Form of answer</dt><dd>text</dd>" in shown(app)


def test_a_connection_that_fails_says_why(open_app: Open, workspace: Workspace) -> None:
    workspace.chat = lambda _: ScriptedChatModel([Ending.SLOW])
    app = open_app("ada", page="data")
    app.button(key="test_connection").click().run()
    assert "did not answer in time" in shown(app)
