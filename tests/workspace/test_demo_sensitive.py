"""On the demo people: grief, anxiety and sobriety stay theirs to see, and are never proposed to anybody."""

from collections import Counter

import pytest
from demo_files import TRUTH, rows

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.workspace.workspace import Workspace

SENSITIVE = {"anxiety", "grief", "burnout", "adhd-adults", "menopause", "sobriety"}
INTEREST = {row["item_id"]: row["interest"] for row in rows(TRUTH) if row["interest"]}
FOLLOWERS = ("clementine", "concetta", "hana", "ines")
TOLD = (*FOLLOWERS, "diego", "fatima", "rosalind")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(Database(), PairEncoder(MiniLMEncoder(), MultilingualEncoder()))


def test_explore_proposes_nothing_sensitive_to_anyone_and_names_nobodys_sensitive_journey(workspace: Workspace) -> None:
    for person_id in ("wen", *FOLLOWERS):
        mine = workspace.of(person_id)
        names = {mine.view().profile.name(journey_id) for journey_id in mine.sensitive()}
        for draw in range(3):
            for interest in mine.proposals(draw=draw):
                meant = Counter(INTEREST.get(item.item_id, "") for item in interest.anchors)
                assert meant.most_common(1)[0][0] not in SENSITIVE
                assert not any(f"“{name}”" in interest.why for name in names)


def test_a_journey_of_sensitive_items_is_told_and_named_and_stays_in_the_list(workspace: Workspace) -> None:
    told, missed = 0, []
    for person_id in TOLD:
        mine = workspace.of(person_id)
        for view in mine.view().journeys:
            members = view.journey.members
            if sum(INTEREST.get(item_id) in SENSITIVE for item_id in members) >= len(members) / 3:
                assert view.name
                if view.journey_id in mine.sensitive():
                    told += 1
                else:
                    missed.append(view)
    assert told >= 6
    assert all(view.is_leftover for view in missed), "only what has no subject, and a name that says so, may be missed"
    assert len(missed) <= 1
