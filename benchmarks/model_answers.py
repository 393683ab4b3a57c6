"""What a language model makes of the product's own questions: names, joins and sentences, each beside the truth."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.chat import Line, mark, turn_before
from benchmarks.name_sheet import NamedTwice
from core.adapters.llm.llm import Answer, ChatModel
from core.adapters.shipped.example_bank import read_examples
from core.desk.desk import Desk
from core.dialogue.acts import Surrounding, Understood
from core.dialogue.asides import courtesy
from core.dialogue.guessing import TextMeaning
from core.dialogue.listening import Learned
from core.dialogue.questions import question_in
from core.dialogue.sentence import heard
from core.dialogue.turns import answered
from core.entities import Journey
from core.naming.grounding import is_grounded
from core.naming.languages import language_of_titles
from core.naming.weak import is_weak
from core.prompts.doubts import TITLES_A_SIDE, DoubtAnswer, doubt_prompt
from core.prompts.known_joins import KnownJoin
from core.prompts.names import MOST_TITLES, NameAnswer, examples_in, naming_prompt, readable_name
from core.workspace.models.model_talk import sentence_among, understood_of
from core.workspace.models.vetted_names import vetted
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace

TRUTH = Path(__file__).resolve().parents[1] / "tests" / "demo_truth.csv"
"""For which journey each item of the demo was invented."""
LEAST_A_SIDE = 3
"""Titles that a side of a join has at least; by hand: the shipped dozen has three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedByModel:
    """What a model said of a journey; `is_weak` tells whether the product would ask for a name at all."""

    answer: Answer[NameAnswer]
    named: NamedTwice
    grounded: bool
    is_weak: bool

    @property
    def has_form(self) -> bool:
        """Tell whether a name could be read out of the answer."""
        return bool(self.named.model)

    @property
    def is_shown(self) -> bool:
        """Tell whether a person would see it."""
        return self.has_form and not self.named.fault


def journeys_to_name(workspace: Workspace, people: int, n: int, seed: int) -> list[tuple[Desk, Journey]]:
    """Return `n` journeys of some demo people drawn by chance, of those that have a name of the product's."""
    chance, found = Random(seed), list[tuple[Desk, Journey]]()
    everyone = workspace.people()
    for person in chance.sample(everyone, min(people, len(everyone))):
        desk = workspace.of(person.person_id).desk
        given = desk.profile().given
        for journey in desk.profile().journeys:
            name = given.get(journey.journey_id)
            if journey.members and name is not None and not name.is_leftover:
                found.append((desk, journey))
    return chance.sample(found, min(n, len(found)))


def named_by(model: ChatModel, asked: Sequence[tuple[Desk, Journey]], titler: Titler) -> Iterator[NamedByModel]:
    """Ask for each name as the product does, and judge it as the product does."""
    bank = read_examples()
    for desk, journey in asked:
        profile = desk.profile()
        ids = desk.strongest(journey.members, MOST_TITLES)
        titles = desk.titles(ids)
        examples = examples_in(language_of_titles(titles), bank)
        answer = model.complete(naming_prompt(titles, examples), NameAnswer)
        said = answer.parsed.name if answer.parsed else ""
        names = [example.name for example in examples]
        fault = vetted(desk, profile, titler, journey=journey, said=said, examples=names).fault
        beside = [desk.strongest(j.members, MOST_TITLES) for j in profile.journeys if j.members and j is not journey]
        name = readable_name(said)
        yield NamedByModel(
            answer=answer,
            named=NamedTwice(
                journey=f"{desk.person_id}/{journey.journey_id}",
                titles=tuple(desk.titles(list(journey.members))),
                product=profile.name(journey.journey_id),
                model=name,
                fault=fault,
            ),
            grounded=bool(name) and is_grounded(name, titles, titler.space(desk, ids, beside)),
            is_weak=is_weak(profile.given.get(journey.journey_id)),
        )


def demo_joins(titles_of: Callable[[str], str], n: int, seed: int) -> list[KnownJoin]:
    """Return `n` joins of demo people, fewer where there are no more.

    Every second one is of halves of one journey, the others of two journeys of one person.
    """
    groups = defaultdict[str, defaultdict[str, dict[str, None]]](lambda: defaultdict(dict))
    with TRUTH.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["journey"] and (title := titles_of(row["item_id"])):
                groups[row["person_id"]][row["journey"]][title] = None
    chance, same, apart = Random(seed), list[KnownJoin](), list[KnownJoin]()
    for journeys in groups.values():
        each = [chance.sample(list(t), len(t)) for t in journeys.values() if len(t) >= 2 * LEAST_A_SIDE]
        for titles in each:
            half = min(len(titles) // 2, TITLES_A_SIDE)
            same.append(KnownJoin(tuple(titles[:half]), tuple(titles[half : 2 * half]), True))
        for one, other in combinations(each, 2):
            apart.append(KnownJoin(tuple(one[:TITLES_A_SIDE]), tuple(other[:TITLES_A_SIDE]), False))
    chance.shuffle(same)
    chance.shuffle(apart)
    found = [join for pair in zip(same, apart, strict=False) for join in pair][:n]
    return chance.sample(found, len(found))


def joined_by(model: ChatModel, joins: Sequence[KnownJoin]) -> Iterator[tuple[KnownJoin, Answer[DoubtAnswer]]]:
    """Ask about each join as the product does."""
    for join in joins:
        yield join, model.complete(doubt_prompt(join.one, join.other), DoubtAnswer)


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """A sentence as it is marked without a model and with its help; `answer` is None where it was not asked."""

    line: Line
    alone: str
    helped: str
    answer: Answer[Any] | None


def read_with(
    model: ChatModel,
    lines: Sequence[Line],
    everyone: dict[str, Surrounding],
    meaning: TextMeaning | None,
    learned: Learned | None,
) -> Iterator[ReadTwice]:
    """Read sentences as the product does: a model reads what is not read without it, and is no question or thanks."""
    for line in lines:
        here, before = everyone[line["person"]], turn_before(line)
        read = answered(line["says"], here, meaning, before, learned)
        alone = mark(read, line)
        if read.acts or read.alternatives or question_in(line["says"], here.now) or courtesy(heard(line["says"]).line):
            yield ReadTwice(line, alone, alone, None)
            continue
        sending = sentence_among(line["says"], here, line["after"]["says"] if line.get("after") else "")
        answer = model.complete(sending.messages, sending.schema)
        may_ask = before is None or not before.alternatives
        helped = understood_of(answer.parsed, here, may_ask=may_ask) if answer.parsed else Understood()
        yield ReadTwice(line, alone, mark(replace(helped, unread=read.unread), line), answer)
