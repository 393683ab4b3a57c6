"""The title of a page as a browser keeps it: without counters of unread things, and never just an address."""

import re

from core.adapters.importers.texts.cells import clean
from core.adapters.importers.texts.weblinks import host_of, named_by

_COUNTER = re.compile(r"^[(\[](\d{1,5})(\+?)[)\]]\s+(?=\S)")
_MARK = re.compile(r"^(?:[•●◉○◦∙·*🔴🟢🟠🔔📢🔊🔇💬✉⚫]\ufe0f?)+\s+(?=\S)")
_MAIL_ADDRESS = re.compile(r"(?:\s+[-–|]\s+|\s*\()?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+\)?")
_SERVICE = re.compile(r"\s+[-–|]\s+YouTube(?: Music)?$")
_UNTITLED = re.compile(
    r"^(?:untitled|ohne titel|sans titre|sin título|無題|loading\W*|just a moment\W*|redirecting\W*|new tab|neuer tab|"
    r"about:blank|no title|\(\d+\+?\)|\W*)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", re.IGNORECASE)
_MOST_UNREAD = 99
"""A number before a title above which it is a part of it, as in '(500) Days of Summer'; sites stop counting there."""
_COUNTING = ("youtube.com", "facebook.com", "x.com", "twitter.com", "linkedin.com", "mail.google.com", "tumblr.com")
"""Sites that are known to count further; by hand."""


def page_title(title: object, address: str) -> str:
    """Return a page's title in clean text; one that is missing or says nothing is made of the words of its address.

    Addresses of mail are taken out, as they are somebody's.
    """
    return _own_title(title, address) or named_by(address)


def has_title(title: object, address: str) -> bool:
    """Tell whether a page says what it is: with more than its address, and not that it is loading or leading on."""
    return bool(_own_title(title, address))


def _own_title(title: object, address: str) -> str:
    """Return a page's title in clean text, '' for one that says nothing."""
    text = _SERVICE.sub("", without_counters(clean(title), host_of(address)))
    text = _MAIL_ADDRESS.sub("", text).strip() if "@" in text else text
    return "" if _UNTITLED.match(text) or _is_address(text, address) else text


def without_counters(title: str, site: str = "") -> str:
    """Return a title without '(3) ' and marks of unread things before it."""
    while match := _COUNTER.match(title) or _MARK.match(title):
        if match.re is _COUNTER and not (match[2] or int(match[1]) <= _MOST_UNREAD or site.endswith(_COUNTING)):
            break
        title = title[match.end() :]
    return title


def _is_address(text: str, address: str) -> bool:
    """Tell whether a title is no more than an address, or the beginning of this one."""
    if " " in text:
        return False
    bare = re.sub(r"^https?://(?:www\.)?", "", address.casefold())
    return bool(_ADDRESS.match(text)) and (
        "//" in text or bare.startswith(re.sub(r"^www\.", "", text.casefold().rstrip("/…")))
    )
