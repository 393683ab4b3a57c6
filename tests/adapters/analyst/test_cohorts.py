"""Cohorts: people by a measure, a word or a SELECT; every chart of them alone; an address that tells a rule again."""

from collections.abc import Callable

import pytest
from adapters.analyst.copies import JOURNEYS, copy_of
from hypothesis import given
from hypothesis import strategies as st

from core.adapters.analyst import cohorts
from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.charts import CHARTS
from core.adapters.analyst.confined_copy import KEPT_ANSWERS, ConfinedCopy, ResultTable
from core.adapters.analyst.journey_charts import CYCLE, JOURNEYS_A_PERSON, LASTING_BESIDE
from core.adapters.analyst.list_charts import SLATES
from core.adapters.analyst.people_charts import PEOPLE_A_PAGE, SPOKEN_LANGUAGES, page_of_people, spread_of

CHEESE = ["p0", "p1", "p2", "p3", "p4"]
LISTS = [(f"p{n}", 1, "bread-0", "j-bread", "catalogue", False, 0.1 * n, 0.5) for n in range(6)]


@pytest.fixture(scope="module")
def copy() -> ConfinedCopy:
    return copy_of(slates=LISTS, failures=[("p0", "missed", 2)])


@pytest.fixture(scope="module")
def both() -> tuple[ConfinedCopy, ConfinedCopy]:
    return copy_of(), copy_of({name: own for name, own in JOURNEYS.items() if name in CHEESE})


def people(copy: ConfinedCopy, cohort: cohorts.Cohort) -> list[str]:
    return sorted(copy.people_of(cohort)["person_id"].to_pylist())


@pytest.mark.parametrize(
    ("measure", "low", "high", "expected"),
    [
        ("days a journey", 100, None, CHEESE),
        ("days a journey", None, 100, ["p5"]),
        ("journeys", 2, 2, list(JOURNEYS)),
        ("journeys", 3, None, []),
        ("edits", 0, 0, list(JOURNEYS)),
        ("failures", 1, None, ["p0"]),
        ("likeness within the list", 0.25, 0.45, ["p3", "p4"]),
    ],
)
def test_people_are_picked_by_a_measure_both_ends_within(
    copy: ConfinedCopy, measure: str, low: float | None, high: float | None, expected: list[str]
) -> None:
    assert people(copy, cohorts.by_measure("some", measure, low, high)) == sorted(expected)


@pytest.mark.parametrize("measure", cohorts.MEASURES)
def test_every_measure_picks_and_tells_its_spread(copy: ConfinedCopy, measure: str) -> None:
    ids = people(copy, cohorts.by_measure("all", measure))
    ((count, least, _, middle, _, most),) = copy.chart(spread_of(measure).sql).rows
    assert len(ids) == count
    assert not count or least <= middle <= most
    assert people(copy_of({}), cohorts.by_measure("all", measure)) == []


def test_people_are_picked_by_what_they_share(copy: ConfinedCopy) -> None:
    assert people(copy, cohorts.by_word("c", "interest", "cheese")) == CHEESE
    assert people(copy, cohorts.by_word("e", "language", "en")) == list(JOURNEYS)
    assert people(copy, cohorts.by_word("m", "verb used", "journey_muted")) == []
    assert copy.chart(SPOKEN_LANGUAGES.sql).rows == (("en", 6),)


def test_people_are_picked_by_a_select_that_may_run_and_by_no_other(copy: ConfinedCopy) -> None:
    assert people(copy, cohorts.by_select("c", "SELECT * FROM journeys WHERE name = 'chess' -- mine")) == ["p5"]
    assert people(copy, cohorts.by_select("c", "SELECT 'nobody' AS person_id")) == []
    for harm in (
        "DROP TABLE people",
        "SELECT account_id AS person_id FROM accounts",
        "SELECT 1 AS n",
        "",
        "SELECT 1; SELECT 2",
    ):
        with pytest.raises(SqlRefused, match=r"\w+ \w+"):
            copy.people_of(cohorts.by_select("c", harm))


def test_a_rule_that_is_none_is_refused_in_words() -> None:
    wrong: list[Callable[[], cohorts.Cohort]] = [
        lambda: cohorts.by_measure("a", "height"),
        lambda: cohorts.by_measure("a", "journeys", 3, 2),
        lambda: cohorts.by_measure("a", "journeys", float("nan")),
        lambda: cohorts.by_measure(" | ", "journeys"),
        lambda: cohorts.by_word("a", "interest", ""),
        lambda: cohorts.by_word("a", "verb used", "flown"),
        lambda: cohorts.by_word("a", "height", "tall"),
        lambda: cohorts.by_select("\n", "SELECT 1"),
    ]
    for make in wrong:
        with pytest.raises(ValueError, match=r"\w+ \w+"):
            make()


@given(
    name=st.text(min_size=1),
    measure=st.sampled_from(list(cohorts.MEASURES)),
    low=st.none() | st.integers(-1000, 1000),
    more=st.none() | st.integers(0, 1000),
)
def test_an_address_tells_a_rule_again(name: str, measure: str, low: int | None, more: int | None) -> None:
    if not name.replace("|", " ").split():
        return
    high = more if more is None or low is None else low + more
    cohort = cohorts.by_measure(name, measure, low, high)
    assert cohorts.from_address(cohort.address) == cohort


@given(st.text())
def test_an_address_of_anything_is_a_cohort_or_none(told: str) -> None:
    cohort = cohorts.from_address(told)
    assert cohort is None or not cohort.is_own


def test_an_address_tells_a_word_and_no_sql() -> None:
    cohort = cohorts.by_word("the cheese", "interest", "cheese")
    assert cohorts.from_address(cohort.address) == cohort
    assert cohorts.by_select("a", "SELECT 1").address == ""


@pytest.mark.parametrize("line", CHARTS, ids=lambda line: line.name)
@pytest.mark.parametrize("per", [Per.DAY, Per.MONTH])
def test_a_chart_of_a_cohort_is_the_chart_of_a_copy_of_its_people_alone(
    both: tuple[ConfinedCopy, ConfinedCopy], line: ChartLine, per: Per
) -> None:
    picked = cohorts.by_word("c", "interest", "cheese")
    (whole, alone), sql = both, line.select(per)
    assert sorted(map(repr, whole.chart(sql, line.parameters, picked).rows)) == sorted(
        map(repr, alone.chart(sql, line.parameters).rows)
    )


def test_a_cohort_is_told_beside_everybody_and_leaves_them_as_they_are(copy: ConfinedCopy) -> None:
    picked = cohorts.by_word("c", "interest", "cheese")
    assert copy.chart(JOURNEYS_A_PERSON.sql, (), picked).rows == ((2, 5),)
    assert copy.chart(JOURNEYS_A_PERSON.sql).rows == ((2, 6),)
    assert sum(copy.chart(CYCLE.select(), (), picked).column("new")) == 10
    (told,) = copy.chart(SLATES.sql, (), picked).by_name()
    assert told["lists"] == 5
    assert told["novelty"] == pytest.approx(copy.chart(SLATES.sql).by_name()[0]["novelty"])


def test_rows_of_fewer_than_five_people_are_left_out(copy: ConfinedCopy) -> None:
    rows = copy.chart(LASTING_BESIDE.sql).without_few()
    assert rows.column("people") == [5, 0, 5]
    bare = ResultTable(columns=("n",), rows=((1,),))
    assert bare.without_few() is bare


def test_people_are_searched_and_paged() -> None:
    many = copy_of({f"p{n:03d}": (("bread", 0, 3),) for n in range(2 * PEOPLE_A_PAGE + 1)})
    pages = [many.chart(line.sql, line.parameters) for line in (page_of_people("", at) for at in range(4))]
    assert [len(page.rows) for page in pages] == [PEOPLE_A_PAGE, PEOPLE_A_PAGE, 1, 0]
    assert len({row[0] for page in pages for row in page.rows}) == 2 * PEOPLE_A_PAGE + 1
    found = [page_of_people(wanted, 0) for wanted in ("P001", " bread ", "%", "' OR 1 --")]
    assert [len(many.chart(line.sql, line.parameters).rows) for line in found] == [1, PEOPLE_A_PAGE, 0, 0]


def test_the_copy_remembers_no_more_than_so_many_answers() -> None:
    small = copy_of({})
    first = small.chart("SELECT random()")
    assert small.chart("SELECT random()") is first
    for n in range(KEPT_ANSWERS):
        small.chart(f"SELECT {n}")
    assert small.chart("SELECT random()") is not first
