"""Many pass at once or one alone, and whoever waits to be alone keeps nobody out."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.adapters.store.gate import Gate

WAIT_S = 10.0


def test_many_are_inside_at_once() -> None:
    gate, met = Gate(), threading.Barrier(4)

    def pass_together() -> None:
        with gate.together():
            met.wait(WAIT_S)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(pass_together) for _ in range(4)]:
            done.result(WAIT_S)


def test_whoever_is_alone_meets_nobody() -> None:
    gate, inside, seen = Gate(), [0], []

    def together() -> None:
        for _ in range(200):
            with gate.together():
                inside[0] += 1
                inside[0] -= 1

    def alone() -> None:
        for _ in range(50):
            with gate.alone():
                seen.append(inside[0])

    with ThreadPoolExecutor(5) as pool:
        for done in [*[pool.submit(together) for _ in range(2)], *[pool.submit(alone) for _ in range(3)]]:
            done.result(WAIT_S)
    assert len(seen) == 150


def test_one_who_is_inside_may_pass_again_while_another_waits_to_be_alone() -> None:
    gate, waiting = Gate(), threading.Event()

    def alone() -> None:
        waiting.set()
        with gate.alone():
            pass

    with ThreadPoolExecutor(1) as pool:
        with gate.together():
            done = pool.submit(alone)
            assert waiting.wait(WAIT_S)
            with gate.together():
                assert not done.done()
        done.result(WAIT_S)


@pytest.mark.parametrize("kind", ["together", "alone"])
def test_an_error_inside_leaves_the_gate_open(kind: str) -> None:
    gate = Gate()
    with pytest.raises(ValueError, match="inside"), getattr(gate, kind)():
        raise ValueError("inside")
    with gate.alone():
        pass
