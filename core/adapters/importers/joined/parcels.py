"""One file of what was brought, as it was recognised and read, and how files are to be read."""

from dataclasses import dataclass

from core.adapters.importers.ground.reading import Reading
from core.adapters.importers.joined.tables import Inspection
from core.adapters.importers.lines.entries import Status
from core.adapters.importers.lines.format import Reader, Role
from core.adapters.importers.lines.holdings import Holding
from core.adapters.importers.tables.mapping import ColumnMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How what was brought is to be read: the columns of tables, and how much of other people's ratings."""

    reader: Reader
    mapping: ColumnMapping | None = None
    most_people: int | None = None
    min_rating: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One file of what was brought.

    `form` is a word of the register's forms ('' for a file that nobody knows), `service` whose export it is ('' for a
    table), `what` what its rows are, in the plural. `holding` is what it holds, None where it is neither history nor
    backlog or cannot be read: then `trouble` says why and what to do next, `step` what that is where it is brought
    alone. `everyone` is the reading of a file that holds several people's histories. `inspection` is how a table was
    understood.
    """

    name: str
    form: str
    service: str
    what: str
    role: Role
    holding: Holding | None = None
    everyone: Reading | None = None
    inspection: Inspection | None = None
    trouble: str = ""
    step: str = ""

    @property
    def n_moments(self) -> int:
        """Return how many moments it holds."""
        if self.everyone:
            return len(self.everyone.interactions)
        return self.holding.count(Status.DONE) if self.holding else 0

    @property
    def n_saved(self) -> int:
        """Return how many things it holds that are still to come."""
        return self.holding.count(Status.CANDIDATE) if self.holding else 0

    @property
    def is_full(self) -> bool:
        """Tell whether there is anything in it to take."""
        return self.n_moments + self.n_saved > 0
