"""A suggestion stands while its journey is called what it was called then; the latest word on a journey counts."""

from datetime import UTC, datetime

import pytest

from core.desk.suggestions import Suggestions, suggestions
from core.entities import GivenName, Journey, JourneyState, Profile
from core.steering import edits as e
from core.steering.log import LogEntry

OLD, NEW, NEWER = GivenName("Loaves"), GivenName("Sourdough", source="model"), GivenName("Crumb", source="model")


def log(*edits: e.NameSuggested) -> list[LogEntry]:
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    return [LogEntry(seq=n, person_id="bo", time=moment, actor="model", edit=x) for n, x in enumerate(edits, 1)]


def profile(**journey: object) -> Profile:
    return Profile((Journey("a", ("x",), **journey), Journey("b", ("y",))), given={"a": OLD, "b": GivenName("Jazz")})  # type: ignore[arg-type]


def offered(found: Suggestions) -> list[str]:
    return [each.suggested.text for each in found.offered]


def test_the_latest_suggestion_for_a_journey_is_on_offer_beside_its_name() -> None:
    found = suggestions(log(e.NameSuggested("a", OLD, NEW), e.NameSuggested("a", OLD, NEWER)), profile())
    assert offered(found) == ["Crumb"]
    assert found.offered[0].present == OLD
    assert found.refused_in_words() == ""


@pytest.mark.parametrize("change", [{"own_name": "Mine"}, {"state": JourneyState.REMOVED}])
def test_what_the_person_named_or_removed_is_not_on_offer(change: dict[str, object]) -> None:
    assert suggestions(log(e.NameSuggested("a", OLD, NEW)), profile(**change)) == Suggestions()


def test_what_has_another_name_by_now_or_has_gone_is_not_on_offer() -> None:
    edits = e.NameSuggested("a", GivenName("Bread"), NEW), e.NameSuggested("gone", OLD, NEW)
    assert suggestions(log(*edits), profile()) == Suggestions()


def test_refused_ones_are_counted_by_their_reason_and_said_in_words() -> None:
    jazz = GivenName("Jazz")
    one = suggestions(log(e.NameSuggested("a", OLD, None, "list")), profile())
    assert one.refused_in_words() == "1 refused before you saw it: 1 a list"
    both = suggestions(
        log(e.NameSuggested("a", OLD, None, "list"), e.NameSuggested("b", jazz, None, "list")), profile()
    )
    assert both.refused_in_words() == "2 refused before you saw them: 2 a list"
    later = suggestions(log(e.NameSuggested("a", OLD, None, "a reason of a later version")), profile())
    assert "1 a reason of a later version" in later.refused_in_words()
