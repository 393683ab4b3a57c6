"""Every moment of a history flows in one band, edits move the bands that they concern, and no dates make no river."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import of_many_journeys, small_workspace
from strategies import LAWS

from core.adapters.importers import ROW_ORDER, ColumnMapping, read_history
from core.catalogue import build_catalogue
from core.desk.desk import Desk
from core.desk.views import PersonView, view_person
from core.desk.years.river import MOST_BANDS, REST, RIVER_STEPS, Band, NoRiver, River, only, river_of, why_none
from core.effects.meter import VISIBLE
from core.entities import Interaction, Item, Journey, Person, Profile
from core.ranking.slate import Slate
from core.salience import lulls
from core.steering import edits as e
from core.steering.decisions import Refused
from core.workspace.person_workspace import PersonWorkspace

START = datetime(2024, 1, 6, 18, tzinfo=UTC)


@cache
def bo() -> PersonWorkspace:
    return small_workspace(with_map=False).of("bo")


def sums(river: River) -> dict[str, int]:
    return {band.journey_id: sum(band.counts) for band in river.bands}


def moments(mine: PersonWorkspace, view: PersonView) -> Counter[str]:
    """Count the moments of every journey of the person's own, and under REST those in none."""
    removed = {v.journey_id for v in view.removed}
    held = (view.profile.journey_of.get(x.item_id, REST) for x in mine.desk.interactions)
    return Counter(journey_id for journey_id in held if journey_id not in removed)


wishes = st.builds(
    lambda kind, at, n: (kind, at, n),
    st.sampled_from(("more", "mute", "rename", "merge", "not me", "move", "split")),
    st.permutations(range(3)),
    st.integers(1, 8),
)


def wish(view: PersonView, kind: str, at: list[int], n: int) -> e.Edit:
    """Return a wish of a kind about the first of some journeys, or its first and second."""
    one, other, _ = (sorted(view.journeys, key=lambda v: v.journey_id)[i] for i in at)
    some = one.journey.members[:n]
    made: dict[str, e.Edit] = {
        "more": e.JourneyWeighted(one.journey_id, 1.5 * n),
        "mute": e.JourneyMuted(one.journey_id),
        "rename": e.JourneyRenamed(one.journey_id, "Sundays"),
        "merge": e.JourneysMerged(one.journey_id, (other.journey_id,)),
        "not me": e.JourneyRemoved(one.journey_id),
        "move": e.ItemsMoved(some, other.journey_id, source_ids=(one.journey_id,)),
        "split": e.JourneySplit(one.journey_id, (("", some),)),
    }
    return made[kind]


@LAWS
@given(wishes)
def test_every_moment_is_in_one_band_whatever_the_person_edits(drawn: tuple[str, list[int], int]) -> None:
    mine = bo()
    try:
        view, _ = mine.preview((wish(mine.view(), *drawn),))
    except Refused:
        return
    river = mine.river(view)
    assert sums(river) == dict(moments(mine, view))
    assert sum(band.places for band in river.bands) == river.n_places == min(len(view.slate.places), VISIBLE)


@LAWS
@given(wishes)
def test_an_edit_moves_no_band_that_it_does_not_concern(drawn: tuple[str, list[int], int]) -> None:
    mine = bo()
    before, made = mine.river(mine.view()), wish(mine.view(), *drawn)
    try:
        view, _ = mine.preview((made,))
    except Refused:
        return
    after = mine.river(view)
    concerned = {*made.concerns, *(made.source_ids if isinstance(made, e.ItemsMoved) else ())}
    untouched = [replace(band, places=0) for band in before.bands if band.journey_id not in concerned]
    kept = {band.journey_id for band in untouched}
    assert [replace(band, places=0) for band in after.bands if band.journey_id in kept] == untouched
    if isinstance(made, e.JourneyWeighted | e.JourneyMuted):
        assert [band.counts for band in after.bands] == [band.counts for band in before.bands]


def test_bands_lie_in_the_order_of_their_beginning_and_know_when_they_rested() -> None:
    mine = bo()
    view, river = mine.view(), mine.river(mine.view())
    firsts = [band.first for band in river.bands if band.first is not None]
    assert firsts == sorted(firsts)
    assert (river.start, river.end) == (view.start, view.end)
    for band in river.bands:
        shown = view.find(band.journey_id)
        assert shown is not None
        times = [t for i in shown.journey.members for t in mine.desk.times[i]]
        assert (band.name, band.life, band.n_items) == (shown.name, shown.life.value, shown.n_items)
        assert band.lulls == tuple(lulls(sorted(times)))


def test_the_smaller_of_many_journeys_flow_as_one() -> None:
    workspace = small_workspace(with_map=False)
    of_many_journeys(workspace, "max", MOST_BANDS + 5)
    mine = workspace.of("max")
    river = mine.river(mine.view())
    assert len(river.bands) == MOST_BANDS + 1 == 21
    assert river.bands[-1].is_rest
    assert sum(river.bands[-1].counts) == 5 * 5


def test_what_was_taken_out_is_in_no_band() -> None:
    mine = bo()
    gone = mine.view().journeys[0]
    view, _ = mine.preview((e.JourneyRemoved(gone.journey_id),))
    river = mine.river(view)
    assert gone.journey_id not in sums(river)
    assert sum(sums(river).values()) <= len(mine.desk.interactions) - sum(
        len(mine.desk.times[i]) for i in gone.journey.members
    )


def test_an_adopted_journey_without_a_history_has_a_band_that_only_leads_to_places() -> None:
    mine = bo()
    view = mine.view()
    new = replace(view.journeys[0], journey=Journey("new"), n_items=0, first=None, last=None)
    river = river_of(mine.desk, replace(view, journeys=(*view.journeys, new)))
    band = next(band for band in river.bands if band.journey_id == "new")
    assert (sum(band.counts), band.first, band.lulls) == (0, None, ())


@pytest.mark.parametrize(
    ("times", "missing"),
    [
        ([], NoRiver.EMPTY),
        ([START], NoRiver.ONE_DAY),
        ([START, START], NoRiver.ONE_DAY),
        ([START + timedelta(minutes=n) for n in range(1500)], NoRiver.UNDATED),
        ([START + timedelta(minutes=n) for n in range(2)], NoRiver.UNDATED),
        ([START, START + timedelta(minutes=1), START + timedelta(days=3)], None),
        ([START + timedelta(hours=n) for n in range(20)], NoRiver.ONE_DAY),
        ([START + timedelta(days=n) for n in range(2)], None),
        ([START + timedelta(days=365 * n) for n in range(21)], None),
    ],
    ids=[
        "nothing",
        "one",
        "one moment twice",
        "row order",
        "row order of two",
        "a minute and days",
        "one day",
        "two days",
        "twenty years",
    ],
)
def test_a_history_without_dates_or_of_one_day_is_no_river(times: list[datetime], missing: NoRiver | None) -> None:
    assert why_none(times) is missing


def test_a_file_without_times_is_told_from_one_with_times(tmp_path: Path) -> None:
    file = tmp_path / "titles.csv"
    file.write_text("Title,n\n" + "\n".join(f"Thing {n},{n}" for n in range(24)), encoding="utf-8")
    reading = read_history(file, ColumnMapping(title="Title", time=ROW_ORDER), person=Person("me", "Me"), now=START)
    assert why_none(sorted(x.time for x in reading.interactions)) is NoRiver.UNDATED


def test_a_river_of_some_holds_nothing_of_the_others() -> None:
    mine = bo()
    river = mine.river(mine.view())
    last = max((band for band in river.bands if band.first), key=lambda band: band.first or START)
    alone = only(river, [last.journey_id, "unknown"])
    assert [band.journey_id for band in alone.bands] == [last.journey_id]
    assert sum(alone.bands[0].counts) == sum(last.counts)
    assert (alone.bands[0].places, alone.n_places) == (0, 0)
    step = (mine.desk.now - mine.desk.start) / RIVER_STEPS
    assert alone.start is not None
    assert alone.end is not None
    assert last.first is not None
    assert alone.start <= last.first < alone.start + step
    assert only(river, []).missing is NoRiver.EMPTY


def test_a_hundred_thousand_moments_are_counted_each_once() -> None:
    rng = np.random.default_rng(7)
    ids = [f"i{n}" for n in range(1000)]
    catalogue = build_catalogue([Item(i, i) for i in ids], np.eye(1000, 8, dtype=np.float32), START.date())
    hours = np.sort(rng.integers(0, 20 * 365 * 24, 100_000))
    took = [Interaction("p", ids[n % 1000], START + timedelta(hours=int(h))) for n, h in enumerate(hours)]
    desk = Desk("p", catalogue, took)
    halves = (Journey("a", tuple(ids[:500])), Journey("b", tuple(ids[500:900])))
    profile = Profile(journeys=halves, loose=tuple(ids[900:]), history_ids=tuple(ids))
    river = river_of(desk, view_person(desk, profile, Slate()))
    assert sums(river) == {"a": 50_000, "b": 40_000, REST: 10_000}
    assert all(len(band.counts) == RIVER_STEPS for band in river.bands)


def test_the_rest_is_no_journey() -> None:
    rest = Band(
        journey_id=REST, name="", style=0, life="", n_items=0, counts=(), first=None, last=None, lulls=(), places=0
    )
    assert rest.is_rest
    assert not replace(rest, journey_id="j").is_rest


def test_a_river_of_some_ends_with_the_step_in_which_they_were_last_taken_up() -> None:
    mine = bo()
    river = mine.river(mine.view())
    first = min((band for band in river.bands if band.first), key=lambda band: band.first or START)
    alone = only(river, [first.journey_id])
    (band,) = alone.bands
    step = (mine.desk.now - mine.desk.start) / RIVER_STEPS
    assert band.counts[0] > 0 < band.counts[-1]
    assert alone.start is not None
    assert alone.end is not None
    assert first.last is not None
    assert alone.end - alone.start == pytest.approx(len(band.counts) * step, abs=timedelta(milliseconds=1))
    assert alone.end - step <= first.last <= alone.end


def test_a_person_without_a_history_has_no_river() -> None:
    desk = Desk("nobody", build_catalogue([], np.zeros((0, 4), np.float32), START.date()), [])
    assert river_of(desk, view_person(desk, Profile(), Slate())) == River(missing=NoRiver.EMPTY)


def test_what_is_in_no_journey_of_its_own_is_told_as_everything_else_without_a_life_of_its_own() -> None:
    mine = bo()
    view = mine.view()
    gone = {v.journey_id for v in view.journeys[1:]}
    loose = tuple(i for j in view.profile.journeys if j.journey_id in gone for i in j.members)
    kept = tuple(j for j in view.profile.journeys if j.journey_id not in gone)
    profile = replace(view.profile, journeys=kept, loose=loose)
    rest = river_of(mine.desk, view_person(mine.desk, profile, Slate())).bands[-1]
    assert (rest.journey_id, rest.name, rest.style, rest.life) == (REST, "everything else", 0, "")
    assert (rest.n_items, sum(rest.counts), rest.places) == (len(loose), len(loose), 0)
    assert (rest.first, rest.last, rest.lulls) == (None, None, ())
