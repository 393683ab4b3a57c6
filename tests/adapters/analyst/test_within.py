"""What is asked of a cohort is asked of its people's rows alone, whatever a query of ours begins with."""

import pytest

from core.adapters.analyst.within import AMONG, asked_within


def test_each_table_of_people_stands_for_the_cohorts_rows_and_no_other_is_touched() -> None:
    asked = asked_within("SELECT count(*) FROM journeys")
    assert asked.startswith(
        f"WITH journeys AS (SELECT * FROM main.journeys SEMI JOIN {AMONG} USING (person_id)) SELECT"
    )
    assert "histories" not in asked


def test_a_query_that_names_parts_of_its_own_keeps_them_after_the_cohorts() -> None:
    asked = asked_within("\n  WITH few AS (SELECT * FROM log) SELECT * FROM few")
    assert asked.count("WITH ") == 1
    assert asked.index("log AS") < asked.index("few AS")


@pytest.mark.parametrize("sql", ["SELECT * FROM items", "SELECT count(*) FROM main.people", "SELECT 1"])
def test_what_is_the_same_for_everybody_or_asked_of_everybody_is_left_alone(sql: str) -> None:
    assert asked_within(sql) == sql


def test_activity_is_kept_by_the_journeys_of_the_cohorts_people() -> None:
    assert f"main.numbered SEMI JOIN {AMONG}" in asked_within("SELECT * FROM activity")
