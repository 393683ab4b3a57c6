"""One function a person, over the rows of many: what goes wrong with one stops nobody else."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from core.adapters.batch.person_rows import PersonFound, PersonRows, found_table, person_tables, read_person
from core.adapters.batch.schemas import ANSWERS

Find = Callable[[PersonRows], PersonFound]
"""Finds a person's journeys from their rows; it goes to other processes by the name of its module."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What an engine is to do: `interactions` are Parquet files, one, a folder of them or a pattern."""

    interactions: str
    folder: Path
    run: int
    find: Find


def answers_of(table: pa.Table, find: Find, run: int) -> pa.Table:
    """Return what was found for the people of a table, a row each, in their order; nobody's rows may lie apart."""
    answers = [_answer(read_person(rows), find, run) for rows in person_tables(table)]
    return pa.concat_tables(answers) if answers else ANSWERS.empty_table()


def _answer(person: PersonRows, find: Find, run: int) -> pa.Table:
    """Return a person's row; with the kind of the error, never its words, where their journeys cannot be found."""
    try:
        return found_table(person, find(person), run)
    except Exception as error:
        return found_table(person, None, run, fault=type(error).__name__)
