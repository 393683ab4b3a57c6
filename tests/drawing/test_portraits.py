"""A person in small: the river's own shapes, hidden from who listens, with no word of a title in it."""

from base64 import b64decode
from datetime import UTC, datetime, timedelta

from core.desk.years.river import River
from core.desk.years.strata import strata_of
from core.entities import Interaction
from ui.drawing.portraits import small_river, span_in_years, whose_river
from ui.drawing.river_shape import SIDE, shape

START = datetime(2024, 5, 1, tzinfo=UTC)
RIVER = strata_of([Interaction("bo", f"i{n}", START + timedelta(days=9 * n), kind="rw"[n % 2]) for n in range(60)])


def test_the_small_river_has_the_shapes_of_the_large_one_and_is_hidden_from_who_listens() -> None:
    drawn = small_river(RIVER)
    masks = [b64decode(part.split(")")[0]).decode() for part in drawn.split("base64,")[1:]]
    assert len(masks) == len(RIVER.bands)
    for mask, band in zip(masks, shape(RIVER, SIDE), strict=True):
        assert f'd="{band.path}"' in mask
    assert 'aria-hidden="true"' in drawn


def test_without_a_river_nothing_but_its_place_is_drawn() -> None:
    assert small_river(River()) == '<div class="small-river" aria-hidden="true"></div>'
    assert span_in_years(River()) == ""


def test_the_years_are_told_once_where_they_are_one() -> None:
    assert span_in_years(RIVER) == "2024 to 2025"
    assert (
        span_in_years(strata_of([Interaction("bo", i, START + timedelta(days=d)) for d, i in enumerate("ab")]))
        == "2024"
    )


def test_a_hostile_name_stays_a_name() -> None:
    said = whose_river("<b>Bo</b>", "<script>1</script>", RIVER)
    assert "&lt;b&gt;Bo" in said
    assert "<script>" not in said
