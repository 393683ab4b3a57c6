"""A page that was saved from a service's site says whose it is; another page is nobody's."""

from pathlib import Path

import pytest

from core.adapters.importers import ImportRefused, look_into
from core.adapters.importers.joined import register
from core.adapters.importers.joined.saved_pages import service_of_page
from core.adapters.importers.lines.format import Service


def page(head: str) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body></body></html>"


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("<title>Netflix</title>", "netflix"),
        ("<title>Your Ratings - IMDb</title>", "imdb"),
        ("<title>Noor&#39;s books on Goodreads</title>", "goodreads"),
        ("<title>Spotify – Web Player</title>", "spotify"),
        ("<title data-x='1'>\n Watch history |  YouTube </title>", "youtube"),
        ('<meta name="x" property="og:site_name" content="Letterboxd">', "letterboxd"),
        ("<!-- saved from url=(0030)https://www.netflix.com/viewingactivity -->", "netflix"),
        ('<link rel="canonical" href="https://www.librarything.com/catalog/noor">', "librarything"),
        ("<title>How I left Goodreads behind</title>", None),
        ("<title>A matter of taste</title>", None),
        ("<title>This dashboard</title>", "steerable-journeys"),
        ("<title>Bookmarks</title>", None),
        ('<link rel="canonical" href="https://netflix.example.org/">', "netflix"),
        ("", None),
    ],
)
def test_a_page_is_a_services_by_how_it_names_itself(head: str, key: str | None) -> None:
    found = service_of_page(page(head))
    assert (found and found.key) == key


SITES = [each for each in register.services() if "(" not in each.name and each.key != "chrome_bookmarks"]


@pytest.mark.parametrize("service", SITES, ids=lambda service: str(service.key))
def test_a_page_of_every_service_says_how_its_export_is_got(tmp_path: Path, service: Service) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(f"<title>Mine | {service.name.split(',')[0]}</title>"))
    with pytest.raises(ImportRefused) as refused:
        look_into([path])
    assert str(refused.value).startswith(f"page.html is a page about {service.name}, and no export of it.")
    assert service.how in str(refused.value)
