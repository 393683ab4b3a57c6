"""Where a phrase can be looked for elsewhere, and the links that do so; nothing is fetched before one is followed."""

from collections.abc import Iterable, Mapping

from core.naming.search_phrases import SearchPhrase
from ui.drawing.text import opening

ELSEWHERE: Mapping[str, str] = {
    "YouTube": "https://www.youtube.com/results?search_query={}",
    "The web (DuckDuckGo)": "https://duckduckgo.com/?q={}",
    "The web (Google)": "https://www.google.com/search?q={}",
    "Spotify": "https://open.spotify.com/search/{}",
    "Libraries (WorldCat)": "https://search.worldcat.org/search?q={}",
    "Books (Open Library)": "https://openlibrary.org/search?q={}",
    "Books (Goodreads)": "https://www.goodreads.com/search?q={}",
    "Films (Letterboxd)": "https://letterboxd.com/search/{}/",
    "Papers (Google Scholar)": "https://scholar.google.com/scholar?q={}",
    "Wikipedia": "https://en.wikipedia.org/w/index.php?search={}",
    "Reddit": "https://www.reddit.com/search/?q={}",
}
"""Services by the name that a person picks, with the address of their search; `{}` is the phrase."""
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def searched(service: str, phrase: str) -> str:
    """Return the address at which a service looks for a phrase; raise KeyError for a service that is not known."""
    spelt = (chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in phrase.encode("utf-8", "replace"))
    return ELSEWHERE[service].format("".join(spelt))


def phrase_links(phrases: Iterable[SearchPhrase], service: str) -> str:
    """List phrases as links that look for them at a service, each with how much it is meant to find."""
    rows = "".join(
        f"<li>{opening(searched(service, each.text), each.text, f'look for it at {service}')} "
        f'<span class="quiet">{each.width}</span></li>'
        for each in phrases
    )
    return f'<ul class="searches">{rows}</ul>' if rows else "<p>Its titles do not say what to look for.</p>"
