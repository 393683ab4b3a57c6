"""What is costly is made once a key, and nobody waits for another's."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.workspace.once import Once

SOON_S = 5.0


def test_eight_who_ask_at_once_get_one_value() -> None:
    once, made = Once[str, object](), []

    def make() -> object:
        made.append(object())
        return made[-1]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: once.get("a", make), range(32)))
    assert len(made) == 1
    assert set(found) == set(made)


def test_who_asks_for_another_key_does_not_wait() -> None:
    once, go_on, started = Once[str, int](), threading.Event(), threading.Event()

    def slow() -> int:
        started.set()
        assert go_on.wait(SOON_S)
        return 1

    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(once.get, "slow", slow)
        assert started.wait(SOON_S)
        assert once.get("quick", lambda: 2) == 2
        assert "slow" not in once
        go_on.set()
        assert waiting.result(SOON_S) == 1
    assert "slow" in once


def test_what_was_being_made_when_all_was_forgotten_is_not_kept() -> None:
    once = Once[str, str]()

    def make() -> str:
        once.forget()
        return "old"

    assert once.get("a", make) == "old"
    assert "a" not in once
    assert once.get("a", lambda: "new") == "new"


def test_a_failure_leaves_nothing_behind_and_the_next_try_works() -> None:
    once = Once[str, int]()
    with pytest.raises(ZeroDivisionError):
        once.get("a", lambda: 1 // 0)
    assert once.get("a", lambda: 1) == 1
