"""What each chart shows, on lives written by hand; what fewer than five people have in common is told by none."""

from datetime import datetime
from math import sqrt
from statistics import mean, stdev

import pytest
from adapters.analyst.copies import JOURNEYS, copy_of

from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.charts import CHARTS
from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.edit_charts import VERB_KINDS, VERBS_USED
from core.adapters.analyst.interest_charts import FUNNEL, INTERESTS, STEPS_ON
from core.adapters.analyst.journey_charts import CYCLE, JOURNEYS_A_PERSON, LASTING_BESIDE, LENGTHS, LIFE, LIVES
from core.adapters.analyst.list_charts import EXPOSED_ITEMS, EXPOSED_PEOPLE, EXPOSED_SOURCES, SLATES
from core.adapters.analyst.method_charts import METHODS_BESIDE, ONE_PERSONS_WAYS
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.metrics.lives import SURVEYED

LISTS = [
    (f"p{person}", place + 1, f"bread-{place}", "j-bread", "catalogue" if person else "backlog", place == 0, 0.5, 0.25)
    for person in range(6)
    for place in range(2)
]
WAYS = [
    (f"p{n}", method, k, 2.0 * k, 0.5)
    for n in range(2)
    for k, method in enumerate(("personal", "topics", "cooccurrence"), start=1)
]


@pytest.fixture(scope="module")
def copy() -> ConfinedCopy:
    return copy_of(slates=LISTS, methods=WAYS, failures=[("p0", "missed", 2)])


@pytest.mark.parametrize("line", CHARTS, ids=lambda line: line.name)
@pytest.mark.parametrize("per", Per)
def test_every_chart_is_drawn_from_an_empty_and_from_a_filled_copy(
    copy: ConfinedCopy, line: ChartLine, per: Per
) -> None:
    sql = line.select(per)
    assert copy_of({}).chart(sql, line.parameters).columns == copy.chart(sql, line.parameters).columns


def test_names_of_charts_are_told_apart() -> None:
    assert len({line.name for line in CHARTS}) == len({line.title for line in CHARTS}) == len(CHARTS)


def test_people_are_counted_by_the_number_of_their_journeys(copy: ConfinedCopy) -> None:
    assert copy.chart(JOURNEYS_A_PERSON.sql).rows == ((2, len(JOURNEYS)),)
    assert copy.chart(LENGTHS.sql).rows == ((3, 12, 6),)
    assert len(copy.chart(LIFE.sql).rows) == len(JOURNEYS)


def test_lasting_puts_every_journey_in_one_bin_beside_the_survey(copy: ConfinedCopy) -> None:
    rows = copy.chart(LASTING_BESIDE.sql).by_name()
    assert [(row["lasting"], row["surveyed"]) for row in rows] == [(words, share) for words, _, share in SURVEYED]
    assert [row["journeys"] for row in rows] == [1, 5, 1, 0, 5]
    assert sum(row["share"] for row in rows) == pytest.approx(1)


@pytest.mark.parametrize(("days", "lasting"), [(6.999, 0), (7, 1), (29.9, 1), (30, 2), (90, 3), (364, 3), (365, 4)])
def test_a_bin_holds_its_lower_edge(days: float, lasting: int) -> None:
    counts = copy_of({"p": (("bread", 0, days),)}).chart(LASTING_BESIDE.sql).column("journeys")  # type: ignore[dict-item]
    assert counts == [int(at == lasting) for at in range(len(SURVEYED))]


def test_a_life_is_over_a_quarter_before_its_history_is(copy: ConfinedCopy) -> None:
    assert copy.chart(LIVES.sql).rows == ((3.0, True, 1), (10.0, True, 5), (50.0, False, 1), (400.0, False, 5))


def test_the_life_cycle_tells_new_current_resurrected_and_dormant() -> None:
    lives = copy_of({"p": (("bread", 0, 14), ("tea", 0, 60))})
    rows = lives.chart(CYCLE.select(Per.WEEK)).by_name()
    assert [row["new"] for row in rows] == [2, 0, 0, 0, 0, 0, 0]
    assert [row["current"] for row in rows] == [0, 1, 1, 0, 0, 0, 0]
    assert [row["resurrected"] for row in rows] == [0, 0, 0, 0, 1, 0, 1]
    assert [row["dormant"] for row in rows] == [0, -1, 0, -1, 0, -1, 0]
    assert rows[0]["span"] == datetime(2024, 1, 1)
    assert [row["ratio"] for row in rows] == [None, 0, None, 0, None, 0, None]
    assert {row["people"] for row in rows} == {1}


def test_a_span_of_fewer_than_five_people_is_not_told_of_a_cohort(copy: ConfinedCopy) -> None:
    told = copy.chart(CYCLE.select(Per.MONTH))
    assert (told.column("people")[0], told.without_few().column("people")[0]) == (6, 6)
    few = copy_of({"p0": (("bread", 0, 60),), **{f"p{n}": (("cheese", 0, 1),) for n in range(1, 6)}})
    assert few.chart(CYCLE.select(Per.MONTH)).column("people") == [6, 6, 1]
    assert few.chart(CYCLE.select(Per.MONTH)).without_few().column("people") == [6, 6]


def test_what_leaves_a_span_came_in_before(copy: ConfinedCopy) -> None:
    for per in Per:
        rows, going_on = copy.chart(CYCLE.select(per)).by_name(), 0
        for row in rows:
            going_on += row["new"] + row["resurrected"] + row["dormant"]
            assert going_on >= row["current"] >= 0


def test_steps_and_interests_of_fewer_than_five_people_are_not_told(copy: ConfinedCopy) -> None:
    assert copy.chart(STEPS_ON.sql).rows == (("bread", "cheese", 5),)
    assert copy.chart(INTERESTS.sql).column("interest") == ["bread", "cheese"]
    few = copy_of({name: own for name, own in JOURNEYS.items() if name != "p0"})
    assert few.chart(STEPS_ON.sql).rows == ()
    assert few.chart(INTERESTS.sql).rows == (("bread", LEAST_PEOPLE, 10.0, 3.0),)


def test_without_an_answer_to_a_proposal_there_is_no_funnel(copy: ConfinedCopy) -> None:
    assert copy.chart(FUNNEL.sql).rows == ()


def test_ways_are_compared_on_those_who_have_all_three(copy: ConfinedCopy) -> None:
    assert copy.chart(METHODS_BESIDE.sql).rows == (
        ("personal", 2, 1.0, 2.0, 0.5), ("cooccurrence", 2, 3.0, 6.0, 0.5), ("topics", 2, 2.0, 4.0, 0.5)
    )  # fmt: skip
    half = copy_of(methods=WAYS[:4])
    assert half.chart(METHODS_BESIDE.sql).column("people") == [1, 1, 1]
    one = ONE_PERSONS_WAYS.about("p1")
    assert copy.chart(one.sql, one.parameters).column("journeys") == [1, 3, 2]


def test_every_verb_stands_there_used_or_not(copy: ConfinedCopy) -> None:
    rows = copy.chart(VERBS_USED.sql, VERBS_USED.parameters).by_name()
    assert {row["verb"].replace(" ", "_") for row in rows} == set(VERB_KINDS)
    assert {"journey_muted", "edit_undone", "recipe_taken"} <= set(VERB_KINDS)
    assert "journeys_extracted" not in VERB_KINDS


def test_lists_are_told_by_coverage_and_by_whom_they_serve(copy: ConfinedCopy) -> None:
    (told,) = copy.chart(SLATES.sql).by_name()
    assert told["lists"] == 6
    assert told["coverage"] == pytest.approx(2 / 9)
    assert (told["popularity"], told["similarity"], told["unexpectedness"]) == (6, 0.5, 0.25)
    assert told["new_ground"] == 0.5
    ((source, share, low, high, people),) = copy.chart(EXPOSED_SOURCES.sql).rows
    assert (source, share, people) == ("catalogue", pytest.approx(5 / 6), 5)
    assert low == pytest.approx(5 / 6 - 1.96 * stdev([0, 1, 1, 1, 1, 1]) / sqrt(6))
    assert high == 1
    items = {row["items"]: row for row in copy.chart(EXPOSED_ITEMS.sql).by_name()}
    assert items["kind: bread"]["of_places"] == 1
    assert items["kind: bread"]["of_catalogue"] == pytest.approx(1 / 3)
    assert [items["kind: bread"][side] for side in ("gap", "gap_low", "gap_high")] == [0.5] * 3
    people = copy.chart(EXPOSED_PEOPLE.sql)
    assert set(people.column("who")) == {"language: en"}
    assert set(people.column("popularity")) == {told["popularity"]}
    assert people.column("novelty") == pytest.approx([told["novelty"]] * 6)


def test_a_lists_gap_to_the_history_is_the_mean_of_all_people_with_its_interval() -> None:
    half = [
        (f"p{n}", at + 1, f"{'bread' if at < n else 'cheese'}-{at % 3}", "j-bread", "", False, 0.5, 0.5)
        for n in range(6)
        for at in range(5)
    ]
    told = {row["items"]: row for row in copy_of(slates=half).chart(EXPOSED_ITEMS.sql).by_name()}["kind: bread"]
    gaps = [n / 5 - 0.5 for n in range(6)]
    assert told["people"] == LEAST_PEOPLE
    assert told["gap"] == pytest.approx(mean(gaps))
    assert told["gap_high"] - told["gap"] == pytest.approx(1.96 * stdev(gaps) / sqrt(6))
    assert told["gap"] - told["gap_low"] == pytest.approx(1.96 * stdev(gaps) / sqrt(6))
