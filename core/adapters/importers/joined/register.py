"""The register of formats: every module of `formats` defines one, and is asked in one order, most specific first."""

import importlib
import logging
import pkgutil
from collections.abc import Sequence
from functools import cache

from core.adapters.importers import formats as package
from core.adapters.importers.ground.reading import ImportRefused
from core.adapters.importers.lines.format import Format, Member, Part, Service, TableFormat

LOGGER = logging.getLogger(__name__)


@cache
def formats() -> tuple[Format | Service | TableFormat, ...]:
    """Return every format, most specific first: exports of services, then tables, each by the name of its module.

    An export is a table as well, and no table is an export, so this is the one order that matters: of exports, and of
    tables, no two recognise the same file (a test holds them to it). Raises TypeError for a module without a format.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return ordered([_defined(f"{package.__name__}.{name}") for name in names])


def ordered(found: Sequence[Format | Service | TableFormat]) -> tuple[Format | Service | TableFormat, ...]:
    """Return formats with the exports of services before tables; within each the order stays."""
    return tuple(sorted(found, key=lambda form: isinstance(form, TableFormat)))


def _defined(name: str) -> Format | Service | TableFormat:
    found = getattr(importlib.import_module(name), "FORMAT", None)
    if not isinstance(found, Format | Service | TableFormat):
        raise TypeError(f"{name} defines no FORMAT, which every module of this folder has to.")
    return found


def exports() -> tuple[Format, ...]:
    """Return the data sets of many people."""
    return tuple(form for form in formats() if isinstance(form, Format))


def services() -> tuple[Service, ...]:
    """Return the services whose exports are known file by file."""
    return tuple(form for form in formats() if isinstance(form, Service))


def service_of(member: Member, among: Sequence[Service] | None = None) -> tuple[Service, Part] | None:
    """Return the service that knows a file, and what the file is to it; None where nobody knows it.

    Raises ImportRefused for a file that cannot be looked at.
    """
    for service in services() if among is None else among:
        if part := _part(service, member):
            return service, part
    return None


def _part(service: Service, member: Member) -> Part | None:
    """Ask one service; one that fails knows nothing of this file, and the others are asked all the same."""
    try:
        return service.part(member)
    except ImportRefused:
        raise
    except Exception:
        LOGGER.exception("The recogniser of %s failed", service.name)
        return None


def tables() -> tuple[TableFormat, ...]:
    """Return the forms of tables."""
    return tuple(form for form in formats() if isinstance(form, TableFormat))


def recognised(
    members: Sequence[Member], among: Sequence[Format] | None = None
) -> tuple[Format, tuple[str, ...]] | None:
    """Return the first export that recognises files, with the names of those it reads; None where there is none.

    Raises ImportRefused for members that cannot be looked at.
    """
    for form in exports() if among is None else among:
        if names := _recognises(form, members):
            return form, names
    return None


def _recognises(form: Format, members: Sequence[Member]) -> tuple[str, ...]:
    """Ask one format; one that fails knows nothing of these files, and the others are asked all the same."""
    try:
        return form.recognise(members)
    except ImportRefused:
        raise
    except Exception:
        LOGGER.exception("The recogniser of %s failed", form.name)
        return ()


def table_of(head: bytes) -> TableFormat | None:
    """Return the form of a table by a file's first bytes; None for what is no table."""
    return next((form for form in tables() if form.recognise(head)), None)
