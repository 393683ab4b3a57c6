"""Look for all four failure modes in one person's profile."""

from core.audit.alarms import Alarm, Evidence
from core.audit.missed import missed
from core.audit.rhythm import outdated
from core.audit.sittings import on_one_sitting
from core.audit.swallowed import swallowed
from core.audit.twins import same_meaning


def audit(evidence: Evidence) -> tuple[Alarm, ...]:
    """Return every alarm, a missed interest first; nothing is raised, and an empty history has none."""
    return (
        *missed(evidence),
        *swallowed(evidence),
        *same_meaning(evidence),
        *outdated(evidence),
        *on_one_sitting(evidence),
    )
