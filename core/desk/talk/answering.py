"""What an answer is made of and what it says, and how what a question is about is found."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.desk.desk import Desk
from core.desk.search.finding import Found
from core.desk.sieve import EVERYTHING, Sieve
from core.desk.sifted_log import sifted_log
from core.desk.views import JourneyView, PersonView
from core.dialogue.acts import Surrounding
from core.dialogue.mentions import Mention, journeys_in
from core.dialogue.past import PastSpan
from core.dialogue.questions import SpokenQuestion
from core.dialogue.sentence import heard
from core.effects.moments import Told
from core.entities import Item

MOST_CITED = 4
"""Titles that an answer cites; by eye: what one reads in a breath."""
MOST_TOLD = 5
"""Edits or journeys that an answer tells; by eye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkReply:
    """An answer in plain words, the titles that it rests on, and the journey and thing that *that* is from now on.

    `among` says in words of which things alone it speaks; '' for all.
    """

    words: str
    cited: tuple[Item, ...] = ()
    journey_id: str = ""
    item_id: str = ""
    among: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What answers are made of; `told` is the log in sentences, newest first, `last` what was spoken of before.

    What answers speak of is let through by the `sieve`; so is what the `search` finds.
    """

    desk: Desk
    view: PersonView
    around: Surrounding
    search: Callable[[str], Found]
    told: Callable[[], Sequence[Told]]
    last: TalkReply | None = None
    sieve: Sieve = EVERYTHING

    def passes(self, item_id: str) -> bool:
        """Tell whether a thing may be spoken of."""
        if self.sieve.is_open:
            return True
        item = self.desk.catalogue.item(item_id)
        return item is not None and self.sieve.passes(item)

    def passing(self, journey: JourneyView) -> list[str]:
        """Return the items of a journey that may be spoken of."""
        return [item_id for item_id in journey.journey.members if self.passes(item_id)]

    def evidence(self, journey: JourneyView, n: int) -> tuple[Item, ...]:
        """Return the strongest things that a journey rests on and that may be spoken of, so many at most."""
        if self.sieve.is_open:
            return journey.evidence[:n]
        return items_of(self.desk, self.desk.strongest(self.passing(journey), n))

    def rows(self) -> Sequence[Told]:
        """Return what the log tells of things that may be spoken of, newest first."""
        every = self.told()
        if self.sieve.is_open:
            return every
        seqs = sifted_log(self.desk.entries, self.desk.profiles(), self.desk.catalogue.items, self.sieve)
        return [row for row in every if row.entry.seq in seqs]


def journey_named(question: SpokenQuestion, known: Knowledge) -> JourneyView | None:
    """Return the journey that a question names, if it names one."""
    ids = likeliest(journeys_in(heard(question.about).words, known.around.journeys))
    return known.view.find(ids[0]) if len(ids) == 1 else None


def likeliest(found: Sequence[Mention]) -> tuple[str, ...]:
    """Return what the likeliest mention may be."""
    return max(found, key=lambda mention: mention.likeness).ids if found else ()


def is_within(moment: datetime, span: PastSpan | None) -> bool:
    """Tell whether a moment lies in a stretch of time, if there is one."""
    return span is None or span.holds(moment)


def items_of(desk: Desk, item_ids: Iterable[str]) -> tuple[Item, ...]:
    """Return the items of some ids that are known."""
    return tuple(item for item_id in item_ids if (item := desk.catalogue.item(item_id)) is not None)


def all_told(sentences: Iterable[str]) -> str:
    """Return some sentences in one, and how many more there are."""
    every = list(sentences)
    more = f"; and {len(every) - MOST_TOLD} more" if len(every) > MOST_TOLD else ""
    return f"{'; '.join(every[:MOST_TOLD])}{more}"
