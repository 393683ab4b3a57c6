"""Several files become one history and one backlog: nothing counts twice, and every row counts once."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.adapters.importers.ground.reading import Reading, Refusal
from core.adapters.importers.joined.joining import ANOTHER, NAMELESS, SAME_MOMENT, SINCE, joined_history
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome, Status
from core.adapters.importers.lines.holdings import Holding, held
from core.entities import Person

NOW = datetime(2026, 6, 1, tzinfo=UTC)
THEN = datetime(2026, 1, 2, 10, tzinfo=UTC)
NOOR = Person("noor", "Noor")


def holding(*outcomes: Outcome, source: str = "") -> Holding:
    return held(outcomes, source, NOW)


def one(title: str = "Heat", time: datetime | None = THEN, **more: object) -> Entry:
    return Entry(row=1, title=title, time=time, **more)  # type: ignore[arg-type]


def reasons(reading: Reading) -> dict[str, int]:
    return dict(reading.reasons)


def test_the_same_thing_within_a_minute_is_one_moment_and_a_minute_later_another() -> None:
    again = THEN + SAME_MOMENT - timedelta(milliseconds=1)
    assert joined_history([holding(one()), holding(one(time=again))], NOOR).duplicates == 1
    assert len(joined_history([holding(one()), holding(one(time=THEN + SAME_MOMENT))], NOOR).interactions) == 2


def test_a_moment_is_kept_in_whole_seconds() -> None:
    (moment,) = joined_history([holding(one(time=THEN + timedelta(milliseconds=900)))], NOOR).interactions
    assert moment.time == THEN


def test_a_weak_row_counts_only_where_no_other_speaks_of_the_thing_and_leaves_its_rating() -> None:
    diary, rated = one(time=THEN), one(time=THEN + timedelta(days=9), weak=True, value=4.5)
    reading = joined_history([holding(diary), holding(rated)], NOOR)
    assert [(x.time, x.value) for x in reading.interactions] == [(THEN, 4.5)]
    alone = joined_history([holding(rated), holding(one(time=THEN, weak=True))], NOOR)
    assert [(x.time, x.value) for x in alone.interactions] == [(THEN, 4.5)]


def test_what_is_saved_and_taken_up_since_is_no_backlog() -> None:
    later = [one(status=Status.CANDIDATE, time=None), one("Ran", status=Status.CANDIDATE, time=None)]
    reading = joined_history([holding(one()), holding(*later)], NOOR)
    titles = {item.item_id: item.title for item in reading.items}
    assert [titles[saved.item_id] for saved in reading.saved] == ["Ran"]
    assert reasons(reading) == {SINCE: 1}


def test_a_series_of_which_an_episode_was_watched_waits_no_more() -> None:
    begun = one("Tides: Ebb", creator="Tides", kind="episode")
    later = [one(name, kind="series", status=Status.CANDIDATE, time=None) for name in ("Tides (2018)", "Moss")]
    reading = joined_history([holding(*later), holding(begun)], NOOR)
    titles = {item.item_id: item.title for item in reading.items}
    assert [titles[saved.item_id] for saved in reading.saved] == ["Moss"]
    assert reasons(reading) == {SINCE: 1}


def test_a_thing_saved_twice_is_saved_since_the_first_time() -> None:
    dates = [None, THEN + timedelta(days=1), THEN]
    (saved,) = joined_history([holding(*[one(status=Status.CANDIDATE, time=time) for time in dates])], NOOR).saved
    assert saved.time == THEN


def test_an_id_gets_its_name_from_another_file_and_is_left_out_without_one() -> None:
    ids = holding(
        one("", None, status=Status.CANDIDATE, identity="youtube a"),
        one("", None, status=Status.CANDIDATE, identity="b"),
    )
    history = holding(one("How bread rises", identity="youtube a", time=THEN, owner=""))
    assert reasons(joined_history([ids], NOOR)) == {NAMELESS: 2}
    assert reasons(joined_history([ids, history], NOOR)) == {NAMELESS: 1, SINCE: 1}


def test_rows_of_other_profiles_are_left_out_by_name_and_names_in_a_file_are_never_obeyed() -> None:
    mixed = holding(one(owner="Kids"), one("Ran", owner="Noor v."), one("Alien"))
    reading = joined_history([mixed], NOOR, {"Noor v."})
    assert sorted(item.title for item in reading.items) == ["Alien", "Ran"]
    assert reasons(reading) == {ANOTHER: 1}
    assert [person.name for person in reading.people] == ["Noor"]
    assert len(joined_history([mixed], NOOR).interactions) == 3


def test_two_peoples_things_never_have_one_id() -> None:
    ids = [joined_history([holding(one())], Person(name, name)).items[0].item_id for name in ("noor", "ada")]
    assert ids[0] != ids[1]


TITLES = st.sampled_from(["", "Heat", "Ran", "Alien"])
OUTCOMES = st.one_of(
    st.builds(
        Entry,
        row=st.just(1),
        title=TITLES,
        time=st.one_of(st.none(), st.integers(0, 400).map(lambda n: THEN + timedelta(seconds=n))),
        status=st.sampled_from(list(Status)),
        identity=st.sampled_from(["", "a", "b"]),
        owner=st.sampled_from(["", "x", "y"]),
        weak=st.booleans(),
        value=st.sampled_from([None, 3.0]),
    ),
    st.builds(LeftOut, row=st.just(2), reason=st.sampled_from(["an advertisement", "a trailer"])),
    st.builds(Refusal, row=st.just(3), reason=st.just("the time is empty")),
)


@given(st.lists(st.lists(OUTCOMES, max_size=8), max_size=4), st.sampled_from([None, {"x"}, {"x", "y"}]))
def test_every_row_counts_once_whatever_the_files_hold(
    files: Sequence[Sequence[Outcome]], profiles: set[str] | None
) -> None:
    reading = joined_history([holding(*rows) for rows in files], NOOR, profiles)
    counted = len(reading.interactions) + len(reading.saved) + reading.duplicates + reading.n_refused + reading.left_out
    assert counted == reading.n_rows == sum(map(len, files))
    assert reading.left_out == sum(n for _, n in reading.reasons)
    ids = {item.item_id for item in reading.items}
    assert {x.item_id for x in reading.interactions} | {x.item_id for x in reading.saved} == ids
    assert not {x.item_id for x in reading.interactions} & {x.item_id for x in reading.saved}
    assert all(item.title.strip() for item in reading.items)


@given(st.lists(OUTCOMES, max_size=12))
def test_the_same_file_brought_twice_is_the_file_brought_once(rows: Sequence[Outcome]) -> None:
    once, twice = joined_history([holding(*rows)], NOOR), joined_history([holding(*rows), holding(*rows)], NOOR)
    assert once.interactions == twice.interactions
    assert Counter(once.saved) == Counter(twice.saved)
