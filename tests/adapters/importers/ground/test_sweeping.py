"""The collector is held back while imports go on, and afterwards sweeps as before."""

import gc

from core.adapters.importers.ground.sweeping import rare_sweeps


def test_sweeps_are_rare_within_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with rare_sweeps():
        assert gc.get_threshold()[0] > 100 * 700 > before[0] or before[0] == 0
        assert gc.isenabled()
    assert gc.get_threshold() == before


def test_the_last_of_several_imports_gives_the_sweeps_back() -> None:
    before = gc.get_threshold()
    first, second = rare_sweeps(), rare_sweeps()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() != before or before[0] == 0
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before


def test_sweeps_come_back_where_an_import_fails() -> None:
    before = gc.get_threshold()
    try:
        with rare_sweeps():
            raise ValueError
    except ValueError:
        pass
    assert gc.get_threshold() == before
