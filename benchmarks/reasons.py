"""Are the reasons that a list gives its real ones: nothing in them that is not so, and without the evidence another.

Every person of the demo, in lists after many edits. What a sentence says is read back from its words alone and held
against the person's history, the names on the page and the points of the place. Then the first thing that a reason
names is taken out of its journey: the reason has to change, and what the item is about has to count for less than
without any other thing of that journey, drawn at random. Last, the checker of other words: every sentence as it stands,
and with one fault planted; `--model` also lets the model that is set up reword some of them (see real_model.py).
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.judged_people import shipped_pair
from benchmarks.real_model import serving
from benchmarks.reworded import Elsewhere, by_model, check
from benchmarks.setup import print_setup
from core.adapters.llm.llm import MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel
from core.adapters.store.database import Database
from core.desk.beside import LEADS_IN, stands_beside
from core.desk.facts_told import beside_facts, reason_facts
from core.desk.slate_views import PlaceView
from core.desk.views import PersonView
from core.entities import Profile
from core.naming.rewording import Facts
from core.ranking.reasons import aspect_points, in_words
from core.ranking.slate import Place
from core.steering import edits as e
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.workspace import Workspace

SEED = 5
CONTEXT_TOKENS, ANSWER_TOKENS = 2_048, 300
LEVELS = (0.0, 0.5, 1.0)
FACTORS = (0.4, 3.0)
QUOTED = re.compile(r"“(.+?)”(?=[\s:;.,]|$)")
CLAIMS = {
    "people who took up": ("together", "people", "follows"),
    "people with your tastes take it up": ("together", "people", "follows"),
    "many people take it up": ("popularity", "quality", "trend"),
    "it is new": ("freshness",),
    "it is about": ("content", "evidence", "codes", "words"),
    "it leads somewhere new": ("exploration",),
}


@dataclass
class Tally:
    """What was looked at, and what was wrong with it."""

    checked: int = 0
    compared: int = 0
    false: list[str] = field(default_factory=list)
    unchanged: int = 0
    deleted: int = 0
    falls: list[tuple[float, float]] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)


def views(mine: PersonWorkspace) -> Iterator[PersonView]:
    """Yield the person's list as it is and as other dials, weights and dismissals would have it."""
    view = mine.view()
    yield view
    wishes: list[e.Edit] = [e.ExplorationSet(level) for level in LEVELS]
    wishes += [e.JourneyWeighted(v.journey_id, factor) for v in view.journeys for factor in FACTORS]
    wishes += [e.ItemDismissed(item_id) for item_id in view.slate.item_ids[:4]]
    for wish in wishes:
        yield mine.preview([wish])[0]


def reason(place: PlaceView) -> str:
    """Say why a place is there, as the page and Talk do."""
    return in_words(place.place, place.journey_name, [item.title for item in place.receipts])


def false_in(said: str, place: PlaceView, known: frozenset[str]) -> list[str]:
    """Return what a reason says that is not so; `known` are the titles of the person's history."""
    points, wrong = dict(place.place.contributions), list[str]()
    for name in QUOTED.findall(said):
        if name != place.journey_name and name not in known:
            wrong.append(f"unknown: {name}")
    for words, features in CLAIMS.items():
        if words in said and sum(points.get(feature, 0.0) for feature in features) <= 0:
            wrong.append(f"no points for: {words}")
    if "dismissed" in said and points.get("dismissed", 0.0) >= 0:
        wrong.append("near nothing dismissed")
    return wrong


def false_of_two(said: str, upper: PlaceView, lower: PlaceView) -> list[str]:
    """Return what a comparison says that is not so."""
    wrong, sums = list[str](), [aspect_points(view.place) for view in (upper, lower)]
    for name in QUOTED.findall(said):
        if name not in {upper.item.title, lower.item.title, upper.journey_name, lower.journey_name}:
            wrong.append(f"unknown: {name}")
    for view, own, other in ((upper, sums[0], sums[1]), (lower, sums[1], sums[0])):
        ahead = said.partition(f"“{view.item.title}” is ahead in ")[2].partition(". ")[0]
        wrong += [
            f"not ahead: {name}" for name, words in LEADS_IN.items() if words in ahead and own[name] <= other[name]
        ]
    if "has more points in all" in said and upper.place.score >= lower.place.score:
        wrong.append("more points")
    return wrong


def without(profile: Profile, item_id: str) -> Profile:
    """Return a profile from whose journeys a thing was taken out."""
    journeys = tuple(
        replace(j, members=tuple(i for i in j.members if i != item_id)) if item_id in j.members else j
        for j in profile.journeys
    )
    return replace(profile, journeys=journeys)


def about(place: Place | None) -> float:
    """Return the points that a place has for what it is about; none for what is no longer listed."""
    return aspect_points(place)["content"] if place is not None else 0.0


def delete_evidence(mine: PersonWorkspace, view: PersonView, tally: Tally, rng: np.random.Generator) -> None:
    """Take out, for every place, the first thing that its reason names, and one at random, and note what changes."""
    for place in mine.places(view):
        members = view.profile.by_id[place.place.journey_id].members if place.place.journey_id else ()
        named = [item for item in place.receipts if f"“{item.title}”" in reason(place) and item.item_id in members]
        others = [item_id for item_id in members if item_id not in {item.item_id for item in place.receipts}]
        if not named or not others:
            continue
        tally.deleted += 1
        after = _same(mine, without(view.profile, named[0].item_id), place)
        tally.unchanged += after is not None and _said(mine, after, place) == reason(place)
        rest = _same(mine, without(view.profile, others[int(rng.integers(len(others)))]), place)
        if after is not None and rest is not None:
            before = about(place.place)
            tally.falls.append((before - about(after), before - about(rest)))


def _same(mine: PersonWorkspace, profile: Profile, place: PlaceView) -> Place | None:
    """Return the place of the same item in the list of another profile."""
    return next((one for one in mine.desk.slate(profile).places if one.item_id == place.item.item_id), None)


def _said(mine: PersonWorkspace, after: Place, place: PlaceView) -> str:
    """Say why the same item is in another list."""
    return in_words(after, place.journey_name, mine.desk.titles(after.receipts))


def look_at(mine: PersonWorkspace, tally: Tally) -> None:
    """Read every reason, and every comparison of neighbours, of a person's lists."""
    known = frozenset(mine.desk.titles(mine.desk.item_ids))
    for view in views(mine):
        places = mine.places(view)
        for place in places:
            tally.checked += 1
            tally.false += false_in(reason(place), place, known)
            tally.facts.append(reason_facts(place))
        for upper, lower in pairwise(places):
            tally.compared += 1
            tally.false += false_of_two(stands_beside(upper, lower, view.slate.asked), upper, lower)
        tally.facts += [beside_facts(*two, view.slate.asked) for two in pairwise(places)]


def elsewhere(workspace: Workspace) -> Elsewhere:
    """Return every title and maker of the catalogue, and what people's journeys are called in it."""
    mine = workspace.of(workspace.people()[0].person_id)
    items = mine.desk.catalogue.items
    makers = sorted({item.creator for item in items if item.creator})
    return Elsewhere([item.title for item in items], makers)


def look_at_words(workspace: Workspace, tally: Tally, n_by_model: int) -> dict[str, float]:
    """Hold the checker of other words against sentences as they stand, with faults, and of a model if one is asked."""
    told = list(dict.fromkeys(tally.facts))
    said = check(told, elsewhere(workspace), np.random.default_rng(SEED))
    if n_by_model:
        with serving(CONTEXT_TOKENS, ANSWER_TOKENS) as endpoint:
            model = OpenAIChatModel(endpoint, MemoryAnswerCache())
            by_model(told, n_by_model, model, np.random.default_rng(SEED))
    return said


def main(person_ids: Sequence[str], n_by_model: int) -> None:
    """Look at the demo's people, or at those that are named."""
    print_setup(seed=SEED)
    workspace, tally, rng = Workspace(Database(), shipped_pair()), Tally(), np.random.default_rng(SEED)
    for person in workspace.people():
        if person_ids and person.person_id not in person_ids:
            continue
        mine = workspace.of(person.person_id)
        look_at(mine, tally)
        delete_evidence(mine, mine.view(), tally, rng)
    named, others = np.array(tally.falls or [(0.0, 0.0)]).T
    print(
        f"{tally.checked:,} reasons and {tally.compared:,} comparisons read: {len(tally.false)} facts that are not so"
    )
    print(*tally.false[:10], sep="\n")
    print(f"evidence taken out {tally.deleted:,} times: reason unchanged {tally.unchanged} times")
    print(f"points for what it is about fall by {named.mean():.4f}, without another thing by {others.mean():.4f};")
    print(f"by more than without the other in {np.mean(named > others):.3f} of {len(tally.falls):,}")
    words = look_at_words(workspace, tally, n_by_model)
    unfaithful = len(tally.false) + tally.unchanged
    print(json.dumps({"checked": tally.checked + tally.compared, "unfaithful": unfaithful, **words}), flush=True)
    if n_by_model:
        os._exit(0)  # the model's server has threads of its own that are never joined


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="*", help="ids of the demo's people; all of them unless told otherwise")
    parser.add_argument("--model", type=int, default=0, help="sentences that a model rewords")
    chosen = parser.parse_args()
    main(chosen.people, chosen.model)
