"""What each verb is measured by: a situation, the edit of a knowing person, and its effect on hidden items."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from benchmarks.steering_measures import POOL, Effect, area, finish, gain_at, make_pool, slate
from benchmarks.steering_persons import Steerer
from core.entities import Profile
from core.ranking.slate import calibrate
from core.salience import merged_weight, shares
from core.steering import edits as e
from core.steering.decisions import decide
from core.steering.fold import apply

PRESSES = 1.5**3
DEEP = 600
FIRST_TEN, NEARLY_ALL = 10, 1_000.0


def _other(one: Steerer, label: str, rng: np.random.Generator) -> str:
    """Return a random journey that is not the collection's."""
    aimed = one.journeys_of(label)
    others = [j.journey_id for j in one.profile.journeys if j.journey_id not in aimed]
    return str(rng.choice(others)) if others else aimed[0]


def weighted(sign: int, one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Ask for more (or less) of a collection, three presses on each of its journeys: change in AUC in a pool of 100."""
    pool, wanted = make_pool(one, label, rng), set(one.hidden[label])
    weight = PRESSES**sign
    start = area(slate(one, one.profile, POOL, pool).item_ids, wanted, pool)

    def change(journey_ids: Sequence[str]) -> float:
        profile = one.profile
        for journey_id in journey_ids:
            profile = apply(profile, e.JourneyWeighted(journey_id, weight), one.proposals)
        return sign * (area(slate(one, profile, POOL, pool).item_ids, wanted, pool) - start)

    return finish(
        one,
        one.profile,
        e.JourneyWeighted(one.journey_of(label), weight),
        change(one.journeys_of(label)),
        of_random=change([_other(one, label, rng)]),
        oracle=sign * (_oracle_area(one, label, pool, weight) - _oracle_area(one, label, pool, 1.0)),
        cosine=sign * _cosine_change(one, label, pool, wanted, (1.0, weight)),
    )


def _oracle_area(one: Steerer, label: str, pool: Sequence[str], weight: float) -> float:
    """Return the AUC of a ranking that knows every item's collection and shares its places out by the same weights."""
    truth = apply(one.sorted_truly(), e.JourneyWeighted(f"truth-{label}", weight), one.proposals)
    asked = shares(truth.journeys, one.salience)
    labels = list(one.seen)
    of = {name: [i for i in pool if one.library.label_of[i] == name] for name in labels}
    turns = calibrate([asked[f"truth-{name}"] for name in labels], [len(of[name]) for name in labels], POOL)
    left = {name: iter(ids) for name, ids in of.items()}
    ranking = [next(left[labels[turn]]) for turn in turns]
    return area(ranking, set(one.hidden[label]), pool)


def _cosine_change(
    one: Steerer, label: str, pool: Sequence[str], wanted: set[str], weights: tuple[float, float]
) -> float:
    """Return the change in AUC of a ranking by cosine alone that gives the label as many places as its journeys get.

    Its places go to what is nearest to the collection's name, the others to what is nearest to the history.
    """
    areas = []
    for weight in weights:
        profile = one.profile
        for journey_id in one.journeys_of(label):
            profile = apply(profile, e.JourneyWeighted(journey_id, weight), one.proposals)
        asked = shares(profile.journeys, one.salience)
        share = sum(asked[journey_id] for journey_id in one.journeys_of(label))
        areas.append(area(by_cosine(one, label, pool, share), wanted, pool))
    return areas[1] - areas[0]


def by_cosine(one: Steerer, label: str, pool: Sequence[str], share: float) -> list[str]:
    """Return a pool ranked by cosine alone, a share of the places by the collection's name, the rest by the history."""
    catalogue, said = one.library.catalogue, one.library.title_vectors[one.library.titles[label]]
    vectors = catalogue.vectors[catalogue.rows(pool)]
    history = catalogue.vectors[one.ranker.history.consumed].mean(axis=0)
    sides = [iter(np.argsort(-(vectors @ query), kind="stable").tolist()) for query in (said, history)]
    taken: dict[int, None] = {}
    for turn in calibrate([share, 1.0 - share], [len(pool), len(pool)], len(pool)):
        at = next((position for position in sides[turn] if position not in taken), None)
        if at is not None:
            taken[at] = None
    return [pool[at] for at in taken]


def silenced(make: Callable[[str], e.Edit], one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Silence a collection's journey: how many of the first 20 places its items no longer take, as a share."""
    wanted = set(one.library.members[label])

    def places(profile: Profile) -> float:
        return sum(i in wanted for i in slate(one, profile).item_ids[:20]) / 20

    edit, other = make(one.journey_of(label)), make(_other(one, label, rng))
    start = places(one.profile)
    gain = start - places(apply(one.profile, edit, one.proposals))
    random = start - places(apply(one.profile, other, one.proposals))
    return finish(one, one.profile, edit, gain, of_random=random, oracle=start, before=start)


def better(
    one: Steerer,
    base: Profile,
    edit: e.Edit,
    wanted: set[str],
    aimed: Sequence[str] | None = None,
    by_chance: e.Edit | None = None,
) -> Effect:
    """Return the change in nDCG@10 of hidden items, among the places of the journeys aimed at where they are given.

    `by_chance` is an edit of the same kind that knows nothing; the oracle puts only hidden items there.
    """

    def quality(profile: Profile) -> float:
        places = [p for p in slate(one, profile).places if aimed is None or p.journey_id in aimed]
        return gain_at([p.item_id for p in places], wanted)

    edit, before = decide(base, edit), quality(base)
    chance = None if by_chance is None else quality(apply(base, decide(base, by_chance), one.proposals)) - before
    gain = quality(apply(base, edit, one.proposals)) - before
    return finish(one, base, edit, gain, of_random=chance, oracle=1.0 - before, before=before)


def renamed(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Name a journey that mixes two collections after one of them: nDCG@10 of it among the journey's places."""
    base, _ = _muddle(one, label, rng)
    edit = e.JourneyRenamed(_truth(label), one.library.titles[label])
    chance = e.JourneyRenamed(_truth(label), one.library.titles[_stranger(one, rng)])
    return better(one, base, edit, set(one.hidden[label]), [_truth(label)], chance)


def _truth(label: str) -> str:
    return f"truth-{label}"


def merged(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Merge a collection's journey that was torn in two at random: nDCG@10 among its places."""
    base, target = one.sorted_truly(), _truth(label)
    torn = tuple(rng.permutation(one.seen[label])[: len(one.seen[label]) // 2].tolist())
    split = decide(base, e.JourneySplit(target, (("", torn),)))
    assert isinstance(split, e.JourneySplit)
    base, half = apply(base, split, one.proposals), split.parts[0][0]
    weight = merged_weight([base.by_id[target], base.by_id[half]], one.salience)
    edit = e.JourneysMerged(target, (half,), weight)
    other = _truth(str(rng.choice([name for name in one.seen if name != label])))
    chance = e.JourneysMerged(target, (other,), merged_weight([base.by_id[target], base.by_id[other]], one.salience))
    return better(one, base, edit, set(one.hidden[label]), [target, half], chance)


def _muddle(one: Steerer, label: str, rng: np.random.Generator) -> tuple[Profile, str]:
    """Return the true profile with another collection merged into one, and that other."""
    other = str(rng.choice([name for name in one.seen if name != label]))
    base = one.sorted_truly()
    return apply(base, e.JourneysMerged(_truth(label), (_truth(other),), 1.0), one.proposals), other


def split_up(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Split a journey in which two collections were muddled: nDCG@10 of both among its places."""
    base, other = _muddle(one, label, rng)
    edit = decide(base, e.JourneySplit(_truth(label), (("", one.seen[other]),)))
    chance = decide(base, e.JourneySplit(_truth(label), (("", _some(base, _truth(label), one.seen[other], rng)),)))
    assert isinstance(edit, e.JourneySplit)
    assert isinstance(chance, e.JourneySplit)
    wanted = {*one.hidden[label], *one.hidden[other]}
    return better(one, base, edit, wanted, [_truth(label), edit.parts[0][0], chance.parts[0][0]], chance)


def _some(base: Profile, journey_id: str, like: Sequence[str], rng: np.random.Generator) -> tuple[str, ...]:
    """Return as many members of a journey as there are of something, by chance."""
    members = base.by_id[journey_id].members
    return tuple(rng.choice(members, min(len(like), len(members) - 1), replace=False).tolist())


def child_up(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Ask for more of one child of a split: change in AUC of its items; `tau` is the order of its sibling's."""
    base, other = _muddle(one, label, rng)
    split = decide(base, e.JourneySplit(_truth(label), (("", one.seen[other]),)))
    assert isinstance(split, e.JourneySplit)
    base, child = apply(base, split, one.proposals), split.parts[0][0]
    pool, wanted = make_pool(one, other, rng), set(one.hidden[other])
    edit = e.JourneyWeighted(child, PRESSES)
    ranked = [slate(one, p, POOL, pool).item_ids for p in (base, apply(base, edit, one.proposals))]
    return finish(one, base, edit, area(ranked[1], wanted, pool) - area(ranked[0], wanted, pool))


def moved(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Move items home that had strayed into another journey: nDCG@10 of both collections among their places."""
    other = str(rng.choice([name for name in one.seen if name != label]))
    strayed = tuple(one.seen[other][: max(2 * len(one.seen[other]) // 3, 1)])
    base = apply(one.sorted_truly(), e.ItemsMoved(strayed, _truth(label)), one.proposals)
    wanted = {*one.hidden[label], *one.hidden[other]}
    home = e.ItemsMoved(strayed, _truth(other))
    chance = e.ItemsMoved(_some(base, _truth(label), strayed, rng), _truth(other))
    return better(one, base, home, wanted, [_truth(label), _truth(other)], chance)


Situation = tuple[Profile, e.Edit, dict[str, str], str]
"""A profile, a knowing person's edit of it, which journey each label is right under after it, and the label that is
under a name of its own from then on."""


def _split_situation(one: Steerer, label: str, rng: np.random.Generator) -> Situation:
    base, other = _muddle(one, label, rng)
    edit = decide(base, e.JourneySplit(_truth(label), (("", one.seen[other]),)))
    assert isinstance(edit, e.JourneySplit)
    return base, edit, {label: _truth(label), other: edit.parts[0][0]}, other


def _move_situation(one: Steerer, label: str, rng: np.random.Generator) -> Situation:
    other = str(rng.choice([name for name in one.seen if name != label]))
    strayed = tuple(one.seen[other][: max(2 * len(one.seen[other]) // 3, 1)])
    base = apply(one.sorted_truly(), e.ItemsMoved(strayed, _truth(label)), one.proposals)
    edit = decide(base, e.ItemsMoved(strayed, _truth(other)))
    return base, edit, {label: _truth(label), other: _truth(other)}, other


def whose(
    situation: Callable[[Steerer, str, np.random.Generator], Situation],
    one: Steerer,
    label: str,
    rng: np.random.Generator,
) -> Effect:
    """Edit who items belong to: the share of both collections' places that stand under the right journey."""
    base, edit, right, _ = situation(one, label, rng)
    of = {item_id: name for name in right for item_id in one.hidden[name]}

    def attributed(profile: Profile) -> float:
        found = [p.journey_id == right[of[p.item_id]] for p in slate(one, profile).places if p.item_id in of]
        return float(np.mean(found)) if found else 0.0

    before = attributed(base)
    gain = attributed(apply(base, edit, one.proposals)) - before
    return finish(one, base, edit, gain, oracle=1.0 - before, before=before)


def under_its_name(
    situation: Callable[[Steerer, str, np.random.Generator], Situation],
    one: Steerer,
    label: str,
    rng: np.random.Generator,
) -> Effect:
    """Edit who items belong to: precision of the first ten places under the journey that they come to."""
    base, edit, right, other = situation(one, label, rng)
    wanted = set(one.hidden[other])

    def precision(profile: Profile, journey_id: str) -> float:
        places = [p.item_id in wanted for p in slate(one, profile, 100).places if p.journey_id == journey_id][:10]
        return float(np.mean(places)) if places else 0.0

    is_new = right[other] not in base.by_id
    before = precision(base, right[label] if is_new else right[other])
    gain = precision(apply(base, edit, one.proposals), right[other]) - before
    return finish(one, base, edit, gain, oracle=1.0 - before, before=before)


def delved(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Delve into one of two collections that a journey holds: nDCG@10 of it among the journey's places."""
    base, _ = _muddle(one, label, rng)
    edit = e.JourneyFocused(_truth(label), one.seen[label], "a part")
    chance = e.JourneyFocused(_truth(label), _some(base, _truth(label), one.seen[label], rng), "a part")
    return better(one, base, edit, set(one.hidden[label]), [_truth(label)], chance)


def _stranger(one: Steerer, rng: np.random.Generator) -> str:
    """Return a collection that the person has nothing of."""
    return str(rng.choice([name for name in one.library.members if name not in one.seen]))


def adopted(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Adopt an interest by its name alone: the share of the first 20 places that its collection's items take."""
    del label
    wanted_label = _stranger(one, rng)
    wanted = set(one.library.members[wanted_label])
    edit = e.InterestAdopted("new", one.library.titles[wanted_label], anchors=())
    chance = e.InterestAdopted("new", one.library.titles[_stranger(one, rng)], anchors=())
    profiles = [one.profile, *(apply(one.profile, adopted, one.proposals) for adopted in (edit, chance))]
    start, gained, by_chance = (sum(i in wanted for i in slate(one, p).item_ids[:20]) / 20 for p in profiles)
    n_new = sum(p.journey_id == "new" for p in slate(one, profiles[1]).places[:20])
    unseen = [item.item_id for item in one.library.catalogue.items if item.item_id not in one.profile.journey_of]
    nearest = by_cosine(one, wanted_label, unseen, 1.0)[:n_new]
    return finish(
        one,
        one.profile,
        edit,
        gained - start,
        of_random=by_chance - start,
        oracle=n_new / 20,
        cosine=sum(i in wanted for i in nearest) / 20,
        before=start,
    )


def dismissed(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Dismiss an item: how far the AUC of the rest of its collection falls in a pool of 100."""
    pool = make_pool(one, label, rng)
    gone, wanted = one.hidden[label][0], set(one.hidden[label][1:])
    rest = [item_id for item_id in pool if item_id != gone]
    edit = e.ItemDismissed(gone)
    strange = [i for i in pool if i not in wanted and i != gone]
    chance = e.ItemDismissed(str(rng.choice(strange)))
    start, fallen, by_chance = (
        area(slate(one, p, POOL, rest).item_ids, wanted, rest)
        for p in (one.profile, *(apply(one.profile, each, one.proposals) for each in (edit, chance)))
    )
    return finish(one, one.profile, edit, start - fallen, of_random=start - by_chance, oracle=start, before=start)


def pinned(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Pin a hidden item: the share of the first place it takes."""
    del rng
    edit = e.ItemPinned(one.hidden[label][0])
    after = apply(one.profile, edit, one.proposals)
    tops = [float(slate(one, p).item_ids[:1] == (edit.item_id,)) for p in (one.profile, after)]
    return finish(one, one.profile, edit, tops[1] - tops[0])


def paired(one: Steerer, label: str, rng: np.random.Generator) -> Effect:
    """Ask for more and for less: whether a hidden item is in the first 20 under 'more' and not under 'less'."""
    wanted = set(one.hidden[label])

    def shown(journey_id: str, weight: float) -> set[str]:
        profile = apply(one.profile, e.JourneyWeighted(journey_id, weight), one.proposals)
        return wanted & set(slate(one, profile).item_ids[:20])

    def told_apart(journey_id: str) -> float:
        more, less = shown(journey_id, PRESSES), shown(journey_id, 1.0 / PRESSES**2)
        return float(bool(more - less)) - float(bool(less - more))

    edit = e.JourneyWeighted(one.journey_of(label), PRESSES)
    return finish(one, one.profile, edit, told_apart(edit.journey_id), of_random=told_apart(_other(one, label, rng)))


def rank_gains(one: Steerer, rng: np.random.Generator) -> tuple[float, float] | None:
    """Return the ranks that an item ranked 100 to 500 gains when it is named, and when its collection is named.

    Naming is adopting an interest in those words alone. None where no such item is from a collection new to the
    person.
    """
    one = one.without_floor
    before = slate(one, one.profile, DEEP).item_ids
    label_of = one.library.label_of
    far = [i for i in before[99:500] if label_of[i] not in one.seen]
    if not far:
        return None
    chosen = str(rng.choice(far))
    row = one.library.catalogue.row_of[chosen]
    title = one.library.catalogue.items[row].title
    words = {**one.library.title_vectors, title: one.library.catalogue.vectors[row]}
    gains = []
    for name in (title, one.library.titles[label_of[chosen]]):
        profile = apply(one.profile, e.InterestAdopted("new", name, anchors=()), one.proposals)
        after = one.ranker.slate(profile, words, DEEP).item_ids
        rank = after.index(chosen) + 1 if chosen in after else DEEP
        gains.append(float(before.index(chosen) + 1 - rank))
    return gains[0], gains[1]


def named_right(one: Steerer, rng: np.random.Generator) -> tuple[float, float]:
    """Return the share of the places of an interest adopted by its name that are right, and of the first ten of all.

    The first ten of all are those that it has when it asks for nearly everything.
    """
    label = _stranger(one, rng)
    wanted = set(one.library.members[label])
    profile = apply(one.profile, e.InterestAdopted("new", one.library.titles[label], anchors=()), one.proposals)
    own = [place.item_id in wanted for place in slate(one, profile).places if place.journey_id == "new"]
    only = apply(profile, e.JourneyWeighted("new", NEARLY_ALL), one.proposals)
    first = [item_id in wanted for item_id in slate(one, only, FIRST_TEN).item_ids]
    return float(np.mean(own)) if own else 0.0, float(np.mean(first))


Measure = Callable[[Steerer, str, np.random.Generator], Effect]
VERBS: dict[str, Measure] = {
    "more": partial(weighted, 1),
    "less": partial(weighted, -1),
    "more and less, paired": paired,
    "mute": partial(silenced, e.JourneyMuted),
    "pause": partial(silenced, e.JourneyPaused),
    "finish": partial(silenced, e.JourneyFinished),
    "not me": partial(silenced, e.JourneyRemoved),
    "rename": renamed,
    "merge": merged,
    "split": split_up,
    "split, then more of one": child_up,
    "move items": moved,
    "split: whose an item is": partial(whose, _split_situation),
    "split: first ten under the new name": partial(under_its_name, _split_situation),
    "move items: whose an item is": partial(whose, _move_situation),
    "move items: first ten under the new name": partial(under_its_name, _move_situation),
    "delve deeper": delved,
    "adopt": adopted,
    "dismiss": dismissed,
    "pin": pinned,
}
