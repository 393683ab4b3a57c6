"""A recipe's things are found among a person's own by their titles and by what they mean, or none is."""

from dataclasses import replace

import pytest
from axis_world import desk_of, direction, leaning

from core.desk.desk import Desk
from core.desk.recipes.recipe_things import Things, Unbound
from core.entities import Journey, Profile
from core.similarity import Floats
from core.steering import edits as e
from core.steering.recipes import Described, NoRecipe, Recipe, vector_text


def described(*titles: str, n: int = 1, centre: Floats | None = None, rest: Floats | None = None) -> Described:
    centre_text, rest_text = ("" if v is None else vector_text(v) for v in (centre, rest))
    return Described(titles=titles, n=n, centre=centre_text, rest=rest_text)


def things(desk: Desk, *groups: Described) -> Things:
    """Return what finds the things of a recipe, whose groups are called t1, t2 and so on."""
    told = {f"t{at}": group for at, group in enumerate(groups, start=1)}
    return Things(desk, Recipe(name="", encoder="", journeys={}, things=told, edits=()))


def gathered(desk: Desk, group: Described, *source_ids: str, journeys: tuple[Journey, ...] = ()) -> tuple[str, ...]:
    profile = Profile(journeys, history_ids=desk.item_ids)
    (found,) = things(desk, group).found(e.ItemsGathered("", ("t1",)), source_ids, profile)
    return found


def offered(desk: Desk, group: Described, name: str = "Chess") -> tuple[str, ...]:
    (found,) = things(desk, group).found(e.InterestAdopted("j", name, anchors=("t1",)), (), Profile())
    return found


A, B = direction("a"), direction("b")


def test_what_lies_nearer_to_the_things_than_to_what_stayed_behind_is_like_them_and_what_lies_between_is_not() -> None:
    own = ["aab.1", "ab.1", "abb.1", "c.1"]
    assert gathered(desk_of(own, own), described(centre=A, rest=B)) == ("aab.1",)


@pytest.mark.parametrize(("cosine", "is_like"), [(0.445, True), (0.435, False)])
def test_where_nothing_stayed_behind_a_thing_is_like_from_forty_four_hundredths_on(
    cosine: float, is_like: bool
) -> None:
    desk = desk_of(["a.1", "near"], ["a.1", "near"], near=leaning(cosine))
    assert gathered(desk, described(centre=A)) == (("a.1", "near") if is_like else ("a.1",))


def test_what_bears_the_title_of_an_example_in_any_case_is_like_however_far_it_lies() -> None:
    own = ["c.1", "a.1", "d.1"]
    desk = desk_of(own, own, {"c.1": "KILN  night"})
    assert gathered(desk, described("Wheel", "Kiln night", centre=A, rest=B)) == ("c.1", "a.1")


def test_things_are_looked_for_in_the_journeys_they_are_taken_from_or_else_in_the_whole_history() -> None:
    own = ["a.1", "a.2", "a.3"]
    journeys = (Journey("one", ("a.1",)), Journey("two", ("a.2",)))
    desk, group = desk_of([*own, "a.4"], own), described(centre=A)
    assert gathered(desk, group, "two", journeys=journeys) == ("a.2",)
    assert gathered(desk, group, "one", "two", journeys=journeys) == ("a.1", "a.2")
    assert gathered(desk, group, journeys=journeys) == ("a.1", "a.2", "a.3")


def test_nothing_alike_is_refused_with_the_examples_or_without_any() -> None:
    desk = desk_of(["c.1"], ["c.1"])
    with pytest.raises(Unbound, match=r"^Nothing of yours there is like “Wheel”, “Kiln”\.$"):
        gathered(desk, described("Wheel", "Kiln", centre=A))
    with pytest.raises(Unbound, match=r"^Nothing of yours there is like what the recipe speaks of\.$"):
        gathered(desk, described(centre=A))
    with pytest.raises(Unbound, match="Nothing of yours"):
        gathered(desk_of(["c.1"]), described("Wheel", centre=A))


def test_what_one_part_of_a_split_took_is_in_no_later_part() -> None:
    own = ["a.1", "a.2", "ab.1", "b.1"]
    split = e.JourneySplit("j", (("p", ("t1",)), ("q", ("t2",))))
    profile = Profile((Journey("own", tuple(own)),), history_ids=tuple(own))
    parts = things(desk_of(own, own), described(centre=A), described(centre=direction("ab")))
    assert list(parts.found(split, ("own",), profile)) == [("a.1", "a.2", "ab.1"), ("b.1",)]


@pytest.mark.parametrize(
    "edit",
    [e.ItemsMoved(("t1",), "j"), e.JourneyFocused("j", ("t1",)), e.ItemsGathered("", ("t1",))],
    ids=lambda edit: edit.kind,
)
def test_whatever_is_about_a_group_of_things_finds_them_alike(edit: e.Takeable) -> None:
    profile = Profile(history_ids=("a.1", "c.1"))
    assert list(things(desk_of(["a.1", "c.1"]), described(centre=A)).found(edit, (), profile)) == [("a.1",)]


def test_what_is_about_no_things_finds_none() -> None:
    assert list(things(desk_of(["a.1"])).found(e.JourneyMuted("j"), (), Profile())) == []


@pytest.mark.parametrize("edit", [e.ItemPinned("t1"), e.ItemDismissed("t1")], ids=lambda edit: edit.kind)
def test_one_thing_is_the_first_of_the_catalogue_with_its_first_title(edit: e.Takeable) -> None:
    desk = desk_of(["a.1", "b.1", "c.1"], (), {"a.1": "Other", "b.1": "Kiln  night", "c.1": "kiln night"})
    assert list(things(desk, described("KILN night", "Other")).found(edit, (), Profile())) == [(("b.1"),)]
    with pytest.raises(Unbound, match=r"^“Wheel” is not among what you have or are offered here\.$"):
        list(things(desk, described("Wheel", "Other")).found(edit, (), Profile()))


def test_a_thing_is_called_by_its_first_title_or_something() -> None:
    held = things(desk_of(["a.1"]), described("Kiln", "Wheel"), described())
    assert [held.title(label) for label in ("t1", "t2", "t3")] == ["Kiln", "something", "something"]


def test_an_interest_stands_for_what_bears_its_titles_then_for_the_nearest_that_are_near_enough() -> None:
    desk = desk_of(["aab.1", "a.1", "c.1", "abbb.1", "aaab.1"], (), {"c.1": "Gambit"})
    assert offered(desk, described("gambit", "Unheard of", n=9, centre=A)) == ("c.1", "a.1", "aaab.1", "aab.1")


@pytest.mark.parametrize(("cosine", "is_near"), [(0.445, True), (0.435, False)])
def test_a_thing_stands_for_an_interest_from_forty_four_hundredths_alike_on(cosine: float, is_near: bool) -> None:
    desk = desk_of(["a.1", "near"], near=leaning(cosine))
    assert offered(desk, described(n=9, centre=A)) == (("a.1", "near") if is_near else ("a.1",))


@pytest.mark.parametrize(("n", "found"), [(0, 1), (1, 1), (2, 2), (6, 6), (7, 6), (99, 6)])
def test_as_many_things_stand_for_an_interest_as_did_there_one_at_least_and_six_at_most(n: int, found: int) -> None:
    desk = desk_of([f"a.{at}" for at in range(9)])
    assert offered(desk, described(n=n, centre=A)) == tuple(f"a.{at}" for at in range(found))


def test_what_a_person_took_up_already_stands_for_no_interest_but_by_its_title() -> None:
    desk = desk_of(["a.1", "a.2", "a.3"], ["a.1", "a.2"], {"a.2": "Gambit"})
    assert offered(desk, described("Gambit", n=9, centre=A)) == ("a.2", "a.3")


def test_where_nothing_that_is_offered_is_like_an_interest_it_is_refused_by_its_name() -> None:
    for group in (described(n=2, centre=A), described("Unheard of", n=2)):
        with pytest.raises(Unbound, match=r"^Nothing that you can be offered is like “Chess”\.$"):
            offered(desk_of(["c.1"]), group)


def test_an_interest_has_an_id_by_its_name_and_by_what_stands_for_it() -> None:
    held, wish = things(desk_of(["a.1"])), e.InterestAdopted("x", "Chess", anchors=("a.1", "a.2"))
    ids = [
        held.adopted_id(each)
        for each in (wish, replace(wish, name="Boats"), replace(wish, anchors=("a.1",)), replace(wish, journey_id="y"))
    ]
    assert len(set(ids)) == 3
    assert ids[0] == ids[3]


def test_vectors_of_another_length_than_the_catalogues_are_refused() -> None:
    desk = desk_of(["a.1"], ["a.1"])
    for group in (described(centre=A[:3]), described(centre=A, rest=A[:3])):
        with pytest.raises(NoRecipe, match="another length"):
            gathered(desk, group)
