"""The benchmark of the Analyst page times every chart, on histories that one seed makes alike."""

from adapters.analyst.copies import copy_of

from benchmarks.analyst import ABOUT, made_up, seconds_of_charts
from core.adapters.analyst.charts import CHARTS
from core.adapters.analyst.confined_copy import ConfinedCopy
from core.adapters.analyst.schema import TABLES


def test_every_chart_is_timed_and_has_something_to_show() -> None:
    tables = made_up(100_000, seed=1)
    copy = ConfinedCopy(tables)
    assert seconds_of_charts(copy, runs=1).keys() == {line.name for line in CHARTS}
    asked = ((line.name, line.select(), ABOUT.get(line.name, line.parameters)) for line in CHARTS)
    assert [name for name, sql, about in asked if not copy.chart(sql, about).rows] == []
    assert tables["histories"].num_rows == 100_000


def test_one_seed_makes_the_same_histories_and_another_makes_others() -> None:
    one, same, other = (made_up(1_000, seed)["histories"].sort_by([("person_id", "ascending"), ("moment", "ascending")]) for seed in (1, 1, 2))  # fmt: skip # noqa: E501
    assert one.equals(same)
    assert not one.equals(other)


def test_what_is_made_up_has_the_columns_of_a_copy() -> None:
    copy = ConfinedCopy(made_up(1_000, seed=1))
    for name in TABLES:
        assert copy.ask(f"SELECT * FROM {name}").columns == copy_of().ask(f"SELECT * FROM {name}").columns
