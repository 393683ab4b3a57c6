"""Names stand at their journeys as far as there is room; long ones are cut, and none is markup."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest
from small_world import small_workspace

from core.desk.views import JourneyView
from ui.drawing.map_canvas import LIGHT_THEME, window_of
from ui.drawing.map_labels import LONGEST_LABEL, draw_journeys


def drawn(names: list[str]) -> go.Figure:
    workspace = small_workspace()
    view = workspace.of("bo").view()
    spots = workspace.of(view.person_id).map_spots(view)
    journeys: list[JourneyView] = [replace(v, name=name) for v, name in zip(view.journeys, names, strict=False)]
    figure = go.Figure()
    draw_journeys(figure, spots, journeys, window=window_of(spots, []), ground=LIGHT_THEME, is_dark=False)
    return figure


def test_every_journey_with_room_has_its_name_and_outline() -> None:
    figure = drawn(["Clay", "Bread", "Yarn"])
    said = " ".join(label.text for label in figure.layout.annotations)
    assert all(name in said for name in ("Clay", "Bread", "Yarn"))
    assert len(figure.layout.shapes) == 3


def test_a_long_name_is_cut_at_a_word() -> None:
    (label,) = drawn(["Wheel thrown bowls with celadon glaze"]).layout.annotations
    name = label.text.split("</span> ")[1]
    assert name == "Wheel thrown bowls with…"
    assert len(name) <= LONGEST_LABEL


@pytest.mark.parametrize("name", ["<b>Clay</b>", "a & b"])
def test_a_name_is_never_markup(name: str) -> None:
    (label,) = drawn([name]).layout.annotations
    assert "<b>" not in label.text
    assert "a & b" not in label.text
