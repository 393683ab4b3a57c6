"""Who somebody is to the workspace, and whose histories they may see, change, or look after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache

from core.adapters.shipped.demo import demo_people
from core.adapters.store.accounts import Accounts
from core.adapters.store.logbook import UnknownPerson
from core.steering.decisions import Refused

ONLY_LOOK = "You may look at this and change nothing. Whoever runs this page can change that."
ADMINISTRATORS_ONLY = "Only an administrator may do that here. Ask whoever runs this page."
ANALYSTS_ONLY = "Only analysts and administrators may see this page. Ask whoever runs this app."
ANALYSIS_IS_OFF = "This page shows everybody's histories at once and is off. Set JOURNEYS_ANALYST=true to switch it on."
LOGGED_OUT = "Your login has ended. Log in again: nothing that you did before is lost."


class AccountRole(StrEnum):
    """What somebody may do.

    A visitor may look at an open demo, a person change what is theirs, an analyst look at all, an administrator all.
    """

    VISITOR = "visitor"
    PERSON = "person"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


class LoggedOut(Refused):
    """The login by which somebody came has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody at the door.

    `counted_as` is what their acts are counted under: their account, or the address they come from. `account_id` is ''
    for whoever did not log in; `login` names this one login of theirs, good `until` a UTC time, None for ever.
    """

    role: AccountRole
    counted_as: str
    account_id: str = ""
    email: str = ""
    login: str = ""
    until: datetime | None = None
    sees_demo: bool = False


@cache
def demo_ids() -> frozenset[str]:
    """Return the ids of the invented people that ship with the app."""
    return frozenset(person.person_id for person in demo_people())


class Rights:
    """What somebody may do, asked of the accounts as they stand at every question."""

    def __init__(self, who: Who, accounts: Accounts) -> None:
        """Use open accounts."""
        self.who, self._accounts = who, accounts

    def check_in(self) -> None:
        """Raise LoggedOut where the login has ended or is too old."""
        who = self.who
        is_old = who.until is not None and datetime.now(UTC) >= who.until
        if is_old or (who.login and self._accounts.has_ended(who.login)):
            raise LoggedOut(LOGGED_OUT)

    def seen(self) -> tuple[str, ...] | None:
        """Return the ids of the people whom they may see; None for everybody. Raises LoggedOut."""
        self.check_in()
        if self.who.role in (AccountRole.ADMINISTRATOR, AccountRole.ANALYST):
            return None
        demo = [i for i in sorted(demo_ids()) if not self._accounts.owner(i)] if self.who.sees_demo else []
        return (*self._own(), *demo)

    def sees(self, person_id: str) -> bool:
        """Tell whether they may see a person. Raises LoggedOut."""
        seen = self.seen()
        return seen is None or person_id in seen

    def changes(self, person_id: str) -> bool:
        """Tell whether they may change what is a person's, take it away, and delete it. Raises LoggedOut."""
        self.check_in()
        return self.who.role is AccountRole.ADMINISTRATOR or (
            self.who.role is AccountRole.PERSON and person_id in self._own()
        )

    def check_seen(self, person_id: str) -> None:
        """Raise UnknownPerson for whom they may not see, just as for someone who is not here."""
        if not self.sees(person_id):
            raise UnknownPerson(person_id)

    def check_changes(self, person_id: str) -> None:
        """Raise UnknownPerson for whom they may not see, and Refused where they may only look."""
        self.check_seen(person_id)
        if not self.changes(person_id):
            raise Refused(ONLY_LOOK)

    def check_brings(self, person_ids: Sequence[str]) -> None:
        """Raise Refused unless people are theirs, or new and named as theirs."""
        self.check_in()
        if self.who.role not in (AccountRole.PERSON, AccountRole.ADMINISTRATOR):
            raise Refused(ONLY_LOOK)
        if self.who.role is AccountRole.PERSON and not all(self._may_be_own(each) for each in person_ids):
            raise Refused("This holds histories of others. Only an administrator may bring those in.")

    def check_administers(self) -> None:
        """Raise Refused for everybody but an administrator."""
        self.check_in()
        if self.who.role is not AccountRole.ADMINISTRATOR:
            raise Refused(ADMINISTRATORS_ONLY)

    def named_own(self, person_id: str) -> str:
        """Return the id that a person of a name has as theirs: no two accounts share one.

        It ends in what no name leaves in an id, a full stop, and the account's own.
        """
        account_id = self.who.account_id
        return person_id if not account_id or self._may_be_own(person_id) else f"{person_id}.{account_id}"

    def _may_be_own(self, person_id: str) -> bool:
        return person_id in self._own() or person_id.endswith(f".{self.who.account_id}")

    def _own(self) -> tuple[str, ...]:
        return self._accounts.people(self.who.account_id) if self.who.account_id else ()
