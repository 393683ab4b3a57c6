"""What an agent asks for stands on the Journeys page with a yes and a no; either takes it away."""

from asked import read
from pages.conftest import Open, shown

from core.steering import edits as e
from core.workspace.turns import Turns
from core.workspace.workspace import Workspace


def asked(workspace: Workspace, name: str = "Scout") -> int:
    """Have an agent ask to take the weakest journey out; return the number of the entry."""
    mine = workspace.of("bo")
    wishes = read({"verb": "not_me", "journey_id": mine.view().journeys[-1].journey_id})
    return Turns(mine, name).make(wishes, mine.desk.position).outcome.entry.seq


def test_without_a_question_there_is_no_card(open_app: Open) -> None:
    assert "asks for your word" not in shown(open_app())


def test_a_yes_does_it_under_the_agents_name(open_app: Open, workspace: Workspace) -> None:
    seq = asked(workspace)
    app = open_app()
    assert "Took “Pottery” out: not you" in shown(app)
    app.button(key=f"yes-{seq}").click().run()
    assert "asks for your word" not in shown(app)
    last = [x for x in workspace.of("bo").entries() if x.is_wished][-1]
    assert (last.agent, last.edit.concerns) == ("Scout", tuple(workspace.of("bo").view().removed[0].journey_id.split()))
    app.button(key="meter_undo").click().run()
    assert not workspace.of("bo").view().removed


def test_a_no_changes_nothing_and_can_be_taken_back(open_app: Open, workspace: Workspace) -> None:
    seq, before = asked(workspace), workspace.of("bo").view().profile
    app = open_app()
    app.button(key=f"no-{seq}").click().run()
    assert "asks for your word" not in shown(app)
    assert workspace.of("bo").view().profile == before
    app.button(key="meter_redo").click().run()
    assert "asks for your word" in shown(app)


def test_what_cannot_be_done_any_more_can_only_be_turned_down(open_app: Open, workspace: Workspace) -> None:
    seq = asked(workspace)
    mine = workspace.of("bo")
    mine.commit(e.JourneyRemoved(mine.view().journeys[-1].journey_id))
    app = open_app()
    assert "That journey is like that already." in shown(app)
    keys = [button.key for button in app.button]
    assert f"no-{seq}" in keys
    assert f"yes-{seq}" not in keys


def test_an_agents_name_is_no_markup_and_history_says_who_did_it(open_app: Open, workspace: Workspace) -> None:
    mine = workspace.of("bo")
    turns = Turns(mine, "<script>alert(1)</script>")
    turns.make(read({"verb": "more", "journey_id": mine.view().journeys[0].journey_id}), mine.desk.position)
    asked(workspace, "<script>alert(1)</script>")
    html = shown(open_app()) + shown(open_app(page="history"))
    assert "<script>alert" not in html
    assert "by &lt;script&gt;alert(1)&lt;/script&gt;" in html
