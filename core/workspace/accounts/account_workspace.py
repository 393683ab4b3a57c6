"""The workspace as somebody may see it: whoever is not theirs is not there, so that no page can forget to ask.

It has the names of `Workspace` and nothing else of it: what is added there is not here until somebody decides who may.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from functools import partial

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import Answer
from core.adapters.rate_limits import Counted, RateLimits
from core.adapters.store.database import Database
from core.adapters.store.histories import Written
from core.adapters.store.ledger import Ledger
from core.adapters.store.offers import LISTED_PREFIX, OWN_HISTORY
from core.adapters.store.own_rows import Brought, moved, spoken_of
from core.adapters.store.seal import Seal
from core.entities import Interaction, Item, Person, Saved
from core.progress import Stages
from core.prompts.names import NameAnswer
from core.steering.decisions import Refused
from core.workspace.accounts.own_stores import OwnBackups, OwnHistories, OwnOffers
from core.workspace.analyst.analysis import Analysis
from core.workspace.guard import Guard
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.rights import (
    ADMINISTRATORS_ONLY,
    ANALYSIS_IS_OFF,
    ANALYSTS_ONLY,
    ONLY_LOOK,
    AccountRole,
    LoggedOut,
    Rights,
    Who,
)
from core.workspace.workspace import Workspace

NOT_THEIRS = "These things belong to somebody else here. Only an administrator may bring them in."


class AccountWorkspace:
    """One account's workspace over everybody's. Every method asks first; what it refuses raises Refused in words."""

    def __init__(self, whole: Workspace, who: Who, limits: RateLimits) -> None:
        """Look at everybody's workspace as somebody, whose acts are counted."""
        self.who = who
        self._whole, self._limits = whole, limits
        self._rights = Rights(who, whole.accounts)
        self.histories = OwnHistories(whole.histories, self._rights)
        self.offers = OwnOffers(whole.offers, self._rights)
        self.backups = OwnBackups(whole.backups, self._rights)
        self._brought: set[str] = set()

    # What anybody may know

    @property
    def encoder(self) -> Encoder:
        """Return what reads titles."""
        return self._whole.encoder

    @property
    def has_model(self) -> bool:
        """Tell whether a language model is set up that they may have asked."""
        return self.may_change and self._whole.has_model

    @property
    def model_where(self) -> Where | None:
        """Return which language model is set up that they may have asked, and where; None without one."""
        return self._whole.model_where if self.may_change else None

    @property
    def may_administer(self) -> bool:
        """Tell whether they may back up, bring back and delete everybody's histories."""
        return self.who.role is AccountRole.ADMINISTRATOR

    @property
    def may_change(self) -> bool:
        """Tell whether they may change anything at all."""
        return self.who.role in (AccountRole.PERSON, AccountRole.ADMINISTRATOR)

    @property
    def may_analyse(self) -> bool:
        """Tell whether they may ask of everybody: by role where people log in, else by the setting."""
        if not self.who.account_id:
            return self.may_administer and self._whole.may_analyse
        return self.who.role in (AccountRole.ANALYST, AccountRole.ADMINISTRATOR)

    # What is a person's

    def people(self) -> list[Person]:
        """Return those whom they may see."""
        return self.histories.people()

    def person(self, person_id: str) -> Person | None:
        """Return a person whom they may see; None for anybody else."""
        return self.histories.person(person_id)

    def own(self, person: Person) -> Person:
        """Return the person of a name among theirs; of another account's the id is another."""
        self._rights.check_in()
        named = Person(self._rights.named_own(person.person_id), person.name, person.portrait)
        return named if self.who.account_id else self._whole.own(person)

    def of(self, person_id: str, progress: Stages | None = None) -> PersonWorkspace:
        """Return a person's half, in which every edit asks again; raises UnknownPerson for whom they may not see."""
        self._rights.check_seen(person_id)
        guard = Guard(
            edit=partial(self._before, Counted.EDIT, person_id),
            model=partial(self._before, Counted.MODEL, person_id),
            work=partial(self._before, Counted.IMPORT, person_id),
        )
        return self._whole.of(person_id, progress).under(guard)

    def _before(self, act: Counted, person_id: str) -> None:
        """Raise UnknownPerson, Refused or TooMany where somebody may not act on a person, or not now."""
        self._rights.check_changes(person_id)
        self._limits.count(act, self.who.counted_as)

    def rehearsal(self, person_id: str) -> PersonWorkspace:
        """Return a copy of somebody whom they may see, to try things in; its edits are counted as all are.

        Raises UnknownPerson for whom they may not see, and Refused where they may change nothing at all.
        """
        self._rights.check_seen(person_id)
        if not self.may_change:
            raise Refused(ONLY_LOOK)
        guard = Guard(
            edit=partial(self._before_trying, person_id),
            model=partial(self._before, Counted.MODEL, person_id),
            work=partial(self._before, Counted.IMPORT, person_id),
        )
        return self._whole.rehearsal(person_id).under(guard)

    def _before_trying(self, person_id: str) -> None:
        """Raise UnknownPerson or TooMany where somebody may not try things in a person's copy, or not now."""
        self._rights.check_seen(person_id)
        self._limits.count(Counted.EDIT, self.who.counted_as)

    def is_ready(self, person_id: str) -> bool:
        """Tell whether the desk of a person whom they may see is in memory."""
        return self._rights.sees(person_id) and self._whole.is_ready(person_id)

    def check_export(self, person_id: str) -> None:
        """Raise UnknownPerson for whom they may not see, and Refused where they may only look."""
        self._rights.check_changes(person_id)

    def delete_person(self, person_id: str) -> dict[str, int]:
        """Delete a person of theirs with all that is theirs; return how many rows of each table are gone."""
        self._rights.check_changes(person_id)
        return self._whole.delete_person(person_id)

    # Bringing in

    def read_texts(self, texts: Sequence[str], progress: Stages | None = None) -> None:
        """Encode texts that were never encoded; raises Refused where they may bring nothing in, or not now."""
        self._rights.check_brings(())
        self._limits.check(Counted.IMPORT, self.who.counted_as)
        self._whole.read_texts(texts, progress)

    def import_history(
        self,
        collection_id: str,
        name: str,
        *,
        people: Sequence[Person],
        items: Sequence[Item],
        interactions: Sequence[Interaction],
        saved: Sequence[Saved] = (),
        progress: Stages | None = None,
    ) -> Written:
        """Store a history of theirs, whoever is new in it bound to their account; else as `Workspace` does."""
        whose = {x.person_id for x in people} | {x.person_id for x in interactions} | {x.person_id for x in saved}
        self._rights.check_brings(sorted(whose))
        if self.who.role is AccountRole.PERSON:
            self._check_collection(collection_id, whose, [item.item_id for item in items])
        self._limits.count(Counted.IMPORT, self.who.counted_as)
        self._bind([person.person_id for person in people])
        self._brought.add(collection_id)
        return self._whole.import_history(
            collection_id,
            name,
            people=people,
            items=items,
            interactions=interactions,
            saved=saved,
            progress=progress,
        )

    def restore_person(self, files: Mapping[str, bytes], person: Person) -> Person:
        """Bring a person of theirs back, bound to their account; return them, whose id may be another than asked for.

        Raises Refused where the tables speak of anything that is not in them or that is somebody else's here; of
        an administrator's zip all is taken as it stands. Else as `Workspace` does.
        """
        if self.may_administer:
            self._rights.check_administers()
            return self._whole.restore_person(files, person)
        mine = self.own(person)
        self._rights.check_brings([mine.person_id])
        self._limits.count(Counted.IMPORT, self.who.counted_as)
        own = moved(files, mine.person_id)
        self._check_rows(spoken_of(own), mine.person_id)
        self._bind([mine.person_id])
        return self._whole.restore_person(own, mine)

    def _check_rows(self, rows: Brought, person_id: str) -> None:
        """Raise Refused unless rows speak of nothing but what they bring, and all of that may be this person's."""
        if not rows.is_whole or self._whole.logbook.has_extractions(rows.extractions, beside=person_id):
            raise Refused(NOT_THEIRS)
        for collection_id, item_ids in rows.items.items():
            whose = () if collection_id.startswith(LISTED_PREFIX) else (person_id,)
            self._check_collection(collection_id, whose, sorted(item_ids))

    def _check_collection(self, collection_id: str, whose: Collection[str], item_ids: Sequence[str]) -> None:
        """Raise Refused unless a collection is that of one of their people, and its items are no others'."""
        histories = self._whole.histories
        is_own = any(collection_id == f"{OWN_HISTORY}{person_id}" for person_id in whose)
        is_list = not whose and collection_id.startswith(LISTED_PREFIX)
        if is_list:
            theirs = self._whole.accounts.people(self.who.account_id)
            offered = any(collection_id in self._whole.offers.offered(person_id) for person_id in theirs)
            is_list = offered or not histories.has_items(collection_id)
        if not (is_own or is_list) or histories.n_beyond(item_ids, [collection_id]):
            raise Refused(NOT_THEIRS)

    def _bind(self, person_ids: Sequence[str]) -> None:
        """Give whoever is new to their account."""
        new = [each for each in person_ids if self._whole.person(each) is None]
        if new and self.who.account_id:
            self._whole.accounts.bind(new, self.who.account_id)

    def offer(self, collection_id: str, person_id: str, on: bool = True) -> None:
        """Let a person of theirs choose from what they brought themselves, or no more; else as `Workspace` does."""
        self._rights.check_changes(person_id)
        if on and not self.may_administer and collection_id not in self._brought:
            raise Refused(ADMINISTRATORS_ONLY)
        self._whole.offer(collection_id, person_id, on)

    def withdraw(self, collection_id: str, person_id: str, held: Collection[str] = ()) -> int:
        """Take a list away from a person of theirs, who has it; return how many things are gone."""
        self._rights.check_changes(person_id)
        if collection_id not in self._whole.offers.offered(person_id):
            raise Refused("That list is not theirs to take away.")
        return self._whole.withdraw(collection_id, person_id, held)

    # What is an administrator's

    def check_administers(self) -> None:
        """Raise Refused for everybody but an administrator."""
        self._rights.check_administers()

    def try_model(self) -> Answer[NameAnswer] | None:
        """Ask the language model to name titles of ours, for an administrator; None where there is none."""
        self._rights.check_administers()
        self._limits.count(Counted.MODEL, self.who.counted_as)
        return self._whole.try_model()

    def check_analyses(self) -> None:
        """Raise Refused for everybody who may not ask of everybody, also LoggedOut."""
        self._rights.check_in()
        if not self.may_analyse:
            is_person = self.who.account_id or self.who.role is not AccountRole.ADMINISTRATOR
            raise Refused(ANALYSTS_ONLY if is_person else ANALYSIS_IS_OFF)

    @property
    def analysis(self) -> Analysis:
        """Return what may be asked of everybody, for analysts and administrators; raises Refused, also LoggedOut."""
        self.check_analyses()
        return self._whole.analysis

    @property
    def database(self) -> Database:
        """Return the database, for an administrator."""
        self._rights.check_administers()
        return self._whole.database

    @property
    def seal(self) -> Seal:
        """Return what tells whether entries of the log are missing, for an administrator."""
        self._rights.check_administers()
        return self._whole.seal

    @property
    def ledger(self) -> Ledger:
        """Return the list of what left, for an administrator: it is of everybody."""
        self._rights.check_administers()
        return self._whole.ledger

    def delete_everything(self) -> dict[str, int]:
        """Delete everything that the database holds, for an administrator."""
        self._rights.check_administers()
        return self._whole.delete_everything()

    def restore_demo(self) -> None:
        """Bring the demo histories back, for an administrator."""
        self._rights.check_administers()
        self._whole.restore_demo()

    def forget(self) -> None:
        """Drop what is in memory, for an administrator; the database has it all."""
        self._rights.check_administers()
        self._whole.forget()

    # Their own account

    def has_left(self) -> bool:
        """Tell whether the login by which they came has ended."""
        try:
            self._rights.check_in()
        except LoggedOut:
            return True
        return False

    def log_out(self, lasting: timedelta) -> None:
        """End this login wherever its cookie lies, also in other tabs; `lasting` is how long a login is good."""
        if self.who.login:
            self._whole.accounts.end(self.who.login, lasting)


AnyWorkspace = Workspace | AccountWorkspace
"""Everybody's workspace, as who has the file sees it, or as an account does."""
