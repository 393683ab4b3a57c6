"""What a language model suggested and still stands: names to take or leave, and how many were refused unseen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.entities import GivenName, Profile
from core.naming.vetting import FAULTS_IN_WORDS
from core.steering import edits as e
from core.steering.fold import effective
from core.steering.log import LogEntry


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name for a journey beside the one that it has; both are scored by the same measure on the same titles."""

    journey_id: str
    present: GivenName
    suggested: GivenName


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Names on offer in the order of the journeys, and why others were refused, each with how often."""

    offered: tuple[Suggestion, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()

    def refused_in_words(self) -> str:
        """Say how many names were refused before anyone saw them, and why; '' for none."""
        if not self.refused:
            return ""
        n = sum(number for _, number in self.refused)
        why = ", ".join(f"{number} {FAULTS_IN_WORDS.get(fault, fault)}" for fault, number in self.refused)
        return f"{n} refused before you saw {'it' if n == 1 else 'them'}: {why}"


def suggestions(entries: Iterable[LogEntry], profile: Profile) -> Suggestions:
    """Return the latest suggestions for journeys that are called what they were called then.

    What the person took, named or left since is no longer on offer; once they undo that, it is again.
    """
    entries = list(entries)
    left = {x.edit for x in effective(entries) if isinstance(x.edit, e.SuggestionLeft)}
    latest = {x.edit.journey_id: x.edit for x in entries if isinstance(x.edit, e.NameSuggested)}
    standing = [latest[j.journey_id] for j in profile.journeys if j.journey_id in latest]
    standing = [edit for edit in standing if _stands(edit, profile)]
    offered = (Suggestion(x.journey_id, x.present, x.suggested) for x in standing if x.suggested is not None)
    kept = tuple(each for each in offered if e.SuggestionLeft(each.journey_id, each.suggested.text) not in left)
    refused = Counter(edit.fault for edit in standing if edit.suggested is None)
    return Suggestions(kept, tuple(refused.most_common()))


def _stands(edit: e.NameSuggested, profile: Profile) -> bool:
    """Tell whether a journey may still be given the name that was suggested for it."""
    journey = profile.by_id[edit.journey_id]
    given = profile.given.get(edit.journey_id)
    called = given.text if given is not None else ""
    return journey.own_name is None and journey.is_own and called == edit.present.text
