"""Name the subjects that a person may not want others to know of."""

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """A sensitive subject, in the words that a page shows.

    Near the special categories of the GDPR's article 9, and what people hide besides: debts, losses, courts.
    Everyday wellbeing (healthy food, sport, sleep, saving, a newborn), history and fiction about a subject
    do not count.
    """

    HEALTH = "health"
    MIND = "mental health"
    GRIEF = "grief"
    ADDICTION = "addiction"
    SEXUALITY = "sexuality"
    FAITH = "faith"
    MONEY = "money trouble"
    ABUSE = "abuse"
    PREGNANCY = "pregnancy loss"
    STATUS = "immigration status"
    LAW = "legal trouble"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Be a finding: the subject, and what it rests on.

    `share` (0..1) of the titles speak of it; `score` is how sensitive the middle of all titles is by meaning (about
    1 for sensitive, 0 for everyday), None where meaning was not asked.
    """

    subject: Subject
    share: float
    score: float | None = None
