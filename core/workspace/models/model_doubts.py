"""Doubtful joins before a language model: what would be sent, and what came back, one call a join."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import AnswerCache, ChatModel
from core.adapters.store.logbook import LogMoved
from core.desk.desk import Desk
from core.desk.views import EditOutcome
from core.effects.sentences import count, quoted
from core.entities import Profile
from core.extraction.doubts import Doubt, doubts, settled
from core.extraction.tree import Extraction
from core.prompts.doubts import TITLES_A_SIDE, DoubtAnswer, doubt_prompt
from core.prompts.titles import first_signs
from core.steering import edits as e
from core.workspace.journal import Journal
from core.workspace.models.join_exam import Examined, examine

RESULTS = ("joined", "opened up", "unchanged", "unanswered")
STALE = "Your journeys changed while it was asked, so nothing was done. Ask again: its answers are kept"
UNTESTED = "The language model could not be tried on joins whose answer is known, so it was not asked about yours"
REASON_SIGNS = 200
"""Signs of a model's reason that are shown: two sentences; by eye."""


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt, the names of the journeys that it is about, and the titles that stand for its sides."""

    doubt: Doubt
    names: tuple[str, ...]
    titles: tuple[list[str], list[str]]

    def in_words(self) -> str:
        """Ask it as it is shown to the person."""
        named = " and ".join(quoted(name) for name in self.names)
        return f"Are {named} one interest?" if len(self.names) > 1 else f"Is {named} one interest?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a model answered about doubtful joins, what it came to, and what was made of it.

    `asked_about` is the id of the extraction in use, `extraction` the one with the answers; None without answers.
    `outcome` is None where nothing was logged; `is_stale` tells that the journeys had changed meanwhile; `exam` is how
    the model did on joins whose answer is known, where that kept it from being asked.
    """

    asked_about: str | None
    extraction: Extraction | None
    answers: tuple[tuple[Question, DoubtAnswer], ...]
    bill: Bill
    outcome: EditOutcome | None = None
    is_stale: bool = False
    exam: Examined | None = None

    def still_holds(self, extraction_id: str | None) -> bool:
        """Tell whether an extraction in use is the one that was settled; a round that logged nothing always holds."""
        return self.outcome is None or (self.extraction is not None and self.extraction.extraction_id == extraction_id)

    def in_words(self) -> str:
        """Say how it went."""
        if self.exam is not None:
            verdict = self.exam.verdict
            return self.exam.bill.in_words(verdict.in_words() if verdict else UNTESTED)
        if not self.bill.asked:
            return "There was no doubtful join to ask about."
        about = f"The language model was asked about {count(self.bill.asked, 'doubtful join')}"
        if self.is_stale:
            return replace(self.bill, problems=(*self.bill.problems, STALE)).in_words(about)
        changed = [answer.same for question, answer in self.answers if answer.same != question.doubt.is_joined]
        kept, silent = len(self.answers) - len(changed), self.bill.asked - len(self.answers)
        numbers = (sum(changed), len(changed) - sum(changed), kept, silent)
        told = [f"{n} {what}" for n, what in zip(numbers, RESULTS, strict=True) if n]
        return self.bill.in_words(f"{about}: {', '.join(told)}")

    def reasons(self) -> list[tuple[str, str, str]]:
        """Return every question with the model's yes or no and why, each on one line."""
        return [(q.in_words(), "Yes" if a.same else "No", first_signs(a.reason, REASON_SIGNS)) for q, a in self.answers]


def questions(desk: Desk, profile: Profile) -> list[Question]:
    """Return what a model would be asked about a person's journeys, with the titles that would leave this machine.

    Items that the person placed themselves are not asked about, and their titles are not sent.
    """
    found = desk.proposals.get(profile.extraction_id or "")
    if not isinstance(found, Extraction):
        return []
    placed = frozenset(item_id for journey in profile.journeys for item_id in journey.kept)
    asked = [_question(desk, profile, doubt, placed) for doubt in doubts(found, placed=placed)]
    return [question for question in asked if all(question.titles)]


def ask_about_joins(
    desk: Desk, profile: Profile, model: ChatModel, progress: Callable[[int, int], None] | None = None
) -> Settlement:
    """Ask a model about the doubtful joins of a profile's journeys; what fails leaves a join as it is."""
    asked = questions(desk, profile)
    answers = []
    for done, question in enumerate(asked, start=1):
        answers.append(model.complete(doubt_prompt(*question.titles), DoubtAnswer))
        if progress:
            progress(done, len(asked))
    pairs = zip(asked, answers, strict=True)
    said = tuple((question, answer.parsed) for question, answer in pairs if answer.parsed is not None)
    found = desk.proposals.get(profile.extraction_id or "")
    after = settled(found, {q.doubt.step: a.same for q, a in said}) if isinstance(found, Extraction) and said else None
    return Settlement(asked_about=profile.extraction_id, extraction=after, answers=said, bill=bill_of(answers))


def _question(desk: Desk, profile: Profile, doubt: Doubt, placed: frozenset[str]) -> Question:
    """Choose the titles that stand for the sides of a doubt, strongest items first."""
    free = [[item_id for item_id in side if item_id not in placed] for side in doubt.sides]
    one, other = (desk.strongest(side) for side in free)
    homes = dict.fromkeys(profile.journey_of.get(side[0], "") for side in (one, other))
    names = tuple(profile.name(home) or "what is in no journey" for home in homes)
    return Question(doubt, names, (_first_titles(desk, one), _first_titles(desk, other)))


def _first_titles(desk: Desk, item_ids: Sequence[str]) -> list[str]:
    """Return the titles of the first items that have one."""
    return [title for title in desk.titles(item_ids) if title][:TITLES_A_SIDE]


def settle_by_model(
    desk: Desk,
    journal: Journal,
    model: ChatModel,
    answers: AnswerCache,
    progress: Callable[[int, int], None] | None = None,
) -> Settlement:
    """Ask the language model about the doubtful joins, log what it settled, and say how it went.

    A model that was never tried first answers joins of ours; one that does not pass is asked about none of theirs.

    The person's decisions outrank it, and they may undo it. A history that grows a little keeps what was
    answered; one that is read anew has to be asked about again, where the same questions cost nothing. Calls
    are made outside any lock: when the journeys changed meanwhile, nothing is logged.
    """
    exam = examine(model, answers)
    if exam.verdict is None or not exam.verdict.has_passed:
        return Settlement(asked_about=None, extraction=None, answers=(), bill=bill_of([]), exam=exam)
    asked = ask_about_joins(desk, desk.profile(), model, progress)
    asked = replace(asked, bill=asked.bill.after(exam.bill))
    found = asked.extraction
    if found is None:
        return asked
    with desk.lock:
        journal.catch_up(desk)
        before = desk.profile()
        if before.extraction_id != asked.asked_about:
            return replace(asked, is_stale=True)
        desk.proposals[found.extraction_id] = found
        fact = e.JourneysExtracted(found.extraction_id, len(asked.answers))
        try:
            return replace(
                asked,
                outcome=journal.append(desk, before, fact, action_id=uuid4().hex, actor="model", extraction=found),
            )
        except LogMoved:
            return replace(asked, is_stale=True)
