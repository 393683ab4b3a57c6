"""The composition root: everyone's histories, and the door to each person's half."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.connection import try_connection
from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import Answer, AnswerCache, ChatModel, MemoryAnswerCache
from core.adapters.noted import NotedChat
from core.adapters.shipped.demo import DEMO, load_demo, supply_demo
from core.adapters.shipped.reading_weights import load_learned
from core.adapters.shipped.sensitive_phrases import phrase_vectors
from core.adapters.store.accounts import Accounts
from core.adapters.store.backups import Backups
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories, Written
from core.adapters.store.ledger import Ledger
from core.adapters.store.logbook import UTC_CLOCK, Logbook, UnknownPerson
from core.adapters.store.maps import Maps
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.offers import Offers
from core.adapters.store.seal import Seal
from core.adapters.store.vectors import Vectors
from core.desk.desk import Desk
from core.entities import Interaction, Item, Person, Saved
from core.progress import Stages
from core.prompts.names import NameAnswer
from core.steering.decisions import Refused
from core.workspace.analyst.analysis import Analysis
from core.workspace.explorer import Explorer
from core.workspace.fleeting_log import StoredLog
from core.workspace.journal import Journal
from core.workspace.meanings import RememberedMeaning
from core.workspace.once import Once
from core.workspace.person_workspace import PersonWorkspace
from core.workspace.preparation import Preparation
from core.workspace.rights import ANALYSIS_IS_OFF
from core.workspace.sensing import Sensing
from core.workspace.shared import Shared
from core.workspace.titling import Titler


class Workspace:
    """Everything behind the pages. Safe to use from many sessions at once; the database is the only truth."""

    def __init__(
        self,
        database: Database,
        encoder: Encoder,
        with_demo: bool = True,
        chat: Callable[[AnswerCache], ChatModel | None] | None = None,
        clock: Callable[[], datetime] = UTC_CLOCK,
        day_tokens: int | None = None,
        *,
        may_analyse: bool = False,
        log: StoredLog | None = None,
    ) -> None:
        """Use an open database and an encoder; an empty database gets the demo histories.

        `chat` opens the language model for one run, with a cache for its answers; None where there is none. `clock`
        tells UTC: when an edit is made, when something left, and whether a wish has ended. `day_tokens` are those of
        the language model that one person may use a day, None for no limit. `may_analyse` opens the Analyst page to
        whoever has the file; where people log in, their roles decide. `log` is where edits go, the database's own
        unless several replicas share one.
        """
        self.database, self.encoder, self.chat = database, encoder, chat
        self.seal = Seal(database)
        self.histories = Histories(database)
        self.logbook: StoredLog = Logbook(database, self.seal, clock) if log is None else log
        self.vectors, self.maps, self.answers = Vectors(database), Maps(database), StoredAnswers(database)
        self.offers, self.ledger = Offers(database), Ledger(database, clock, day_tokens)
        self.backups, self.accounts = Backups(database), Accounts(database)
        self.preparation = Preparation(self.histories, self.offers, self.vectors, self.maps, encoder=encoder)
        self.titler = Titler(encoder if encoder.is_local else None)
        meaning = encoder.encode if encoder.is_local else partial(self.vectors.encode, encoder=encoder)
        self.sensing = Sensing(meaning, partial(phrase_vectors, encoder))
        self.explorer = Explorer(self.histories, self.titler, self.sensing)
        self.journal = Journal(self.logbook, self.preparation, self.titler, meaning)
        self._spoken = RememberedMeaning(meaning)
        self._shared = Shared(
            preparation=self.preparation,
            explorer=self.explorer,
            sensing=self.sensing,
            journal=self.journal,
            titler=self.titler,
            encoder=encoder,
            meaning=meaning,
            model=self._model,
            allowance=self.ledger.allowance,
            spoken=self._spoken if encoder.is_local else None,
            learned=partial(load_learned, encoder),
            answers=self.answers,
        )
        self._desks = Once[str, Desk]()
        self.may_analyse = may_analyse
        self.analysis = Analysis(database, self.logbook, self.of, meaning, encoder)
        if with_demo and not self.histories.how_many_people() and not self.histories.is_demo_unwanted():
            load_demo(self.histories, self.vectors, self.maps)
        elif with_demo:
            supply_demo(self.histories, self.vectors, self.maps, encoder.encoder_id)

    @property
    def may_administer(self) -> bool:
        """Tell whether everybody's histories may be backed up, brought back and deleted: here, by who has the file."""
        return True

    @property
    def may_change(self) -> bool:
        """Tell whether anything may be changed at all."""
        return True

    def own(self, person: Person) -> Person:
        """Return the person of a name among those who brought their own.

        One of the demo shares a name with them and nothing else.
        """
        if DEMO in self.histories.collections_of(person.person_id):
            return replace(person, person_id=f"{person.person_id}-own")
        return person

    def check_administers(self) -> None:
        """Refuse nobody: who has the file may do everything."""

    def check_analyses(self) -> None:
        """Raise Refused where the Analyst page is off."""
        if not self.may_analyse:
            raise Refused(ANALYSIS_IS_OFF)

    def check_export(self, person_id: str) -> None:
        """Raise UnknownPerson for someone without a history: what is theirs may be taken away by who has the file."""
        if self.person(person_id) is None:
            raise UnknownPerson(person_id)

    def people(self) -> list[Person]:
        """Return everyone with a history."""
        return self.histories.people()

    def person(self, person_id: str) -> Person | None:
        """Return a person with a history; None for nobody."""
        return self.histories.person(person_id)

    def of(self, person_id: str, progress: Stages | None = None) -> PersonWorkspace:
        """Return a person's half, with the log as it stands, journeys found and named.

        It holds their desk, so that what it reads stays together whatever other sessions do. Making a desk keeps
        nobody but those waiting for the same person. Raises UnknownPerson for someone without a history.
        """
        desk = self._desks.get(person_id, lambda: self._desk(person_id, progress))
        with desk.lock:
            self.journal.make_ready(desk, progress)
        return PersonWorkspace(desk, self._shared)

    def rehearsal(self, person_id: str) -> PersonWorkspace:
        """Return a copy of a person as they were found, to try things in: nothing of it is stored."""
        return self.of(person_id).rehearsal()

    def _desk(self, person_id: str, progress: Stages | None) -> Desk:
        """Make a person's desk."""
        if self.person(person_id) is None:
            raise UnknownPerson(person_id)
        return self.preparation.desk(person_id, progress)

    def warm(self) -> None:
        """Read the catalogue of the first person and count its words: most of what a first view waits for."""
        for person in self.histories.people_like("", 1):
            self.titler.warm(self.preparation.catalogue(self.preparation.collections(person.person_id)))

    def is_ready(self, person_id: str) -> bool:
        """Tell whether a person's desk is in memory; where it is not, the next reading takes longer."""
        return person_id in self._desks

    @property
    def has_model(self) -> bool:
        """Tell whether a language model is set up that may be asked."""
        return self.model_where is not None

    @property
    def model_where(self) -> Where | None:
        """Return which language model is set up, and where; None without one."""
        model = self._model("")
        return None if model is None else model.where

    def _model(self, person_id: str) -> ChatModel | None:
        """Open the language model for one round of a person's questions, each written down; None without one."""
        model = self.chat(self.answers) if self.chat else None
        return NotedChat(model, self.ledger, person_id) if model else None

    def try_model(self) -> Answer[NameAnswer] | None:
        """Ask the language model to name titles of ours, whatever it answered before; None where there is none."""
        model = self.chat(MemoryAnswerCache()) if self.chat else None
        return try_connection(NotedChat(model, self.ledger)) if model else None

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
        """Store a history whole, then make its first person ready; `progress` gets (what, done, total).

        `saved` is what people put aside for later; what they took up already, or take up later, waits no more.
        """
        written = self.histories.add(collection_id, name, people, items, interactions, saved=saved)
        self.forget()
        if people:
            self.of(people[0].person_id, progress)
        return written

    def offer(self, collection_id: str, person_id: str, on: bool = True) -> None:
        """Let a person choose from a collection, or no more; of another's own history only its owner's word does it.

        Raises UnknownPerson for someone without a history, and Refused for the demo: what is invented stands in no
        real list.
        """
        if self.person(person_id) is None:
            raise UnknownPerson(person_id)
        if collection_id == DEMO:
            raise Refused("The demo's things are invented: they cannot be brought into a real list.")
        self.offers.offer(collection_id, person_id, on)
        self.forget()

    def withdraw(self, collection_id: str, person_id: str, held: Collection[str] = ()) -> int:
        """Offer a collection to a person no more and delete what of it nobody uses; return how many things are gone.

        The things in `held` stay, and stay offered.
        """
        try:
            gone = self.offers.withdraw(collection_id, person_id, held)
            self.database.forget_deleted()
        finally:
            self.forget()
        return gone

    def read_texts(self, texts: Sequence[str], progress: Stages | None = None) -> None:
        """Encode texts that were never encoded, so that what follows is quick; may be left at any moment."""
        report = (lambda done, total: progress("Reading titles", done, total)) if progress else None
        self.vectors.encode(texts, self.encoder, report)

    def delete_person(self, person_id: str) -> dict[str, int]:
        """Delete a person with all that is theirs; return how many rows of each table are gone.

        Raises DiskFull where there is no room to write the file anew: the rows are gone, their bytes are not yet.
        """
        return self._counting(lambda: self.histories.delete_person(person_id))

    def delete_everything(self) -> dict[str, int]:
        """Delete everything that the database holds, the demo too; return how many rows are gone.

        The demo stays away until `restore_demo`. Raises DiskFull as `delete_person` does.
        """
        self.histories.forgo_demo()
        return self._counting(self.histories.delete_everything)

    def _counting(self, delete: Callable[[], None]) -> dict[str, int]:
        """Delete, leave no trace in the file, and return how many rows of each table are gone."""
        before = self.histories.counts()
        try:
            with self.seal.lifted():
                delete()
            self.database.forget_deleted()
        finally:
            self.forget()
        after = self.histories.counts()
        return {table: n - after[table] for table, n in before.items()}

    def restore_person(self, files: Mapping[str, bytes], person: Person) -> Person:
        """Bring a person back from the tables of a backup; return them.

        Raises AlreadyHere for a person who has a history here, ValueError for rows that are no backup.
        """
        try:
            with self.seal.lifted():
                self.backups.restore(files, person.person_id, person.name)
        finally:
            self.forget()
        return person

    def restore_demo(self) -> None:
        """Bring the demo histories back."""
        self.histories.want_demo()
        load_demo(self.histories, self.vectors, self.maps)
        self.forget()

    def forget(self) -> None:
        """Drop what is in memory; the database has it all."""
        self._desks.forget()
        self.preparation.forget()
        self.explorer.forget()
        self.analysis.forget()
        self._spoken.forget()
