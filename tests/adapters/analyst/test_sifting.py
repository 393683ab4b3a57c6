"""What is asked of the things of a kind or a service is what a copy that holds nothing else would answer."""

import pytest
from adapters.analyst.copies import JOURNEYS, copy_of

from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.charts import CHARTS
from core.adapters.analyst.cohorts import by_measure
from core.adapters.analyst.people_charts import KINDS_TAKEN_UP, SERVICES_TAKEN_UP
from core.adapters.analyst.sifting import EVERY_THING, ThingsAlone
from core.adapters.analyst.within import asked_within

BREAD = {person_id: tuple(own for own in journeys if own[0] == "bread") for person_id, journeys in JOURNEYS.items()}
OF_THINGS = [line for line in CHARTS if not line.is_whole]
LISTS = [
    (f"p{n}", at, f"{name}-{at}", f"j-{name}", "", False, 0.5, 0.5)
    for n in range(6)
    for name in ("bread", "cheese")
    for at in range(3)
]


@pytest.mark.parametrize("line", OF_THINGS, ids=lambda line: line.name)
@pytest.mark.parametrize("alone", [ThingsAlone("Bakery"), ThingsAlone(kind="bread"), ThingsAlone("Bakery", "bread")])
def test_a_chart_of_some_things_is_that_of_a_copy_of_nothing_else(line: ChartLine, alone: ThingsAlone) -> None:
    whole = copy_of(slates=LISTS)
    part = copy_of(BREAD, slates=[row for row in LISTS if row[3] == "j-bread"])
    for per in Per:
        found = whole.chart(line.select(per), line.parameters, alone=alone)
        assert found.rows == part.chart(line.select(per), line.parameters).rows


def test_charts_of_things_differ_from_those_of_everything() -> None:
    whole = copy_of(slates=LISTS)
    asked = [(line.select(Per.DAY), line.parameters) for line in OF_THINGS]
    differ = [whole.chart(*each, alone=ThingsAlone("Bakery")).rows != whole.chart(*each).rows for each in asked]
    assert sum(differ) > len(differ) // 2


def test_a_part_of_a_journey_has_no_density_of_its_own() -> None:
    told = copy_of({f"p{n}": (("bread", 0, 10),) for n in range(5)})
    assert told.chart("SELECT count(*) FROM journeys WHERE density > 0").rows == ((5,),)
    mixed = [(f"p{n}", "j-bread", item) for n in range(5) for item in ("bread-0", "cheese-0")]
    copy = copy_of({f"p{n}": (("bread", 0, 10), ("cheese", 0, 10)) for n in range(5)}, journey_items=mixed)
    sql = "SELECT count(density), max(items) FROM journeys WHERE journey_id = 'j-bread'"
    assert copy.chart(sql).rows == ((5, 2),)
    assert copy.chart(sql, alone=ThingsAlone("Bakery")).rows == ((0, 1),)


def test_some_things_of_a_cohort_are_asked_of_both() -> None:
    long = by_measure("Long", "days of history", 300.0)
    sql = "SELECT count(DISTINCT person_id), count(*) FROM histories"
    assert copy_of().chart(sql, among=long, alone=ThingsAlone("Bakery")).rows == ((5, 15),)
    assert copy_of().chart(sql, alone=ThingsAlone("Bakery")).rows == ((6, 18),)


def test_nothing_of_nobody_and_everything_of_everything() -> None:
    assert copy_of().chart("SELECT count(*) FROM people", alone=ThingsAlone("Nowhere")).rows == ((0,),)
    assert asked_within("SELECT * FROM items", of_cohort=False, of_things=False) == "SELECT * FROM items"
    assert ThingsAlone() == EVERY_THING


def test_what_a_few_alone_took_up_is_not_offered() -> None:
    assert copy_of().chart(KINDS_TAKEN_UP.sql).column("word") == ["bread", "cheese"]
    assert copy_of().chart(SERVICES_TAKEN_UP.sql).column("word") == ["Bakery", "Shop"]
