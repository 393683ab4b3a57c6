"""The copy of everybody: what is stored and what was worked out, side by side."""

from small_world import small_workspace

from core.adapters.analyst.copying import SchemaRows, copy_everybody
from core.adapters.analyst.schema import LEAST_PEOPLE, TABLES


def test_stored_and_worked_out_rows_stand_in_one_copy() -> None:
    rows: dict[str, SchemaRows] = {
        "journeys_told": [("bo", "j", "Clay", "Clay", "open", 1.0, False, False, 0.5)],
        "journey_items": [("bo", "j", "pottery-00"), ("bo", "j", "pottery-07")],
        "failures": [("bo", "missed", LEAST_PEOPLE)],
    }
    copy = copy_everybody(small_workspace(with_map=False).database, rows)
    assert copy.ask("SELECT name, items, days, density FROM journeys").rows == (("Clay", 2, 14.0, 0.5),)
    assert copy.ask("SELECT count(*) FROM histories").rows == ((88,),)
    assert copy.ask("SELECT failures FROM failures").rows == ((LEAST_PEOPLE,),)


def test_with_nothing_worked_out_every_table_is_there_all_the_same() -> None:
    copy = copy_everybody(small_workspace(with_map=False).database, {})
    for name in TABLES:
        assert copy.ask(f"SELECT * FROM {name}").columns == tuple(TABLES[name])
