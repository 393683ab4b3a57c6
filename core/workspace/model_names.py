"""Names from a language model: what would be sent, and what came back, one call a journey."""

from collections.abc import Callable
from dataclasses import dataclass

from core.adapters.llm.bill import Bill, bill_of
from core.adapters.llm.llm import ChatModel
from core.adapters.llm.model_namer import model_name
from core.adapters.shipped.example_bank import read_examples
from core.desk.desk import Desk
from core.entities import GivenName, Journey, Profile
from core.naming.languages import language_of_titles
from core.naming.names import scored_name
from core.naming.weak import is_weak
from core.prompts.names import MOST_TITLES, examples_in
from core.steering import edits as e
from core.wording import amount
from core.workspace.journal import Journal


@dataclass(frozen=True, slots=True)
class Named:
    """What a round of naming brought, and what it came to."""

    names: tuple[tuple[str, GivenName], ...]
    bill: Bill

    def in_words(self) -> str:
        """Say how it went."""
        return self.bill.in_words(f"The language model named {len(self.names)} of {amount(self.bill.asked, 'journey')}")


def what_is_sent(desk: Desk, profile: Profile, every: bool = False) -> list[tuple[Journey, list[str]]]:
    """Return the journeys that a model may name, with the titles that would leave this machine; nothing else does.

    Only those whose name is weak, unless told to ask for every one.
    """
    journeys = [j for j in profile.journeys if j.members and j.own_name is None and j.is_own]
    journeys = [j for j in journeys if every or is_weak(profile.given.get(j.journey_id))]
    return [(journey, desk.titles(desk.strongest(journey.members, MOST_TITLES))) for journey in journeys]


def ask_for_names(
    desk: Desk,
    profile: Profile,
    model: ChatModel,
    progress: Callable[[int, int], None] | None = None,
    every: bool = False,
) -> Named:
    """Ask a model for a name for journeys with a weak one, or for every journey that the person has not named.

    Failures leave a journey as it is.
    """
    questions, namable = what_is_sent(desk, profile, every), what_is_sent(desk, profile, every=True)
    bank = read_examples()
    names: list[tuple[str, GivenName]] = []
    answers = []
    for done, (journey, titles) in enumerate(questions, start=1):
        text, answer = model_name(model, titles, examples_in(language_of_titles(titles), bank))
        answers.append(answer)
        if text:
            others = [rest for other, rest in namable if other is not journey]
            scored = scored_name(text, titles, siblings=others, source="model")
            names.append((journey.journey_id, scored.given(desk.strongest(journey.members, MOST_TITLES))))
        if progress:
            progress(done, len(questions))
    return Named(tuple(names), bill_of(answers))


def name_by_model(
    desk: Desk,
    journal: Journal,
    model: ChatModel,
    progress: Callable[[int, int], None] | None = None,
    every: bool = False,
) -> Named:
    """Ask the language model for names, log those that came, and say how it went.

    Only journeys with a weak name are asked about, unless told `every`. The model's names never outrank the person's
    and never steer. Calls are made outside any lock.
    """
    named = ask_for_names(desk, desk.profile(), model, progress, every)
    if named.names:
        journal.log_names(desk, e.JourneysNamed(named.names), "model")
    return named
