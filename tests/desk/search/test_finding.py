"""A search lists what is close and nothing else, says what is nearest where nothing is, and marks what is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from small_world import small_workspace

from core.catalogue import build_catalogue
from core.desk.desk import Desk
from core.desk.search.finding import Found, find_close
from core.desk.search.title_words import title_words
from core.desk.views import view_person
from core.entities import Interaction, Item, Journey, Profile
from core.journeys import journey_id_for
from core.ranking.search import CLOSE, LISTED, SEARCHED, likenesses
from core.ranking.spelling import vocabulary
from core.ranking.wishes import STAND_INS
from core.similarity import Floats
from core.steering.edits import InterestAdopted
from core.workspace.person_workspace import PersonWorkspace


@pytest.fixture(scope="module")
def mine() -> PersonWorkspace:
    return small_workspace(with_map=False).of("ada")


def test_nothing_that_is_not_close_is_listed_and_the_nearest_is_named(mine: PersonWorkspace) -> None:
    found = mine.search("zzyzx pluvvit")
    assert found.places == ()
    assert found.nearest is not None


def test_what_is_listed_is_close_to_the_words(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame bishop", 50)
    words = mine.desk.catalogue.centre(mine._shared.meaning(["chess endgame bishop"]))[0]
    near = likenesses(mine.desk.catalogue, words, [place.item.item_id for place in found.places])
    assert len(near)
    assert near.min() >= LISTED
    assert near.max() >= CLOSE
    assert found.nearest is None
    assert {place.item.item_id.split("-")[0] for place in found.places} == {"chess"}


def test_what_says_the_word_itself_is_close_however_little_that_means(mine: PersonWorkspace) -> None:
    found = mine.search("Gambit")
    assert found.places
    assert all("gambit" in place.item.title for place in found.places[:3])


def test_what_was_taken_up_already_is_told_with_its_day_and_not_offered(mine: PersonWorkspace) -> None:
    found = mine.search("pottery clay wheel")
    assert found.known
    for item, time in found.known:
        assert time == max(mine.desk.times[item.item_id])
    assert not {item.item_id for item, _ in found.known} & {place.item.item_id for place in found.places}


def test_filters_hold_for_everything_that_is_listed(mine: PersonWorkspace) -> None:
    found = mine.search("chess endgame under 20 minutes")
    assert found.asked.filters == ("under 20 minutes",)
    assert found.places
    assert all((place.item.length_minutes or 99) < 20 for place in found.places)
    nothing = mine.search("chess endgame under 2 minutes")
    assert (nothing.places, nothing.nearest) == ((), None)


def test_filters_alone_pass_over_the_persons_own_list(mine: PersonWorkspace) -> None:
    found = mine.search("short videos")
    assert found.asked.subject == ""
    assert found.places
    assert {place.item.item_id for place in found.places} <= set(mine.view().slate.item_ids)
    assert all((place.item.length_minutes or 99) <= 20 for place in found.places)


# --- on a desk made by hand: a thing along each axis and one against it, so that the usual likeness is nothing ---

AXES = ("adobe", "bramble", "cinder", "drizzle", "ember", "furrow")
DIM = len(AXES) + 1
START = datetime(2024, 5, 1, tzinfo=UTC)
MANY = 10


def things(kind: str = "book") -> list[Item]:
    """Return two things a word: `+` lies along the axis of the word and is called by it, `-` against it."""
    return [Item(f"{sign}{word}", word if sign == "+" else "", kind=kind) for sign in "+-" for word in AXES]


def vectors_of(items: list[Item]) -> Floats:
    """Return the vectors of such things."""
    axis = np.eye(DIM, dtype=np.float32)
    return np.array([axis[AXES.index(item.item_id[1:])] * (1 if item.item_id[0] == "+" else -1) for item in items])


def desk_of(items: list[Item], took: Sequence[tuple[str, int]] = ()) -> Desk:
    """Return the desk of somebody who took up these things on these days, in order."""
    vectors = vectors_of(items) if items else np.zeros((0, DIM), np.float32)
    moments = [Interaction("ann", item_id, START + timedelta(days=day)) for item_id, day in took]
    return Desk("ann", build_catalogue(items, vectors, START.date()), moments)


def told(**likeness: float) -> Floats:
    """Return words that are so alike to the things of some axes; the rest of them points where nothing lies."""
    vector = np.zeros(DIM, np.float32)
    for word, cosine in likeness.items():
        vector[AXES.index(word)] = cosine
    vector[-1] = np.sqrt(1.0 - float(vector @ vector))
    return vector


def find(desk: Desk, text: str = "zzz", n: int = MANY, **by_text: Floats) -> Found:
    """Return what a search finds where each text means what is told, or nothing; `zzz` is no word."""
    journeys = (Journey("j", desk.item_ids),) if desk.item_ids else ()
    profile = Profile(journeys, history_ids=desk.item_ids)
    view = view_person(desk, profile, desk.slate(profile))
    meaning = lambda texts: np.array([by_text.get(said, told()) for said in texts], np.float32)  # noqa: E731
    known, titled = vocabulary(desk.catalogue.items), title_words(desk.catalogue)
    return find_close(desk, view, text, n, meaning=meaning, known=known, titled=titled)


def listed(found: Found) -> list[str]:
    return [place.item.item_id for place in found.places]


@pytest.mark.parametrize(("likeness", "is_close"), [(0.261, True), (0.259, False)])
def test_something_must_be_twenty_six_hundredths_alike_to_the_words_for_anything_to_be_listed(
    likeness: float, is_close: bool
) -> None:
    found = find(desk_of(things()), zzz=told(adobe=likeness, bramble=0.2))
    assert listed(found) == (["+adobe", "+bramble"] if is_close else [])
    assert (found.nearest is None) is is_close
    assert is_close or (found.nearest is not None and found.nearest.item.item_id == "+adobe")


@pytest.mark.parametrize(("likeness", "is_close"), [(0.36, True), (0.34, False)])
def test_what_is_usual_for_the_words_is_taken_off_before_something_counts_as_close(
    likeness: float, is_close: bool
) -> None:
    catalogue = build_catalogue(things(), vectors_of(things()), START.date())
    kept = [0, 1, 2, 3]
    lone = replace(catalogue, items=tuple(things()[k] for k in kept), vectors=catalogue.vectors[kept],
                   popularity=catalogue.popularity[kept], freshness=catalogue.freshness[kept])  # fmt: skip
    assert listed(find(Desk("ann", lone, []), zzz=told(adobe=likeness))) == (["+adobe"] if is_close else [])


@pytest.mark.parametrize(("likeness", "comes"), [(0.151, True), (0.149, False)])
def test_beside_something_close_all_that_is_fifteen_hundredths_alike_is_listed(likeness: float, comes: bool) -> None:
    found = find(desk_of(things()), zzz=told(adobe=0.5, bramble=likeness))
    assert ("+bramble" in listed(found)) is comes
    assert "+adobe" in listed(found)


def test_what_says_every_word_is_listed_however_far_and_alone_makes_the_search_close() -> None:
    ida = Item("-adobe", "Bramble and cinder", creator="Ida Furrow", kind="book")
    desk = desk_of([ida if item.item_id == ida.item_id else item for item in things()])
    assert set(listed(find(desk, "bramble"))) == {"+bramble", "-adobe"}
    assert listed(find(desk, "CINDER furrow")) == ["-adobe"]
    assert listed(find(desk, "furrow ember")) == []
    assert listed(find(desk, "12345")) == []


def test_a_close_thing_of_ones_own_is_told_and_makes_what_is_less_close_worth_listing() -> None:
    words = told(adobe=0.5, bramble=0.2)
    beside = find(desk_of(things(), [("+adobe", 0)]), zzz=words)
    assert ([item.item_id for item, _ in beside.known], listed(beside)) == (["+adobe"], ["+bramble"])
    elsewhere = find(desk_of(things(), [("+cinder", 0)]), zzz=told(bramble=0.2, cinder=0.2))
    assert (elsewhere.known, listed(elsewhere)) == ((), [])


def test_three_things_of_ones_own_are_told_the_nearest_first_each_with_the_last_time() -> None:
    took = [("+adobe", 0), ("+bramble", 1), ("+cinder", 2), ("+drizzle", 3), ("+adobe", 9), ("+bramble", 10)]
    found = find(desk_of(things(), took), zzz=told(adobe=0.4, bramble=0.5, cinder=0.3, drizzle=0.27))
    assert [(item.item_id, (time - START).days) for item, time in found.known] == [
        ("+bramble", 10),
        ("+adobe", 9),
        ("+cinder", 2),
    ]


@pytest.mark.parametrize(("likeness", "is_known"), [(0.261, True), (0.259, False)])
def test_a_thing_of_ones_own_is_told_from_the_likeness_at_which_a_new_one_is_close(
    likeness: float, is_known: bool
) -> None:
    found = find(desk_of(things(), [("+adobe", 0)]), zzz=told(adobe=likeness))
    assert bool(found.known) is is_known


@pytest.mark.parametrize(
    ("said", "read", "spelled"),
    [(0.2, 0.31, "ember"), (0.2, 0.29, ""), (0.5, 0.45, ""), (0.5, 0.65, "ember"), (-0.3, -0.15, "ember")],
)
def test_a_slip_is_read_as_the_word_that_was_meant_where_that_is_a_tenth_nearer_to_something(
    said: float, read: float, spelled: str
) -> None:
    every = dict.fromkeys(AXES, -0.35) if said < 0 else {}
    desk = desk_of([item for item in things() if item.item_id[0] == "+"] if said < 0 else things())
    found = find(desk, "embre", embre=told(**{**every, "adobe": said}), ember=told(**{**every, "adobe": read}))
    assert found.spelled == spelled
    assert ("+ember" in listed(found)) is bool(spelled)


def test_a_subject_without_a_slip_has_no_other_reading() -> None:
    assert find(desk_of(things()), "ember", ember=told(ember=0.9)).spelled == ""


def test_what_does_not_pass_the_filters_is_neither_listed_nor_the_nearest() -> None:
    books, films = things(), things("film")
    mixed = [film if film.item_id == "+adobe" else book for book, film in zip(books, films, strict=True)]
    found = find(desk_of(mixed), "zzz book", zzz=told(adobe=0.5, bramble=0.2))
    assert (listed(found), found.asked.kind) == (["+bramble"], "book")
    far = find(desk_of(mixed), "zzz book", zzz=told(adobe=0.2, bramble=0.1))
    assert listed(far) == []
    assert far.nearest is not None
    assert (far.nearest.item.item_id, far.nearest.rank) == ("+bramble", 1)


def test_a_search_lists_as_many_as_asked_for_the_nearest_first_and_twenty_unless_told(mine: PersonWorkspace) -> None:
    words = told(adobe=0.6, bramble=0.5, cinder=0.4)
    assert listed(find(desk_of(things()), n=2, zzz=words)) == ["+adobe", "+bramble"]
    assert [place.rank for place in find(desk_of(things()), zzz=words).places] == [1, 2, 3]
    assert len(mine.search("chess knitting sailing").places) == SEARCHED == 20


def test_filters_alone_pass_as_many_as_asked_for_and_words_beside_them_are_searched(mine: PersonWorkspace) -> None:
    whole = [place.item.item_id for place in mine.search("short videos", 500).places]
    assert [place.item.item_id for place in mine.search("short videos", 3).places] == whole[:3]
    assert len(whole) > 3
    both = mine.search("short videos about chess")
    assert {place.item.item_id.split("-")[0] for place in both.places} == {"chess"}
    assert mine.search("").places == ()


def test_who_has_nothing_to_search_finds_nothing() -> None:
    found = find(desk_of([]), "suordough")
    assert (found.places, found.nearest, found.spelled, found.known) == ((), None, "", ())


def test_where_there_is_nothing_a_slip_is_read_as_it_stands() -> None:
    desk = desk_of([])
    profile = Profile()
    view = view_person(desk, profile, desk.slate(profile))
    meaning = lambda texts: np.array([told() for _ in texts], np.float32)  # noqa: E731
    known, titled = vocabulary(things()), title_words(desk.catalogue)
    found = find_close(desk, view, "embre", 5, meaning=meaning, known=known, titled=titled)
    assert (found.spelled, found.places) == ("", ())


def test_what_was_asked_for_can_be_followed_by_the_nearest_that_are_close() -> None:
    found = find(desk_of(things()), "Zzz", Zzz=told(adobe=0.6, bramble=0.5))
    assert found.as_interest() == InterestAdopted(
        journey_id_for("asked for zzz"), "Zzz", anchors=("+adobe", "+bramble")
    )
    many = replace(found, places=found.places * STAND_INS)
    wish = many.as_interest()
    assert wish is not None
    assert wish.anchors == tuple(place.item.item_id for place in many.places[:STAND_INS])
    assert len(many.places) > STAND_INS


def test_a_slip_is_followed_by_the_word_that_was_meant() -> None:
    found = find(desk_of(things()), "embre", embre=told(adobe=0.2), ember=told(ember=0.9))
    wish = found.as_interest()
    assert wish is not None
    assert (wish.name, wish.journey_id) == ("ember", journey_id_for("asked for ember"))


def test_what_is_close_to_nothing_or_has_no_subject_cannot_be_followed() -> None:
    assert find(desk_of(things())).as_interest() is None
    everything = find(desk_of(things(), [("+adobe", 0)]), "books")
    assert everything.places
    assert everything.as_interest() is None
