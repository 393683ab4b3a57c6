"""Every file of what was brought is known for itself: what it is, what it holds, and why it stays out if it does."""

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from core.adapters.importers import register, tables
from core.adapters.importers.drafts import MOST_WORD
from core.adapters.importers.entries import Entry, Outcome, Status
from core.adapters.importers.format import Format, Member, Part, Reader, Request, Role, Service
from core.adapters.importers.holdings import Holding, held
from core.adapters.importers.joining import joined_history
from core.adapters.importers.mapping import ColumnMapping
from core.adapters.importers.reading import ImportRefused, Reading
from core.adapters.importers.recognising import text_at_start
from core.adapters.importers.sources import MOST_ROWS, REPORT_EVERY
from core.adapters.importers.tables import Inspection
from core.adapters.importers.unpacking import opened_members
from core.entities import Person
from core.progress import Progress

LOGGER = logging.getLogger(__name__)
ROW_BYTES = 300
"""Bytes of a row of an export, about; only how a bar moves within one file rests on it."""
BACKUP = "journeys-backup.json"
"""The member by which a zip of everything is known that was taken away from here."""
_WEB_PAGE = ("<!doctype html", "<html")
_TAG = 20
"""Letters in which the first tag of a page stands."""
_SAID = 3
"""Reasons that are said where nothing can be taken; by eye."""
SOMEONE = Person("someone", "Someone")
"""Whose a table is while it is only looked at."""


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
    backlog or cannot be read: then `trouble` says why and what to do next. `everyone` is the reading of a file that
    holds several people's histories. `inspection` is how a table was understood.
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


def looked(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> tuple[Parcel, ...]:
    """Return every file of what was brought, in its order, read as far as it can be.

    `progress` gets how many bytes are done of how many. Raises ImportRefused with advice for an archive that is not
    safe, and where nothing can be taken of any file.
    """
    with opened_members(paths) as members:
        if not members:
            raise ImportRefused(f"There is no file in {', '.join(path.name for path in paths)}. Choose another one.")
        if any(PurePosixPath(member.name).name == BACKUP for member in members):
            raise ImportRefused(
                "This is a zip that was taken away from here. Use 'Bring back a zip' on the Data page, or "
                "`journeys restore` in a terminal: then everything you changed comes back too."
            )
        if data_set := register.recognised(members):
            return (_data_set(*data_set, members, options, progress),)
        total, done = max(1, sum(member.size for member in members)), 0
        parcels: list[Parcel] = []
        for member in members:
            meter = _Meter(progress, done, member.size, total)
            meter.at(0)
            parcels.append(_piece(member, options, meter))
            done += member.size
        if progress:
            progress(total, total)
    if len(parcels) == 1 and parcels[0].trouble and not parcels[0].inspection:
        raise ImportRefused(parcels[0].trouble)
    return tuple(parcels) if len(parcels) == 1 else tuple(map(_among_others, parcels))


def _among_others(parcel: Parcel) -> Parcel:
    """Return a parcel as one of many: a table without titles or times is no history there, and nothing to choose in."""
    if parcel.holding or parcel.everyone or parcel.service or not parcel.inspection:
        return parcel
    return replace(parcel, role=Role.NEITHER, trouble="It is a table without titles and times that could be told.")


def ticked(parcels: Sequence[Parcel]) -> tuple[str, ...]:
    """Return the names of the parcels that are taken unless told otherwise.

    A table beside a service's own files is taken only where these hold nothing: it is rarely a history then.
    """
    full = [parcel for parcel in parcels if parcel.is_full]
    known = [parcel for parcel in full if parcel.service]
    return tuple(parcel.name for parcel in known or full)


def owners(parcels: Sequence[Parcel], names: Collection[str]) -> Counter[str]:
    """Return how many rows of the chosen parcels name which user or profile."""
    found: Counter[str] = Counter()
    for parcel in parcels:
        if parcel.name in names and parcel.holding:
            found.update(parcel.holding.owners)
    return found


def owners_of(found: Counter[str], person: Person) -> tuple[str, ...] | None:
    """Return the profiles that are a person's unless told otherwise; None for all.

    Of several the one of their name, else the one with most rows: a household's account is one list.
    """
    if len(found) < 2:
        return None
    named = tuple(owner for owner in found if owner.strip().casefold() == person.name.strip().casefold())
    return named or (found.most_common(1)[0][0],)


def read(
    parcels: Sequence[Parcel],
    person: Person | None,
    names: Collection[str] | None = None,
    profiles: Collection[str] | None = None,
) -> Reading:
    """Return the chosen parcels as one person's history and backlog, or several people's where a file holds them.

    `names` are the parcels to take and `profiles` whose rows, else as `ticked` and `owners_of` say. Raises
    ImportRefused where that is nothing, with what every file is and which next step works.
    """
    chosen = ticked(parcels) if names is None else tuple(names)
    taken = [parcel for parcel in parcels if parcel.name in chosen]
    if not any(parcel.is_full for parcel in taken):
        raise ImportRefused(_nothing(parcels, taken))
    shared = [parcel for parcel in taken if parcel.everyone]
    if shared and len(taken) > 1:
        raise ImportRefused(f"{shared[0].name} holds the histories of several people. Bring it by itself.")
    if shared and shared[0].everyone:
        return shared[0].everyone
    if person is None:
        raise ImportRefused("Say whose history this is, or choose the column that holds the people.")
    if profiles is None:
        profiles = owners_of(owners(taken, chosen), person)
    return joined_history([parcel.holding for parcel in taken if parcel.holding], person, profiles)


def _nothing(parcels: Sequence[Parcel], taken: Sequence[Parcel]) -> str:
    """Say why nothing can be taken: in the words of the parcels."""
    told = list(dict.fromkeys(parcel.trouble for parcel in taken or parcels if parcel.trouble))
    rows = sum(parcel.holding.n_rows for parcel in taken if parcel.holding)
    if not told and rows:
        return "Nothing in it is history or saved for later: every row was left out or refused. See the reasons."
    return " ".join(told[:_SAID]) or "Nothing was chosen. Tick what you want to bring."


@dataclass(slots=True)
class _Meter:
    """Tells how far the reading of one file is, among all."""

    progress: Progress | None
    before: int
    size: int
    total: int

    def at(self, row: int) -> None:
        """Tell that so many rows of the file are read."""
        if self.progress:
            self.progress(min(self.total - 1, self.before + min(row * ROW_BYTES, self.size)), self.total)

    def counted(self, outcomes: Iterable[Outcome], name: str) -> Iterator[Outcome]:
        """Yield outcomes while telling; raises ImportRefused for too many."""
        for number, outcome in enumerate(outcomes, 1):
            if number % REPORT_EVERY == 0:
                self.at(number)
            if number > MOST_ROWS:
                raise ImportRefused(f"{name} has more than {MOST_ROWS:,} rows. Split it and import the parts.")
            yield outcome


def _data_set(
    form: Format, names: tuple[str, ...], members: Sequence[Member], options: Options, progress: Progress | None
) -> Parcel:
    """Read a data set of many people's ratings."""
    by_name = {member.name: member for member in members}
    request = Request(
        name=options.name or form.name,
        person=None,
        now=options.reader.now,
        most_people=options.most_people,
        min_rating=options.min_rating,
        progress=progress,
    )
    reading = form.read([by_name[name].on_disk() for name in names], request)
    seen = Inspection(format=form.key, name=options.name or form.name, members=names)
    return Parcel(
        name=form.name,
        form=form.key,
        service=form.name,
        what="ratings of several people",
        role=Role.HISTORY,
        everyone=reading,
        inspection=seen,
    )


def _piece(member: Member, options: Options, meter: _Meter) -> Parcel:
    """Return what one file is; one that cannot be looked at is trouble, and the others are read all the same."""
    unknown = Parcel(name=member.name, form="", service="", what="", role=Role.NEITHER)
    try:
        found = register.service_of(member)
        return _of_service(member, *found, options, meter) if found else _of_table(member, options, meter)
    except ImportRefused as refusal:
        return replace(unknown, trouble=str(refusal))
    except Exception:
        LOGGER.exception("The file %s could not be read", member.name)
        return replace(unknown, trouble=f"{member.name} cannot be read. Export it again, or leave it out.")


def _of_service(member: Member, service: Service, part: Part, options: Options, meter: _Meter) -> Parcel:
    """Read one file of a service's export."""
    parcel = Parcel(name=member.name, form=service.key, service=service.name, what=part.what, role=part.role)
    if part.read is None:
        return replace(parcel, trouble=part.why)
    outcomes = _outcomes_of(member, part, options.reader)
    try:
        holding = held(meter.counted(outcomes, member.name), service.name * service.is_source, options.reader.now)
    except ImportRefused as refusal:
        return replace(parcel, trouble=str(refusal))
    trouble = "" if holding.touches else _why_empty(holding)
    return replace(parcel, holding=holding, trouble=trouble)


def _outcomes_of(member: Member, part: Part, reader: Reader) -> Iterator[Outcome]:
    """Yield the outcomes of a file that lies on disk only while it is read."""
    assert part.read is not None
    with _on_disk(member) as path:
        yield from part.read(path, reader)


@contextmanager
def _on_disk(member: Member) -> Iterator[Path]:
    """Yield where a file lies; a copy out of an archive is gone afterwards, however the reading went."""
    path = member.on_disk()
    try:
        yield path
    finally:
        if member.is_copy:
            path.unlink(missing_ok=True)


def _why_empty(holding: Holding) -> str:
    """Say why a file gives nothing."""
    if not holding.n_rows:
        return "It holds no rows."
    reasons = [reason for reason, _ in holding.left_out.most_common(_SAID)]
    reasons += list(dict.fromkeys(refusal.reason for refusal in holding.refusals.kept))[:2]
    return f"It holds no row that can be taken: {'; '.join(reasons)}."


def _of_table(member: Member, options: Options, meter: _Meter) -> Parcel:
    """Read a table of any form by the columns that were chosen or seem right."""
    if text_at_start(member.head()).lstrip()[:_TAG].lower().startswith(_WEB_PAGE):
        raise ImportRefused(f"{member.name} is a web page, and of no service whose pages are known here.")
    with _on_disk(member) as path:
        return _as_table(path, member, options, meter)


def _as_table(path: Path, member: Member, options: Options, meter: _Meter) -> Parcel:
    """Read a table that lies on disk."""
    seen = replace(tables.inspect(path), name=PurePosixPath(member.name).stem, member=member.name)
    parcel = Parcel(name=member.name, form=seen.format, service="", what="rows", role=Role.HISTORY, inspection=seen)
    mapping = options.mapping or seen.mapping or ColumnMapping()
    if mapping.day_first is None:
        mapping = replace(mapping, day_first=options.reader.day_first)
    try:
        reading = tables.read(
            path, mapping, person=SOMEONE, name=options.name or seen.name, now=options.reader.now, progress=None
        )
    except ImportRefused as refusal:
        return replace(parcel, trouble=str(refusal))
    meter.at(reading.n_rows)
    if len(reading.people) > 1:
        return replace(parcel, everyone=reading, what="rows of several people")
    holding = held(_outcomes(reading, bool(mapping.item_id or mapping.url)), "", options.reader.now)
    _count_what_was_not_taken(holding, reading)
    return replace(parcel, holding=holding)


def _count_what_was_not_taken(holding: Holding, reading: Reading) -> None:
    """Add what the table's own reader counted: refused rows, rows that were there twice, and what it assumed."""
    holding.n_rows += reading.duplicates + reading.n_refused
    holding.duplicates += reading.duplicates
    holding.refusals.n += reading.n_refused - len(reading.refused)
    for row in reading.refused:
        holding.refusals.add(row.row, row.reason, row.excerpt)
    holding.notes += reading.notes


def _outcomes(reading: Reading, has_ids: bool) -> Iterator[Entry]:
    """Yield the rows of a mapped table as entries; the texts of an item come with its first row."""
    items = {item.item_id: item for item in reading.items}
    told: set[str] = set()
    for row, moment in enumerate(reading.interactions, 1):
        item = items[moment.item_id]
        first = item.item_id not in told
        told.add(item.item_id)
        yield Entry(
            row=row,
            title=item.title,
            time=moment.time,
            creator=item.creator,
            kind=item.kind,
            action=moment.kind[:MOST_WORD],
            value=moment.value,
            identity=item.item_id if has_ids else "",
            link=item.link,
            text=item.text if first else "",
            length_minutes=item.length_minutes,
            published=item.published,
            popularity=item.popularity,
            language=item.language,
        )
