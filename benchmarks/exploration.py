"""Measure exploring: whether what is proposed is taken up later, and what the control does to a list.

Everyone's last third is hidden. What is proposed from the rest is right where two hidden items or more lie in its
area. The product's best of n stands beside single models, all over the same areas: new to the person by at least the
product's least novelty. Its constants were chosen on every second person; the figures are of the others.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.real_model import is_remote, serving
from benchmarks.recommendation_sets import SETS, DataSet, load
from benchmarks.setup import interval, print_setup
from benchmarks.train_ranking import Person, person, signals
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.llm.llm import ChatModel, MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel
from core.adapters.shipped.ranking_weights import load_weights
from core.exploration.areas import Areas, find_areas
from core.exploration.beyond import distinct, grounded, plurality
from core.exploration.new_ground import NOVEL, new_areas
from core.exploration.proposals import CARDS, choose, interest_weights
from core.exploration.trails import TAKEN_UP, Trails, find_trails, next_pull
from core.metrics.ranking import intra_list_similarity
from core.prompts.interests import TITLES_OF_ALL, InterestsAnswer, interests_prompt
from core.ranking.retrieval import Signals
from core.salience import DAY_SECONDS
from core.similarity import Doubles, Floats, Rows, unit
from core.workspace.beyond_areas import INTEREST_SIGNS, MOST_INTERESTS, SAMPLES_ASKED

CONTROL = (0.0, 0.2, 0.5, 1.0)
CONTEXT_TOKENS, ANSWER_TOKENS = 2048, 200
"""Tokens that the local server reads and answers with: 24 titles, and six interests in JSON."""
LIST = 10
LEAST = 12
MEASURED = ("movielens_latest_small", "movietweetings_half")
PRODUCT = "best_of_n"
Single = Callable[["Ground", Doubles, Doubles, np.random.Generator], Doubles]


@dataclass(frozen=True, eq=False, kw_only=True)
class Ground:
    """What is known of one set: its areas and trails, the persons to propose to, and what each took up later."""

    known: DataSet
    areas: Areas
    trails: Trails
    pull: Doubles
    persons: tuple[int, ...]
    later: Mapping[int, Rows]


RANDOM_NAMES, NAMED_BY_MODEL = "named_at_random", "named_by_model"
"""Rows of interests that are named: titles drawn by chance, which know nothing of the person, and a model's."""
NAMED = 18
"""Interests that are named at random: as many as a model is asked for."""
SINGLE: Mapping[str, Single] = {
    "novelty_only": lambda ground, novelty, weight, rng: novelty,
    "alignment_only": lambda ground, novelty, weight, rng: weight @ ground.pull,
    "similar": lambda ground, novelty, weight, rng: -novelty,
    "popular": lambda ground, novelty, weight, rng: ground.trails.started,
    "random": lambda ground, novelty, weight, rng: rng.random(len(ground.areas)),
}
"""What each single model ranks the areas by `(n_areas,)`."""


def ground_of(whole: DataSet) -> Ground:
    """Hide the last third of everyone with twelve items or more; find areas and trails in the rest."""
    cut = [len(h) - len(h) // 3 if len(h) >= LEAST else len(h) for h in whole.histories]
    known = replace(
        whole,
        histories=tuple(h[:k] for h, k in zip(whole.histories, cut, strict=True)),
        moments=tuple(m[:k] for m, k in zip(whole.moments, cut, strict=True)),
    )
    met = {
        str(p): [(row, moment.timestamp() / DAY_SECONDS) for row, moment in zip(rows.tolist(), moments, strict=True)]
        for p, (rows, moments) in enumerate(zip(known.histories, known.moments, strict=True))
    }
    areas = find_areas(known.catalogue, met)
    trails = find_trails(areas, met)
    persons = tuple(p for p, h in enumerate(whole.histories) if len(h) >= LEAST)
    later = {p: whole.histories[p][cut[p] :] for p in persons}
    return Ground(known=known, areas=areas, trails=trails, pull=next_pull(areas, trails), persons=persons, later=later)


def hands(ground: Ground, one: Person, number: int) -> dict[str, tuple[Rows, float]]:
    """Return the areas that each model proposes to a person, and their mean novelty; nothing where none is new."""
    catalogue, strength = ground.known.catalogue, one.ranker.history.salience
    new = new_areas(catalogue, ground.areas, ground.trails, one.profile, person_id=str(number))
    chosen = choose(
        catalogue, ground.areas, ground.trails, one.profile, person_id=str(number), strength=strength, n=CARDS
    )
    found = {PRODUCT: np.array([c.area for c in chosen], np.int64)}
    open_areas = np.array(sorted(new), np.int64)
    novelty = np.zeros(len(ground.areas))
    novelty[open_areas] = [new[area] for area in open_areas.tolist()]
    weight = interest_weights(catalogue, ground.areas, one.profile.history_ids, strength)
    rng = np.random.default_rng(number)
    for name, model in SINGLE.items():
        scores = model(ground, novelty, weight, rng)[open_areas]
        found[name] = open_areas[np.argsort(-scores, kind="stable")[:CARDS]]
    return {name: (hand, float(novelty[hand].mean()) if len(hand) else 0.0) for name, hand in found.items()}


def named_hand(ground: Ground, one: Person, number: int, words: Floats) -> Rows:
    """Return the areas of named interests that hold and are led to, one each, as `words` `(k, dim)` name them.

    An interest counts as the area that most of its things lie in, so that it is judged as all other cards are.
    """
    catalogue, profile = ground.known.catalogue, one.profile
    new = new_areas(catalogue, ground.areas, ground.trails, profile, person_id=str(number))
    middles = [catalogue.vectors[catalogue.rows(j.members)].mean(axis=0) for j in profile.journeys if j.members]
    found = grounded(
        catalogue,
        ground.areas,
        ground.trails,
        words=words,
        hearts=unit(np.stack(middles)) if middles else np.zeros((0, catalogue.vectors.shape[1]), np.float32),
        interest=interest_weights(catalogue, ground.areas, profile.history_ids, one.ranker.history.salience),
        closed=one.ranker.history.consumed,
        n=len(words),
    )
    lie = dict.fromkeys(plurality(ground.areas, interest.rows) for interest in found)
    return np.array([area for area in lie if area in new][:CARDS], np.int64)


def named_by_model(
    ground: Ground, one: Person, model: ChatModel, encode: Callable[[Sequence[str]], Floats]
) -> tuple[Floats, int]:
    """Return the vectors of the interests that a model names for a person `(k, dim)`, and the tokens it took."""
    own = {i: s for i, s in one.ranker.history.salience.items() if i in ground.known.catalogue.row_of}
    rows = ground.known.catalogue.rows(sorted(own, key=lambda i: (-own[i], i))[:TITLES_OF_ALL])
    titles = [ground.known.items[row].title for row in rows.tolist()]
    answers = [model.complete(interests_prompt(titles, sample), InterestsAnswer) for sample in range(SAMPLES_ASKED)]
    names = distinct([name for answer in answers if answer.parsed for name in answer.parsed.interests])
    spoken = [name[:INTEREST_SIGNS] for name in names if name][:MOST_INTERESTS]
    words = ground.known.catalogue.centre(encode(spoken)) if spoken else np.zeros((0, 0), np.float32)
    return words, sum(answer.tokens_in + answer.tokens_out for answer in answers)


def hit_rates(ground: Ground, persons: Sequence[int], model_of: Callable[[], ChatModel] | None) -> dict[str, float]:
    """Print and return the share of the cards that was taken up later, by model; `model_of` opens one, if there is."""
    hits: dict[str, list[float]] = {}
    novelties: dict[str, list[float]] = {}
    tokens, encode = 0, MiniLMEncoder().encode
    for number in persons:
        label = ground.areas.label[ground.later[number]]
        taken = np.bincount(label[label >= 0], minlength=len(ground.areas)) >= TAKEN_UP
        one = person(ground.known, number, Signals(), load_weights(), 0.0)
        found = hands(ground, one, number)
        vectors = ground.known.catalogue.vectors
        by_chance = np.random.default_rng(number).choice(len(vectors), min(NAMED, len(vectors)), replace=False)
        found[RANDOM_NAMES] = with_novelty(ground, one, number, named_hand(ground, one, number, vectors[by_chance]))
        if model_of is not None:
            words, used = named_by_model(ground, one, model_of(), encode)
            tokens += used
            said = named_hand(ground, one, number, words) if len(words) else np.zeros(0, np.int64)
            found[NAMED_BY_MODEL] = with_novelty(ground, one, number, said)
        for name, (hand, novelty) in found.items():
            hits.setdefault(name, []).append(float(taken[hand].sum()) / CARDS)
            novelties.setdefault(name, []).append(novelty)
    print(f"| model | share of {CARDS} cards taken up later | 95 % | minus best of n | 95 % | mean novelty |")
    print("|---|---|---|---|---|---|")
    product = np.array(hits[PRODUCT])
    for name, values in hits.items():
        rate, less = np.array(values), np.array(values) - product
        low, high = interval(rate)
        under, over = interval(less)
        cells = [
            f"{rate.mean():.4f}",
            f"{low:.4f} to {high:.4f}",
            f"{less.mean():+.4f}",
            f"{under:+.4f} to {over:+.4f}",
        ]
        print(f"| {name} | {' | '.join(cells)} | {np.mean(novelties[name]):.3f} |")
    if model_of is not None:
        print(f"a model's names took {tokens / max(len(persons), 1):,.0f} tokens a person")
    return {name: round(float(np.mean(values)), 4) for name, values in hits.items()}


def with_novelty(ground: Ground, one: Person, number: int, hand: Rows) -> tuple[Rows, float]:
    """Return a hand of areas with the mean novelty of what lies in it."""
    new = new_areas(ground.known.catalogue, ground.areas, ground.trails, one.profile, person_id=str(number))
    return hand, float(np.mean([new[area] for area in hand.tolist()])) if len(hand) else 0.0


def along_the_control(ground: Ground, persons: Sequence[int]) -> dict[str, float]:
    """Print and return what the exploration control does to the first ten places of the list."""
    learned, vectors = signals(ground.known), ground.known.catalogue.vectors
    people = [person(ground.known, number, learned, load_weights(), 0.0) for number in persons]
    print(f"| exploration | similarity within the first {LIST} | 95 % | unexpectedness | 95 % |")
    print("|---|---|---|---|---|")
    found = {}
    for control in CONTROL:
        within, unexpected = [], []
        for one in people:
            slate = one.ranker.slate(replace(one.profile, exploration=control), n=LIST)
            listed = vectors[ground.known.catalogue.rows(slate.item_ids)]
            within.append(intra_list_similarity(listed))
            unexpected.append(1.0 - float((listed @ vectors[one.ranker.history.consumed].T).mean()))
        found[control] = (np.array(within), np.array(unexpected))
        cells = [f"{v.mean():.3f} | {interval(v)[0]:.3f} to {interval(v)[1]:.3f}" for v in found[control]]
        print(f"| {control} | {' | '.join(cells)} |", flush=True)
    return {
        "ils_low": round(float(found[CONTROL[0]][0].mean()), 4),
        "ils_high": round(float(found[CONTROL[-1]][0].mean()), 4),
        "unexpectedness": round(float(found[CONTROL[-1]][1].mean()), 4),
    }


def run(
    name: str, data: Path, cache: Path, *, people: int | None, model_of: Callable[[], ChatModel] | None, control: bool
) -> dict[str, float]:
    """Measure one set on every second person, those that nothing was chosen on."""
    ground = ground_of(load(name, data, cache, lambda text: print(text, file=sys.stderr, flush=True)))
    persons = ground.persons[1::2][:people]
    print(
        f"\n{name}: {len(ground.persons)} persons with {LEAST} items or more, {len(persons)} measured, "
        f"{len(ground.areas)} areas, least novelty {NOVEL}"
    )
    rates = hit_rates(ground, persons, model_of)
    return rates | along_the_control(ground, persons) if control else rates


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark; the last line is one JSON object: means over the sets, and each set by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "steerable-journeys")
    parser.add_argument("--quick", action="store_true", help="forty persons a set")
    parser.add_argument("--sets", nargs="*", choices=sorted(SETS), default=MEASURED)
    parser.add_argument("--people", type=int, help="at most so many persons a set")
    parser.add_argument("--cards-only", action="store_true", help="leave out the list along the control")
    parser.add_argument("--model", action="store_true", help="also let a model name interests: see real_model.py")
    chosen = parser.parse_args(arguments)
    print_setup(0)
    people = chosen.people or (40 if chosen.quick else None)
    with serving(CONTEXT_TOKENS, ANSWER_TOKENS) if chosen.model else nullcontext() as endpoint:
        model_of = partial(OpenAIChatModel, endpoint, MemoryAnswerCache()) if endpoint is not None else None
        one = partial(run, people=people, model_of=model_of, control=not chosen.cards_only)
        found = {name: one(name, chosen.data, chosen.cache) for name in chosen.sets}
        _print_means(found)
        if endpoint is not None and not is_remote():
            os._exit(0)  # the server has threads of its own that are never joined


def _print_means(found: Mapping[str, Mapping[str, float]]) -> None:
    """Print one JSON object: means over the sets, and each set by itself."""
    keys = next(iter(found.values()))
    means = {key: round(float(np.mean([one[key] for one in found.values()])), 4) for key in keys}
    print(json.dumps(means | {"by_set": found}), flush=True)


if __name__ == "__main__":
    main()
