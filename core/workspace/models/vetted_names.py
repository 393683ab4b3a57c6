"""A model's name for a journey as the log keeps it: with its receipts beside the present name's, or refused."""

from collections.abc import Sequence
from functools import partial

from core.adapters.encoders.encoder import EncoderError
from core.desk.desk import Desk
from core.entities import GivenName, Journey, Profile
from core.naming.names import JourneyName, scored_name
from core.naming.space import Space
from core.naming.vetting import NameFault, Setting, name_fault
from core.prompts.names import MOST_TITLES, readable_name
from core.steering import edits as e
from core.workspace.titling import Titler


def vetted(
    desk: Desk, profile: Profile, titler: Titler, *, journey: Journey, said: str, examples: Sequence[str] = ()
) -> e.NameSuggested:
    """Return what comes of a model's answer for a journey; where no encoder answers, by words alone.

    `examples` are the names that the question held.
    """
    ids = desk.strongest(journey.members, MOST_TITLES)
    others = [j for j in profile.journeys if j.members and j.is_own and j is not journey]
    beside = [desk.strongest(j.members, MOST_TITLES) for j in others]
    judge = partial(
        _judged,
        said,
        profile.given.get(journey.journey_id, GivenName("")),
        titles=desk.titles(ids),
        siblings=[desk.titles(each) for each in beside],
        taken=[profile.name(j.journey_id) for j in others],
        examples=examples,
    )
    space = titler.space(desk, ids, beside)
    try:
        suggested, present, fault = judge(space=space)
    except EncoderError:
        suggested, present, fault = judge(space=None)
    kept = None if fault else suggested.given(ids)
    return e.NameSuggested(journey.journey_id, present.given(ids), kept, fault or "")


def _judged(
    said: str,
    given: GivenName,
    *,
    titles: Sequence[str],
    siblings: Sequence[Sequence[str]],
    taken: Sequence[str],
    examples: Sequence[str],
    space: Space | None,
) -> tuple[JourneyName, JourneyName, NameFault | None]:
    """Score a suggestion and the present name by one measure, and judge the suggestion; raises EncoderError."""
    present = scored_name(
        given.text, titles, siblings=siblings, space=space, source="leftover" if given.is_leftover else "terms"
    )
    suggested = scored_name(readable_name(said), titles, siblings=siblings, space=space, source="model")
    setting = Setting(titles=titles, taken=taken, examples=examples, space=space)
    return suggested, present, name_fault(said, suggested, present, setting)
