"""Lists that a person may choose from, and taking one away again: what of it nobody uses is gone from the database."""

from dataclasses import dataclass

from core.adapters.store.offers import OfferedList
from core.entities import Profile
from core.steering.decisions import Refused
from core.wording import amount
from core.workspace.accounts.account_workspace import AnyWorkspace


@dataclass(frozen=True, slots=True)
class TakenAway:
    """What taking a list away did: how many of its things are gone, and how many stay since they are in use."""

    name: str
    gone: int
    stay: int

    def in_words(self) -> str:
        """Say what is gone, and why something stays."""
        said = f"{amount(self.gone, 'thing')} of {self.name} {'is' if self.gone == 1 else 'are'} gone for good."
        if not self.stay:
            return said
        stays = "stays: it is" if self.stay == 1 else "stay: they are"
        return f"{said} {self.stay:,} {stays} pinned, taken up, or what a journey was taken up for."


def lists_of(workspace: AnyWorkspace, person_id: str) -> tuple[OfferedList, ...]:
    """Return the lists that a person may choose from, by name."""
    return workspace.offers.lists(person_id)


def list_named(workspace: AnyWorkspace, person_id: str, name: str) -> OfferedList:
    """Return the list of a name or an id; raises Refused with those that there are."""
    lists = lists_of(workspace, person_id)
    found = [each for each in lists if name.strip().casefold() in (each.name.casefold(), each.collection_id)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(each.collection_id for each in found)
        raise Refused(f"Several lists are called {name}. Say which by its id: {ids}.")
    known = ", ".join(each.name for each in lists) or "none; bring one with --as catalogue"
    raise Refused(f"There is no list called {name} to take away. Lists are: {known}.")


def take_away(workspace: AnyWorkspace, person_id: str, collection_id: str) -> TakenAway:
    """Let a person choose from a list no more and delete what of it nobody uses; raises Refused where it is not there.

    What they pinned and what stands for an interest that they took up stays: no edit of theirs loses its ground.
    """
    chosen = list_named(workspace, person_id, collection_id)
    held = _in_use(workspace.of(person_id).view().profile)
    gone = workspace.withdraw(chosen.collection_id, person_id, held)
    return TakenAway(chosen.name, gone, chosen.n_items - gone)


def _in_use(profile: Profile) -> frozenset[str]:
    """Return what a person's edits stand on: pins, and what stands for journeys of theirs."""
    return frozenset(profile.pinned).union(*(j.anchors for j in profile.journeys if j.is_own))
