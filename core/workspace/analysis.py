"""What an analyst sees of everybody: charts and SQL over a copy that is made when it is asked for, in memory."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

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
from core.similarity import Floats
from core.workspace.found_journeys import FoundJourneys, JourneyRow
from core.workspace.grouped_interests import GroupedInterests, is_sensitive_name
from core.workspace.person_workspace import PersonWorkspace

WAYS = ("personal", "topics", "cooccurrence")
"""The ways to find journeys that are set side by side: one's own tree and the two global baselines."""
AT_A_TIME = 25
"""People whose journeys are found, ways compared or lists read by one press; by hand: under a minute on two cores."""
SlateRow = tuple[str, int, str, str, str, bool, float, float]
MethodRow = tuple[str, str, int, float, float]
FailureRow = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How much of everybody the copy knows: people, those with journeys, with ways compared, and with lists read."""

    people: int
    interactions: int
    with_journeys: int
    with_methods: int
    with_lists: int
    read_at: datetime


class Analysis:
    """Everybody's histories as an analyst may ask of them; safe to use from many sessions at once.

    The copy stands as it was made until it is renewed; when somebody is deleted or brought in it is made anew.
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
        self._database, self._logbook, self._of = database, logbook, of
        self._interests = GroupedInterests(meaning)
        self._found = FoundJourneys(logbook)
        self._methods: dict[str, tuple[MethodRow, ...]] = {}
        self._failures: dict[str, tuple[FailureRow, ...]] = {}
        self._lists: dict[str, tuple[SlateRow, ...]] = {}
        self._copy: ConfinedCopy | None = None
        self._reach: Reach | None = None
        self._lock = threading.RLock()

    @property
    def is_ready(self) -> bool:
        """Tell whether the copy is made; where it is not, the next reading takes longer."""
        return self._copy is not None

    def forget(self) -> None:
        """Drop the copy and all that was worked out for it: whoever is gone is gone from here at once."""
        with self._lock:
            self._found.forget()
            self._interests.forget()
            for kept in (self._methods, self._failures, self._lists):
                kept.clear()
            self._copy = self._reach = None

    def renew(self, progress: Stages | None = None) -> Reach:
        """Make the copy from what the database holds now; logs that have not grown are not read again."""
        with self._lock:
            here = positions(self._database)
            found = self._found.of({person_id: at for person_id, at in here.items() if at}, progress)
            for kept in (self._methods, self._failures, self._lists):
                for gone in kept.keys() - here.keys():
                    del kept[gone]
            if progress:
                progress("Copying histories", 0, 1)
            rows = WorkedOut(
                journeys=self._under_interests([row for one in found for row in one.journeys]),
                members=[row for one in found for row in one.members],
                slates=[row for rows in self._lists.values() for row in rows],
                methods=[row for rows in self._methods.values() for row in rows],
                failures=[row for rows in self._failures.values() for row in rows],
            )
            self._copy = copy_everybody(self._database, rows)
            self._reach = self._reached(self._copy)
            return self._reach

    def _under_interests(self, journeys: Sequence[JourneyRow]) -> list[tuple[object, ...]]:
        """Put each journey under the interest that its name belongs to; none where names cannot be read."""
        told = Counter(name for _, _, name, *_ in journeys if name and not is_sensitive_name(name))
        try:
            interest = self._interests.of(told)
        except EncoderError:
            interest = {}
        return [
            (person_id, journey_id, name, interest.get(name, ""), *rest)
            for person_id, journey_id, name, *rest in journeys
        ]

    def _reached(self, copy: ConfinedCopy) -> Reach:
        """Count what a copy holds."""
        people, interactions, with_journeys = copy.chart(
            "SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM histories), "
            "(SELECT count(DISTINCT person_id) FROM journeys)"
        ).rows[0]
        return Reach(
            people=people,
            interactions=interactions,
            with_journeys=with_journeys,
            with_methods=len(self._methods),
            with_lists=len(self._lists),
            read_at=self._logbook.now(),
        )

    def reach(self, progress: Stages | None = None) -> Reach:
        """Return how much the copy knows, made now unless it is there."""
        with self._lock:
            return self._reach or self.renew(progress)

    def chart(self, line: ChartLine, per: Per = Per.WEEK) -> ResultTable:
        """Return what a chart shows."""
        return self._asked().chart(line.select(per), line.parameters)

    def ask(self, sql: str) -> ResultTable:
        """Return the rows of somebody's SELECT; raises SqlRefused in words."""
        return self._asked().ask(sql)

    def _asked(self) -> ConfinedCopy:
        """Return the copy, made now unless it is there; a new one takes its place only once it is whole."""
        with self._lock:
            if self._copy is None:
                self.renew()
            assert self._copy is not None
            return self._copy

    def find_journeys(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Reach:
        """Find the journeys of so many people who have none yet, as a first visit would; they are stored."""
        return self._each("Finding journeys", self._without("journeys"), n, lambda person_id: None, progress)

    def read_lists(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Reach:
        """Rank for so many more people, and keep what their lists are like."""

        def keep(person_id: str) -> None:
            self._lists[person_id] = _slate(person_id, self._of(person_id))

        return self._each("Reading lists", self._without("slates"), n, keep, progress)

    def compare_methods(self, n: int = AT_A_TIME, person_id: str = "", progress: Stages | None = None) -> Reach:
        """Find journeys in all three ways for one person, or for so many more; nothing of it is stored."""

        def keep(each: str) -> None:
            half = self._of(each)
            found = [(way, half.proxies(way)) for way in WAYS]
            self._methods[each] = tuple((each, way, x.n_journeys, x.length, x.density) for way, x in found)
            off = Counter(alarm.mode for alarm in half.alarms())
            self._failures[each] = tuple((each, mode.value, off[mode]) for mode in Mode)

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
    ) -> Reach:
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
