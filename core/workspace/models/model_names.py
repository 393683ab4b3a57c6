"""Names from a language model: what would be sent, and what came back, one call a journey; nothing is named by it."""

from dataclasses import dataclass
from threading import Event

from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import ChatModel
from core.adapters.shipped.example_bank import read_examples
from core.desk.desk import Desk
from core.desk.suggestions import suggestions
from core.entities import Journey, Profile
from core.naming.languages import language_of_titles
from core.naming.weak import is_weak
from core.progress import Progress
from core.prompts.names import MOST_TITLES, NameAnswer, examples_in, naming_prompt
from core.steering import edits as e
from core.wording import amount
from core.workspace.journal import Journal
from core.workspace.models.vetted_names import vetted
from core.workspace.titling import Titler


@dataclass(frozen=True, slots=True)
class NamesAsked:
    """What a round of questions for names brought: names to look at, names refused unseen, and what it came to."""

    came: tuple[e.NameSuggested, ...]
    bill: Bill

    @property
    def n_offered(self) -> int:
        """Return how many names there are to look at."""
        return sum(each.suggested is not None for each in self.came)

    def in_words(self) -> str:
        """Say how it went."""
        refused = len(self.came) - self.n_offered
        unseen = f" and {refused:,} that {'was' if refused == 1 else 'were'} refused" if refused else ""
        about = f"The language model was asked about {amount(self.bill.asked, 'journey')}"
        return self.bill.in_words(f"{about} and suggested {amount(self.n_offered, 'name')}{unseen}")


def what_is_sent(desk: Desk, profile: Profile, every: bool = False) -> list[tuple[Journey, list[str]]]:
    """Return the journeys that a model may name, with the titles that would leave this machine; nothing else does.

    Only those whose name is weak, unless told to ask for every one; none that has a suggestion to look at.
    """
    offered = {each.journey_id for each in suggestions(desk.entries, profile).offered}
    journeys = [j for j in profile.journeys if j.members and j.own_name is None and j.is_own]
    journeys = [j for j in journeys if j.journey_id not in offered]
    journeys = [j for j in journeys if every or is_weak(profile.given.get(j.journey_id))]
    return [(journey, desk.titles(desk.strongest(journey.members, MOST_TITLES))) for journey in journeys]


def suggest_names(
    desk: Desk,
    journal: Journal,
    titler: Titler,
    model: ChatModel,
    *,
    progress: Progress | None = None,
    every: bool = False,
    stop: Event | None = None,
) -> NamesAsked:
    """Ask a model for names for journeys with a weak one, or for every journey that the person has not named.

    Each is logged as a suggestion when it comes, also one that is refused; failures leave a journey as it is. Once
    `stop` is set no more is asked. Calls are made outside any lock.
    """
    profile, bank = desk.profile(), read_examples()
    questions = what_is_sent(desk, profile, every)
    came, answers = list[e.NameSuggested](), []
    for done, (journey, titles) in enumerate(questions, start=1):
        if stop is not None and stop.is_set():
            break
        examples = examples_in(language_of_titles(titles), bank)
        answer = model.complete(naming_prompt(titles, examples), NameAnswer)
        answers.append(answer)
        if answer.parsed is not None:
            said, names = answer.parsed.name, [example.name for example in examples]
            came.append(vetted(desk, profile, titler, journey=journey, said=said, examples=names))
            journal.log_suggestion(desk, came[-1])
        if progress:
            progress(done, len(questions))
    return NamesAsked(tuple(came), bill_of(answers))
