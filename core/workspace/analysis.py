"""What an analyst sees of everybody: charts and SQL over a copy that is made when it is asked for, in memory."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice

from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.confined_copy import ConfinedCopy, ResultTable
from core.adapters.analyst.copying import WorkedOut, copy_everybody
from core.adapters.analyst.reading_tables import positions
from core.adapters.encoders.encoder import EncoderError
from core.adapters.store.database import Database
from core.adapters.store.logbook import Logbook, UnknownPerson
from core.audit.alarms import Mode
from core.metrics.lists import likeness_to_rest, unexpectedness
from core.progress import Stages
from core.sensitivity.words import said_in
from core.similarity import Floats
from core.workspace.found_journeys import FoundJourneys, JourneyRow
from core.workspace.grouped_interests import GroupedInterests
from core.workspace.person_workspace import PersonWorkspace

WAYS = ("personal", "topics", "cooccurrence")
"""The ways to find journeys that are set side by side: one's own tree and the two global baselines."""
AT_A_TIME = 25
"""People whose journeys are found, ways compared or lists read by one press; by hand: under a minute on two cores."""
SlateRow = tuple[str, int, str, str, str, bool, float, float]
MethodRow = tuple[str, str, int, float, float]
FailureRow = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of everybody the copy knows: people, those with journeys, with ways compared, and with lists read."""

    people: int
    interactions: int
    with_journeys: int
    with_methods: int
    with_lists: int
    read_at: datetime


@dataclass(frozen=True, slots=True)
class _Made:
    """A copy, and how much it knows."""

    copy: ConfinedCopy
    reach: Coverage


@dataclass(slots=True, kw_only=True)
class _Era:
    """All that is worked out between one forgetting and the next: what an era leaves behind reaches no other."""

    found: FoundJourneys
    interests: GroupedInterests
    methods: dict[str, tuple[MethodRow, ...]] = field(default_factory=dict)
    failures: dict[str, tuple[FailureRow, ...]] = field(default_factory=dict)
    lists: dict[str, tuple[SlateRow, ...]] = field(default_factory=dict)
    made: _Made | None = None


class Analysis:
    """Everybody's histories as an analyst may ask of them; safe to use from many sessions at once.

    The copy stands as it was made until it is renewed; when somebody is deleted or brought in it is made anew. Whoever
    deletes or brings in waits for no reading: what was being read then serves whoever asked for it, and is not kept.
    """

    def __init__(
        self,
        database: Database,
        logbook: Logbook,
        of: Callable[[str], PersonWorkspace],
        meaning: Callable[[Sequence[str]], Floats],
    ) -> None:
        """Use an open database and its logbook; `of` returns a person's half and raises UnknownPerson.

        `meaning` returns unit vectors `(n, dim)` of texts.
        """
        self._database, self._logbook, self._of, self._meaning = database, logbook, of, meaning
        self._era = self._begun()
        self._fields = threading.Lock()
        """Held for moments, around what an era holds."""
        self._renewing = threading.Lock()
        """Held by the one who makes a copy, so that whoever needs one waits for that one."""

    def _begun(self) -> _Era:
        """Return an era in which nothing is worked out yet."""
        return _Era(found=FoundJourneys(self._logbook), interests=GroupedInterests(self._meaning))

    @property
    def is_ready(self) -> bool:
        """Tell whether the copy is made; where it is not, the next reading takes longer."""
        return self._era.made is not None

    def forget(self) -> None:
        """Drop the copy and all that was worked out for it: whoever is gone is gone from here at once."""
        with self._fields:
            self._era = self._begun()

    def renew(self, progress: Stages | None = None) -> Coverage:
        """Make the copy from what the database holds now; logs that have not grown are not read again."""
        with self._renewing:
            return self._renewed(progress).reach

    def _renewed(self, progress: Stages | None) -> _Made:
        """Make the copy, with the lock of renewing held, and keep it unless all was forgotten meanwhile."""
        with self._fields:
            era = self._era
            worked_out = [dict(kept) for kept in (era.methods, era.failures, era.lists)]
        here = positions(self._database)
        methods, failures, lists = ({p: rows for p, rows in each.items() if p in here} for each in worked_out)
        found = era.found.of({person_id: at for person_id, at in here.items() if at}, progress)
        if progress:
            progress("Copying histories", 0, 1)
        rows = WorkedOut(
            journeys=self._under_interests(era, [row for one in found for row in one.journeys]),
            members=[row for one in found for row in one.members],
            slates=list(chain.from_iterable(lists.values())),
            methods=list(chain.from_iterable(methods.values())),
            failures=list(chain.from_iterable(failures.values())),
        )
        copy = copy_everybody(self._database, rows)
        made = _Made(copy, self._reached(copy, len(methods), len(lists)))
        with self._fields:
            era.made = made
        return made

    def _under_interests(self, era: _Era, journeys: Sequence[JourneyRow]) -> list[tuple[object, ...]]:
        """Put each journey under the interest that its name belongs to; none where names cannot be read."""
        told = Counter(name for _, _, name, *_ in journeys if name and not said_in(name).subjects)
        try:
            interest = era.interests.of(told)
        except EncoderError:
            interest = {}
        return [
            (person_id, journey_id, name, interest.get(name, ""), *rest)
            for person_id, journey_id, name, *rest in journeys
        ]

    def _reached(self, copy: ConfinedCopy, with_methods: int, with_lists: int) -> Coverage:
        """Count what a copy holds, beside those with ways compared and with lists read."""
        people, interactions, with_journeys = copy.chart(
            "SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM histories), "
            "(SELECT count(DISTINCT person_id) FROM journeys)"
        ).rows[0]
        return Coverage(
            people=people,
            interactions=interactions,
            with_journeys=with_journeys,
            with_methods=with_methods,
            with_lists=with_lists,
            read_at=self._logbook.now(),
        )

    def reach(self, progress: Stages | None = None) -> Coverage:
        """Return how much the copy knows, made now unless it is there."""
        return self._there(progress).reach

    def chart(self, line: ChartLine, per: Per = Per.WEEK) -> ResultTable:
        """Return what a chart shows."""
        return self._asked().chart(line.select(per), line.parameters)

    def ask(self, sql: str) -> ResultTable:
        """Return the rows of somebody's SELECT; raises SqlRefused in words."""
        return self._asked().ask(sql)

    def _asked(self) -> ConfinedCopy:
        """Return the copy, made now unless it is there."""
        return self._there().copy

    def _there(self, progress: Stages | None = None) -> _Made:
        """Return what is made, made now unless it is there; a new copy takes its place only once it is whole."""
        if (made := self._era.made) is not None:
            return made
        with self._renewing:
            return self._era.made or self._renewed(progress)

    def find_journeys(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Find the journeys of so many people who have none yet, as a first visit would; they are stored."""
        return self._each("Finding journeys", self._without("journeys"), n, lambda person_id: None, progress)

    def read_lists(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Rank for so many more people, and keep what their lists are like."""

        def keep(person_id: str) -> None:
            era = self._era
            rows = _slate(person_id, self._of(person_id))
            with self._fields:
                era.lists[person_id] = rows

        return self._each("Reading lists", self._without("slates"), n, keep, progress)

    def compare_methods(self, person_id: str = "", n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Find journeys in all three ways for one person, or for so many more; nothing of it is stored."""

        def keep(each: str) -> None:
            era, half = self._era, self._of(each)
            found = [(way, half.proxies(way)) for way in WAYS]
            off = Counter(alarm.mode for alarm in half.alarms())
            with self._fields:
                era.methods[each] = tuple((each, way, x.n_journeys, x.length, x.density) for way, x in found)
                era.failures[each] = tuple((each, mode.value, off[mode]) for mode in Mode)

        return self._each("Comparing ways", [person_id] if person_id else self._without("methods"), n, keep, progress)

    def _without(self, table: str) -> list[str]:
        """Return who has a history and no row of a table, by a hash of their ids: a sample that chooses nobody."""
        sql = (
            f"SELECT person_id FROM people WHERE interactions > 0 AND person_id NOT IN (SELECT person_id FROM {table}) "
            "ORDER BY hash(person_id)"
        )
        return [str(row[0]) for row in self._asked().chart(sql).rows]

    def _each(
        self, what: str, person_ids: Sequence[str], n: int, act: Callable[[str], None], progress: Stages | None
    ) -> Coverage:
        """Do something for the first n people, made ready each; who is gone meanwhile is passed over."""
        some = list(islice(person_ids, n))
        for done, person_id in enumerate(some):
            if progress:
                progress(f"{what}: {done} of {len(some)} people", done, len(some))
            try:
                self._of(person_id)
                act(person_id)
            except UnknownPerson:
                continue
        return self.renew(progress)


def _slate(person_id: str, half: PersonWorkspace) -> tuple[SlateRow, ...]:
    """Write a person's list as rows."""
    desk, slate = half.desk, half.view().slate
    vectors = desk.vectors(slate.item_ids)
    alike, far = likeness_to_rest(vectors), unexpectedness(vectors, desk.vectors(desk.item_ids))
    return tuple(
        (
            person_id,
            at + 1,
            place.item_id,
            place.journey_id,
            str(desk.source_of(place.item_id) or ""),
            place.new_ground,
            float(alike[at]),
            float(far[at]),
        )
        for at, place in enumerate(slate.places)
    )
