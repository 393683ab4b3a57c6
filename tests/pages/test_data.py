"""The Data page: a file is looked at before it comes in, yours goes out, and deleting asks for the words."""

import pytest
from pages.conftest import Open, shown
from streamlit.testing.v1 import AppTest

from core.desk.taken_out.exports import journeys_json
from core.steering.edits import JourneyRenamed
from core.workspace.workspace import Workspace

FILE = (
    "title,watched at,channel\n"
    + "".join(f"Glaze bowl part {n},2025-01-{n + 1:02d},House\n" for n in range(6))
    + "No time,never,House\n=cmd(),2025-03-01,<b>Evil</b>\n"
).encode()


def with_file(open_app: Open, content: bytes = FILE, name: str = "watched.csv") -> AppTest:
    app = open_app("ada", page="data")
    app.file_uploader[0].set_value([(name, content, "text/csv")]).run()
    return app


def bring(open_app: Open, content: bytes, name: str) -> AppTest:
    app = with_file(open_app, content)
    app.text_input(key="data_person").set_value(name).run()
    app.button(key="bring_in").click().run()
    assert not app.exception
    return app


def test_a_file_is_told_before_anything_is_stored(open_app: Open, workspace: Workspace) -> None:
    before = workspace.histories.counts()
    html = shown(with_file(open_app))
    assert "This is a table (CSV) with 8 rows" in html
    assert "1 row cannot be read" in html
    assert "<b>Evil" not in html
    assert workspace.histories.counts() == before


def test_bringing_it_in_makes_its_journeys(open_app: Open, workspace: Workspace) -> None:
    app = with_file(open_app)
    app.text_input(key="data_person").set_value("Robin").run()
    app.button(key="bring_in").click().run()
    assert not app.exception
    assert "robin" in {person.person_id for person in workspace.people()}
    assert workspace.of("robin").view().profile.history_ids


def test_a_longer_export_says_which_edits_apply_to_what_is_new(open_app: Open, workspace: Workspace) -> None:
    bring(open_app, FILE, "Robin")
    mine = workspace.of("robin")
    mine.commit(JourneyRenamed(mine.view().journeys[0].journey_id, "Glaze, mine"))
    app = bring(open_app, FILE + b"Glaze bowl part 8,2025-04-01,House\n", "Robin")
    assert app.session_state["brought"][0] == "robin"
    assert "Brought in 1 new moment. 1 of your edits applies to the new rows." in app.session_state["brought"][1]
    app = bring(open_app, FILE, "Robin")
    assert "Everything in it was here already" in app.session_state["brought"][1]
    assert "of your edits" not in app.session_state["brought"][1]


def test_things_to_choose_from_are_offered_and_are_no_history(open_app: Open, workspace: Workspace) -> None:
    bring(open_app, FILE, "Robin")
    before = workspace.histories.counts()
    app = open_app("robin", page="data")
    app.file_uploader[0].set_value([("shelf.csv", b"title\nGlaze for bowls\nAsh glaze\n", "text/csv")]).run()
    app.radio[0].set_value(True).run()
    assert "<cite>Glaze for bowls</cite>" in shown(app)
    assert app.button(key="bring_in").label == "Choose from 2 things"
    app.button(key="bring_in").click().run()
    assert not app.exception
    assert "2 new things to choose from, out of shelf." in app.session_state["brought"][1]
    assert {k: n - before[k] for k, n in workspace.histories.counts().items() if n != before[k]} == {"items": 2}


def test_things_to_choose_from_wait_for_a_history(open_app: Open) -> None:
    app = with_file(open_app, b"title\nGlaze for bowls\n")
    app.text_input(key="data_person").set_value("Robin").run()
    app.radio[0].set_value(True).run()
    assert "Bring what they took up first" in shown(app)
    assert not [button for button in app.button if button.key == "bring_in"]


def test_stopping_leaves_nothing_behind(open_app: Open, workspace: Workspace) -> None:
    from ui import importing_panel

    before = workspace.histories.counts()
    app = with_file(open_app)
    app.session_state["cancelled"] = True
    app.run()
    assert "Nothing of it was brought in" in shown(app)
    assert callable(importing_panel.stop)
    assert workspace.histories.counts() == before


def test_a_column_can_mean_something_else(open_app: Open) -> None:
    app = with_file(open_app)
    app.selectbox(key="column-title-title").set_value("channel").run()
    assert "<cite>House</cite>" in shown(app)


@pytest.mark.parametrize("content", [b"nothing", b"a,b\n1,2\n"])
def test_a_file_that_cannot_come_in_says_why(open_app: Open, content: bytes) -> None:
    html = shown(with_file(open_app, content))
    assert "This cannot come in yet" in html


def test_every_export_is_offered(open_app: Open) -> None:
    app = open_app("ada", page="data")
    shown(app)
    names = [
        "journeys.json",
        "log.json",
        "log.csv",
        "history.csv",
        "journeys.zip",
        "journeys.csv",
        "tags.csv",
        "bookmarks.html",
    ]
    offered = {button.key for button in app.get("download_button")}
    assert offered == {"backup_all", *(f"export-{name}" for name in (*names, "karakeep.json", "linkwarden.json"))}


def test_several_files_are_told_and_ticked_each_for_itself(open_app: Open, workspace: Workspace) -> None:
    app = open_app("ada", page="data")
    other = b"title,watched at\nMoss in shade,2025-02-01\nFerns,2025-02-02\n"
    files = [("a.csv", FILE, "text/csv"), ("b.csv", other, "text/csv"), ("c.png", b"\x89PNG" + bytes(90), "image/png")]
    app.file_uploader[0].set_value(files).run()
    assert [box.label for box in app.checkbox][:2] == [
        "table \\(CSV\\)\\: 7 moments  ·  a\\.csv",
        "table \\(CSV\\)\\: 2 moments  ·  b\\.csv",
    ]
    assert "1 file left out" in shown(app)
    assert app.button(key="bring_in").label == "Bring in 9 moments"
    app.checkbox[0].uncheck().run()
    assert app.button(key="bring_in").label == "Bring in 2 moments"
    app.text_input(key="data_person").set_value("Robin").run()
    app.button(key="bring_in").click().run()
    assert not app.exception
    assert len(workspace.histories.interactions("robin")) == 2


def test_several_files_that_all_come_in_leave_none_out(open_app: Open) -> None:
    app = open_app("ada", page="data")
    app.file_uploader[0].set_value([("a.csv", FILE, "text/csv"), ("b.csv", FILE, "text/csv")]).run()
    assert "left out</summary>" not in shown(app)


def test_what_is_read_is_joined_once_for_every_choice(open_app: Open) -> None:
    app = with_file(open_app)
    first = app.session_state["joined"]
    app.run()
    assert app.session_state["joined"] is first
    app.text_input(key="data_person").set_value("Robin").run()
    assert [person.name for person in app.session_state["joined"][1].people] == ["Robin"]
    app.file_uploader[0].set_value([]).run()
    assert "joined" not in app.session_state


def test_two_files_of_one_name_are_two_to_tick(open_app: Open) -> None:
    app = open_app("ada", page="data")
    other = b"title,watched at\nMoss in shade,2025-02-01\n"
    app.file_uploader[0].set_value([("a.csv", FILE, "text/csv"), ("a.csv", other, "text/csv")]).run()
    assert not app.exception
    app.checkbox[0].uncheck().run()
    assert app.button(key="bring_in").label == "Bring in 1 moment"


def test_a_corrected_file_of_the_same_name_and_size_is_read_anew(open_app: Open) -> None:
    app = with_file(open_app, b"title,watched at\nMoss,2025-02-01\n")
    assert "<cite>Moss</cite>" in shown(app)
    app.file_uploader[0].set_value([("watched.csv", b"title,watched at\nFern,2025-02-01\n", "text/csv")]).run()
    assert "<cite>Fern</cite>" in shown(app)


def test_deleting_without_the_words_deletes_nothing(open_app: Open, workspace: Workspace) -> None:
    before = workspace.histories.counts()
    app = open_app("ada", page="data")
    app.button(key="delete-person").click().run()
    assert "Nothing was deleted" in shown(app)
    app.text_input(key="typed-all").set_value("delete something").run()
    app.button(key="delete-all").click().run()
    assert workspace.histories.counts() == before


def test_a_person_is_deleted_with_all_that_is_theirs(open_app: Open, workspace: Workspace) -> None:
    app = open_app("ada", page="data")
    app.text_input(key="typed-person").set_value(" ada ").run()
    app.button(key="delete-person").click().run()
    assert "1 person, 16 moments" in shown(app)
    assert "ada" not in {person.person_id for person in workspace.people()}


def test_everything_is_deleted_and_the_demo_comes_back(open_app: Open, workspace: Workspace) -> None:
    app = open_app("ada", page="data")
    app.text_input(key="typed-all").set_value("delete everything").run()
    app.button(key="delete-all").click().run()
    assert "Gone for good" in shown(app)
    assert set(workspace.histories.counts().values()) == {0}
    app.button(key="restore").click().run()
    assert not app.exception
    assert len(workspace.people()) > 20


def test_the_table_for_others_asks_before_it_holds_what_is_sensitive(open_app: Open) -> None:
    app = open_app("ada", page="data")
    html = shown(app)
    assert "To show to others" in html
    assert not app.checkbox(key="export_sensitive").value
    app.checkbox(key="export_sensitive").check().run()
    assert not app.exception


def test_what_is_sensitive_is_kept_out_of_the_table_for_others_and_stays_in_the_persons_own(
    workspace: Workspace,
) -> None:
    from ui.data_panel import table_to_show

    mine = workspace.of("ada")
    journey = mine.view().journeys[0].journey_id
    mine.commit(JourneyRenamed(journey, "Grieving for my mother: bereavement"))
    assert set(mine.sensitive()) == {journey}
    assert journey not in table_to_show(mine, also_sensitive=False)
    assert journey in table_to_show(mine, also_sensitive=True)
    assert journey in journeys_json(mine.view(), mine.title_of)
    assert mine.view().find(journey).name.startswith("Grieving")  # type: ignore[union-attr]
