"""Spotify's addresses: of a track, an episode, a show; a file of one's own has none."""

import pytest

from core.adapters.importers.services.spotify_streams import LEAST_PLAYED, SPOTIFY_SINCE, spotify_id_of, spotify_link


@pytest.mark.parametrize(
    ("uri", "known", "link"),
    [
        ("spotify:track:4uLU6", ("track", "4uLU6"), "https://open.spotify.com/track/4uLU6"),
        ("spotify:episode:3a", ("episode", "3a"), "https://open.spotify.com/episode/3a"),
        ("spotify:local:Lina:Night:Nocturne:215", ("", ""), ""),
        ("spotify:track:../../x", ("", ""), ""),
        ("https://open.spotify.com/track/4uLU6", ("", ""), ""),
        ("", ("", ""), ""),
    ],
)
def test_an_address_has_an_id_and_a_link_or_neither(uri: str, known: tuple[str, str], link: str) -> None:
    assert (spotify_id_of(uri), spotify_link(uri)) == (known, link)


def test_a_play_is_one_of_thirty_seconds_since_spotify_was_founded() -> None:
    assert (LEAST_PLAYED, SPOTIFY_SINCE) == (30_000, 2006)
