"""The Cohorts part of the Analyst page: pick people and name them, and look at them one by one, a page at a time."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from core.adapters.analyst import cohorts
from core.adapters.analyst.allowed_sql import LONGEST_SQL, SqlRefused
from core.adapters.analyst.chart_line import Per
from core.adapters.analyst.cohorts import Cohort
from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.edit_charts import VERB_KINDS
from core.adapters.analyst.interest_charts import INTERESTS
from core.adapters.analyst.people_charts import PEOPLE_A_PAGE, PEOPLE_ON_A_PAGE, SPOKEN_LANGUAGES, spread_of
from core.wording import amount
from core.workspace.analyst.analysis import Analysis
from ui import analyst_compared, session
from ui.analyst_panel import show_table
from ui.drawing import analyst_text
from ui.drawing.text import SHORT_SIGNS, plain

WAYS_TO_PICK = ("By a measure", "By what they share", "By SQL")
_REFUSED, _NAME = "cohort_refused", "cohort_name"
"""Where a session keeps why the last cohort was not kept, and under which key its name is written."""
_SQL_PX = 100
"""Pixels of the box's height; by eye."""
Rule = Callable[[str], Cohort]
"""What makes a cohort of a name."""


def draw(analysis: Analysis, _: Per) -> None:
    """Draw how to pick people, the cohorts that are kept, and people one by one."""
    with st.container(key="cohort_picking"):
        words = "People by a rule; every chart can then show them, beside everybody or beside others. They are kept "
        words += "until this page is left for good; rules other than SQL stand in the address as well."
        st.html(analyst_text.chart_head("Pick people", words))
        way = st.segmented_control("Pick", WAYS_TO_PICK, required=True, key="cohort_way", label_visibility="collapsed")
        rule = _RULES[WAYS_TO_PICK.index(way or WAYS_TO_PICK[0])](analysis)
        st.text_input("Call them", key=_NAME, max_chars=cohorts.LONGEST_COHORT_NAME)
        st.button("Keep this cohort", key="cohort_keep", type="primary", on_click=_keep, args=(analysis, rule))
        if refusal := st.session_state.pop(_REFUSED, ""):
            st.html(analyst_text.refused(refusal))
    for at, cohort in enumerate(analyst_compared.kept_cohorts().values()):
        _line(analysis, cohort, at)
    _one_by_one(analysis, analyst_compared.sides()[0])


def _by_measure(analysis: Analysis) -> Rule:
    """Draw a measure and its two ends."""
    measure = str(st.selectbox("Measure", list(cohorts.MEASURES), key="cohort_measure"))
    count, *five = analysis.chart(spread_of(measure)).rows[0]
    st.html(analyst_text.spread(count, five))
    with st.container(horizontal=True, key="cohort_ends"):
        low = st.number_input("From", value=None, key="cohort_from", placeholder="any")
        high = st.number_input("To", value=None, key="cohort_to", placeholder="any")
    return partial(cohorts.by_measure, measure=measure, low=low, high=high)


def _by_word(analysis: Analysis) -> Rule:
    """Draw what people may share, and what of that there is."""
    kind = str(st.selectbox("What", list(cohorts.SHARED_WORDS), key="cohort_kind"))
    word = st.selectbox("Which", _words(analysis, kind), key="cohort_word", index=None, placeholder="choose one")
    return partial(cohorts.by_word, kind=kind, word=word or "")


def _words(analysis: Analysis, kind: str) -> Sequence[str]:
    """Return what people can be picked by, of a kind; an interest or language of a few is not among it."""
    if kind == "verb used":
        return VERB_KINDS
    table = analysis.chart(INTERESTS if kind == "interest" else SPOKEN_LANGUAGES)
    return [str(cell) for cell in table.column("interest" if kind == "interest" else "language")]


def _by_select(_: Analysis) -> Rule:
    """Draw a box for a SELECT."""
    example = "SELECT person_id FROM journeys WHERE state = 'paused'"
    sql = st.text_area(
        "A SELECT with a column person_id", key="cohort_sql", height=_SQL_PX, max_chars=LONGEST_SQL, placeholder=example
    )
    return partial(cohorts.by_select, sql=sql or "")


_RULES = (_by_measure, _by_word, _by_select)


def _keep(analysis: Analysis, rule: Rule) -> None:
    """Keep the cohort that is picked, or keep why not: it is told once."""
    try:
        cohort = rule(st.session_state.get(_NAME, ""))
        analysis.how_many_in(cohort)
    except (SqlRefused, ValueError) as refusal:
        st.session_state[_REFUSED] = str(refusal)
        return
    analyst_compared.keep(cohort)
    st.session_state[_NAME] = ""


def _line(analysis: Analysis, cohort: Cohort, at: int) -> None:
    """Draw a cohort with its rule and its number of people."""
    try:
        told = amount(analysis.how_many_in(cohort), "person", "people")
    except SqlRefused as refusal:
        told = str(refusal)
    with st.container(horizontal=True, vertical_alignment="center", key=f"cohort-{at}"):
        st.html(analyst_text.of_whom(f"{cohort.name}: {told}", cohort.about))
        st.button(
            "Drop", key=f"cohort_drop-{at}", type="tertiary", on_click=analyst_compared.drop_cohort, args=(cohort.name,)
        )


def _one_by_one(analysis: Analysis, whose: Cohort | None) -> None:
    """Draw people a page at a time, with a search, and a way to open one whom one may see."""
    with st.container(key="chart-people"):
        st.html(analyst_text.chart_head(f"{analyst_compared.called(whose)}, one by one", PEOPLE_ON_A_PAGE.meaning))
        wanted = st.text_input("Search", key="people_wanted", placeholder="part of an id, or of a journey's name")
        page = int(st.session_state.get("people_page", 1)) - 1
        try:
            table = analysis.people_in(whose, wanted, page)
            table = table if table.rows or not page else analysis.people_in(whose, wanted)
        except SqlRefused as refusal:
            st.html(analyst_text.refused(str(refusal)))
            return
        if not table.rows:
            st.html(analyst_text.nothing("Nobody is found by that."))
            return
        _page(table)


def _page(table: ResultTable) -> None:
    """Draw one page of people, which page it is, and whom of them one may open."""
    (found, *_), ids = table.column("found"), [str(cell) for cell in table.column("person_id")]
    st.html(f"<p class='quiet'>{amount(found, 'person', 'people')} found.</p>")
    show_table(table, "People one by one")
    if found > PEOPLE_A_PAGE:
        st.pagination(-(-found // PEOPLE_A_PAGE), key="people_page")
    if seen := {p: person.name for p in ids if (person := session.workspace().person(p)) is not None}:
        with st.container(horizontal=True, vertical_alignment="bottom", key="people_open"):
            named = lambda p: plain(seen.get(p) or p, SHORT_SIGNS)  # noqa: E731
            chosen = st.selectbox("Open", list(seen), key="people_chosen", format_func=named)
            st.button("Open their journeys", key="people_go", on_click=_open, args=(chosen,))


def _open(person_id: str) -> None:
    """Go to somebody's journeys."""
    session.show_person(person_id)
    st.switch_page("pages/journeys.py", query_params={session.PERSON: person_id})
