"""What a run of a batch came to."""

from dataclasses import dataclass
from pathlib import Path

from core.adapters.batch.ground import FOLDER, ROWS_OF_ITEMS
from core.adapters.batch.inputs import files_of, side_database, sql_text, view_done
from core.wording import amount

SHOWN = 5
"""Kinds of errors that are told; by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOutcome:
    """What a run came to: people with news and all people, journeys of all, rows left out, and errors by kind."""

    run: int
    n_news: int
    n_people: int
    n_journeys: int
    n_left_out: int
    faults: tuple[tuple[str, int], ...]

    def in_words(self) -> str:
        """Return it as a few lines of text."""
        one = "person has" if self.n_people == 1 else "people have"
        lines = [
            f"Run {self.run}: {amount(self.n_news, 'person', 'people')} with news",
            f"  {self.n_people:,} {one} {amount(self.n_journeys, 'journey')} now",
        ]
        if self.n_left_out:
            left = amount(self.n_left_out, "interaction")
            lines.append(f"  {left} left out: without a person or a moment, or of a thing that is not among the items")
        lines += [f"  {amount(n, 'person', 'people')} not done: {kind}" for kind, n in self.faults[:SHOWN]]
        return "\n".join(lines)


def outcome_of(folder: Path, interactions: str, run: int, n_news: int) -> BatchOutcome:
    """Count what is in the folder of a batch after a run."""
    with side_database(folder) as connection:
        view_done(connection, folder)
        people, journeys = connection.execute(
            "SELECT count(*), coalesce(sum(len(journeys)), 0) FROM latest"
        ).fetchall()[0]
        faults = connection.execute(
            "SELECT fault, count(*) FROM done WHERE run = ? AND fault <> '' GROUP BY fault ORDER BY 2 DESC, 1", [run]
        ).fetchall()
        rows = f"read_parquet({sql_text(files_of(interactions))})"
        there = f"read_parquet({sql_text(str(folder / FOLDER / ROWS_OF_ITEMS))})"
        (left_out,) = connection.execute(
            f"SELECT count(*) FROM {rows} WHERE coalesce(CAST(person_id AS STRING), '') = '' OR time IS NULL "
            f"OR item_id IS NULL OR CAST(item_id AS STRING) NOT IN (SELECT item_id FROM {there})"
        ).fetchall()[0]
    return BatchOutcome(
        run=run,
        n_news=n_news,
        n_people=int(people),
        n_journeys=int(journeys),
        n_left_out=int(left_out),
        faults=tuple((str(kind), int(n)) for kind, n in faults),
    )
