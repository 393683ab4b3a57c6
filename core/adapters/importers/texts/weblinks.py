"""The address of a page: one identity for all its spellings, where it opens, and the words that name it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_MOST_LINK = 2_000
"""Signs that an address may have to be opened: what browsers and servers agree on at the least."""

_REMEMBERED = 4_096
"""Addresses whose parts are remembered: the same pages come soon again; about 4 MB, chosen by hand."""
_TRACKING = re.compile(
    r"^(?:utm_\w+|mc_[ce]id|pk_\w+|hsa_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|_hs\w+|vero_id|"
    r"oly_\w+|mkt_tok|ref_src|ref_url|si|feature|spm|s?cmpid|_ga|_gl)$",
    re.IGNORECASE,
)
_OWN_PORTS = {"http": 80, "https": 443}
"""The port that each scheme has by itself (RFC 9110, sections 4.2.1 and 4.2.2)."""
_VIDEO = re.compile(r"^/(?:shorts|live|embed|v)/([\w-]{11})(?:/|$)")
_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cgi|md|pdf|epub|s?html)$", re.IGNORECASE)
_NO_WORD = re.compile(r"^(?:\d+|[0-9a-f]{7,}|(?=\w*\d\w*\d)\w{9,})$", re.IGNORECASE)
_UNTOLD = frozenset(
    re.findall(r"\S+", "index home default main watch view article articles item page posts post story node p en www")
)
"""Last parts of addresses that name nothing; by hand."""


_OWN_HOSTS = re.compile(
    r"^(?:localhost|.*\.(?:localhost|local|lan|internal|home|fritz\.box)|127\..*|10\..*|192\.168\..*|"
    r"172\.(?:1[6-9]|2\d|3[01])\..*|169\.254\..*|::1|fritz\.box)$"
)
_BROWSERS = re.compile(
    r"^(?:about|chrome|edge|brave|vivaldi|opera|arc|kiwi|browser|moz|resource|safari|webkit|devtools|view-source|data|blob|"
    r"extension|newtab|internal)(?:-[a-z-]+)?$"
)
_OTHER_SCHEMES = {
    "file": "a file on the own computer",
    "content": "a file on the own computer",
    "javascript": "a bookmark that runs a script",
    "place": "a saved search of the browser",
}
OWN_NETWORK = "a page of the own network"
"""Why such a page is left out: it opens nowhere else, and names what stands in somebody's home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebParts:
    """The parts of a page's address: `host` in small letters, `port` None where it is the scheme's own."""

    scheme: str
    host: str
    port: int | None
    path: str
    query: str
    fragment: str
    has_user: bool

    @property
    def keys(self) -> list[str]:
        """Return the names of what the address asks for, as they are written."""
        return [pair.partition("=")[0] for pair in self.query.split("&")] if self.query else []


@lru_cache(maxsize=_REMEMBERED)
def web_parts(address: str) -> WebParts | None:
    """Return the parts of a page's address in the web; None for anything else."""
    if not address.lower().startswith("http"):
        return None
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or port == 0 or parts.scheme not in _OWN_PORTS:
        return None
    return WebParts(
        scheme=parts.scheme,
        host=host,
        port=None if port == _OWN_PORTS[parts.scheme] else port,
        path=parts.path,
        query=parts.query,
        fragment=parts.fragment,
        has_user="@" in parts.netloc,
    )


def host_of(address: str) -> str:
    """Return the name of a page's site without 'www.'; '' for what is no address in the web."""
    parts = web_parts(address)
    return parts.host.removeprefix("www.") if parts else ""


def is_own_network(host: str) -> bool:
    """Tell whether a site is only in one's own network, or on the own computer (RFC 1918, RFC 6762)."""
    return bool(_OWN_HOSTS.match(host))


def why_no_page(address: str) -> str:
    """Return what an address outside the web stands for, in words that fit all such addresses."""
    scheme = address.partition(":")[0].strip().lower() if ":" in address else ""
    if _BROWSERS.match(scheme):
        return "a page of the browser itself"
    return _OTHER_SCHEMES.get(scheme, "an address that is none of the web")


def kept_link(address: str) -> str:
    """Return an address as it is kept of a thing; '' for one that is none of the web, or too long to be opened."""
    return address if address.startswith(("https://", "http://")) and len(address) <= _MOST_LINK else ""


def opened_link(address: str) -> str:
    """Return where a page opens, over https; '' for what opens nowhere, or only without encryption."""
    parts = web_parts(address)
    if parts is None or len(address) > _MOST_LINK or parts.has_user:
        return ""
    if parts.scheme == "http" and parts.port is not None:
        return ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return _without_tracking(parts) + fragment


@lru_cache(maxsize=_REMEMBERED)
def page_identity(address: str) -> str:
    """Return what tells a page from others: its address without fragment, tracking and the scheme's difference.

    A video of YouTube is 'youtube ID' as in YouTube's own exports; what is no address in the web stands for itself.
    """
    parts = web_parts(address)
    if parts is None:
        return address.strip()
    video = _video_of(parts)
    return f"youtube {video}" if video else _without_tracking(parts)


def is_video(address: str) -> bool:
    """Tell whether an address is that of a video on YouTube."""
    parts = web_parts(address)
    return bool(parts and _video_of(parts))


def _video_of(parts: WebParts) -> str:
    if "youtu" not in parts.host:
        return ""
    host = parts.host.removeprefix("www.").removeprefix("m.").removeprefix("music.")
    if host == "youtu.be" and re.fullmatch(r"/[\w-]{11}", parts.path):
        return parts.path[1:]
    if host not in ("youtube.com", "youtube-nocookie.com"):
        return ""
    if parts.path == "/watch":
        return next((pair[2:] for pair in parts.query.split("&") if pair.startswith("v=")), "")
    match = _VIDEO.match(parts.path)
    return match[1] if match else ""


def _without_tracking(parts: WebParts) -> str:
    port = f":{parts.port}" if parts.port is not None else ""
    query = parts.query
    if query:
        query = "&".join(pair for pair in query.split("&") if not _TRACKING.match(pair.partition("=")[0]))
    return f"https://{parts.host}{port}{parts.path or '/'}{'?' + query if query else ''}"


@lru_cache(maxsize=_REMEMBERED)
def named_by(address: str) -> str:
    """Return a title made of an address: the words of its last part that has some, else the name of its site."""
    parts = web_parts(address)
    if parts is None:
        return address.strip()
    found = [words for part in reversed(parts.path.split("/")) if (words := _words(part))]
    several = next((words for words in found if len(words) > 1), None)
    if several:
        title = " ".join(several)
        return title[0].upper() + title[1:]
    site = host_of(address)
    return f"{found[0][0]} ({site})" if found else site


def _words(part: str) -> list[str]:
    """Return the words of one part of a path, without numbers and ids."""
    text = re.sub(r"[-_+.~\s]+", " ", _ENDING.sub("", unquote(part)))
    words = [word for word in text.split() if not _NO_WORD.match(word)]
    told = [word for word in words if any(map(str.isalpha, word)) and word.casefold() not in _UNTOLD]
    return words if told and max(map(len, told)) > 1 else []
