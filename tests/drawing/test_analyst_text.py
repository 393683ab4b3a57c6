"""The Analyst page's words: how far it reaches, what a query came to, and nothing of anybody's read as markup."""

from datetime import UTC, datetime

from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.schema import TABLES
from core.metrics.groups import gaps_of
from core.workspace.analyst.analysis_era import Coverage
from ui.drawing import analyst_text


def test_the_reach_is_told_with_its_moment() -> None:
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    found = Coverage(people=1, interactions=12_345, with_journeys=0, with_methods=0, with_lists=0, read_at=at)
    told = analyst_text.reach(found)
    assert "1 person with 12,345 interactions; the journeys of 0 are found. As of 03:04:05 UTC." in told


def test_an_answer_says_its_rows_and_where_it_was_cut() -> None:
    whole = ResultTable(columns=("a",), rows=((1,),), seconds=0.126)
    assert "1 row in 0.13 s.</p>" in analyst_text.result_told(whole)
    cut = ResultTable(columns=("a",), rows=((1,), (2,)), cut="Cut after the first 2 rows: there are more.")
    assert "2 rows in 0.00 s. <strong>Cut after the first 2 rows" in analyst_text.result_told(cut)


def test_words_from_a_query_stay_words() -> None:
    assert "<script" not in analyst_text.refused("no <script>alert(1)</script>")
    assert "<b>" not in analyst_text.chart_head("<b>", "<b>") + analyst_text.nothing("<b>")


def test_every_table_and_column_is_explained() -> None:
    told = analyst_text.schema_tables()
    for name, columns in TABLES.items():
        assert f"<h3><code>{name}</code></h3>" in told
        assert all(f"<dt><code>{column}</code></dt>" in told for column in columns)


def test_gaps_stand_with_their_intervals() -> None:
    told = analyst_text.gaps(gaps_of(["a: <x>"] * 3 + ["a: y"] * 3, [1.0] * 3 + [0.0] * 3))
    assert "<th scope='row'>a: &lt;x&gt;</th><td>3</td><td>1.000</td><td>+1.000 (+1.000 to +1.000)</td>" in told
    assert "-1.000 (-1.000 to -1.000)" in told
