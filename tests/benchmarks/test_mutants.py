"""Small changes are made one at a time in the running program, and their share is told with its interval."""

import faulthandler
import importlib.util
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.mutant_results import interval, results_of, table, unplaced
from benchmarks.mutants import OUT_OF_TIME, in_a_child
from benchmarks.mutation import Mutant, Running, mutants

TINY = '''"""A module."""

LEAST = 3


def enough(n: int, least: int = LEAST, *, strict: bool = False) -> bool:
    """Tell whether there are enough."""
    return n > least if strict else n >= least
'''


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[ModuleType]:
    """Return the module, imported under its name."""
    path = tmp_path / "tiny.py"
    path.write_text(TINY, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("tiny", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules["tiny"] = module
    yield module
    del sys.modules["tiny"]


def change(module: ModuleType, was: str, now: str) -> Mutant:
    """Return one change of the module."""
    (found,) = (m for m in mutants(Path(str(module.__file__))) if (m.was, m.now) == (was, now))
    return found


def test_every_comparison_number_switch_and_return_is_changed_once(tiny: ModuleType) -> None:
    found = sorted(f"{m.scope or 'the module'}: {m.was} -> {m.now}" for m in mutants(Path(str(tiny.__file__))))
    assert found == [
        "enough: False -> True",
        "enough: n > least -> n >= least",
        "enough: n > least if strict else n >= least -> n > least if not strict else n >= least",
        "enough: n >= least -> n > least",
        "enough: return n > least if strict else n >= least -> return None",
        "the module: 3 -> 2",
        "the module: 3 -> 4",
    ]


def test_a_changed_function_is_changed_for_whoever_holds_it_and_a_changed_number_for_its_defaults(
    tiny: ModuleType,
) -> None:
    held = tiny.enough
    assert held(3)
    Running(tiny).become(change(tiny, "n >= least", "n > least"))
    assert not held(3)
    assert held(4)
    Running(tiny).become(change(tiny, "3", "2"))
    assert tiny.LEAST == 2
    assert held(3)


def test_a_number_of_another_module_that_only_has_the_same_name_stays(tiny: ModuleType) -> None:
    from core.extraction import unread

    before = unread.LEAST
    Running(tiny).become(change(tiny, "3", "2"))
    assert (tiny.LEAST, before, unread.LEAST) == (2, 3, 3)


def test_a_number_is_changed_for_whoever_imported_it_too() -> None:
    from benchmarks.mutation import _rebind
    from core.desk.search import finding
    from core.ranking import search

    seen = vars(finding)
    before = search.CLOSE
    try:
        _rebind("core.ranking.search", "CLOSE", before + 1)
        assert (before + 1, before + 1) == (search.CLOSE, seen["CLOSE"])
    finally:
        _rebind("core.ranking.search", "CLOSE", before)
    assert before == seen["CLOSE"]


def test_what_was_written_down_is_read_again_and_found_though_its_line_has_moved(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    path.write_text(json.dumps(["core/desk/a.py:3:4 in f: 1 -> 2", "survived"]) + "\n", encoding="utf-8")
    (words,) = results_of(path)
    assert results_of(path)[words] == "survived"
    assert unplaced(words) == unplaced("core/desk/a.py:13:0 in f: 1 -> 2") == "core/desk/a.py in f: 1 -> 2"


def test_the_share_is_told_with_the_interval_of_wilson(tiny: ModuleType) -> None:
    assert interval(43, 57) == pytest.approx((0.629, 0.848), abs=1e-3)
    assert interval(0, 10)[0] == pytest.approx(0.0)
    assert interval(10, 10)[1] == pytest.approx(1.0)
    first, second, *_ = mutants(Path(str(tiny.__file__)))
    of_room = [replace(m, path=Path("core/desk/tiny.py")) for m in (first, second)]
    told = table(of_room, {of_room[0].words: "noticed", of_room[1].words: "survived"}).splitlines()
    assert told[2:] == ["| core/desk | 1 | 2 | 50.0% | 9.5% to 90.5% |", "| all | 1 | 2 | 50.0% | 9.5% to 90.5% |"]


def test_a_child_that_crashes_is_started_again_and_no_crash_counts_as_noticed_at_once(tmp_path: Path) -> None:
    tries = tmp_path / "tries"

    def crash(times: int) -> int:
        n_before = len(tries.read_text(encoding="utf-8")) if tries.exists() else 0
        tries.write_text("x" * (n_before + 1), encoding="utf-8")
        if n_before < times:
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        return n_before

    assert in_a_child(lambda: crash(2)) == 2
    tries.unlink()
    assert in_a_child(lambda: crash(9)) is None
    assert tries.read_text(encoding="utf-8") == "xxx"


def test_a_child_that_runs_out_of_time_is_told_from_one_that_fails() -> None:
    def run_on() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
        while True:
            pass

    def fail() -> int:
        raise ValueError

    assert in_a_child(run_on) == OUT_OF_TIME
    assert in_a_child(fail) is None
