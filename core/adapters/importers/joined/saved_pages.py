"""Pages of a service's site that were saved in its export's place: whose they are, by how a page names itself."""

import re
from html import unescape

from core.adapters.importers.joined import register
from core.adapters.importers.lines.format import Service

_TITLE = re.compile(r"<title[^>]*>([^<]{1,300})</title>", re.IGNORECASE)
_SITE = re.compile(r"""<meta[^>]{0,80}?og:site_name["'][^>]{0,40}?content=["']([^"']{1,80})["']""", re.IGNORECASE)
_ADDRESSES = (
    re.compile(r"<!-- saved from url=\(\d+\)https?://([\w.-]{1,200})", re.IGNORECASE),
    re.compile(r"""<link[^>]{0,80}?rel=["']canonical["'][^>]{0,40}?href=["']https?://([\w.-]{1,200})""", re.IGNORECASE),
)
"""How Chrome notes where a page was saved from, and how a page names its own address."""
_LEAST = 4
"""Letters of a name by which a title can be told to be a service's; by hand: 'RIS' may be anything."""
_MARK = "[-–—|·:•]"


def service_of_page(text: str) -> Service | None:
    """Return the service of whose site a page is, by its title, its site's name or its address; None for no service."""
    hosts = [host for address in _ADDRESSES for host in address.findall(text)]
    site = _plain(_SITE.search(text))
    title = _plain(_TITLE.search(text))
    for service in register.services():
        for name in _names(service):
            if site == name or any(_is_host(host, name) for host in hosts) or _is_called(title, name):
                return service
    return None


def _plain(match: re.Match[str] | None) -> str:
    return " ".join(unescape(match[1]).split()).casefold() if match else ""


def _names(service: Service) -> list[str]:
    """Return what a service is called, in small letters; a form of file that many write is nobody's site."""
    if "(" in service.name:
        return []
    names = [name.strip() for name in re.split(r",| and ", service.name.casefold())]
    return [name for name in names if len(name) >= _LEAST]


def _key(name: str) -> str:
    return re.sub(r"\W", "", name)


def _is_host(host: str, name: str) -> bool:
    """Tell whether a host is a service's: 'www.netflix.com' is Netflix's."""
    return _key(name) in [_key(label) for label in host.casefold().split(".")]


def _is_called(title: str, name: str) -> bool:
    """Tell whether a title ends or begins with a name as those of sites do: 'Your ratings - IMDb'."""
    called = re.escape(name)
    return bool(re.search(rf"(?:^|{_MARK}\s*|\bon ){called}$|^{called}\s*{_MARK}", title))
