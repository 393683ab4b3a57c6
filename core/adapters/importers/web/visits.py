"""Visits of a browser: which of them are pages that a person opened, and what the others are."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import chain
from typing import Any
from urllib.parse import unquote

from core.adapters.importers.ground.reading import Refusal
from core.adapters.importers.lines.entries import Entry, LeftOut, Outcome
from core.adapters.importers.lines.format import Reader
from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.page_titles import page_title
from core.adapters.importers.texts.weblinks import (
    OWN_NETWORK,
    WebParts,
    is_own_network,
    is_video,
    opened_link,
    page_identity,
    web_parts,
    why_no_page,
)
from core.adapters.importers.times.moments import Clock
from core.adapters.importers.web.web_times import web_moment


class Way(StrEnum):
    """How a browser says that a visit came about; every other way is a page that was opened."""

    OPENED = ""
    RELOAD = "the same page loaded again"
    FRAME = "a part of another page"
    REDIRECT = "a step on the way to another page"
    DOWNLOAD = "a download"
    FAILED = "a page that did not load"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit as a browser keeps it, at a time in UTC."""

    row: int
    address: str
    title: object
    time: datetime
    way: Way = Way.OPENED


def visit_of(row: int, told: Any, reader: Reader, way: Callable[[dict[str, Any]], Way]) -> Visit | Refusal:
    """Return a visit as the JSON of Chrome and Safari tells it, and its way; without address or time it is refused."""
    if not isinstance(told, dict):
        return Refusal(row, "it is no visit")
    title = told.get("title")
    if not (address := clean(told.get("url"))):
        return Refusal(row, "it has no address", clean(title))
    try:
        time = web_moment(told.get("time_usec"), reader, Clock("microseconds"))
    except ValueError as reason:
        return Refusal(row, str(reason), clean(title))
    return Visit(row=row, address=address, title=title, time=time, way=way(told))


_ENGINES = re.compile(
    r"(?:^|\.)(?:google|bing|duckduckgo|yahoo|ecosia|startpage|qwant|yandex|ya|baidu|naver|ask|aol|kagi|mojeek|metager|"
    r"seznam|sogou|swisscows|search\.brave|searx\w*|lite\.duckduckgo|daum|presearch|gibiru|dogpile|you)\.[a-z.]{2,6}$"
)
_SEARCHED = frozenset(
    re.findall(
        r"\S+",
        """
            q query search search_query k s term terms text p wd kw keyword keywords _nkw searchterm searchtext suche
            suchbegriff recherche busca buscar cerca zoek qs qu
        """,
    )
)
_SEARCHES = frozenset(
    re.findall(
        r"\S+",
        """
            search searches results suche suchergebnis suchergebnisse recherche rechercher buscar busca busqueda
            resultados cerca ricerca zoeken sok sök søg haku szukaj hledat arama поиск 検索 搜索 special:search
            s sch find web
        """,
    )
)
_SIGN_IN = frozenset(
    re.findall(
        r"\S+",
        """
            login log-in signin sign-in sign_in logout log-out signout sign-out oauth oauth2 authorize sso saml saml2
            anmelden anmeldung connexion acceder iniciar-sesion accedi inloggen servicelogin
        """,
    )
)
_SIGN_IN_SITES = ("accounts", "login", "signin", "sso", "auth")
_FAULTS = re.compile(
    r"^(?:(?:error )?[45]\d\d(?:\W*$|\W+(?:not found|page|error|forbidden|bad|internal|service|gateway|unauthori))|"
    r"access denied|bad gateway|(?:server|page) not found|seite nicht gefunden|page introuvable|página no encontrada|"
    r"this site can.t be reached|privacy error|problem loading page|just a moment\W*$|attention required)",
    re.IGNORECASE,
)
_LETTERS = frozenset(
    re.findall(
        r"\S+",
        """
            mail.google.com inbox.google.com calendar.google.com outlook.live.com outlook.office.com
            outlook.office365.com outlook.com
            mail.yahoo.com mail.proton.me mail.aol.com navigator.gmx.net navigator.web.de e.mail.ru
            mail.yandex.ru app.fastmail.com mail.zoho.com web.whatsapp.com web.telegram.org messages.google.com
            messenger.com app.slack.com teams.microsoft.com teams.live.com app.element.io
        """,
    )
)
"""Sites of letters, talks and appointments, which concern others as well and say nothing of a journey; by hand."""
_NEW_TABS = re.compile(r"^/_/chrome/newtab|^/ntp$")


def outcomes(visits: Iterable[Visit | Refusal]) -> Iterator[Outcome]:
    """Yield one outcome for every visit, in order of time or against it.

    A page loaded again right after itself is no second visit; loaded again after another page was, it is a return.
    """
    before: Visit | Refusal | None = None
    current: Visit | Refusal | None = None
    for after in chain(visits, (None,)):
        if isinstance(current, Refusal):
            yield current
        elif current is not None:
            yield _outcome(current, _earlier(current, before, after))
        before, current = current, after


def _earlier(visit: Visit, before: Visit | Refusal | None, after: Visit | Refusal | None) -> Visit | None:
    """Return that neighbour of a visit which is not after it in time; None for none."""
    near = [other for other in (before, after) if isinstance(other, Visit) and other.time <= visit.time]
    return max(near, key=lambda other: other.time, default=None)


def _outcome(visit: Visit, earlier: Visit | None) -> Outcome:
    if why := why_not(visit, earlier):
        return LeftOut(visit.row, why)
    return Entry(
        row=visit.row,
        title=page_title(visit.title, visit.address),
        time=visit.time,
        kind="video" if is_video(visit.address) else "page",
        action="visited",
        identity=page_identity(visit.address),
        link=opened_link(visit.address),
    )


def why_not(visit: Visit, earlier: Visit | None = None) -> str:
    """Return why a visit is no page that a person opened, in words that fit every such visit; '' where it is one."""
    parts = web_parts(visit.address)
    if parts is None:
        return why_no_page(visit.address)
    if visit.way is Way.RELOAD:
        is_again = earlier is not None and page_identity(earlier.address) == page_identity(visit.address)
        if is_again:
            return visit.way.value
    elif visit.way:
        return visit.way.value
    return _what_site(parts) or ("an error page" if _FAULTS.match(clean(visit.title)) else "")


def _what_site(parts: WebParts) -> str:
    """Return what a page is by its address, where it is nothing that one reads."""
    host = parts.host
    if is_own_network(host):
        return OWN_NETWORK
    segments = [unquote(part).casefold() for part in parts.path.split("/") if part]
    if host.removeprefix("www.") in _LETTERS:
        return "a mailbox, a chat or a calendar"
    if "google." in host and _NEW_TABS.match(parts.path):
        return "a page of the browser itself"
    if host.split(".")[0] in _SIGN_IN_SITES or _SIGN_IN & set(segments[-2:]):
        return "a page to sign in"
    return "a page of search results" if _is_search(host, segments, parts.keys) else ""


def _is_search(host: str, segments: list[str], named: list[str]) -> bool:
    """Tell whether a page lists what a search found: a search engine's, or a site's own."""
    keys = set(map(str.casefold, named))
    if not keys & _SEARCHED:
        return False
    is_engine = bool(_ENGINES.search(host)) and not host.startswith(("docs.", "mail.", "drive.", "translate.", "maps."))
    return is_engine or not segments or segments[-1].partition(".")[0] in _SEARCHES or "search" in keys
