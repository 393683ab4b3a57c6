"""The meter never says a false thing: figures and sentence worked out anew from the two lists, over random edits."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws.test_one_door import DOOR, opened, persons_wishes, steer, tried

from core.desk.views import EditOutcome, PersonView
from core.effects.meter import effect_in_words
from core.entities import Profile
from core.steering import edits as e
from core.steering.fold import apply
from core.workspace.person_workspace import PersonWorkspace

SEEN = 12


def about(mine: PersonWorkspace, edit: object, before: PersonView) -> list[str]:
    """Return the journeys that an edit is about, from what it holds and where its items were before it."""
    match edit:
        case e.EditUndone() | e.EditRedone():
            undone = next(x for x in mine.entries() if x.seq == edit.seq)
            return about(mine, undone.edit, mine.view(until=undone.seq - 1))
        case e.TurnTaken(waits=True):
            return []
        case e.RecipeTaken() | e.SentenceTaken() | e.TurnTaken():
            found, profile = list[str](), before.profile
            for step in edit.edits:
                found += about_one(step, profile)
                profile = apply(profile, step, mine.desk.proposals)
            return found
        case _:
            return about_one(edit, before.profile)


def about_one(edit: object, before: Profile) -> list[str]:
    """Return the journeys that an edit of one step is about."""
    homes = {item_id: j.journey_id for j in before.journeys for item_id in j.members}
    match edit:
        case e.ItemsMoved():
            return [edit.target_id, *(homes[i] for i in edit.item_ids if i in homes)]
        case e.ItemsGathered():
            made = () if edit.disowned else (edit.journey_id,)
            return [*made, *(homes[i] for i in edit.item_ids if i in homes)]
        case e.JourneySplit():
            return [edit.journey_id, *(part_id for part_id, _ in edit.parts)]
        case e.JourneysMerged():
            return [edit.target_id, *edit.absorbed_ids]
        case _:
            found = getattr(edit, "journey_id", None)
            return [found] if found else []


def on_page(view: PersonView) -> dict[str, str]:
    """Map the journeys of a page to the names that stand there."""
    return {v.journey_id: v.name for v in (*view.journeys, *view.removed)}


def part(view: PersonView, journey_id: str) -> float:
    """Return a journey's part of the places that are no pins."""
    free = [place.journey_id for place in view.slate.places if not place.pinned]
    return free.count(journey_id) / max(len(free), 1)


def changed_hands(before: PersonView, after: PersonView) -> list[str]:
    """Return the items on both lists that stand there under another journey; a pin stands under none."""
    was = {place.item_id: place.journey_id for place in before.slate.places if not place.pinned}
    free = [place for place in after.slate.places if not place.pinned]
    return [p.item_id for p in free if p.item_id in was and was[p.item_id] != p.journey_id]


def about_itself(before: PersonView, after: PersonView, journeys: Sequence[str]) -> set[str]:
    """Return the items that an edit is about: those of its journeys on either list, and what it pinned or let go."""
    was, now = ({p.item_id: p for p in view.slate.places} for view in (before, after))
    serve = {item_id for item_id, place in {**was, **now}.items() if place.journey_id in journeys}
    pinned = {
        item_id
        for item_id in {**was, **now}
        if (item_id in was and was[item_id].pinned) is not (item_id in now and now[item_id].pinned)
    }
    return serve | pinned


def whole(share: float) -> str:
    """Write a share in whole per cent."""
    return "less than 1 %" if share > 0 and f"{100 * share:.0f}" == "0" else f"{100 * share:.0f} %"


def expected(before: PersonView, after: PersonView, journeys: Sequence[str]) -> str:
    """Return what is true of two lists, in the words of the meter."""
    old, new = before.slate.item_ids, after.slate.item_ids
    said, names = [], {**on_page(before), **on_page(after)}
    told = [j for j in dict.fromkeys(journeys) if j in before.slate.asked or j in after.slate.asked]
    for k, journey_id in enumerate(told):
        same = [names[j] for j in told[:k]].count(names[journey_id])
        name = f"{names[journey_id]} ({same + 1})" if same else names[journey_id]
        asks, has = after.slate.asked.get(journey_id, 0.0), part(after, journey_id)
        had = before.slate.asked.get(journey_id, 0.0) or part(before, journey_id)
        if asks == has == 0:
            said.append(f"“{name}” {'now ' if had else ''}takes no places")
        else:
            said.append(f"“{name}” asks for {whole(asks)} and got {whole(has)}")
    n = min(SEEN, max(len(old), len(new)))
    changed = sum(old[k : k + 1] != new[k : k + 1] for k in range(n))
    handed = len(changed_hands(before, after))
    if handed and not changed:
        order = "in the same order" if old == new else f"and the first {n} keep their order"
        stand = "1 place now stands" if handed == 1 else f"{handed} places now stand"
        said.append(f"this changed whose things are, not what comes first: {stand} under another journey, {order}")
    elif old == new:
        said.append("your list stayed as it was")
    else:
        said.append(f"{changed or 'none'} of the first {n} places changed")
    if old == new:
        return "; ".join(said) + "."
    came, went = set(new) - set(old), set(old) - set(new)
    if came or went:
        said.append(f"{len(came)} came and {len(went)} went")
    own = about_itself(before, after, journeys)
    far = max((abs(old.index(i) - new.index(i)) for i in set(old) & set(new) - own), default=0)
    other = told or came or went or own & set(old) & set(new)
    if far == 0:
        said.append("everything else stayed in order")
    elif far == 1:
        said.append(f"nothing {'else ' if other else ''}moved by more than one place")
    else:
        said.append(f"{'everything else' if other else 'the items'} moved by {far} places at most")
    return "; ".join(said) + "."


def order_kept(before: PersonView, after: PersonView, journeys: Sequence[str]) -> float | None:
    """Return Kendall's tau of the others' items on both lists, counted pair by pair."""
    old, new = before.slate.item_ids, after.slate.item_ids
    aimed = about_itself(before, after, journeys)
    pairs = list(combinations([i for i in old if i in new and i not in aimed], 2))
    if not pairs:
        return None
    return sum(1 if new.index(first) < new.index(second) else -1 for first, second in pairs) / len(pairs)


def check(mine: PersonWorkspace, before: PersonView, made: EditOutcome) -> None:
    """Require that an edit's effect is what the lists before and after it show."""
    after, journeys = mine.view(), about(mine, made.entry.edit, before)
    effect = made.effect
    assert effect_in_words(effect) == expected(before, after, journeys)
    assert "Unnamed journey" not in effect_in_words(effect)
    old, new = before.slate.item_ids, after.slate.item_ids
    assert set(effect.came) == set(new) - set(old)
    assert set(effect.gone) == set(old) - set(new)
    assert effect.moved == sum(old.index(i) != new.index(i) for i in set(old) & set(new))
    assert effect.handed_over == len(changed_hands(before, after))
    own = set(old) & set(new) & about_itself(before, after, journeys)
    gained = sum(old.index(i) - new.index(i) for i in own) / len(own) if own else None
    assert effect.ranks_gained == (None if gained is None else pytest.approx(gained))
    kept = order_kept(before, after, journeys)
    assert effect.tau == (None if kept is None else pytest.approx(kept))
    shares = [
        (before.slate.asked.get(j, 0.0), after.slate.asked.get(j, 0.0), part(before, j), part(after, j))
        for j in dict.fromkeys(journeys)
        if j in before.slate.asked or j in after.slate.asked
    ]
    assert list(effect.aimed_at.values()) == shares
    assert made.comparison.changes_nothing is (old == new)


@DOOR
@given(st.data())
def test_what_the_meter_says_of_any_edit_is_what_the_two_lists_show(data: st.DataObject) -> None:
    mine = opened()
    steer(data, mine)
    before, wish = mine.view(), data.draw(persons_wishes(mine))
    made = tried(lambda: mine.commit(wish))
    if made is None:
        return
    check(mine, before, made)
    if isinstance(made.entry.edit, e.TurnTaken) and made.entry.edit.waits:
        return
    again = mine.view()
    check(mine, again, mine.undo())


STRUCTURAL = st.sampled_from(["move", "split", "merge", "gather", "rename"])


@DOOR
@given(st.data(), STRUCTURAL)
def test_every_journey_that_an_edit_takes_from_or_gives_to_is_counted_and_named_as_on_the_page(
    data: st.DataObject, verb: str
) -> None:
    mine = opened()
    steer(data, mine, 2)
    before = mine.view()
    own = [j for j in before.profile.journeys if j.is_own and len(j.members) > 1]
    assume(len(own) > 1)
    source, target = data.draw(st.permutations(own))[:2]
    picked = tuple(data.draw(st.lists(st.sampled_from(source.members), min_size=1, unique=True)))
    wish: dict[str, e.Edit] = {
        "move": e.ItemsMoved(picked, target.journey_id),
        "split": e.JourneySplit(source.journey_id, (("", picked[: len(source.members) - 1]),)),
        "merge": e.JourneysMerged(target.journey_id, (source.journey_id,)),
        "gather": e.ItemsGathered("", picked),
        "disown": e.ItemsGathered("", picked, disowned=True),
        "rename": e.JourneyRenamed(source.journey_id, "Quite my own"),
    }
    made = tried(lambda: mine.commit(wish[verb]))
    if made is None:
        return
    check(mine, before, made)
    if verb in ("move", "merge", "gather", "split"):
        assert len(made.comparison.aimed_at) == 2
        assert source.journey_id in made.comparison.aimed_at


def test_a_pin_moves_itself_and_nothing_else_changes_order_or_hands() -> None:
    mine = opened()
    last = mine.view().slate.item_ids[-1]
    made = mine.commit(e.ItemPinned(last))
    assert effect_in_words(made.effect).endswith("nothing else moved by more than one place.")
    assert made.effect.tau == pytest.approx(1.0)
    assert made.effect.handed_over == 0
    again = mine.undo()
    assert effect_in_words(again.effect).endswith("nothing else moved by more than one place.")


def test_after_a_split_the_parts_are_told_by_their_own_names_and_after_a_renaming_by_that_name() -> None:
    mine = opened()
    top = mine.view().journeys[0]
    split = mine.commit(e.JourneySplit(top.journey_id, (("", top.journey.members[:4]),)))
    names = {v.name for v in mine.view().journeys}
    assert len(split.effect.aimed_at) == 2
    assert set(split.effect.aimed_at) <= names
    renamed = mine.commit(e.JourneyRenamed(top.journey_id, "Mud pies"))
    assert list(renamed.effect.aimed_at) == ["Mud pies"]
