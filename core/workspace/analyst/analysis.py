"""What an analyst sees of everybody: charts and SQL over a copy that is made when it is asked for, in memory."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain, islice

from core.adapters.analyst.allowed_sql import SqlRefused
from core.adapters.analyst.chart_line import ChartLine, Per
from core.adapters.analyst.cohorts import Cohort
from core.adapters.analyst.confined_copy import ConfinedCopy, ResultTable
from core.adapters.analyst.copying import SchemaRows, copy_everybody
from core.adapters.analyst.journey_charts import LIVES, LIVES_ONE_BY_ONE
from core.adapters.analyst.labels import Labels
from core.adapters.analyst.people_charts import KINDS_TAKEN_UP, SERVICES_TAKEN_UP, page_of_people
from core.adapters.analyst.pooling import pooled_lives
from core.adapters.analyst.reading_tables import positions
from core.adapters.analyst.schema import LEAST_PEOPLE
from core.adapters.analyst.sifting import EVERY_THING, ThingsAlone
from core.adapters.encoders.encoder import Encoder, EncoderError
from core.adapters.store.database import Database
from core.adapters.store.logbook import UnknownPerson
from core.audit.alarms import Mode
from core.desk.sieve import EVERYTHING, Sieve
from core.progress import Stages
from core.sensitivity.words import said_in
from core.similarity import Floats
from core.workspace.analyst.agreement import agreement_rows
from core.workspace.analyst.analysis_era import AnalysisEra, Coverage, MadeCopy, slate_rows
from core.workspace.analyst.densities import densities_of
from core.workspace.analyst.found_journeys import FoundJourneys, JourneyRow
from core.workspace.analyst.grouped_interests import GroupedInterests
from core.workspace.fleeting_log import StoredLog
from core.workspace.person_workspace import PersonWorkspace

WAYS = ("personal", "topics", "cooccurrence")
"""The ways to find journeys that are set side by side: one's own tree and the two global baselines."""
AT_A_TIME = 25
"""People whose journeys are found, ways compared or lists read by one press; by hand: under a minute on two cores."""


class Analysis:
    """Everybody's histories as an analyst may ask of them; safe to use from many sessions at once.

    The copy stands as it was made until it is renewed; when somebody is deleted or brought in it is made anew. Whoever
    deletes or brings in waits for no reading: what was being read then serves whoever asked for it, and is not kept.
    """

    def __init__(
        self,
        database: Database,
        logbook: StoredLog,
        of: Callable[[str], PersonWorkspace],
        meaning: Callable[[Sequence[str]], Floats],
        encoder: Encoder,
    ) -> None:
        """Use an open database and its logbook; `of` returns a person's half and raises UnknownPerson.

        `meaning` returns unit vectors `(n, dim)` of texts, `encoder` is the one whose vectors of items are stored.
        """
        self._database, self._logbook, self._of = database, logbook, of
        self._meaning, self._encoder = meaning, encoder
        self._era = self._begun()
        self._fields = threading.Lock()
        """Held for moments, around what an era holds."""
        self._renewing = threading.Lock()
        """Held by the one who makes a copy, so that whoever needs one waits for that one."""

    def _begun(self) -> AnalysisEra:
        """Return an era in which nothing is worked out yet."""
        return AnalysisEra(found=FoundJourneys(self._logbook), interests=GroupedInterests(self._meaning))

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

    def _renewed(self, progress: Stages | None) -> MadeCopy:
        """Make the copy, with the lock of renewing held, and keep it unless all was forgotten meanwhile."""
        with self._fields:
            era = self._era
            worked_out = [dict(kept) for kept in (era.methods, era.failures, era.lists, era.agreements)]
            standing = list(era.proposals.items())
        here = positions(self._database)
        methods, failures, lists, agreements = (
            {p: rows for p, rows in each.items() if p in here} for each in worked_out
        )
        found = era.found.of({person_id: at for person_id, at in here.items() if at}, progress)
        members = [row for one in found for row in one.members]
        if progress:
            progress("Measuring journeys", 0, 1)
        densities = densities_of(self._database, self._encoder, members)
        if progress:
            progress("Copying histories", 0, 1)
        journeys = self._under_interests(era, [row for one in found for row in one.journeys])
        rows: dict[str, SchemaRows] = {
            "journeys_told": [(*row, densities.get((row[0], row[1]))) for row in journeys],
            "journey_items": members,
            "slates": list(chain.from_iterable(lists.values())),
            "methods": list(chain.from_iterable(methods.values())),
            "failures": list(chain.from_iterable(failures.values())),
            "agreements": list(chain.from_iterable(agreements.values())),
            "proposals": [(person_id, n) for person_id, n in standing if person_id in here],
        }
        copy = copy_everybody(self._database, rows)
        made = MadeCopy(copy, self._reached(copy, len(methods), len(lists)))
        with self._fields:
            era.made = made
        return made

    def _under_interests(
        self, era: AnalysisEra, journeys: Sequence[JourneyRow]
    ) -> list[tuple[str, str, str, str, str, float, bool, bool]]:
        """Put each journey under the interest that its name belongs to; none where names cannot be read."""
        told = Counter(name for _, _, name, *_ in journeys if name and not said_in(name).subjects)
        try:
            interest = era.interests.of(told)
        except EncoderError:
            interest = {}
        return [
            (person_id, journey_id, name, interest.get(name, ""), state, weight, muted, adopted)
            for person_id, journey_id, name, state, weight, muted, adopted in journeys
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

    def chart(
        self, line: ChartLine, per: Per = Per.WEEK, among: Cohort | None = None, sieve: Sieve = EVERYTHING
    ) -> ResultTable:
        """Return what a chart shows of everybody, or of a cohort; with a sieve of what it lets through.

        Of a cohort or of some things no row of fewer than `LEAST_PEOPLE` is told, as it stands beside others. Raises
        SqlRefused where it would be of fewer, and for a cohort whose rule may not be asked.
        """
        alone = EVERY_THING if line.is_whole else ThingsAlone(sieve.service, sieve.kind)
        if among is None and alone == EVERY_THING:
            return self._asked().chart(line.select(per), line.parameters)
        if among is not None:
            self.how_many_in(among)
        if alone != EVERY_THING:
            self._check_takers(among, alone, sieve)
        if line == LIVES:
            return pooled_lives(self._asked().chart(LIVES_ONE_BY_ONE, (), among, alone).rows)
        return self._asked().chart(line.select(per), line.parameters, among, alone).without_few()

    def _check_takers(self, among: Cohort | None, alone: ThingsAlone, sieve: Sieve) -> None:
        """Raise SqlRefused where fewer people than may be told of took up anything of some things."""
        ((n,),) = self._asked().chart("SELECT count(*) FROM people WHERE interactions > 0", (), among, alone).rows
        if n < LEAST_PEOPLE:
            raise SqlRefused(f"Fewer than {LEAST_PEOPLE} of these people took up anything that is {sieve.in_words()}.")

    def services_and_kinds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the services and the kinds of which enough people took something up, by how many did."""
        services, kinds = (self._asked().chart(line.sql).column("word") for line in (SERVICES_TAKEN_UP, KINDS_TAKEN_UP))
        return tuple(services), tuple(kinds)

    def how_many_in(self, cohort: Cohort) -> int:
        """Count a cohort's people; raises SqlRefused for fewer than may be told of."""
        n = int(self._asked().people_of(cohort).num_rows)
        if n < LEAST_PEOPLE:
            raise SqlRefused(f"Fewer than {LEAST_PEOPLE} people are in “{cohort.name}”: pick more.")
        return n

    def people_in(self, cohort: Cohort | None, wanted: str = "", page: int = 0) -> ResultTable:
        """Return a page of people one by one, of everybody or of a cohort, by what a search finds."""
        line = page_of_people(wanted, page)
        return self._asked().chart(line.sql, line.parameters, cohort)

    def ask(self, sql: str) -> ResultTable:
        """Return the rows of somebody's SELECT; raises SqlRefused in words."""
        return self._asked().ask(sql)

    def _asked(self) -> ConfinedCopy:
        """Return the copy, made now unless it is there."""
        return self._there().copy

    def _there(self, progress: Stages | None = None) -> MadeCopy:
        """Return what is made, made now unless it is there; a new copy takes its place only once it is whole."""
        if (made := self._era.made) is not None:
            return made
        with self._renewing:
            return self._era.made or self._renewed(progress)

    def find_journeys(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Find the journeys of so many people who have none yet, as a first visit would; they are stored."""
        return self._each("Finding journeys", self._without("journeys"), n, lambda era, person_id, half: None, progress)

    def read_lists(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Rank for so many more people, and keep what their lists are like and how many interests Explore proposes."""

        def keep(era: AnalysisEra, person_id: str, half: PersonWorkspace) -> None:
            rows, standing = slate_rows(person_id, half), len(half.proposals())
            with self._fields:
                era.lists[person_id], era.proposals[person_id] = rows, standing

        return self._each("Reading lists", self._without("slates"), n, keep, progress)

    def compare_methods(self, person_id: str = "", n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Find journeys in all three ways for one person, or for so many more; nothing of it is stored."""

        def keep(era: AnalysisEra, each: str, half: PersonWorkspace) -> None:
            found = [(way, half.proxies(way)) for way in WAYS]
            off = Counter(alarm.mode for alarm in half.alarms())
            with self._fields:
                era.methods[each] = tuple((each, way, x.n_journeys, x.length, x.density) for way, x in found)
                era.failures[each] = tuple((each, mode.value, off[mode]) for mode in Mode)

        return self._each("Comparing ways", [person_id] if person_id else self._without("methods"), n, keep, progress)

    def label(self, labels: Labels) -> int:
        """Take labels in place of those before, in memory, until people come or go; return how many people have any."""
        with self._fields:
            self._era.labels, self._era.agreements = labels, {}
        return len(labels)

    @property
    def labelled(self) -> tuple[int, int]:
        """Return how many people here have labels, and how many of them were compared with them."""
        with self._fields:
            return len(self._era.labels), len(self._era.agreements)

    def compare_labels(self, n: int = AT_A_TIME, progress: Stages | None = None) -> Coverage:
        """Hold all three ways against the labels for so many more of those who have any; nothing of it is stored."""

        def keep(era: AnalysisEra, each: str, half: PersonWorkspace) -> None:
            rows = agreement_rows(each, half, era.labels.get(each, {}), WAYS)
            with self._fields:
                era.agreements[each] = rows

        with self._fields:
            waiting = sorted(self._era.labels.keys() - self._era.agreements.keys())
        return self._each("Comparing with labels", waiting, n, keep, progress)

    def _without(self, table: str) -> list[str]:
        """Return who has a history and no row of a table, by a hash of their ids: a sample that chooses nobody."""
        sql = (
            f"SELECT person_id FROM people WHERE interactions > 0 AND person_id NOT IN (SELECT person_id FROM {table}) "
            "ORDER BY hash(person_id)"
        )
        return [str(row[0]) for row in self._asked().chart(sql).rows]

    def _each(
        self,
        what: str,
        person_ids: Sequence[str],
        n: int,
        act: Callable[[AnalysisEra, str, PersonWorkspace], None],
        progress: Stages | None,
    ) -> Coverage:
        """Do something for the first n people, made ready each; who is gone meanwhile is passed over.

        What is found belongs to the era in which the person was looked for.
        """
        some = list(islice(person_ids, n))
        for done, person_id in enumerate(some):
            if progress:
                progress(f"{what}: {done} of {len(some)} people", done, len(some))
            era = self._era
            with suppress(UnknownPerson):
                act(era, person_id, self._of(person_id))
        return self.renew(progress)
