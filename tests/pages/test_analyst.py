"""The Analyst page: off unless it is switched on, every part drawn, long work asked for, SQL answered or refused."""

from typing import Any

import pytest
from pages.conftest import Open, shown
from small_world import lone
from streamlit.testing.v1 import AppTest

from core.adapters.analyst.confined_copy import ANSWER_ROWS
from core.steering import edits as e
from core.workspace.workspace import Workspace
from ui.analyst_panel import ANALYST_PARTS
from ui.analyst_sql_panel import SQL, SQL_EXAMPLES


@pytest.fixture
def analysed(workspace: Workspace) -> Workspace:
    """Return the small world with the page switched on."""
    workspace.may_analyse = True
    return workspace


def part(open_app: Open, name: str, **state: Any) -> AppTest:
    """Open a part of the page."""
    return open_app(page="analyst", analyst_show=name, **state)


def figures(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_it_is_off_unless_it_is_switched_on(open_app: Open) -> None:
    app = open_app(page="analyst")
    html = shown(app)
    assert "JOURNEYS_ANALYST=true" in html
    assert "interactions" not in html
    assert figures(app) == 0
    assert not app.get("download_button")


def entries() -> None:
    """Say which pages of the list are entries of the navigation here."""
    import streamlit as st

    from ui.frame import visibility
    from ui.pages import PAGES

    st.session_state.entries = [page.name for page in PAGES if visibility(page) == "visible"]


@pytest.mark.parametrize("switched_on", [False, True])
def test_it_is_an_entry_of_the_navigation_only_where_it_may_be_seen(workspace: Workspace, switched_on: bool) -> None:
    workspace.may_analyse = switched_on
    app = AppTest.from_function(entries)
    app.session_state["workspace"] = workspace
    assert ("analyst" in app.run().session_state["entries"]) == switched_on
    assert "data" in app.session_state["entries"]


def test_the_navigation_does_not_begin_a_session_that_has_begun(workspace: Workspace) -> None:
    app = AppTest.from_function(entries)
    app.session_state["workspace"] = workspace
    app.run()
    assert not app.exception
    assert "nonce" not in app.session_state


@pytest.mark.parametrize("name", ANALYST_PARTS)
def test_every_part_is_drawn_for_everybody_and_without_a_person(open_app: Open, analysed: Workspace, name: str) -> None:
    for person in ("bo", None):
        app = open_app(person, page="analyst", analyst_show=name)
        assert "4 people with 88 interactions; the journeys of 4 are found" in shown(app)


def test_people_stand_beside_the_survey(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "People")
    html = shown(app)
    assert "How long journeys last" in html
    assert "Survival of journeys" in html
    assert figures(app) == 6


def test_what_fewer_than_five_have_in_common_is_said_to_be_hidden(open_app: Open, analysed: Workspace) -> None:
    html = shown(part(open_app, "Going on"))
    assert html.count("counts of fewer are not told") == 2
    assert "Pottery" not in html


def test_the_span_is_chosen_and_kept_in_the_address(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "Over time")
    assert app.query_params["per"] == "month"
    app.segmented_control(key="analyst_per").set_value("week").run()
    assert app.query_params["per"] == "week"
    assert app.query_params["show"] == "Over time"
    assert figures(app) == 2


def test_an_address_restores_the_view(analysed: Workspace, open_app: Open) -> None:
    app = open_app()
    app.query_params.update({"show": "Edits", "per": "day"})
    app = app.switch_page("pages/analyst.py").run()
    assert "Which verbs are used" in shown(app)
    assert app.segmented_control(key="analyst_per").value == "day"


def test_an_address_that_asks_for_no_part_shows_the_first(analysed: Workspace, open_app: Open) -> None:
    app = open_app()
    app.query_params.update({"show": "<script>", "per": "century"})
    assert "How long journeys last" in shown(app.switch_page("pages/analyst.py").run())


def test_ways_are_compared_when_it_is_asked_for(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "Ways")
    assert "in all three ways yet" in shown(app)
    app.button(key="compare_one").click().run()
    assert analysed.analysis.reach().with_methods == 1
    app.button(key="compare_more").click().run()
    assert analysed.analysis.reach().with_methods == 4
    assert "What is off in the journeys in use" in shown(app)
    assert figures(app) == 3


def test_lists_are_read_when_it_is_asked_for(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "Lists")
    assert "No lists are read yet" in shown(app)
    app.button(key="read_lists").click().run()
    assert "What the lists are like" in shown(app)
    assert analysed.analysis.reach().with_lists == 4


def test_edits_are_told_after_reading_again(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "Edits")
    assert figures(app) == 0
    assert shown(app).count("Nobody has changed anything yet") == 2
    half = analysed.of("bo")
    half.commit(e.JourneyWeighted(half.view().journeys[0].journey_id, 3.0))
    app.button(key="analyst_renew").click().run()
    shown(app)
    assert figures(app) == 3


@pytest.mark.parametrize("at", range(len(SQL_EXAMPLES)))
def test_every_example_is_one_click_away(open_app: Open, analysed: Workspace, at: int) -> None:
    app = part(open_app, "SQL")
    app.button(key=f"example-{at}").click().run()
    assert " in 0." in shown(app)
    assert "refusal" not in "".join(h.value for h in app.html if "<style>" not in h.value)
    assert app.text_area(key=SQL).value == list(SQL_EXAMPLES.values())[at]
    assert app.query_params["sql"]


def asked(open_app: Open, sql: str) -> AppTest:
    """Open the SQL part and run a query."""
    app = part(open_app, "SQL")
    app.text_area(key=SQL).set_value(sql).run()
    return app.button(key="sql_run").click().run()


@pytest.mark.parametrize("sql", ["DROP TABLE people", "SELECT * FROM accounts", "COPY people TO 'x.csv'", "SELECT"])
def test_what_may_not_be_run_is_refused_in_words(open_app: Open, analysed: Workspace, sql: str) -> None:
    app = asked(open_app, sql)
    assert "<p class='refusal' role='status'>" in shown(app)
    assert not app.dataframe


def answered(app: AppTest) -> Any:
    """Return what the one answer on the page says."""
    (table,) = app.dataframe
    return table.value.to_dict("list")


def test_an_answer_stands_until_another_is_asked_for_or_everybody_is_read_again(
    open_app: Open, analysed: Workspace
) -> None:
    app = asked(open_app, "SELECT i AS drawn FROM range(1000000) AS t(i) USING SAMPLE 20")
    first = answered(app)
    assert answered(app.run()) == first
    app.text_area(key=SQL).set_value("SELECT 'not run' AS drawn").run()
    assert answered(app) == first
    app.button(key="analyst_renew").click().run()
    again = answered(app)
    assert again.keys() == first.keys()
    assert again != first
    app.button(key="sql_run").click().run()
    assert answered(app) == {"drawn": ["not run"]}


def test_a_refusal_is_said_once_and_the_query_is_tried_again_when_it_is_run_again(
    open_app: Open, analysed: Workspace
) -> None:
    app = asked(open_app, "SELECT drawn")
    assert "class='refusal'" in shown(app)
    assert "class='refusal'" not in shown(app.run())
    app.button(key="sql_run").click().run()
    assert "class='refusal'" in shown(app)


def test_an_answer_is_cut_where_it_says_so_and_is_offered_as_files(open_app: Open, analysed: Workspace) -> None:
    app = asked(open_app, f"SELECT i FROM range({ANSWER_ROWS + 1}) AS t(i)")
    assert f"Cut after the first {ANSWER_ROWS:,} rows: there are more." in shown(app)
    names = [str(button.proto.label) for button in app.get("download_button")]
    assert names == ["CSV *of the answer*", "Parquet *of the answer*"]


def test_an_address_with_a_query_fills_the_box_and_runs_nothing(open_app: Open, analysed: Workspace) -> None:
    app = open_app(analyst_show="SQL")
    app.query_params["sql"] = "SELECT 1"
    app = app.switch_page("pages/analyst.py").run()
    assert app.text_area(key=SQL).value == "SELECT 1"
    assert "answered" not in "".join(h.value for h in app.html if "<style>" not in h.value)


def test_an_empty_database_says_where_to_go(open_app: Open, analysed: Workspace) -> None:
    analysed.delete_everything()
    app = open_app(None, page="analyst")
    assert "Nobody's history is here yet" in shown(app).replace("&#x27;", "'")
    assert figures(app) == 0


def test_journeys_are_found_for_those_who_have_none(open_app: Open, analysed: Workspace) -> None:
    analysed.database.write(lambda cursor: cursor.execute("DELETE FROM log WHERE person_id = 'cy'").fetchall())
    analysed.forget()
    app = part(open_app, "People")
    assert "the journeys of 3 are found" in shown(app)
    app.button(key="analyst_journeys").click().run()
    assert "the journeys of 4 are found" in shown(app)
    assert "analyst_journeys" not in {button.key for button in app.button}


def test_labels_are_told_and_the_ways_held_against_them_when_it_is_asked_for(
    open_app: Open, analysed: Workspace
) -> None:
    analysed.analysis.label({"bo": {"pottery-00": "a", "pottery-01": "a", "baking-00": "b"}, "gone": {"x": "y"}})
    app = part(open_app, "Ways")
    assert "2 people with labels, 0 compared" in shown(app)
    assert "held against labels yet" in shown(app)
    app.button(key="compare_labels").click().run()
    assert "held against labels yet" not in shown(app)
    assert figures(app) == 1


def share_pottery(workspace: Workspace) -> None:
    """Bring two more people in, so that five share the beginning of theirs."""
    for name in ("eve", "fay"):
        lone(workspace, name)
    workspace.analysis.find_journeys()


def kept(open_app: Open, name: str, **state: Any) -> AppTest:
    """Open the Cohorts part and keep a cohort of whom its state picks."""
    app = part(open_app, "Cohorts", **state)
    app.text_input(key="cohort_name").set_value(name).run()
    return app.button(key="cohort_keep").click().run()


def test_a_cohort_is_picked_named_and_shown_beside_everybody_on_every_chart(
    open_app: Open, analysed: Workspace
) -> None:
    share_pottery(analysed)
    app = kept(open_app, "Some history", cohort_measure="interactions", cohort_from=1.0)
    assert "Some history: 6 people" in shown(app)
    assert app.query_params["cohort"] == "Some history|interactions|1|"
    app.segmented_control(key="analyst_show").set_value("People").run()
    assert figures(app) == 10
    assert "<h3 class='side'>Everybody</h3>" in shown(app)
    app.selectbox(key="analyst_other").set_value("Nobody else").run()
    assert figures(app) == 4


def test_an_address_restores_two_cohorts_beside_each_other(open_app: Open, analysed: Workspace) -> None:
    share_pottery(analysed)
    app = open_app()
    app.query_params.update(
        {"cohort": ["All|interactions||", "Long|days of history|9000|"], "one": "All", "other": "Long"}
    )
    app = app.switch_page("pages/analyst.py").run()
    html = shown(app)
    assert "<h3 class='side'>All <span class='quiet'>interactions: any to any</span></h3>" in html
    assert html.count("Fewer than 5 people are in “Long”") == 6
    assert html.count("of fewer than 5 people.</p>") == 2
    assert figures(app) == 4


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"cohort_measure": "interactions", "cohort_from": 1e9}, "Fewer than 5 people"),
        ({"cohort_measure": "interactions", "cohort_from": 2.0, "cohort_to": 1.0}, "the smaller one"),
        ({"cohort_way": "By what they share", "cohort_kind": "verb used"}, "Choose what they have in common"),
        ({"cohort_way": "By SQL", "cohort_sql": "DROP TABLE people"}, "Only SELECT is run"),
    ],
)  # fmt: skip
def test_what_picks_too_few_or_cannot_pick_is_refused_once(
    open_app: Open, analysed: Workspace, state: dict[str, Any], said: str
) -> None:
    app = kept(open_app, "Those", **state)
    assert said in shown(app)
    assert said not in shown(app.run())
    assert "cohort" not in app.query_params


def test_a_cohort_without_a_name_is_refused_and_one_that_is_dropped_is_gone(
    open_app: Open, analysed: Workspace
) -> None:
    share_pottery(analysed)
    assert "Give the cohort a name" in shown(kept(open_app, " ", cohort_measure="interactions"))
    app = kept(open_app, "By id", cohort_way="By SQL", cohort_sql="SELECT person_id FROM people")
    assert "By id: 6 people" in shown(app)
    app.button(key="cohort_drop-0").click().run()
    assert "By id" not in shown(app)


def test_people_are_searched_one_by_one_and_opened(open_app: Open, analysed: Workspace) -> None:
    app = part(open_app, "Cohorts", people_wanted="sailing")
    assert "1 person found" in shown(app)
    assert app.dataframe[0].value["person_id"].tolist() == ["cy"]
    app.button(key="people_go").click().run()
    assert app.query_params["person"] == "cy"
    assert "Nobody is found by that" in shown(part(open_app, "Cohorts", people_wanted="zzz"))
