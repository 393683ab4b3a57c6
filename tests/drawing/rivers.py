"""Rivers by hand for the tests of what draws them, and strategies of them."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from core.desk.years.river import REST, RIVER_STEPS, Band, River

START = datetime(2024, 1, 6, 18, tzinfo=UTC)
END = START + timedelta(days=1200)


def band(name: str, counts: dict[int, int], places: int = 0, *, is_rest: bool = False, lulls: int = 0) -> Band:
    """Return a band with some moments at some steps, and one pause of a tenth of the time for each lull."""
    made = [counts.get(step, 0) for step in range(RIVER_STEPS)]
    seen = [START + (END - START) * (step + 0.5) / RIVER_STEPS for step, n in enumerate(made) if n]
    rests = tuple((seen[0], seen[0] + (END - START) / 10) for _ in range(lulls if seen else 0))
    return Band(
        journey_id=REST if is_rest else f"j{name.encode().hex()[:8]}",
        name=name,
        style=len(name),
        life="active",
        n_items=sum(made),
        counts=tuple(made),
        first=seen[0] if seen and not is_rest else None,
        last=seen[-1] if seen and not is_rest else None,
        lulls=rests,
        places=places,
    )


def river(*bands: Band) -> River:
    """Return a river of bands."""
    return River(bands=bands, start=START, end=END, n_places=sum(each.places for each in bands))


counts = st.dictionaries(st.integers(0, RIVER_STEPS - 1), st.integers(1, 50), max_size=40)
rivers = st.lists(st.tuples(counts, st.integers(0, 12)), min_size=1, max_size=8).map(
    lambda drawn: river(*(band(f"band {n}", some, places) for n, (some, places) in enumerate(drawn)))
)
