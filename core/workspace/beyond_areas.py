"""Interests beyond the catalogue's areas: a language model names some, those that hold in what is here are proposed."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.adapters.llm.answers import SERVER_ENDINGS, Answer, Ending
from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import ChatModel
from core.desk.desk import Desk
from core.effects.sentences import count
from core.entities import Profile
from core.exploration.beyond import Grounded, distinct, grounded
from core.exploration.new_ground import declined
from core.exploration.proposals import ANCHORS, CARDS, RelatedInterest, interest_weights
from core.journeys import adopted_id, proposal_id
from core.progress import Progress
from core.prompts.interests import TITLES_OF_ALL, InterestsAnswer, interests_prompt
from core.prompts.titles import first_signs
from core.similarity import unit
from core.workspace.explorer import Ground
from core.workspace.shared import Shared

SAMPLES_ASKED = 3
"""Answers that are asked for, each in other words; chosen by hand: enough to drop most of what is named."""
INTEREST_SIGNS = 60
"""Signs that a named interest may have; chosen by hand: five long words."""
MOST_INTERESTS = 60
"""Names that are read of all answers; chosen by hand: three times what is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """What came of asking: proposals that hold, how many interests were named, and what it took."""

    interests: tuple[RelatedInterest, ...]
    named: int
    bill: Bill

    def in_words(self) -> str:
        """Say how it went."""
        about = f"The language model named {count(self.named, 'interest')}"
        kept = f"{len(self.interests)} of them are here, new to you and led to by what you follow"
        return self.bill.in_words(f"{about}; {kept}" if self.named else "The language model named no interest")


def titles_to_send(desk: Desk, profile: Profile) -> list[str]:
    """Return the titles that a model would be sent: the strongest of what is the person's, and nothing else."""
    own = [item_id for journey in profile.journeys if journey.is_own for item_id in journey.members]
    return [title for title in desk.titles(desk.strongest(own, TITLES_OF_ALL)) if title]


def ask_beyond(
    desk: Desk, profile: Profile, shared: Shared, model: ChatModel, progress: Progress | None = None
) -> Beyond:
    """Ask a model for interests and keep those that hold; nothing is logged.

    What is sensitive, declined, blocked or known stands for nothing. Raises EncoderError where names cannot be read.
    """
    titles, answers = titles_to_send(desk, profile), list[Answer[Any]]()
    for sample in range(SAMPLES_ASKED if titles else 0):
        answers.append(model.complete(interests_prompt(titles, sample), InterestsAnswer))
        if progress:
            progress(sample + 1, SAMPLES_ASKED)
        if answers[-1].outcome in SERVER_ENDINGS | {Ending.OVER_BUDGET}:
            break
    said = [name for answer in answers if answer.parsed for name in answer.parsed.interests]
    names = [name for name in distinct([first_signs(one, INTEREST_SIGNS) for one in said]) if name][:MOST_INTERESTS]
    kept = _held(desk, profile, shared, names) if names else ()
    return Beyond(interests=kept, named=len(names), bill=bill_of(answers))


def _held(desk: Desk, profile: Profile, shared: Shared, names: list[str]) -> tuple[RelatedInterest, ...]:
    """Return named interests that hold in the catalogue as proposals, best first."""
    ground, catalogue = shared.explorer.ground(desk), desk.catalogue
    closed_areas = ground.sensitive | declined(catalogue, ground.areas, profile.declined)
    closed = np.flatnonzero(np.isin(ground.areas.label, sorted(closed_areas)))
    known = catalogue.rows([*profile.history_ids, *profile.dismissed])
    members = [catalogue.rows(journey.members or journey.anchors) for journey in profile.journeys]
    middles = [catalogue.vectors[rows].mean(axis=0) for rows in members if len(rows)]
    hearts = unit(np.stack(middles)) if middles else np.zeros((0, catalogue.vectors.shape[1]), np.float32)
    found = grounded(
        catalogue,
        ground.areas,
        ground.trails,
        words=catalogue.centre(shared.meaning(names)),
        hearts=hearts,
        interest=interest_weights(catalogue, ground.areas, profile.history_ids, desk.salience),
        closed=np.concatenate([closed, known, desk.ranker.blocked(profile)]),
        n=CARDS,
    )
    declined_ids = frozenset(profile.declined)
    made = [_proposal(ground, one, names[one.named]) for one in found]
    return tuple(one for one in made if one.proposal_id not in declined_ids)


def _proposal(ground: Ground, one: Grounded, name: str) -> RelatedInterest:
    """Return a grounded interest as a proposal, with the things that are of it."""
    items = [ground.catalogue.items[row] for row in one.rows.tolist()]
    proposed = proposal_id(items[0].item_id)
    return RelatedInterest(
        proposal_id=proposed,
        journey_id=adopted_id(proposed),
        name=name,
        why=f"The language model named it; {count(len(items), 'thing')} here are of it.",
        anchors=tuple(items[:ANCHORS]),
        novelty=one.novelty,
        fit=one.fit,
    )
