"""What Netflix's titles say: which series an episode is of, in any of its languages; a film has no series."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NUMBERED = (
    "season|series|staffel|saison|temporada|stagione|seizoen|sezon|sæson|säsong|sesong|kausi|série|séria|evad|évad"
    "|sezóna|sezona|σεζόν|сезон|serie|part|parte|partie|teil|deel|del|część|osa|volume|volumen|vol|book|buch|libro"
    "|livre|collection|kollektion|musim|mùa|phần|ซีซั่น|الموسم|シーズン|시즌|파트"
)
_WHOLE = (
    "limited series|miniserie|mini series|mini-series|miniserie limitada|serie limitada|minissérie|série limitada"
    "|mini-série|série limitée|miniserie limitata|begränsad serie"
    "|リミテッドシリーズ|리미티드 시리즈|迷你剧|限定劇集"
)
_SEASON = re.compile(
    rf"^(?:(?:{_NUMBERED})\.?\s*\d+.*|\d+\.?\s*(?:{_NUMBERED})|第\s*\d+\s*[季部]|(?:{_WHOLE}))$", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*[(（][^()（）\d]{1,20}\d{1,4}[)）]$")
_NAMELESS = re.compile(
    r"^(?:episode|folge|épisode|episodio|episódio|aflevering|avsnitt|afsnit|odcinek|bölüm|jakso|серия|эпизод|第|"
    r"エピソード|에피소드|chapter|kapitel|capítulo|chapitre|capitolo)?\s*\d{1,4}\s*(?:話|集|화|회)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class EpisodeName:
    """A series, and what its episode is called; without a name of its own the season stands before its number."""

    series: str
    episode: str

    @property
    def identity(self) -> str:
        """Return what tells the episode from others, whichever file it stands in."""
        return f"episode {self.series.casefold()} | {self.episode.casefold()}"


def without_number(title: str) -> str:
    """Return a title without the number that a data request sets behind it: 'Hospital (Episode 6)' is 'Hospital'."""
    return _NUMBER.sub("", title)


def episode_name(title: str, known: frozenset[str] = frozenset()) -> EpisodeName | None:
    """Return the series and the episode of a title, None for a film.

    The part that names a season parts the two ('Dark: Staffel 1: Lügen'), or repeats the series ('Tiger King: Tiger
    King 2: Beg Your Pardon'); a title without one is of a series that is `known` from others (in small letters).
    """
    bare = without_number(title)
    parts = bare.split(": ")
    for place in range(1, len(parts) - 1):
        if _SEASON.match(parts[place].strip()) or _repeats(parts, place):
            return _named(parts[:place], parts[place], parts[place + 1 :])
    if len(parts) > 1 and bare != title:
        return _named(parts[:-1], "", parts[-1:])
    for place in range(1, len(parts)):
        if ": ".join(parts[:place]).casefold() in known:
            return _named(parts[:place], "", parts[place:])
    return None


def series_of(titles: Iterable[str]) -> frozenset[str]:
    """Return the series that the titles name for certain, in small letters."""
    found = (episode_name(title) for title in titles)
    return frozenset(name.series.casefold() for name in found if name is not None and name.series)


def _repeats(parts: list[str], place: int) -> bool:
    return place == 1 and bool(parts[0].strip()) and parts[1].casefold().startswith(parts[0].casefold())


def _named(series: list[str], season: str, episode: list[str]) -> EpisodeName:
    name = ": ".join(episode).strip()
    is_numbered = bool(season) and bool(_NAMELESS.match(name))
    return EpisodeName(": ".join(series).strip(), f"{season.strip()}: {name}" if is_numbered else name)
