"""Related interests: new, true, deterministic, and never a declined or followed one."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import small_workspace

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item, Journey, Profile
from core.exploration.areas import Areas, drawn_together, find_areas
from core.exploration.new_ground import NOVEL, new_areas
from core.exploration.proposals import Chosen, RelatedInterest, choose, interest_weights, why
from core.exploration.sensitive_areas import sensitive_areas
from core.exploration.trails import SPAN, TAKEN_UP, find_trails, next_pull
from core.journeys import proposal_id
from core.similarity import unit
from core.steering import edits as e
from core.workspace.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    return small_workspace(with_map=False)


def adopt(interest: RelatedInterest) -> e.InterestAdopted:
    anchors = tuple(item.item_id for item in interest.anchors)
    return e.InterestAdopted(interest.journey_id, interest.name, anchors=anchors, proposal_id=interest.proposal_id)


def topics(interest: RelatedInterest) -> set[str]:
    return {item.item_id.split("-")[0] for item in interest.anchors}


def test_the_same_person_gets_the_same_proposals() -> None:
    one, two = small_workspace(with_map=False), small_workspace(with_map=False)
    assert one.of("ada").proposals() == two.of("ada").proposals() == one.of("ada").proposals()
    assert one.of("ada").proposals()


def test_nobody_is_offered_what_they_follow(workspace: Workspace) -> None:
    for person_id, own in (("ada", {"pottery", "running"}), ("di", {"pottery", "baking", "chess"})):
        for interest in workspace.of(person_id).proposals():
            assert not topics(interest) & own


def test_what_stands_for_a_proposal_is_unseen_and_in_the_catalogue(workspace: Workspace) -> None:
    seen = set(workspace.of("ada").view().profile.history_ids)
    title = workspace.of("ada").title_of
    for interest in workspace.of("ada").proposals():
        assert interest.anchors
        for item in interest.anchors:
            assert item.item_id not in seen
            assert title(item.item_id) == item.title


def test_where_people_went_on_to_comes_first(workspace: Workspace) -> None:
    assert topics(workspace.of("ada").proposals()[0]) == {"baking"}


def test_the_reason_tells_no_count_of_two_people(workspace: Workspace) -> None:
    pottery = next(v for v in workspace.of("ada").view().journeys if v.name == "Pottery")
    best = workspace.of("ada").proposals(pottery.journey_id)[0]
    assert topics(best) == {"baking"}
    assert best.why == "A few people who share your interest in “Pottery” went on to this."


def test_a_declined_proposal_never_comes_again(workspace: Workspace) -> None:
    declined: set[str] = set()
    for _ in range(12):
        offered = workspace.of("ada").proposals()
        assert not declined & {interest.proposal_id for interest in offered}
        if not offered:
            break
        workspace.of("ada").commit(e.InterestDeclined(offered[0].proposal_id, offered[0].name))
        declined.add(offered[0].proposal_id)
    assert workspace.of("ada").proposals() == ()


def test_declining_is_undone_with_its_edit(workspace: Workspace) -> None:
    before = workspace.of("ada").proposals()
    workspace.of("ada").commit(e.InterestDeclined(before[0].proposal_id, before[0].name))
    workspace.of("ada").undo()
    assert workspace.of("ada").proposals() == before


def test_an_adopted_proposal_becomes_a_journey_with_a_share_and_is_not_offered_again(workspace: Workspace) -> None:
    best = workspace.of("ada").proposals()[0]
    workspace.of("ada").commit(adopt(best))
    journey = workspace.of("ada").view().find(best.journey_id)
    assert journey is not None
    assert journey.asked > 0
    assert best.proposal_id not in {interest.proposal_id for interest in workspace.of("ada").proposals()}


def test_what_was_not_me_is_not_offered(workspace: Workspace) -> None:
    view = workspace.of("ada").view()
    workspace.of("ada").commit(e.JourneyRemoved(view.journeys[0].journey_id))
    for interest in workspace.of("ada").proposals():
        assert not topics(interest) & {"pottery", "running"}


def test_later_draws_bring_others_until_there_are_none(workspace: Workspace) -> None:
    hands = [workspace.of("ada").proposals(draw=draw) for draw in range(6)]
    ids = [interest.proposal_id for hand in hands for interest in hand]
    assert len(ids) == len(set(ids))
    assert hands[-1] == ()


def test_one_journey_can_be_the_start(workspace: Workspace) -> None:
    for journey in workspace.of("di").view().journeys:
        assert all(0 <= interest.fit <= 1 for interest in workspace.of("di").proposals(journey.journey_id))


def test_both_scores_are_shares(workspace: Workspace) -> None:
    for interest in workspace.of("cy").proposals():
        assert 0 <= interest.novelty <= 1
        assert 0 <= interest.fit <= 1


def catalogue_of(n: int) -> Catalogue:
    rng = np.random.default_rng(n)
    vectors = rng.normal(size=(n, 8)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return build_catalogue([Item(f"i{k}", f"Item {k}") for k in range(n)], vectors, date(2026, 1, 1))


@pytest.mark.parametrize("n", [0, 1, 2, 3, 7, 40])
def test_tiny_catalogues_have_areas_and_break_nothing(n: int) -> None:
    catalogue = catalogue_of(n)
    areas = find_areas(catalogue, {"p": [(row, float(row)) for row in range(n)]})
    assert sum(len(rows) for rows in areas.members.values()) <= n
    profile = Profile(history_ids=tuple(f"i{k}" for k in range(n // 2)))
    trails = find_trails(areas, {"p": [(row, float(row)) for row in range(n // 2)]})
    assert isinstance(choose(catalogue, areas, trails, profile, person_id="p", strength={}), list)


def test_items_that_say_nothing_are_in_no_area() -> None:
    catalogue = catalogue_of(40)
    silent = replace(catalogue, vectors=np.where(np.arange(40)[:, None] < 5, 0, catalogue.vectors).astype(np.float32))
    assert set(find_areas(silent).label[:5]) == {-1}


def test_an_area_in_a_language_of_nobodys_history_here_is_not_offered() -> None:
    catalogue = catalogue_of(90)
    items = tuple(replace(item, language="en" if n < 30 else "ko") for n, item in enumerate(catalogue.items))
    spoken = replace(catalogue, items=items)
    areas = Areas(np.arange(90) // 15, find_areas(catalogue).centres[:1].repeat(6, axis=0))
    profile = Profile(history_ids=tuple(f"i{k}" for k in range(12)))
    trails = find_trails(areas, {"p": [(row, float(row)) for row in range(12)]})
    offered = {chosen.area for chosen in choose(spoken, areas, trails, profile, person_id="p", strength={}, n=9)}
    assert offered <= {1}


def test_areas_are_the_same_every_time() -> None:
    assert np.array_equal(find_areas(catalogue_of(200)).label, find_areas(catalogue_of(200)).label)


def test_what_people_take_up_together_is_drawn_together() -> None:
    vectors = np.array([[1, 0, 0], [0.8, 0.6, 0], [0.8, 0, 0.6]], np.float32)
    drawn = drawn_together(vectors, {"p": [(0, 0.0), (1, 1.0)]})
    assert drawn[0] @ drawn[1] > vectors[0] @ vectors[1]
    assert np.allclose(drawn[2], vectors[2])


def test_trails_count_people_once_each_and_only_what_came_after() -> None:
    areas = Areas(np.array([0, 0, 1, 1, -1]), np.eye(2, 3, dtype=np.float32))
    met = {"p": [(0, 0.0), (4, 0.5), (1, 1.0), (2, 2.0), (3, 3.0)], "q": [(2, 0.0), (3, 1.0), (0, 2.0)]}
    trails = find_trails(areas, met)
    assert trails.went_on.tolist() == [[0, 1], [0, 0]]
    assert trails.started.tolist() == [1, 2]


def test_steps_are_nearer_ones_first_and_only_forward() -> None:
    areas = Areas(np.array([0, 1, 2, -1]), np.eye(3, dtype=np.float32))
    trails = find_trails(areas, {"p": [(0, 0.0), (3, 0.5), (1, 1.0), (2, 2.0)], "q": [(1, 0.0)], "r": []})
    assert trails.steps.tolist() == [[0, 1, 0.5], [0, 0, 1], [0, 0, 0]]
    assert trails.met.tolist() == [1, 2, 1]


def test_what_everyone_comes_to_pulls_less_than_what_these_people_came_to() -> None:
    areas = Areas(np.repeat(np.arange(4), 3), np.eye(4, dtype=np.float32))
    went = {f"p{n}": [(0, 0.0), (3, 1.0)] for n in range(9)} | {f"q{n}": [(0, 0.0), (6, 1.0)] for n in range(9)}
    crowd = {f"c{n}": [(9, 0.0), (6, 1.0)] for n in range(90)}
    pull = next_pull(areas, find_trails(areas, went | crowd))
    assert pull[0, 1] > pull[0, 2] > pull[0, 3]


def far_apart(n_areas: int) -> tuple[Catalogue, Areas]:
    """Return three items an area; the first of all areas is the nearest to the last."""
    vectors = np.repeat(np.eye(n_areas, dtype=np.float32), 3, axis=0)
    vectors[-3:] = unit(np.eye(n_areas, dtype=np.float32)[-1] + 0.4 * np.eye(n_areas, dtype=np.float32)[0])
    items = [Item(f"i{k}", f"Item {k}") for k in range(3 * n_areas)]
    catalogue = build_catalogue(items, vectors, date(2026, 1, 1))
    return catalogue, Areas(np.arange(3 * n_areas) // 3, unit(vectors[::3]))


@pytest.mark.parametrize("n_areas", [10, 100, 400])
def test_where_people_went_is_proposed_first_however_many_newer_areas_there_are(n_areas: int) -> None:
    catalogue, areas = far_apart(n_areas)
    last = 3 * (n_areas - 1)
    met = {f"p{n}": [(0, 0.0), (1, 1.0), (last, 2.0), (last + 1, 3.0)] for n in range(20)}
    met |= {"me": [(0, 0.0), (1, 1.0)]}
    me = Profile(journeys=(Journey("j", ("i0", "i1")),), history_ids=("i0", "i1"))
    found = choose(catalogue, areas, find_trails(areas, met), me, person_id="me", strength={})
    assert (found[0].area, found[0].went_on, found[0].of) == (n_areas - 1, 20, 20)
    assert found[0].novelty == min(c.novelty for c in found)


def test_nothing_below_the_least_novelty_is_ever_proposed() -> None:
    catalogue, areas = far_apart(30)
    me = Profile(journeys=(Journey("j", ("i0", "i87")),), history_ids=("i0", "i87"))
    trails = find_trails(areas, {"me": [(0, 0.0), (87, 1.0)]})
    everything = choose(catalogue, areas, trails, me, person_id="me", strength={}, n=30)
    assert everything
    assert all(c.novelty >= NOVEL for c in everything)
    assert {c.area for c in everything} == set(new_areas(catalogue, areas, trails, me, person_id="me"))


def chosen(went_on: int, of: int, came: int = 0, by_content: bool = True) -> Chosen:
    return Chosen(area=0, novelty=0.5, fit=0.5, origin=1, went_on=went_on, of=of, came=came, by_content=by_content)


MET = st.dictionaries(
    st.sampled_from(["me", "p", "q", "r"]), st.lists(st.integers(0, 14), max_size=25), min_size=1, max_size=4
)


@given(met=MET)
def test_who_came_to_an_area_soon_after_another_is_counted_once_and_only_where_they_took_it_up(
    met: dict[str, list[int]],
) -> None:
    areas = Areas(np.arange(15) // 3, np.eye(5, dtype=np.float32))
    trails = find_trails(areas, {p: [(row, float(at)) for at, row in enumerate(rows)] for p, rows in met.items()})
    for first in range(5):
        for second in range(5):
            came = [
                any(
                    a // 3 == first and second in [b // 3 for b in rows[at + 1 : at + 1 + SPAN]]
                    for at, a in enumerate(rows)
                )
                and [row // 3 for row in rows].count(second) >= TAKEN_UP
                for rows in met.values()
            ]
            assert trails.came[first, second] == (0 if first == second else sum(came))


@given(met=MET, mine=st.lists(st.integers(0, 14), min_size=1, max_size=12, unique=True))
def test_what_is_named_as_leading_to_a_card_leads_there_most(met: dict[str, list[int]], mine: list[int]) -> None:
    catalogue, areas = far_apart(5)
    met = {**met, "me": mine}
    trails = find_trails(areas, {p: [(row, float(at)) for at, row in enumerate(rows)] for p, rows in met.items()})
    ids = tuple(f"i{row}" for row in mine)
    me = Profile(journeys=(Journey("j", ids),), history_ids=ids)
    weight = interest_weights(catalogue, areas, ids, {})
    led = weight[:, None] * next_pull(areas, trails)
    own = list(trails.takers["me"]) or range(5)
    for card in choose(catalogue, areas, trails, me, person_id="me", strength={}, n=5):
        assert led[card.origin, card.area] == max(led[area, card.area] for area in own)
        assert card.origin in own
        assert card.came == trails.came[card.origin, card.area]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (chosen(6, 20, 9, False), "6 of 20 people who share your interest in “Clay” went on to this."),
        (chosen(4, 20, 9, False), "9 people came to this soon after something like your “Clay”."),
        (chosen(2, 20, 4, False), "A few people who share your interest in “Clay” went on to this."),
        (chosen(1, 20, 2, False), "A few people came to this soon after something like your “Clay”."),
        (chosen(1, 20, 1, False), "A step from your “Clay” that hardly anyone here has taken yet."),
        (chosen(0, 0, 1, True), "The next stop from your “Clay” by what it is about."),
    ],
)
def test_a_reason_says_what_people_did_and_likeness_only_where_that_spoke(card: Chosen, said: str) -> None:
    assert why(card, "Clay") == said


def test_a_reason_without_travellers_says_so() -> None:
    assert "hardly anyone here has gone that way yet" in why(chosen(0, 4), "Clay")
    assert why(chosen(0, 0), "Clay") == "The next stop from your “Clay” by what it is about."
    assert why(chosen(6, 11), "Clay").startswith("6 of 11 people who share your interest in “Clay”")


@pytest.mark.parametrize("stayed", range(5))
def test_how_few_did_not_go_cannot_be_worked_out(stayed: int) -> None:
    said = why(chosen(6, 6 + stayed), "Clay")
    assert said == "6 people who share your interest in “Clay” went on to this."


@pytest.mark.parametrize("went_on", range(5))
@pytest.mark.parametrize("came", range(5))
@pytest.mark.parametrize("by_content", [False, True])
@pytest.mark.parametrize("origin", ["Clay", ""])
def test_a_count_of_fewer_than_five_people_is_never_told(
    went_on: int, came: int, by_content: bool, origin: str
) -> None:
    said = why(chosen(went_on, 400, came, by_content), origin)
    assert not any(letter.isdigit() for letter in said)
    assert "“”" not in said


def test_a_sensitive_area_is_known_by_its_titles_and_never_proposed() -> None:
    titles = {0: ["Glaze a bowl"] * 6, 1: ["A year of grief and sobriety"] * 6, 2: ["Read a map"] * 6}
    items = [Item(f"{area}-{n}", title) for area, said in titles.items() for n, title in enumerate(said)]
    vectors = np.repeat(np.eye(3, 8, dtype=np.float32), 6, axis=0)
    catalogue = build_catalogue(items, vectors, date(2026, 1, 1))
    areas = Areas(np.repeat(np.arange(3), 6), unit(np.stack([catalogue.vectors[i * 6] for i in range(3)])))
    sensitive = sensitive_areas(catalogue, areas, None)
    assert sensitive == {1}
    met = {"p": [(i, float(i)) for i in range(18)]}
    me = Profile(journeys=(Journey("j", ("0-0", "0-1")),), history_ids=("0-0", "0-1"))
    trails = find_trails(areas, met)
    free = {c.area for c in choose(catalogue, areas, trails, me, person_id="me", strength={})}
    barred = {c.area for c in choose(catalogue, areas, trails, me, person_id="me", strength={}, never=sensitive)}
    assert free == {1, 2}
    assert barred == {2}


def test_a_proposals_id_comes_from_the_item_at_its_heart() -> None:
    assert proposal_id("a") == proposal_id("a") != proposal_id("b")
