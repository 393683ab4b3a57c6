"""What reads the reasons back finds what is not so: a strange title, a claim without points, the wrong one ahead."""

import pytest

from benchmarks.reasons import false_in, false_of_two
from core.desk.beside import LEADS_IN, stands_beside
from core.desk.slate_views import PlaceView
from core.entities import Item
from core.ranking.slate import Place


def at(rank: int, title: str, **points: float) -> PlaceView:
    place = Place(title, "j", score=sum(points.values()), contributions=tuple(points.items()))
    item = Item(title, title)
    return PlaceView(rank=rank, item=item, place=place, journey_name="Clay", style=0, receipts=(), move=None)


BOWL, VASE = at(1, "Bowl", content=0.5, people=0.1), at(2, "Vase", content=0.2, people=0.3)


@pytest.mark.parametrize(
    ("said", "n_wrong"),
    [
        ("For “Clay”: it is about the same as “Kiln”.", 0),
        ("For “Clay”: it is about the same as “Spaceship”.", 1),
        ("For “Wood”: it is about the same as “Kiln”.", 1),
        ("For “Clay”: it is new.", 1),
        ("For “Clay”: many people take it up; it leads somewhere new.", 2),
        ("For “Clay”: it is about what you asked for. It is near something that you dismissed.", 1),
    ],
)
def test_a_reason_that_is_not_so_is_found(said: str, n_wrong: int) -> None:
    assert len(false_in(said, BOWL, frozenset({"Kiln"}))) == n_wrong


def test_a_comparison_that_is_not_so_is_found() -> None:
    assert false_of_two(stands_beside(BOWL, VASE, {}), BOWL, VASE) == []
    assert false_of_two(f"“Vase” is ahead in {LEADS_IN['content']}.", BOWL, VASE) == ["not ahead: content"]
    assert false_of_two("“Vase” has more points in all; “Cup” comes first.", BOWL, VASE) == [
        "unknown: Cup",
        "more points",
    ]
