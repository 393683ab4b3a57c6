"""What a model's order was measured to gain is told for that model at that host, and a damaged file says what to do."""

from pathlib import Path

import pytest

from core.adapters.llm.endpoint import Where
from core.adapters.shipped.rerank_measures import RerankMeasure, load_measures, measure_of, record

HERE, THERE = Where("127.0.0.1", "small"), Where("elsewhere.test", "small")


def measure(model: str = "small", host: str = "", low: float = -0.1) -> RerankMeasure:
    return RerankMeasure(model=model, host=host, persons=9, gain=low + 0.1, low=low, high=low + 0.2)


def test_what_ships_can_be_read_and_calls_better_only_what_is_beyond_chance() -> None:
    assert all(one.persons > 0 and one.low <= one.gain <= one.high for one in load_measures())
    assert [measure(low=low).is_better for low in (-0.01, 0.0, 0.01)] == [False, False, True]


def test_a_measure_is_of_its_model_at_its_host_and_without_a_host_at_any() -> None:
    everywhere, here = measure(), measure(host=HERE.host)
    assert measure_of(THERE, (everywhere, here)) == everywhere
    assert measure_of(HERE, (everywhere, here)) == here
    assert measure_of(Where("127.0.0.1", "large"), (everywhere, here)) is None


def test_what_is_recorded_is_read_again_and_takes_the_place_of_what_was_measured_before(tmp_path: Path) -> None:
    path = tmp_path / "models" / "measures.json"
    assert load_measures(path) == ()
    for one in (measure(low=0.1), measure("large"), measure(low=-0.3)):
        record(one, path)
    assert load_measures(path) == (measure("large"), measure(low=-0.3))


@pytest.mark.parametrize("written", ["{", "3", '[{"model": "small"}]', '[{"model": "x", "magic": 1}]', "[3]"])
def test_a_damaged_file_is_refused_with_what_to_do(tmp_path: Path, written: str) -> None:
    path = tmp_path / "measures.json"
    path.write_text(written)
    with pytest.raises(ValueError, match=r"Run benchmarks/reranking\.py"):
        load_measures(path)
