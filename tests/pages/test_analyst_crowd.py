"""The Analyst page where people share interests: the flow, what lies around one of them, a cohort of its people."""

import pytest
from crowd import crowd
from pages.conftest import Open, shown

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.cohorts import by_measure
from core.adapters.analyst.journey_charts import JOURNEYS_A_PERSON, LIVES
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.store.database import Database
from core.desk.sieve import Sieve
from core.workspace.workspace import Workspace

HALF_ARE_BOOKS = """UPDATE items SET kind = 'book'
    WHERE starts_with(item_id, 'pottery') OR starts_with(item_id, 'running') OR starts_with(item_id, 'chess')"""


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Return a workspace of a hundred and twenty people, with the page switched on."""
    made = Workspace(Database(), HashingEncoder(dim=256), with_demo=False, may_analyse=True)
    crowd(made, 120)
    return made


def test_an_interest_of_the_flow_is_chosen_looked_around_and_made_a_cohort(open_app: Open) -> None:
    app = open_app(None, page="analyst", analyst_show="Going on")
    assert "Before and after it" not in shown(app)
    app.pills(key="analyst_from").set_value("Baking").run()
    assert "Before and after it" in shown(app)
    assert app.query_params["from"] == "Baking"
    app.button(key="steps_cohort").click().run()
    html = shown(app)
    assert "<h3 class='side'>Baking <span class='quiet'>interest: Baking</span></h3>" in html
    assert app.query_params["cohort"] == "Baking|interest|Baking"
    assert app.query_params["other"] == "Everybody"


def test_an_interest_that_nobody_has_is_not_looked_around(open_app: Open) -> None:
    app = open_app(None)
    app.query_params.update({"show": "Going on", "from": "Falconry"})
    assert "Before and after it" not in shown(app.switch_page("pages/analyst.py").run())


def test_people_are_shown_a_page_at_a_time_however_many_there_are(open_app: Open) -> None:
    app = open_app(None, page="analyst", analyst_show="Cohorts")
    assert "120 people found." in shown(app)
    assert len(app.dataframe[0].value) == 25


def test_charts_of_a_kind_alone_stand_in_the_address_and_what_is_of_no_kind_says_so(
    open_app: Open, workspace: Workspace
) -> None:
    workspace.database.write(lambda cursor: cursor.execute(HALF_ARE_BOOKS) and None)
    workspace.forget()
    app = open_app(None, page="analyst", analyst_show="People", sieve=Sieve(kind="book"))
    assert app.query_params["kind"] == "book"
    books = dict(workspace.analysis.chart(JOURNEYS_A_PERSON, sieve=Sieve(kind="book")).rows)
    assert books
    assert books != dict(workspace.analysis.chart(JOURNEYS_A_PERSON).rows)
    assert {0: books} == {0: dict(zip(*(app.dataframe[2].value[name] for name in ("journeys", "people")), strict=True))}
    app.segmented_control(key="analyst_show").set_value("Edits").run()
    assert shown(app).count("Of everything: this is of no kind of things.") == 3
    app.segmented_control(key="analyst_show").set_value("Over time").run()
    app.selectbox(key="sieve_kind").set_value("").run()
    assert "kind" not in app.query_params
    assert app.session_state["sieve"] == Sieve()


def test_a_kind_that_too_few_took_up_is_not_told_of(workspace: Workspace) -> None:
    with pytest.raises(SqlRefused, match="took up anything that is poem"):
        workspace.analysis.chart(JOURNEYS_A_PERSON, sieve=Sieve(kind="poem"))


def test_the_curve_of_a_cohort_tells_no_day_of_a_few(workspace: Workspace) -> None:
    some = by_measure("Some", "interactions", 1.0)
    told = workspace.analysis.chart(LIVES, among=some)
    assert min(told.column("people")) >= LEAST_PEOPLE
    assert sum(told.column("journeys")) == sum(workspace.analysis.chart(LIVES).column("journeys"))
    with pytest.raises(SqlRefused, match="Fewer than 5 people"):
        workspace.analysis.chart(LIVES, among=by_measure("None", "interactions", 1e9))
