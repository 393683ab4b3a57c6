"""What ships is found beside the sources, and a checkout keeps its database; `tests/test_wheel.py` tries the wheel."""

from pathlib import Path

from core.adapters.places import DATA, ROOT, default_database


def test_a_checkout_is_its_own_root_and_holds_what_ships() -> None:
    assert (ROOT / "app.py").is_file()
    assert (ROOT / "pages" / "journeys.py").is_file()
    assert (DATA / "demo" / "items.csv").is_file()
    assert (DATA / "models" / "extraction.npz").is_file()


def test_a_checkout_keeps_its_database_beside_its_data() -> None:
    assert default_database() == Path("data/journeys.duckdb")
