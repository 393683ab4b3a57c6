"""Wishes as an agent says them, drawn for the laws and named for the cases."""

from typing import Any

from hypothesis import strategies as st
from strategies import NASTY_NAMES, NASTY_NUMBERS

from core.desk.asked_verbs import ASKED_VERBS, AskedVerb
from core.entities import ListSource, Profile

_ITEMS = [f"{topic}-{n:02d}" for topic in ("pottery", "baking", "knitting", "chess") for n in range(0, 12, 3)]


def read(*wishes: dict[str, Any]) -> tuple[AskedVerb, ...]:
    """Read wishes as they come over the wire."""
    return ASKED_VERBS.validate_python(list(wishes))


def drawn(profile: Profile, interests: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a wish of any verb as it comes over the wire; many are stale or absurd."""
    journey = st.sampled_from([*profile.by_id, *profile.by_id, "gone"])
    item, items = st.sampled_from([*_ITEMS, "unknown"]), st.lists(st.sampled_from([*_ITEMS, "unknown"]), max_size=5)
    name, number = st.sampled_from(NASTY_NAMES), st.sampled_from(NASTY_NUMBERS)
    words = st.lists(st.sampled_from(["clay", "yarn", "", "<b>"]), max_size=3)
    state = st.sampled_from(["more", "less", "mute", "unmute", "pause", "finish", "resume", "not_me"])
    return st.one_of(
        st.fixed_dictionaries({"verb": state, "journey_id": journey}),
        st.fixed_dictionaries({"verb": st.just("weigh"), "journey_id": journey, "weight": number}),
        st.fixed_dictionaries({"verb": st.just("rename"), "journey_id": journey, "name": st.none() | name}),
        st.fixed_dictionaries(
            {"verb": st.just("merge"), "journey_id": journey, "others": st.lists(journey, max_size=2)}
        ),
        st.fixed_dictionaries(
            {"verb": st.just("split"), "journey_id": journey, "parts": st.lists(items, max_size=2)},
        ),
        st.fixed_dictionaries({"verb": st.just("gather"), "item_ids": items, "name": st.none() | name}),
        st.fixed_dictionaries({"verb": st.just("move"), "item_ids": items, "journey_id": journey}),
        st.fixed_dictionaries({"verb": st.just("delve"), "journey_id": journey, "item_ids": items, "name": name}),
        st.fixed_dictionaries(
            {"verb": st.sampled_from(["adopt", "decline"]), "proposal_id": st.sampled_from([*interests, "gone"])}
        ),
        st.fixed_dictionaries({"verb": st.just("follow"), "words": st.sampled_from(["chess opening", "qqq", ""])}),
        st.fixed_dictionaries(
            {"verb": st.sampled_from(["pin", "unpin", "dismiss", "allow"]), "item_id": item, "reason": name}
        ),
        st.fixed_dictionaries({"verb": st.just("surprise"), "amount": number}),
        st.fixed_dictionaries({"verb": st.just("detail"), "level": number, "journey_id": st.none() | journey}),
        st.fixed_dictionaries({"verb": st.just("sources"), "sources": st.lists(st.sampled_from(list(ListSource)))}),
        st.fixed_dictionaries({"verb": st.sampled_from(["block", "let_in"]), "words": words}),
    )
