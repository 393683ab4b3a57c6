"""What an edit did: two slates side by side, in places, shares and disturbance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scipy.stats import kendalltau

from core.ranking.slate import Slate


@dataclass(frozen=True, slots=True)
class Move:
    """Where an item stood and stands, ranks from 1; None where it was or is not on the slate."""

    item_id: str
    before: int | None
    after: int | None

    @property
    def gained(self) -> int:
        """Return the ranks gained; 0 for an item that came or went."""
        return self.before - self.after if self.before is not None and self.after is not None else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The difference between two slates.

    `asked` and `got` map a journey to its share before and after (0..1). `aimed_at` are the journeys the edit
    was about, `aimed_items` what they put on either slate and what is pinned on one of the two. `tau` is Kendall's
    rank correlation over all other items that are on both slates (1 for untouched order; None with fewer than two).
    `ranks_gained` is the mean over the items aimed at on both. `handed_over` are those on both that serve another
    journey than before; a pin serves none.
    """

    moves: tuple[Move, ...]
    gone: tuple[Move, ...]
    asked: Mapping[str, tuple[float, float]]
    got: Mapping[str, tuple[float, float]]
    aimed_at: tuple[str, ...]
    aimed_items: frozenset[str]
    tau: float | None
    ranks_gained: float | None
    journey_of: Mapping[str, str] = field(default_factory=dict)
    handed_over: tuple[str, ...] = ()

    @property
    def came(self) -> tuple[Move, ...]:
        """Return the items that are new on the slate."""
        return tuple(move for move in self.moves if move.before is None)

    @property
    def changes_nothing(self) -> bool:
        """Tell whether both slates hold the same items in the same places."""
        return not self.gone and all(move.before == move.after for move in self.moves)

    def changed_of_first(self, n: int) -> tuple[int, int]:
        """Return how many of the first n places hold another item than before, and how many places there are to n."""
        old = {move.before: move.item_id for move in (*self.moves, *self.gone) if move.before is not None}
        new = {move.after: move.item_id for move in self.moves}
        ranks = range(1, min(n, max(len(old), len(new))) + 1)
        return sum(old.get(rank) != new.get(rank) for rank in ranks), len(ranks)

    def staying_of_first(self, n: int) -> int:
        """Return how many of the items of the first n places are among the first n afterwards too."""
        return sum(move.before is not None and move.before <= n for move in self.moves[:n])


def compare(before: Slate, after: Slate, aimed_at: Sequence[str] = ()) -> Comparison:
    """Compare two slates, with the journeys that an edit aimed at."""
    old = {item_id: rank for rank, item_id in enumerate(before.item_ids, start=1)}
    new = {item_id: rank for rank, item_id in enumerate(after.item_ids, start=1)}
    moves = tuple(Move(item_id, old.get(item_id), rank) for item_id, rank in new.items())
    gone = tuple(Move(item_id, rank, None) for item_id, rank in old.items() if item_id not in new)
    was = {place.item_id: place.journey_id for place in before.places}
    serves = {place.item_id: place.journey_id for place in after.places}
    journey_of = {**was, **serves}
    both = [move for move in moves if move.before is not None]
    pins = [{place.item_id for place in slate.places if place.pinned} for slate in (before, after)]
    of_aims = {item_id for item_id, journey_id in journey_of.items() if journey_id in aimed_at}
    aimed_items = frozenset(of_aims | (pins[0] ^ pins[1]))
    aimed = [move.gained for move in both if move.item_id in aimed_items]
    others = [move for move in both if move.item_id not in aimed_items]
    return Comparison(
        moves=moves,
        gone=gone,
        asked=_pairs(before.asked, after.asked),
        got=_pairs(before.got, after.got),
        aimed_at=tuple(aimed_at),
        aimed_items=aimed_items,
        tau=_tau(others),
        ranks_gained=sum(aimed) / len(aimed) if aimed else None,
        journey_of=journey_of,
        handed_over=tuple(i for i, j in serves.items() if was.get(i, j) != j and i not in pins[0] | pins[1]),
    )


def _pairs(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Return a journey's share before and after, 0 where it has none."""
    return {j: (before.get(j, 0.0), after.get(j, 0.0)) for j in {**before, **after}}


def _tau(moves: Sequence[Move]) -> float | None:
    """Return Kendall's tau between the ranks before and after."""
    if len(moves) < 2:
        return None
    return float(kendalltau([move.before for move in moves], [move.after for move in moves]).statistic)
