"""Time zones as exports write them: letters, offsets from UTC, and names of places."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

_HOURS: dict[str, float] = {
    **dict.fromkeys(("z", "utc", "gmt", "wet", "wez", "ut", "tu", "koord"), 0),
    **dict.fromkeys(("cet", "bst", "west", "wesz", "wedt", "mez", "wat", "hec", "sec"), 1),
    **dict.fromkeys(("cest", "eet", "mesz", "oez", "sast", "cat", "selc"), 2),
    **dict.fromkeys(("oesz", "eedt"), 3),
    **{"myt": 8, "pht": 8, "phst": 8, "brst": -2, "uyt": -3, "clst": -3, "clt": -4, "cot": -5, "hnr": -7, "har": -6},
    **{"eest": 3, "msk": 3, "eat": 3, "trt": 3, "idt": 3, "gst": 4, "pkt": 5, "npt": 5.75, "wib": 7, "ict": 7},
    **{"hkt": 8, "sgt": 8, "awst": 8, "wita": 8, "wit": 9, "jst": 9, "kst": 9, "acst": 9.5, "acdt": 10.5},
    **{"aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "nst": -3.5, "ndt": -2.5, "brt": -3, "art": -3, "adt": -3},
    **{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
    **{"akst": -9, "akdt": -8, "hst": -10, "hne": -5, "hae": -4, "hnc": -6, "hac": -5, "hnp": -8, "hap": -7},
    **{"chst": 10, "msd": 4, "samt": 4, "yekt": 5, "omst": 6, "novt": 7, "krat": 7, "irkt": 8, "yakt": 9, "vlat": 10},
    **{"magt": 11, "pett": 12, "uzt": 5, "kgt": 6, "azt": 4, "irst": 3.5, "irdt": 4.5, "aft": 4.5, "slst": 5.5},
    **{"bdt": 6, "btt": 6, "mmt": 6.5, "hovt": 7, "ulat": 8, "fjt": 12, "pet": -5, "vet": -4, "bot": -4, "gft": -3},
    **{"gyt": -4, "pmst": -3, "pmdt": -2, "cvt": -1, "azot": -1, "hadt": -9, "hast": -10, "pgt": 10, "nct": 11},
}
"""Hours ahead of UTC of the zones that exports write by letters; of two meanings the more common one."""
_TWOFOLD = {
    "ast": "the Atlantic's or Arabia's",
    "amt": "the Amazon's or Armenia's",
    "ect": "Ecuador's or the eastern Caribbean's",
    "sst": "Samoa's or Singapore's",
    "wst": "western Samoa's or western Australia's",
}
"""Zones of two places far apart, of which neither is the common one."""
UNSURE = "ist"
"""The zone that India, Israel and Ireland write alike, 3.5 and 1.5 hours apart; a whole file may tell which."""
INDIA = 5.5
"""Hours ahead of UTC of India's time, which knows no summer time."""
ISRAEL = 2
"""Hours ahead of UTC of Israel's winter time; in summer Israel writes IDT."""
IRELAND = 1
"""Hours ahead of UTC of Ireland's summer time; in winter Ireland writes GMT."""
_LOCAL_UTC = (
    (re.compile(r"(?:غرينتش|гринуич|\[gmt\])(?=\s?[+−-]\d)"), "gmt"),
    (re.compile(r"([+−-]\d{1,2}:?(?:\d{2})?)\s?گرینویچ"), r"gmt\1"),
)
"""How offsets from UTC are written in Arabic, Bulgarian, Marathi and Persian (the CLDR's gmtFormat, normalised)."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_CHINAS = re.compile(r"(?<![a-z])cst(?![a-z])")
"""Beside Chinese letters 'CST' is China's standard time, elsewhere the one of the middle of America (IANA, asia)."""
_MOST_HOURS = 15
"""Hours that no zone is ahead of UTC any more: 14 is the most that there is (Kiribati)."""
_SHOWN = 40
"""Letters that a refusal shows of a zone; by eye."""
_HOUR = 60
"""Minutes of an hour."""
_OFFSET = re.compile(
    r"^[\s(\[,]*(?:(?:h|hrs|uhr|ч)\s)?[\s(\[,]*"
    r"(?:([a-z]{1,5})(?![^\W\d]))?\s*(?:([+−-]\d{1,2}):?(\d{2})?(?![\d.:]))?[)\]]?"
)
_REMARK = re.compile(r"^\s*\([^\d()]*\)")
_PLACE = re.compile(r"\[?\b([A-Z][A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2})\]?")


def without_place(text: str) -> tuple[str, ZoneInfo | None]:
    """Return a time without the place that names its zone ('Europe/Berlin'), and the zone.

    Raises ValueError for a place that is not known.
    """
    match = _PLACE.search(text)
    if match is None:
        return text, None
    try:
        zone = ZoneInfo(match[1])
    except (KeyError, ValueError, OSError):
        raise ValueError(f"the time zone '{match[1][:_SHOWN]}' is not known") from None
    return f"{text[: match.start()]} {text[match.end() :]}", zone


def with_letters(text: str) -> str:
    """Return a normalised text in which offsets from UTC are written with Latin letters: 'gmt+3' for 'غرينتش+3'.

    China's 'CST' is written as the offset that it is.
    """
    if text.isascii():
        return text
    for written, plain in _LOCAL_UTC:
        text = written.sub(plain, text)
    return _CHINAS.sub("gmt+8", text) if _CHINESE.search(text) else text


def zone_behind(text: str, unsure_hours: float | None) -> tuple[timedelta | None, str]:
    """Return the distance from UTC that stands at the start of a text, None for none, and what comes behind it.

    `unsure_hours` is what 'IST' means in the whole file, if that is known. Raises ValueError for a zone that is not.
    """
    match = _OFFSET.match(text)
    name, hours = (match[1] or "", match[2]) if match else ("", None)
    if match is None or (not hours and name not in _HOURS and name != UNSURE):
        return None, text
    if name and name not in _HOURS and name != UNSURE:
        raise unknown(name)
    rest = text[match.end() :]
    if hours:
        return _offset(hours, int(match[3] or 0)), _REMARK.sub("", rest)
    return timedelta(hours=_hours(name, unsure_hours)), rest


def unknown(name: str) -> ValueError:
    """Return the refusal of a zone's letters."""
    if name in _TWOFOLD:
        return ValueError(
            f"the time zone '{name.upper()}' is {_TWOFOLD[name]}; write it as an offset such as +03:00, or export as"
            " JSON where the service offers it"
        )
    return ValueError(
        f"the time zone '{name.upper()[:_SHOWN]}' is not known; write it as an offset such as +02:00, or export as JSON"
        " where the service offers it"
    )


def _hours(name: str, unsure_hours: float | None) -> float:
    if name != UNSURE:
        return _HOURS[name]
    if unsure_hours is None:
        advice = "write it as an offset such as +05:30, or export as JSON where the service offers it"
        raise ValueError(f"the time zone 'IST' is India's, Israel's or Ireland's; {advice}")
    return unsure_hours


def _offset(hours: str, minutes: int) -> timedelta:
    """Return a written offset as a distance; raises ValueError for one that no place has."""
    whole = int(hours.replace("−", "-"))
    if abs(whole) > _MOST_HOURS or minutes >= _HOUR:
        raise ValueError(f"the time zone '{hours}' is not known")
    return timedelta(hours=whole, minutes=minutes if whole >= 0 and hours[0] == "+" else -minutes)
