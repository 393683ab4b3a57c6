"""One person's half of the workspace: what pages read of them, and the one door for their edits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from threading import Event

from core.adapters.llm.endpoint import Where
from core.adapters.llm.llm import ChatModel
from core.adapters.shipped.rerank_measures import RerankMeasure, load_measures, measure_of
from core.adapters.store.allowance import Allowance
from core.audit.alarms import Alarm
from core.desk.asked_for import asked_for
from core.desk.atlas import Spot, spots
from core.desk.auditing import audited
from core.desk.desk import Desk
from core.desk.doses import Doses, doses_of
from core.desk.in_force import InForce, in_force
from core.desk.list_sources import SourceView, view_sources
from core.desk.mending import Mending, mendings
from core.desk.recipes.recipe_binding import BoundEdit
from core.desk.recipes.recipe_lines import Line
from core.desk.search.finding import Found, find_close
from core.desk.search.near_words import NearWord, near_words
from core.desk.sieve import EVERYTHING, Sieve, kinds_of, services_of
from core.desk.sifted_log import sifted_log
from core.desk.slate_views import GoneView, PlaceView, view_gone, view_places
from core.desk.suggestions import Suggestions, suggestions
from core.desk.talk.chips import Chip, likely_chips
from core.desk.talk.said_wishes import Reach
from core.desk.talk.talking import Talk, Turn
from core.desk.these_too import TheseToo, these_too
from core.desk.trials import Trial
from core.desk.views import EditOutcome, JourneyView, PartView, PersonView, view_part
from core.desk.years.lifetime import Lifetime, lifetime
from core.desk.years.river import River, river_of
from core.effects.comparison import Comparison
from core.effects.moments import Told
from core.effects.reach import reached
from core.entities import Item, Journey, Profile
from core.exploration.proposals import RelatedInterest
from core.naming.rewording import Facts
from core.naming.search_phrases import SearchPhrase
from core.progress import Progress, Stages
from core.ranking.search import SEARCHED
from core.sensitivity.subjects import Sensitive
from core.steering import edits as e
from core.steering.decisions import Refused, decide_end, decide_redo, decide_undo, redoable, undoable
from core.steering.log import LogEntry
from core.steering.recipes import Recipe
from core.steering.waiting import decide_no
from core.workspace import answering, branches, methods, recipes
from core.workspace.answering import Waiting
from core.workspace.beyond_areas import Beyond, ask_beyond, titles_to_send
from core.workspace.companion import Companion, companion
from core.workspace.guard import Guard
from core.workspace.models import model_doubts, model_names, model_talk
from core.workspace.models.join_exam import Verdict, known_verdict
from core.workspace.models.looking_over import Looked, LookedOver, look_over, shown_to_model
from core.workspace.models.naming_rounds import NamingRound, Work
from core.workspace.models.rewording import Rewording, reword
from core.workspace.opened_parts import opened_parts
from core.workspace.rehearsing import rehearsed
from core.workspace.shared import Shared
from core.workspace.told_log import told_log
from core.workspace.trying import try_not_me


class PersonWorkspace:
    """Holds a person's desk: what another session imports or deletes meanwhile is not missed by who is reading."""

    def __init__(self, desk: Desk, shared: Shared) -> None:
        """Use a desk that is ready."""
        self.desk = desk
        self._shared = shared
        self._journal = shared.journal

    def under(self, guard: Guard) -> "PersonWorkspace":
        """Return the same half with a guard before every edit, before a model is asked, and before long work."""
        return PersonWorkspace(self.desk, self._shared.under(guard))

    def rehearsal(self) -> "PersonWorkspace":
        """Return a copy of the person as they were found, to try things in: its log is in memory and gone with it."""
        return PersonWorkspace(*rehearsed(self.desk, self._shared))

    # What pages read

    def view(self, until: int | None = None) -> PersonView:
        """Return what the pages show, now or just after the entry with a number (time travel)."""
        with self.desk.lock:
            entries = self.desk.entries
            then = None if until is None or until >= self.desk.position else [x for x in entries if x.seq <= until]
            profile = self.desk.profile(then)
            return self._journal.view(self.desk, profile)

    def places(self, view: PersonView, comparison: Comparison | None = None, n: int | None = None) -> list[PlaceView]:
        """Return the top of a view's slate with items, reasons, moves, and what the person asked for."""
        with self.desk.lock:
            brought = asked_for(self.desk, view, self.in_force(view))
            return view_places(self.desk, view, comparison, n, brought)

    def river(self, view: PersonView) -> River:
        """Return a view's journeys over the years, and the places of its list that they lead to."""
        with self.desk.lock:
            return river_of(self.desk, view)

    def lifetime(self, journey_id: str) -> Lifetime:
        """Return a journey's life; an empty one for an unknown journey."""
        with self.desk.lock:
            return lifetime(self.desk, self.desk.profile().by_id.get(journey_id, Journey(journey_id)))

    def last_taken_up(self, item_id: str) -> datetime | None:
        """Return when an item was last taken up (UTC); None where no moment of it is known."""
        times = self.desk.times.get(item_id)
        return times[-1] if times else None

    def gone(self, view: PersonView, comparison: Comparison) -> list[GoneView]:
        """Return what an edit took off the slate, and why."""
        return view_gone(self.desk, view, comparison)

    def doses(self, view: PersonView, journeys: Iterable[JourneyView]) -> Mapping[str, Doses]:
        """Map journeys of a view to what one, two and three presses of More and of Less would give each."""
        with self.desk.lock:
            return doses_of(self.desk, view, journeys)

    def sources(self, view: PersonView) -> tuple[SourceView, ...]:
        """Return what a view's list may come from; none for someone who is offered one data set whole."""
        return view_sources(self.desk, view)

    @property
    def has_nothing_new(self) -> bool:
        """Tell whether there is nothing that the person has not taken up to choose from."""
        sourcing = self.desk.ranker.sourcing
        return sourcing is not None and not sourcing.supply.n_unseen

    @property
    def can_leave_out(self) -> bool:
        """Tell whether anything can tell what fits none of the person's journeys."""
        return self.desk.ranker.leaving_out.distilled is not None

    def services_and_kinds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the services and the kinds of everything that the person has or may be offered, commonest first."""
        items = self.desk.catalogue.items
        return services_of(items), kinds_of(items)

    def holds(self, journey: Journey, sieve: Sieve) -> bool:
        """Tell whether a journey as it stood at any moment holds something that a sieve lets through."""
        items = map(self.desk.catalogue.item, (*journey.members, *journey.anchors))
        return sieve.is_open or any(item is not None and sieve.passes(item) for item in items)

    def sifted(self, journey_id: str, sieve: Sieve) -> int:
        """Return how many of a journey's items a sieve lets through."""
        return sum(map(sieve.passes, self.members(journey_id)))

    def alarms(self) -> tuple[Alarm, ...]:
        """Return what fails in the profile as it stands; an alarm's `rows` are positions in `desk.item_ids`."""
        with self.desk.lock:
            return audited(self.desk, self.desk.profile())

    def mendings(self) -> tuple[Mending, ...]:
        """Return what fails in the profile as it stands, each with the act that mends it: missed interests first."""
        with self.desk.lock:
            return mendings(self.alarms(), self.desk.profile(), self.desk.item_ids, self.desk.catalogue.item)

    def these_too(self, view: PersonView) -> TheseToo:
        """Return what looks like the journeys that the person's latest acts removed; nothing after other acts."""
        with self.desk.lock:
            return these_too(self.desk, view)

    def sensitive(self) -> Mapping[str, Sensitive]:
        """Map the ids of the journeys that are sensitive to what they are about: for the person's eyes."""
        with self.desk.lock:
            return self._shared.sensing.sensitive(self.desk.catalogue, self.desk.profile())

    def parts(self, journey_id: str, whole: bool = False) -> list[PartView]:
        """Return the parts of what a journey has in focus, or of the `whole`, largest first; none of one piece.

        They come from the stored extraction, as finely as the journey's own dial says, and are named apart.
        """
        with self.desk.lock:
            return opened_parts(self.desk, self._shared.titler, journey_id, whole)

    def search_phrases(self, journey_id: str) -> tuple[SearchPhrase, ...]:
        """Return phrases to look for a journey with elsewhere, precise ones first; nothing is fetched."""
        with self.desk.lock:
            return self._shared.titler.searches(self.desk, self.desk.profile(), journey_id)

    def members(self, journey_id: str) -> list[Item]:
        """Return a journey's items, latest taken up first."""
        journey = self.desk.profile().by_id.get(journey_id)
        return list(view_part(self.desk, "", tuple(reversed(journey.members))).items) if journey else []

    def title_of(self, item_id: str) -> str:
        """Return an item's title, or its id where it is unknown."""
        return item.title if (item := self.desk.catalogue.item(item_id)) else item_id

    def search(self, text: str, n: int = SEARCHED, sieve: Sieve = EVERYTHING) -> Found:
        """Return what the person asked for in words, ranked by the same features as their slate, or that nothing is.

        With a sieve it is of what that lets through. What was read for a search, and for the stretches of one that
        finds little, is remembered: a page is drawn again at every press.
        """
        with self.desk.lock:
            titler, catalogue = self._shared.titler, self.desk.catalogue
            known, titled = titler.vocabulary(catalogue), titler.title_words(catalogue)
            meaning = self._shared.spoken or self._shared.meaning
            return find_close(self.desk, self.view(), text, n, meaning=meaning, known=known, titled=titled, sieve=sieve)

    def near_words(self, phrase: str) -> tuple[NearWord, ...]:
        """Return a phrase and words near it, with how many things each would keep out; '' has none."""
        with self.desk.lock:
            return near_words(self.desk.catalogue, phrase, self.desk.profile().blocked, self._shared.meaning)

    def entries(self) -> list[LogEntry]:
        """Return the whole log."""
        return list(self.desk.entries)

    def told(self) -> list[Told]:
        """Return the log in sentences, newest first."""
        return told_log(self.desk, self._journal)

    def about(self, sieve: Sieve) -> frozenset[int]:
        """Return the numbers of the entries of the log that are about anything that a sieve lets through."""
        with self.desk.lock:
            return sifted_log(self.desk.entries, self.desk.profiles(), self.desk.catalogue.items, sieve)

    def reached(self) -> tuple[LogEntry, ...]:
        """Return the edits of the person that apply to what the latest import brought, oldest first."""
        with self.desk.lock:
            return reached(self.desk.entries, self.desk.profile)

    def can_undo(self) -> bool:
        """Tell whether there is an edit to undo."""
        return bool(undoable(self.desk.entries, self.desk.moment))

    def can_redo(self) -> bool:
        """Tell whether there is an edit to redo."""
        return bool(redoable(self.desk.entries))

    def proposals(
        self, journey_id: str | None = None, draw: int = 0, sieve: Sieve | None = None
    ) -> tuple[RelatedInterest, ...]:
        """Return interests that one could take up, for one of their journeys or all; later draws bring others.

        With a sieve they are made of what it lets through.
        """
        with self.desk.lock:
            return self._shared.explorer.proposals(
                self.desk, self.desk.profile(), journey_id=journey_id, draw=draw, sieve=sieve or Sieve()
            )

    def companion(self, view: PersonView, journey_id: str) -> Companion | None:
        """Return where the person is in a journey of a view, a plan, and where it could go on; None for none."""
        with self.desk.lock:
            return companion(self.desk, self._shared, view, journey_id)

    def map_spots(self, view: PersonView, sieve: Sieve | None = None) -> tuple[Spot, ...]:
        """Return where a view's items and recommendations lie that a sieve lets through; empty without a map."""
        every, item = spots(self.desk, view, self.coordinates()), self.desk.catalogue.item
        if sieve is None or sieve.is_open:
            return every
        return tuple(spot for spot in every if (found := item(spot.item_id)) is not None and sieve.passes(found))

    def coordinates(self) -> Mapping[str, tuple[float, float]]:
        """Return where every item of the person's catalogue lies; empty when no map was drawn yet."""
        return self._shared.preparation.coordinates(self.desk.collection_ids)

    def draw_map(self, progress: Stages | None = None) -> None:
        """Draw the map of the person's catalogue and keep it; takes up to a minute. Raises Refused."""
        self._shared.guard.work()
        self._shared.preparation.draw_map(self.desk.collection_ids, progress)

    # The one door for edits

    def commit(self, wish: e.Edit, action_id: str | None = None) -> EditOutcome:
        """Turn a wish into an edit, log it with what it did, and return the outcome.

        The same action id twice gives the first outcome's entry. Raises Refused, in the person's words.
        """
        return self._commit(lambda desk, profile: self._journal.decide(desk, profile, wish), action_id)

    def undo(self, seq: int | None = None, action_id: str | None = None) -> EditOutcome:
        """Undo an entry, the newest unless told which; raise Refused when there is none."""
        return self._commit(lambda desk, _: decide_undo(desk.entries, seq, desk.moment), action_id)

    def redo(self, seq: int | None = None, action_id: str | None = None) -> EditOutcome:
        """Redo an undone entry, the latest unless told which; raise Refused when there is none."""
        return self._commit(lambda desk, _: decide_redo(desk.entries, seq), action_id)

    def end(self, seqs: Sequence[int], until: datetime | None, action_id: str | None = None) -> EditOutcome:
        """Let wishes end at a moment (aware), now with `AT_ONCE`, or no more by themselves with None; raise Refused."""
        return self._commit(lambda desk, _: decide_end(desk.entries, seqs, until, desk.moment), action_id)

    def decide(self, profile: Profile, wish: e.Edit) -> e.Edit:
        """Return the fact that a wish amounts to as a profile stands; raise Refused."""
        return self._journal.decide(self.desk, profile, wish)

    def commit_as(self, actor: str, fact_of: Callable[[Profile], e.Edit]) -> EditOutcome:
        """Log what an actor decides on as the log stands, and return what came of it; raise Refused."""
        return self._journal.commit(self.desk, fact_of, None, actor=actor)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what agents ask the person's word for, oldest first, as it would be now."""
        with self.desk.lock:
            return answering.waiting_turns(self.desk, self._journal)

    def say_yes(self, seq: int, action_id: str | None = None) -> EditOutcome:
        """Take a turn that waits, under its agent's name and as one edit; raise Refused."""
        return answering.take_waiting(self.desk, self._journal, seq, action_id)

    def say_no(self, seq: int, action_id: str | None = None) -> EditOutcome:
        """Turn down what waits; raise Refused."""
        return self._commit(lambda desk, _: decide_no(desk.entries, seq), action_id)

    def in_force(self, view: PersonView) -> tuple[InForce, ...]:
        """Return the wishes of the person that steer a view, and those that have ended, latest made first."""
        with self.desk.lock:
            return in_force(self.desk.entries, view.profile, self.desk.moment)

    def extract(self, method: str, action_id: str | None = None) -> EditOutcome:
        """Find the journeys again by another method, as an edit of the person's; what they decided stays.

        Raises KeyError for no method, and Refused where their journeys are found by it already.
        """
        return methods.extract_by(self.desk, self._shared.preparation, self._journal, method, action_id)

    def method(self) -> str:
        """Return the method by which the journeys are found now."""
        return methods.method_of(self.desk)

    def proxies(self, method: str) -> methods.Proxies:
        """Return what the journeys would be like under a method, in figures."""
        return methods.proxies(self.desk, self._shared.preparation, method)

    def grouping(self, method: str) -> Mapping[str, int]:
        """Return the number of each item's group under a method."""
        return methods.grouping(self.desk, self._shared.preparation, method)

    def preview(self, wishes: Sequence[e.Edit]) -> tuple[PersonView, Comparison]:
        """Return the view that a branch of wishes would lead to, and its difference from now; raise Refused."""
        with self.desk.lock:
            return branches.outcome(self.desk, self._journal, wishes)

    def imagine(self, wishes: Sequence[e.Edit]) -> list[str]:
        """Return the sentences of a branch of wishes, as `preview` would lay it out; raise Refused."""
        with self.desk.lock:
            return branches.in_sentences(self.desk, self._journal, wishes)

    def try_not_me(self, progress: Stages | None = None) -> Trial | None:
        """Return what came of planting an interest into a copy of the person and removing it; nothing is logged."""
        with self.desk.lock:
            return try_not_me(self.desk, self._shared.preparation, self._shared.explorer, progress)

    # Recipes

    def recipe_lines(self) -> tuple[Line, ...]:
        """Return the edits that count, oldest first, with what each would bring into a recipe, sensitive or not."""
        with self.desk.lock:
            return recipes.lines_of(self.desk, self._shared)

    def write_recipe(self, seqs: AbstractSet[int], name: str) -> Recipe:
        """Return a recipe of the entries with these numbers."""
        with self.desk.lock:
            return recipes.recipe_written(self.desk, self._shared, seqs, name)

    def bind_recipe(self, recipe: Recipe, ticked: AbstractSet[int] | None = None) -> tuple[BoundEdit, ...]:
        """Return a recipe's edits bound to the person's journeys, all ticked unless told; raise NoRecipe."""
        with self.desk.lock:
            return recipes.bound(self.desk, self._shared, recipe, ticked)

    # Talk

    def chips(self, view: PersonView) -> tuple[Chip, ...]:
        """Return what the person would most likely want to say now; nothing about what is sensitive."""
        with self.desk.lock:
            return likely_chips(self.desk, view, self.sensitive())

    def talk(self, turn_of: Callable[[Talk], Turn], sieve: Sieve = EVERYTHING) -> Turn:
        """Return the turn that a function of `core/desk/talk` makes of the person as they stand; nothing is done.

        What is told and what is found is let through by the sieve. Raises EncoderError where the meaning of words
        cannot be told.
        """
        with self.desk.lock:
            return turn_of(self._talk(sieve))

    def _talk(self, sieve: Sieve = EVERYTHING) -> Talk:
        """Return what a turn is read with."""
        shared, parts = self._shared, partial(self.parts, whole=True)
        search = partial(self.search, sieve=sieve)
        reach = Reach(parts=parts, search=search, meaning=shared.spoken, learned=shared.learned())
        return Talk(desk=self.desk, view=self.view(), reach=reach, imagine=self.imagine, told=self.told, sieve=sieve)

    # What a language model may be asked

    def allowance(self) -> Allowance:
        """Return what the person used of the language model today, and may use."""
        return self._shared.allowance(self.desk.person_id)

    def _model(self) -> ChatModel | None:
        """Open the language model for a round; None without one. Raises Refused where nothing may be asked now."""
        model = self._shared.model(self.desk.person_id)
        if model is not None and self.allowance().is_used_up:
            raise Refused(self.allowance().in_words())
        return model

    def what_is_sent(self, every: bool = False) -> list[tuple[str, list[str]]]:
        """Return, for every journey that a model may name, its name now and the titles that would be sent.

        Only for those with a weak name, unless told `every`.
        """
        profile = self.desk.profile()
        sent = model_names.what_is_sent(self.desk, profile, every)
        return [(profile.name(journey.journey_id), titles) for journey, titles in sent]

    def suggest_names(self, progress: Progress | None = None, every: bool = False) -> model_names.NamesAsked | None:
        """Ask the language model for names, log each as a suggestion, and say how it went; None without a model.

        Only journeys with a weak name are asked about, unless told `every`. Raises Refused where today's budget is
        used up: nothing is sent then.
        """
        work = self._naming(every)
        return None if work is None else work(progress or (lambda done, total: None), Event())

    def start_naming(self, every: bool = False) -> NamingRound | None:
        """Do what `suggest_names` does in a thread of its own, one round a person at a time; raises Refused."""
        work = self._naming(every)
        return None if work is None else self._shared.naming.start(self.desk.person_id, work)

    def naming(self) -> NamingRound | None:
        """Return the latest round of asking for names, also one that goes on; None where there was none."""
        return self._shared.naming.of(self.desk.person_id)

    def suggestions(self) -> Suggestions:
        """Return the names that a language model suggested and that may still be taken."""
        with self.desk.lock:
            return suggestions(self.desk.entries, self.desk.profile())

    def _naming(self, every: bool) -> Work | None:
        """Return a round of asking for names; None without a model. Raises Refused where nothing may be asked now."""
        model = self._model()
        if model is None:
            return None
        self._shared.guard.edit()
        ask = partial(model_names.suggest_names, self.desk, self._journal, self._shared.titler, model)
        return lambda progress, stop: ask(progress=progress, every=every, stop=stop)

    def doubts(self) -> list[model_doubts.Question]:
        """Return what a model would be asked about where journeys end, and the titles that would be sent."""
        with self.desk.lock:
            return model_doubts.questions(self.desk, self.desk.profile())

    def sentence_to_send(self, said: str, before: Turn | None = None) -> model_talk.SentenceToSend:
        """Return what a model would be sent about a sentence, with the turn before it."""
        with self.desk.lock:
            return model_talk.sentence_to_send(said, self._talk(), before)

    def talk_by_model(self, said: str, before: Turn | None = None, *, may_ask: bool = True) -> Turn | None:
        """Ask the language model what a sentence wishes, and return the turn; None without a model, nothing is done.

        Raises Refused where today's budget is used up, with nothing sent, and where no answer came.
        """
        model = self._model()
        if model is None:
            return None
        sending = self.sentence_to_send(said, before)
        answered, problem = model_talk.answer_of(model, sending)
        if answered is None:
            raise Refused(problem)
        return self.talk(partial(model_talk.turn_by_model, said, answered, sending, may_ask=may_ask))

    def settle_by_model(self, progress: Progress | None = None) -> model_doubts.Settlement | None:
        """Ask the language model about doubtful joins, log what it settled, and say how it went; None without one.

        Raises Refused where today's budget is used up: nothing is sent then.
        """
        model = self._model()
        if model is None:
            return None
        return model_doubts.settle_by_model(self.desk, self._journal, model, self._shared.answers, progress)

    def shown_to_model(self, view: PersonView) -> list[Looked]:
        """Return what a model would be shown of the first places of a view's list, by journey."""
        with self.desk.lock:
            return shown_to_model(self.desk, view)

    def look_over(self, view: PersonView, progress: Progress | None = None) -> LookedOver | None:
        """Let the language model order the first places of a view's list; None without one, nothing is logged.

        Raises Refused where today's budget is used up: nothing is sent then.
        """
        model = self._model()
        return None if model is None else look_over(self.desk, view, model, progress)

    def titles_beyond(self) -> list[str]:
        """Return the titles that a model would be sent to name interests beyond those that are proposed."""
        with self.desk.lock:
            return titles_to_send(self.desk, self.desk.profile())

    def ask_beyond(self, progress: Progress | None = None) -> Beyond | None:
        """Ask the language model for interests, and return those that hold here; None without one, nothing is logged.

        Raises Refused where today's budget is used up, with nothing sent, and EncoderError where names cannot be read.
        """
        model = self._model()
        return None if model is None else ask_beyond(self.desk, self.desk.profile(), self._shared, model, progress)

    def reword(self, sentences: Sequence[Facts], progress: Progress | None = None) -> Rewording | None:
        """Let the language model put sentences into other words; None without one, nothing is logged.

        Raises Refused where today's budget is used up: nothing is sent then.
        """
        model = self._model()
        return None if model is None else reword(model, sentences, progress=progress)

    def order_measure(self, where: Where) -> RerankMeasure | None:
        """Return what a model's order was measured to gain; None where it was never measured."""
        return measure_of(where, load_measures())

    def known_verdict(self, where: Where) -> Verdict | None:
        """Return how a model did on joins whose answer is known; None where it was never tried."""
        return known_verdict(self._shared.answers, where)

    def _commit(self, fact_of: Callable[[Desk, Profile], e.Edit], action_id: str | None) -> EditOutcome:
        """Commit on the desk."""
        return self._journal.commit(self.desk, partial(fact_of, self.desk), action_id)
