"""A branch of wishes laid out without an edit: where it would lead, and what it says."""

from collections.abc import Sequence

from core.desk.desk import Desk
from core.desk.views import PersonView
from core.effects.comparison import Comparison, compare
from core.steering import edits as e
from core.workspace.journal import Journal


def outcome(desk: Desk, journal: Journal, wishes: Sequence[e.Edit]) -> tuple[PersonView, Comparison]:
    """Return the view that a branch of wishes would lead to, and its difference from now; raise Refused."""
    before = profile = desk.profile()
    aimed: list[str] = []
    for wish in wishes:
        fact = journal.decide(desk, profile, wish)
        aimed.extend(journal.aim(desk, fact))
        profile = journal.after(desk, profile, fact)
    now, then = journal.slate(desk, before), journal.view(desk, journal.named(desk, profile))
    return then, compare(now, then.slate, tuple(dict.fromkeys(aimed)))


def in_sentences(desk: Desk, journal: Journal, wishes: Sequence[e.Edit]) -> list[str]:
    """Return the sentences of a branch of wishes, each as it stands after those before it; raise Refused."""
    profile = desk.profile()
    sentences = []
    for wish in wishes:
        fact = journal.decide(desk, profile, wish)
        sentences.append(journal.say(desk, fact, profile))
        profile = journal.named(desk, journal.after(desk, profile, fact))
    return sentences
