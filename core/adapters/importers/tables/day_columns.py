"""Which of several columns of times is the one at which a thing was done, and which ones stand in for it."""

from collections.abc import Mapping, Sequence

from core.adapters.importers.texts.cells import is_blank
from core.adapters.importers.texts.headers import likeness
from core.adapters.importers.texts.stages import Stage, are_answers, is_general, is_of_sitting, is_taken_up, stage_of
from core.adapters.importers.texts.still_to_come import is_planned
from core.adapters.importers.times.counted import YEARS
from core.adapters.importers.times.moments import clock_of, is_no_time, is_readable

_MOST = 0.6
"""Share of a column's cells that must be what its name promises, as columns are seldom clean; chosen by hand."""
_KNOWN = 0.9
"""Share of a column's cells that must be words of a status for it to be one, whatever it is called; by hand."""


def mostly(signs: Sequence[bool]) -> bool:
    """Tell whether enough of a column's cells are what its name promises."""
    return sum(signs) >= _MOST * len(signs)


def holds_times(name: str, values: Sequence[object]) -> bool:
    """Tell whether a column's cells that are not blank can be times: mere years only where its name says of what."""
    clock = clock_of(values)
    if clock.unit == YEARS and stage_of(name) is None:
        return False
    return clock.unit != "unknown" and mostly([is_readable(value, clock) for value in values])


def by_stage(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    """Take the time at which a thing was done, where another column holds that at which it was begun or added.

    A column that only answers whether a thing was done is its status, and so is one in which, whatever it is called,
    things are said to be done or to wait, or one that is called a wish list and answers. `chosen` is changed.
    """
    _choose_times(chosen, cells)
    if "status" in chosen:
        return
    free = [name for name in cells if name not in chosen.values()]
    said = [
        name
        for name in cells
        if (name in free or name == chosen.get("action"))
        and (tells_what_waits(cells[name]) or (is_planned(name) and are_answers(cells[name])))
    ]
    said = said or [name for name in free if stage_of(name) is Stage.DONE and are_answers(cells[name])]
    if not said and ("begun" in chosen or "added" in chosen):
        said = [name for name in free if likeness(name, "status") and any(map(is_taken_up, cells[name]))]
    if said:
        chosen["status"] = said[0]
        if chosen.get("action") == said[0]:
            del chosen["action"]


def tells_what_waits(values: Sequence[object]) -> bool:
    """Tell whether cells are words for what was taken up or is still to come, some of them for the latter."""
    filled = [value for value in values if not is_blank(value)]
    known = sum(is_planned(value) or is_taken_up(value) for value in filled)
    return any(map(is_planned, filled)) and known >= _KNOWN * len(filled)


def _choose_times(chosen: dict[str, str], cells: Mapping[str, Sequence[object]]) -> None:
    free = [name for name in cells if name not in chosen.values() or name == chosen.get("time")]
    filled = {name: [cell for cell in cells[name] if not is_no_time(cell)] for name in free if stage_of(name)}
    times = {name for name, values in filled.items() if _is_surely_time(name, values)}
    others = {
        stage.value: name
        for stage in (Stage.BEGUN, Stage.ADDED)
        for name in [next((name for name in filled if stage_of(name) is stage and name in times), None)]
        if name
    }
    done = [n for n in filled if stage_of(n) is Stage.DONE and (n in times or (others and not filled[n]))]
    if any(map(is_of_sitting, cells)):
        done = [name for name in done if not is_general(name)]
    if not done:
        return
    chosen["time"] = max(done, key=lambda name: len(filled[name]))
    # What is only called 'Date' tells when the row was written, where it says nothing closer.
    plain = [name for name in free if likeness(name, "time") >= 2 and stage_of(name) is None]
    plain = [name for name in plain if _is_surely_time(name, [cell for cell in cells[name] if not is_no_time(cell)])]
    if plain:
        others.setdefault(Stage.BEGUN.value, max(plain, key=lambda name: likeness(name, "time")))
    chosen.update(others)


def _is_surely_time(name: str, values: Sequence[object]) -> bool:
    """Tell whether cells are times; small numbers are days only where the name speaks of a day."""
    is_named = likeness(name, "time") > 0
    return bool(values) and holds_times(name, values) and (is_named or not clock_of(values).unit.startswith("days"))
