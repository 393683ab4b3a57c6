"""The composition root: what a page reads, and the one door for edits."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from uuid import uuid4

from core.adapters.encoders.encoder import Encoder
from core.adapters.llm.llm import AnswerCache, ChatModel
from core.adapters.shipped.demo import load_demo
from core.adapters.store.database import Database
from core.adapters.store.histories import Histories, Written
from core.adapters.store.logbook import Logbook, LogMoved
from core.adapters.store.maps import Maps
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.vectors import Vectors
from core.desk.atlas import Spot, drawn_in, spots
from core.desk.desk import Desk
from core.desk.slate_views import GoneView, PlaceView, view_gone, view_places
from core.desk.views import Outcome, PartView, PersonView, view_part
from core.desk.wishes import MORE
from core.effects.comparison import Comparison, compare
from core.effects.meter import Effect, concerns, effect_from_json
from core.entities import Interaction, Item, Journey, Person, Profile
from core.exploration.proposals import RelatedInterest
from core.extraction.tree import Extraction
from core.journeys import least_size
from core.metrics.clustering import journey_density, journey_length, journeys_found
from core.ranking.search import search
from core.ranking.slate import Slate
from core.steering import edits as e
from core.steering.decisions import Refused, decide_redo, decide_undo, redoable, undoable
from core.steering.fold import apply, effective
from core.workspace.explorer import Explorer
from core.workspace.journal import Journal
from core.workspace.model_doubts import Question, Settlement, ask_about_joins, questions
from core.workspace.model_names import Named, ask_for_names, what_is_sent
from core.workspace.preparation import Preparation, Progress
from core.workspace.titling import Titler


class UnknownPerson(KeyError):
    """Nobody with this id has a history here."""


class Workspace:
    """Everything behind the pages. Safe to use from many sessions at once; the database is the only truth."""

    def __init__(
        self,
        database: Database,
        encoder: Encoder,
        with_demo: bool = True,
        chat: Callable[[AnswerCache], ChatModel | None] | None = None,
    ) -> None:
        """Use an open database and an encoder; an empty database gets the demo histories.

        `chat` opens the language model for one run, with a cache for its answers; None where there is none.
        """
        self.database = database
        self.encoder = encoder
        self.histories = Histories(database)
        self.logbook = Logbook(database)
        self.vectors = Vectors(database)
        self.maps = Maps(database)
        self.answers = StoredAnswers(database)
        self.preparation = Preparation(self.histories, self.vectors, self.maps, encoder)
        self._coordinates: dict[tuple[str, ...], Mapping[str, tuple[float, float]]] = {}
        self._titler = Titler(encoder if encoder.is_local else None)
        self.explorer = Explorer(self.histories, self._titler)
        self._meaning = encoder.encode if encoder.is_local else partial(self.vectors.encode, encoder=encoder)
        self.journal = Journal(self.logbook, self.preparation, self._titler, self._meaning)
        self._chat = chat
        self._lock = threading.RLock()
        self._desks: dict[str, Desk] = {}
        if with_demo and not self.histories.people():
            load_demo(self.histories, self.vectors, self.maps)

    # What pages read

    def people(self) -> list[Person]:
        """Return everyone with a history."""
        return self.histories.people()

    def desk(self, person_id: str, progress: Progress | None = None) -> Desk:
        """Return a person's desk with the log as it stands, journeys found and named.

        Raises UnknownPerson for someone without a history.
        """
        with self._lock:
            desk = self._desks.get(person_id)
            if desk is None:
                if person_id not in {person.person_id for person in self.people()}:
                    raise UnknownPerson(person_id)
                desk = self._desks[person_id] = self.preparation.desk(person_id, progress)
        with desk.lock:
            self.journal.make_ready(desk, progress)
        return desk

    def warm(self) -> None:
        """Read the catalogue of the first person and count its words: most of what a first view waits for."""
        for person in self.people()[:1]:
            with self._lock:
                catalogue = self.preparation.catalogue(self.preparation.collections(person.person_id))
            self._titler.warm(catalogue)

    def is_ready(self, person_id: str) -> bool:
        """Tell whether a person's desk is in memory; where it is not, the next reading takes longer."""
        return person_id in self._desks

    def view(self, person_id: str, until: int | None = None) -> PersonView:
        """Return what the pages show of a person, now or just after the entry with a number (time travel)."""
        desk = self.desk(person_id)
        with desk.lock:
            profile = desk.profile(None if until is None else [x for x in desk.entries if x.seq <= until])
            return self.journal.view(desk, profile)

    def places(self, view: PersonView, comparison: Comparison | None = None, n: int | None = None) -> list[PlaceView]:
        """Return the top of a view's slate with items, reasons and moves."""
        return view_places(self._desks[view.person_id], view, comparison, n)

    def gone(self, view: PersonView, comparison: Comparison) -> list[GoneView]:
        """Return what an edit took off the slate, and why."""
        return view_gone(self._desks[view.person_id], view, comparison)

    def parts(self, person_id: str, journey_id: str, whole: bool = False) -> list[PartView]:
        """Return the parts of what a journey has in focus, or of the `whole`, largest first; none of one piece.

        They come from the stored extraction, as finely as the journey's own dial says, and are named apart.
        """
        desk = self.desk(person_id)
        with desk.lock:
            profile = desk.profile()
            journey = profile.by_id.get(journey_id)
            found = desk.proposals.get(profile.extraction_id or "")
            if journey is None or not isinstance(found, Extraction):
                return []
            opened = journey.members if whole else journey.focus or journey.members
            groups = sorted(found.subdivide(opened, granularity=journey.granularity), key=len, reverse=True)
            if len(groups) < 2:
                return []
            siblings = Profile(tuple(Journey(f"part{i}", tuple(group)) for i, group in enumerate(groups)))
            named = dict(self._titler.names(desk, siblings))
            return [
                view_part(desk, named[j.journey_id].text if j.journey_id in named else "", j.members)
                for j in siblings.journeys
            ]

    def members(self, person_id: str, journey_id: str) -> list[Item]:
        """Return a journey's items, latest taken up first."""
        desk = self.desk(person_id)
        journey = desk.profile().by_id.get(journey_id)
        return list(view_part(desk, "", tuple(reversed(journey.members))).items) if journey else []

    def shelves(self, places: Sequence[PlaceView]) -> list[list[PlaceView]]:
        """Return places by the journey that they serve, in the order in which the journeys first come up."""
        shelves: dict[str, list[PlaceView]] = {}
        for place in places:
            shelves.setdefault("" if place.place.pinned else place.place.journey_id, []).append(place)
        return list(shelves.values())

    def title_of(self, person_id: str) -> Callable[[str], str]:
        """Return what maps an item id to its title, or to itself where it is unknown."""
        catalogue = self.desk(person_id).catalogue
        return lambda item_id: item.title if (item := catalogue.item(item_id)) else item_id

    def search(self, person_id: str, text: str, n: int = 20) -> list[PlaceView]:
        """Return what the person asked for in words, ranked by the same features as their slate."""
        desk = self.desk(person_id)
        with desk.lock:
            view = self.view(person_id)
            words = desk.catalogue.centre(self._meaning([text]))[0]
            places = search(desk.ranker, view.profile, words, desk.salience, n)
            return view_places(desk, replace(view, slate=Slate(places)))

    def entries(self, person_id: str) -> list[e.LogEntry]:
        """Return a person's whole log."""
        return list(self.desk(person_id).entries)

    def told(self, person_id: str) -> list[tuple[e.LogEntry, str, Effect | None, bool]]:
        """Return the log, newest first: entry, sentence, what it did, and whether it still counts."""
        desk = self.desk(person_id)
        counting = {entry.seq for entry in effective(desk.entries)}
        said: dict[int, str] = {}
        for i, entry in enumerate(desk.entries):
            said[entry.seq] = self.journal.say(desk, entry.edit, desk.profile(desk.entries[:i]), said)
        return [
            (entry, said[entry.seq], effect_from_json(entry.effect), entry.seq in counting)
            for entry in reversed(desk.entries)
        ]

    def can_undo(self, person_id: str) -> bool:
        """Tell whether there is an edit to undo."""
        return bool(undoable(self.desk(person_id).entries))

    def can_redo(self, person_id: str) -> bool:
        """Tell whether there is an edit to redo."""
        return bool(redoable(self.desk(person_id).entries))

    def proposals(self, person_id: str, journey_id: str | None = None, draw: int = 0) -> tuple[RelatedInterest, ...]:
        """Return interests that a person could take up, for one of their journeys or all; later draws bring others."""
        desk = self.desk(person_id)
        with desk.lock:
            collections = self.preparation.collections(person_id)
            return self.explorer.proposals(desk, desk.profile(), collections, journey_id, draw)

    def map_spots(self, view: PersonView) -> tuple[Spot, ...]:
        """Return where a view's items and recommendations lie; empty when no map was drawn yet."""
        desk = self._desks[view.person_id]
        return spots(desk, view, self.coordinates(view.person_id))

    def coordinates(self, person_id: str) -> Mapping[str, tuple[float, float]]:
        """Return where every item of a person's catalogue lies; empty when no map was drawn yet."""
        collections = self.preparation.collections(person_id)
        if collections not in self._coordinates:
            found = drawn_in(self.preparation.coordinates(collections))
            if not found:
                return {}
            self._coordinates[collections] = found
        return self._coordinates[collections]

    def draw_map(self, person_id: str, progress: Progress | None = None) -> None:
        """Draw the map of a person's catalogue and keep it; takes up to a minute."""
        self.preparation.draw_map(self.preparation.collections(person_id), progress)

    # The one door for edits

    def commit(self, person_id: str, wish: e.Edit, action_id: str | None = None) -> Outcome:
        """Turn a wish into an edit, log it with what it did, and return the outcome.

        The same action id twice gives the first outcome's entry. Raises Refused, in the person's words.
        """
        return self._commit(person_id, lambda desk, profile: self.journal.decide(desk, profile, wish), action_id)

    def undo(self, person_id: str, seq: int | None = None, action_id: str | None = None) -> Outcome:
        """Undo an entry, the newest unless told which; raise Refused when there is none."""
        return self._commit(person_id, lambda desk, _: decide_undo(desk.entries, seq), action_id)

    def redo(self, person_id: str, seq: int | None = None, action_id: str | None = None) -> Outcome:
        """Redo an undone entry, the latest unless told which; raise Refused when there is none."""
        return self._commit(person_id, lambda desk, _: decide_redo(desk.entries, seq), action_id)

    def extract(self, person_id: str, method: str, action_id: str | None = None) -> Outcome:
        """Find a person's journeys again by another method, as an edit of theirs; what they decided stays.

        Raises KeyError for no method, and Refused where their journeys are found by it already.
        """
        desk = self.desk(person_id)
        with desk.lock:
            found = self._by(desk, method)
            desk.proposals.setdefault(found.extraction_id, found)

            def fact(profile: Profile) -> e.Edit:
                if profile.extraction_id == found.extraction_id:
                    raise Refused("Your journeys are found that way already.")
                return e.JourneysExtracted(found.extraction_id, method=method)

            return self.journal.commit(desk, fact, action_id, found)

    def method(self, person_id: str) -> str:
        """Return the method by which a person's journeys are found now."""
        desk = self.desk(person_id)
        found = desk.proposals.get(desk.profile().extraction_id or "")
        return found.method if isinstance(found, Extraction) else ""

    def proxies(self, person_id: str, method: str) -> tuple[float, float, int]:
        """Return the mean length and density of a person's journeys under a method, and how many there are.

        Clusters too small for a journey do not count, as on the page.
        """
        desk = self.desk(person_id)
        with desk.lock:
            clusters, least = self._by(desk, method).cut(), least_size(len(desk.item_ids))
            labels = [number for number, cluster in enumerate(clusters) for _ in cluster]
            density = journey_density(labels, desk.vectors([i for cluster in clusters for i in cluster]), least)
        return journey_length(labels, least), density, journeys_found(labels, least)

    def _by(self, desk: Desk, method: str) -> Extraction:
        """Return the extraction by a method, worked out once a desk; raise KeyError for no method."""
        if method not in desk.ways:
            desk.ways[method] = self.preparation.extraction(desk, method)
        return desk.ways[method]

    @property
    def has_model(self) -> bool:
        """Tell whether a language model is set up that may be asked."""
        return self._chat is not None and self._chat(self.answers) is not None

    def what_is_sent(self, person_id: str) -> list[tuple[str, list[str]]]:
        """Return, for every journey that a model may name, its name now and the titles that would be sent."""
        desk = self.desk(person_id)
        profile = desk.profile()
        return [(profile.name(j.journey_id), titles) for j, titles in what_is_sent(desk, profile)]

    def name_by_model(self, person_id: str, progress: Callable[[int, int], None] | None = None) -> Named | None:
        """Ask the language model for names, log those that came, and say how it went; None without a model.

        The model's names never outrank the person's and never steer. Calls are made outside any lock.
        """
        model = self._chat(self.answers) if self._chat else None
        if model is None:
            return None
        desk = self.desk(person_id)
        named = ask_for_names(desk, desk.profile(), model, self.encoder, progress)
        if named.names:
            self.journal.log_names(desk, e.JourneysNamed(named.names), "model")
        return named

    def doubts(self, person_id: str) -> list[Question]:
        """Return what a model would be asked about where a person's journeys end, and the titles that would be sent."""
        desk = self.desk(person_id)
        with desk.lock:
            return questions(desk, desk.profile())

    def settle_by_model(self, person_id: str, progress: Callable[[int, int], None] | None = None) -> Settlement | None:
        """Ask the language model about the doubtful joins, log what it settled, and say how it went; None without one.

        The person's decisions outrank it, and they may undo it. A history that grows a little keeps what was
        answered; one that is read anew has to be asked about again, where the same questions cost nothing. Calls
        are made outside any lock: when the journeys changed meanwhile, nothing is logged.
        """
        model = self._chat(self.answers) if self._chat else None
        if model is None:
            return None
        desk = self.desk(person_id)
        asked = ask_about_joins(desk, desk.profile(), model, progress)
        found = asked.extraction
        if found is None:
            return asked
        with desk.lock:
            self.journal.catch_up(desk)
            before = desk.profile()
            if before.extraction_id != asked.asked_about:
                return replace(asked, is_stale=True)
            desk.proposals[found.extraction_id] = found
            fact = e.JourneysExtracted(found.extraction_id, len(asked.answers))
            try:
                return replace(asked, outcome=self.journal.append(desk, before, fact, uuid4().hex, "model", found))
            except LogMoved:
                return replace(asked, is_stale=True)

    def preview(self, person_id: str, wishes: Sequence[e.Edit]) -> tuple[PersonView, Comparison]:
        """Return the view that a branch of wishes would lead to, and its difference from now; raise Refused."""
        desk = self.desk(person_id)
        with desk.lock:
            before = profile = desk.profile()
            aimed: list[str] = []
            for wish in wishes:
                fact = self.journal.decide(desk, profile, wish)
                aimed.extend(concerns(fact))
                profile = apply(profile, fact, desk.proposals)
            now, then = self.journal.view(desk, before), self.journal.view(desk, profile)
            return then, compare(now.slate, then.slate, tuple(dict.fromkeys(aimed)))

    def imagine(self, person_id: str, wishes: Sequence[e.Edit]) -> list[str]:
        """Return the sentences of a branch of wishes, as `preview` would lay it out; raise Refused."""
        desk = self.desk(person_id)
        with desk.lock:
            profile = desk.profile()
            sentences = []
            for wish in wishes:
                fact = self.journal.decide(desk, profile, wish)
                sentences.append(self.journal.say(desk, fact, profile))
                profile = apply(profile, fact, desk.proposals)
            return sentences

    def more(self, person_id: str, journey_id: str, factor: float = MORE) -> e.JourneyWeighted:
        """Return the wish for more of a journey (or less, with a factor below one)."""
        journey = self.desk(person_id).profile().by_id.get(journey_id)
        return e.JourneyWeighted(journey_id, factor * (journey.weight if journey else 1.0))

    # Histories

    def import_history(
        self,
        collection_id: str,
        name: str,
        people: Sequence[Person],
        items: Sequence[Item],
        interactions: Sequence[Interaction],
        progress: Progress | None = None,
    ) -> Written:
        """Store a history whole, then make its first person ready; `progress` gets (what, done, total)."""
        written = self.histories.add(collection_id, name, people, items, interactions)
        self.forget()
        if people:
            self.desk(people[0].person_id, progress)
        return written

    def read_texts(self, texts: Sequence[str], progress: Progress | None = None) -> None:
        """Encode texts that were never encoded, so that what follows is quick; may be left at any moment."""
        report = (lambda done, total: progress("Reading titles", done, total)) if progress else None
        self.vectors.encode(texts, self.encoder, report)

    def delete_person(self, person_id: str) -> dict[str, int]:
        """Delete a person with all that is theirs; return how many rows of each table are gone."""
        return self._counting(lambda: self.histories.delete_person(person_id))

    def delete_everything(self) -> dict[str, int]:
        """Delete everything that the database holds, the demo too; return how many rows are gone."""
        return self._counting(self.histories.delete_everything)

    def _counting(self, delete: Callable[[], None]) -> dict[str, int]:
        """Delete, forget, and return how many rows of each table are gone."""
        before = self.histories.counts()
        delete()
        self.forget()
        after = self.histories.counts()
        return {table: n - after[table] for table, n in before.items()}

    def restore_demo(self) -> None:
        """Bring the demo histories back."""
        load_demo(self.histories, self.vectors, self.maps)
        self.forget()

    def forget(self) -> None:
        """Drop what is in memory; the database has it all."""
        with self._lock:
            self._desks.clear()
            self.preparation.forget()
            self.explorer.forget()
            self._coordinates.clear()

    def _commit(self, person_id: str, fact_of: Callable[[Desk, Profile], e.Edit], action_id: str | None) -> Outcome:
        """Commit on a person's desk."""
        desk = self.desk(person_id)
        return self.journal.commit(desk, partial(fact_of, desk), action_id)
