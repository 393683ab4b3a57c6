"""The Analyst page's words as safe HTML: how far the copy reaches, what a chart means, the tables that may be asked."""

from collections.abc import Mapping, Sequence

from core.adapters.analyst.confined_copy import ResultTable
from core.adapters.analyst.schema import TABLES
from core.metrics.groups import Gap
from core.wording import amount
from core.workspace.analyst.analysis_era import Coverage
from ui.drawing.text import MESSAGE_SIGNS, SENTENCE_SIGNS, SHORT_SIGNS, safe


def reach(found: Coverage) -> str:
    """Say how much of everybody stands in the charts, and since when."""
    known = f"{amount(found.people, 'person', 'people')} with {found.interactions:,} interactions"
    return (
        f"<p class='quiet'>{known}; the journeys of {found.with_journeys:,} are found. "
        f"As of {found.read_at:%H:%M:%S} UTC.</p>"
    )


def chart_head(title: str, meaning: str) -> str:
    """Draw a chart's title with what it shows in one line."""
    return f"<h2>{safe(title, SHORT_SIGNS)}</h2><p class='quiet meaning'>{safe(meaning, MESSAGE_SIGNS)}</p>"


def of_whom(name: str, about: str) -> str:
    """Draw whom a chart is of, with the rule that picked them."""
    rule = f" <span class='quiet'>{safe(about, SENTENCE_SIGNS)}</span>" if about else ""
    return f"<h3 class='side'>{safe(name, SHORT_SIGNS)}{rule}</h3>"


def spread(count: int, five: Sequence[float]) -> str:
    """Say how a measure lies over people: its least, quarter, middle, three quarters and most."""
    if not count:
        return "<p class='quiet'>Nobody has one yet.</p>"
    least, quarter, middle, three, most = (f"{cell:.4g}" for cell in five)
    return (
        f"<p class='quiet'>Of {amount(count, 'person', 'people')}: {least} at least, half between {quarter} and "
        f"{three} around {middle}, {most} at most.</p>"
    )


def of_everything() -> str:
    """Say that a chart is of no kind of things while others are shown of one alone."""
    return "<p class='quiet'>Of everything: this is of no kind of things.</p>"


def nothing(words: str) -> str:
    """Say why a chart is not drawn and what to do."""
    return f"<p class='empty'>{safe(words, MESSAGE_SIGNS)}</p>"


def schema_tables(found: Mapping[str, Mapping[str, str]] = TABLES) -> str:
    """Draw every table that may be asked, with its columns and what they mean."""
    drawn = []
    for name, columns in found.items():
        rows = "".join(f"<dt><code>{safe(c)}</code></dt><dd>{safe(words)}</dd>" for c, words in columns.items())
        drawn.append(f"<section><h3><code>{safe(name)}</code></h3><dl>{rows}</dl></section>")
    return f"<div class='schema'>{''.join(drawn)}</div>"


def result_told(result: ResultTable) -> str:
    """Say how many rows a query came to, in what time, and whether it was cut."""
    cut = f" <strong>{safe(result.cut, MESSAGE_SIGNS)}</strong>" if result.cut else ""
    return f"<p class='answered' role='status'>{amount(len(result.rows), 'row')} in {result.seconds:.2f} s.{cut}</p>"


def refused(words: str) -> str:
    """Say why a query was not run."""
    return f"<p class='refusal' role='status'>{safe(words, MESSAGE_SIGNS)}</p>"


def gaps(found: tuple[Gap, ...]) -> str:
    """Draw what groups of people are shown as a table, each with its gap to all others and the interval of that."""
    rows = "".join(
        f"<tr><th scope='row'>{safe(gap.group)}</th><td>{gap.n}</td><td>{gap.mean:.3f}</td>"
        f"<td>{gap.difference:+.3f} ({gap.low:+.3f} to {gap.high:+.3f})</td></tr>"
        for gap in found
    )
    head = "<th scope='col'>Group</th><th scope='col'>People</th><th scope='col'>Mean</th>"
    return f"<table class='gaps'><tr>{head}<th scope='col'>Gap to all others (95 %)</th></tr>{rows}</table>"
