"""The look of a journey: a style number gives a colour and a marker shape, the same on every page.

The hues are Okabe and Ito's (2008), which people with any colour vision tell apart; they are darkened on a light
ground and lightened on a dark one until each stands out from it by 3:1 or more (WCAG 2.2, 1.4.11).
"""

from dataclasses import dataclass

LIGHT = ("#B97A00", "#2E8BC5", "#008F68", "#8F8200", "#0067A3", "#CC5500", "#B4598B")
DARK = ("#E69F00", "#56B4E9", "#14B287", "#F0E442", "#3D97DB", "#F07830", "#DB8DB8")
SHAPES = ("circle", "triangle-up", "square", "diamond", "triangle-down", "cross")
PATHS = {
    "circle": "M6 1.4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 1 1 0-9.2z",
    "triangle-up": "M6 1.2L11.2 10.4H.8z",
    "square": "M1.9 1.9h8.2v8.2H1.9z",
    "diamond": "M6 .5L11.5 6L6 11.5L.5 6z",
    "triangle-down": "M6 10.8L.8 1.6h10.4z",
    "cross": "M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z",
}
"""Outlines for a view box of 12 by 12, one for each shape."""
GLYPHS = {
    "circle": "●",
    "triangle-up": "▲",
    "square": "■",
    "diamond": "◆",
    "triangle-down": "▼",
    "cross": "✚",
}
"""The shapes as signs, for text that takes no drawing."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour for light and one for dark grounds, and a marker shape by Plotly's name."""

    light: str
    dark: str
    shape: str

    @property
    def path(self) -> str:
        """Return the outline of the shape in a view box of 12 by 12."""
        return PATHS[self.shape]

    def colour(self, is_dark: bool = False) -> str:
        """Return the colour for a ground."""
        return self.dark if is_dark else self.light


def look_of(style: int) -> Look:
    """Return the look of a style number; 42 of them differ, neighbours in both colour and shape."""
    return Look(LIGHT[style % len(LIGHT)], DARK[style % len(DARK)], SHAPES[style % len(SHAPES)])
