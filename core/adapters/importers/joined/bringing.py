"""Every file of what was brought is known for itself: what it is, what it holds, and why it stays out if it does."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.ground.sweeping import rare_sweeps
from core.adapters.importers.joined import register
from core.adapters.importers.joined.next_steps import with_next_steps
from core.adapters.importers.joined.parcels import Options, Parcel
from core.adapters.importers.joined.saved_pages import service_of_page
from core.adapters.importers.joined.saved_sheets import service_in_workbook
from core.adapters.importers.joined.table_parcels import table_parcels
from core.adapters.importers.joined.tables import Inspection
from core.adapters.importers.joined.unpacking import opened_members
from core.adapters.importers.lines.entries import Outcome
from core.adapters.importers.lines.format import Format, Member, Part, Reader, Request, Role, Service
from core.adapters.importers.lines.holdings import held, why_empty
from core.adapters.importers.lines.recognising import is_page, no_table, text_at_start
from core.adapters.importers.tables.sources import MOST_ROWS, REPORT_EVERY
from core.progress import Progress

LOGGER = logging.getLogger(__name__)
ROW_BYTES = 300
"""Bytes of a row of an export, about; only how a bar moves within one file rests on it."""
_FIRST_REPORT = 500
"""Rows after which it is told for the first time that something moves; by hand, far below a second."""
BACKUP = "journeys-backup.json"
"""The member by which a zip of everything is known that was taken away from here."""


@rare_sweeps()
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
        found: list[Parcel] = []
        for member in members:
            meter = _Meter(progress, done, member.size, total)
            meter.at(0)
            found.extend(_pieces(member, options, meter))
            done += member.size
        if progress:
            progress(total, total)
    parcels = with_next_steps(found, len(members) > 1 or members[0].is_copy)
    if len(parcels) == 1 and parcels[0].trouble and not parcels[0].inspection:
        raise ImportRefused(parcels[0].trouble)
    return parcels if len(parcels) == 1 else tuple(map(_among_others, parcels))


def _among_others(parcel: Parcel) -> Parcel:
    """Return a parcel as one of many: a table without titles or times is no history there, and nothing to choose in."""
    if parcel.holding or parcel.everyone or parcel.service or not parcel.inspection:
        return parcel
    return replace(parcel, role=Role.NEITHER, trouble="It is a table without titles and times that could be told.")


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

    def within(self, done: int, total: int) -> None:
        """Tell that so much of the file is read, in any unit."""
        if self.progress:
            self.progress(min(self.total - 1, self.before + self.size * done // max(1, total)), self.total)

    def counted(self, outcomes: Iterable[Outcome], name: str) -> Iterator[Outcome]:
        """Yield outcomes while telling; raises ImportRefused for too many."""
        for number, outcome in enumerate(outcomes, 1):
            if number % REPORT_EVERY == 0 or number == _FIRST_REPORT:
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


def _pieces(member: Member, options: Options, meter: _Meter) -> list[Parcel]:
    """Return what one file is, or the tables that it holds; what cannot be looked at is trouble, and no other's."""
    unknown = Parcel(name=member.name, form="", service="", what="", role=Role.NEITHER)
    try:
        if found := register.service_of(member):
            return [_of_service(member, *found, options, meter)]
        with service_in_workbook(member) as saved:
            return [_of_service(*saved, options, meter)] if saved else _of_tables(member, options, meter)
    except ImportRefused as refusal:
        return [replace(unknown, trouble=str(refusal))]
    except Exception:
        LOGGER.exception("A file could not be read")
        return [replace(unknown, trouble=f"{member.name} cannot be read. Export it again, or leave it out.")]


def _of_service(member: Member, service: Service, part: Part, options: Options, meter: _Meter) -> Parcel:
    """Read one file of a service's export."""
    parcel = Parcel(name=member.name, form=service.key, service=service.name, what=part.what, role=part.role)
    if part.read is None:
        return replace(parcel, trouble=part.why, step=part.step)
    outcomes = _outcomes_of(member, part, options.reader)
    try:
        holding = held(meter.counted(outcomes, member.name), service.name * service.is_source, options.reader.now)
    except ImportRefused as refusal:
        return replace(parcel, trouble=str(refusal))
    trouble = "" if holding.touches else why_empty(holding)
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


def _of_tables(member: Member, options: Options, meter: _Meter) -> list[Parcel]:
    """Read the tables in a file by the columns that were chosen or seem right; one too far in is nobody's choice."""
    text = text_at_start(member.head())
    if what := no_table(text):
        if is_page(text) and (service := service_of_page(text)):
            what = f"a page about {service.name}, and no export of it. To get one: {service.how}"
        raise ImportRefused(f"{member.name} is {what}")
    if member.within:
        raise ImportRefused(_too_far_in(member))
    with _on_disk(member) as path:
        return table_parcels(path, member.name, options, meter.within)


def _too_far_in(member: Member) -> str:
    """Say that a table of no known service is not guessed at in a zip within a zip, and what to do instead."""
    *_, around, within = member.within
    return (
        f"{around} holds another archive, {within}, and in it a table of no service that is known here: "
        f"{PurePosixPath(member.name).name}. "
        f"Unpack {within} and import that one: then you can say what its columns are."
    )
