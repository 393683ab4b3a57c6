"""Fill lines of `chat_talk.txt` with what a person has, so that each is a sentence with the acts that it means.

A line's wishes stand in brackets behind the verb: `[verb*presses@days=target>into:words|said]`, of which only the verb
and what is said must be there, several verbs by `/` being as right. `{}` is a journey, `<t>` a thing, `<n>` a new name,
`<w>` words. How people call journeys and things is in `chat_spoken.json`.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from random import Random
from typing import Any
from zlib import crc32

from benchmarks.chat import BANK, Line

MARK = re.compile(r"\[([a-z_/]+)(\*\d+)?(@\d+)?(?:=([^:|>]+))?(?:>([^|:]+))?(?::([^|]+))?\|([^\]]*)\]")
SPEAKER = re.compile(r"^@(\w+) ")
PLACES = re.compile(r"\{\}|<t>|<n>|<w>")
POINTS = re.compile(
    r"the latter|the first\b|the second|I want more of it|neither is|only a little of it|nothing else cha"
)
"""Words by which a line's wishes hang on the order of its subjects: such a line is left out."""
GERMAN = re.compile(
    r"\b(?:ich|bitte|nicht|mehr|der|die|das|weniger|von|mit|wieder|ist|zu|bei|auf|aus|kein|und|lass|nimm|mal|war|hab|na"
    r"|ach|oje|nee|mir|soll|darf|tja|wie|du|mein|meine|wir|im|was|statt|dem|den|sollte|raus|ess|alles|sind|hat)\b"
)
SPANISH = re.compile(r"[áéíóúñ¿¡]|\b(?:el|la|de|más|menos|lo|por|en|con|otra|que|es|y|ya|yo|mi|estoy|bah|ay)\b")
ENGLISH = re.compile(r"\b(?:the|and|of|is|my|you|i|this|to|it)\b")
SPEAKERS = {
    "en": ("marlene", "greta", "amit", "lucia", "paula", "greta", "marlene", "tobias"),
    "de": ("tobias", "jonas"),
    "es": ("lucia", "paula"),
}
"""Who may say a line of a language; those persons are seen, none of them is of the held-out half."""
NICKNAMED, LOWERED = 0.3, 0.65
"""Share of journeys that are called otherwise, and up to which they are called in small letters; by hand."""
UNNAMED = frozenset({"Other things", "Miscellaneous"})
OF_LISTED = frozenset({"pin", "unpin", "dismiss", "allow", "move"})
BARE = frozenset({"undo", "redo", "explore_more", "explore_less"})
TRIES = 40
"""Persons and subjects that are tried for a line; by hand: what none of so many fits is left out."""

PART = "<w>"
"""What stands for the words of a part until its journey is known."""


@dataclass(slots=True)
class Wish:
    """A wish of a line: its verbs, what its mark tells, and what stands in its places."""

    verbs: tuple[str, ...]
    told: dict[str, Any]
    journeys: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    own: str = ""


def parts_of_line(line: str) -> tuple[str, list[tuple[Wish | None, str]]]:
    """Return who speaks a line, if that is told, and its pieces: each of a wish, or of the talk around."""
    speaker = SPEAKER.match(line)
    text = line[speaker.end() :] if speaker else line
    pieces: list[tuple[Wish | None, str]] = []
    at = 0
    for mark in MARK.finditer(text):
        verb, times, days, target, into, words, said = mark.groups()
        pieces.append((None, text[at : mark.start()]))
        told = {"times": times and int(times[1:]), "until_days": days and int(days[1:]), "target": target}
        pieces.append((Wish(tuple(verb.split("/")), {**told, "into": into, "words": words}), said))
        at = mark.end()
    return (speaker[1] if speaker else ""), [piece for piece in (*pieces, (None, text[at:])) if piece[1]]


def language_of(text: str) -> str:
    """Return which of the three languages a line is most likely in."""
    if ENGLISH.search(text.lower()):
        return "en"
    return "de" if GERMAN.search(text.lower()) else "es" if SPANISH.search(text.lower()) else "en"


@cache
def spoken() -> dict[str, Any]:
    """Return how journeys, things and parts are called, and new names."""
    read: dict[str, Any] = json.loads((BANK / "chat_spoken.json").read_text(encoding="utf-8"))
    return read


@cache
def persons_seen() -> dict[str, dict[str, Any]]:
    """Return the persons that lines are filled for, by id."""
    every = chain.from_iterable(
        json.loads((BANK / name).read_text(encoding="utf-8"))["persons"]
        for name in ("chat_people.json", "chat_own_people.json")
    )
    return {person["id"]: person for person in every if person["id"] in set(chain.from_iterable(SPEAKERS.values()))}


def filled_line(line: str, number: int, copy: int = 0) -> Line | None:
    """Return a sentence of a line with what it means, None where it fits nobody; each `copy` is filled otherwise."""
    who, pieces = parts_of_line(line)
    plain = "".join(text for _, text in pieces)
    if POINTS.search(plain):
        return None
    language = language_of(PLACES.sub("", plain))
    chance = Random(crc32(f"{copy} {line}".encode()))
    for _ in range(TRIES):
        person = persons_seen()[who or chance.choice(SPEAKERS[language])]
        if read := _Filling(person, language, chance).read(pieces):
            kind = "two_step" if len(read["means"]) > 1 else {"de": "german", "es": "spanish"}.get(language, "chatty")
            return {"id": f"f{number:04}-{copy}", "person": person["id"], "kind": kind, **read}
    return None


class _Filling:
    """One way to fill a line for a person."""

    def __init__(self, person: dict[str, Any], language: str, chance: Random) -> None:
        """Take who speaks, in which language, and chance."""
        self.person, self.language, self.chance = person, language, chance
        self.used: list[str] = []
        self.is_whole = True

    def read(self, pieces: Sequence[tuple[Wish | None, str]]) -> Line | None:
        """Return what is said and meant; None where the person has nothing for a place."""
        first = next((wish for wish, _ in pieces if wish), None)
        said, wishes = "", list[Wish]()
        for wish, text in pieces:
            here = Wish(wish.verbs, wish.told) if wish else Wish((first.verbs if first else ("more",)), {})
            said += PLACES.sub(lambda place, here=here: self._put(place.group(), here), text)  # type: ignore[misc]
            if wish and here.verbs[0] != "keep":
                wishes.append(here)
        for wish in wishes:
            if PART in said and not wish.own and wish.journeys:
                wish.own = spoken()["parts"].get(wish.journeys[-1], "")
                said = said.replace(PART, wish.own, 1)
        self.is_whole &= PART not in said
        groups = [self._acts(wish, wishes) for wish in wishes]
        if not self.is_whole or any(group is None for group in groups):
            return None
        means = [act for group in groups for act in group or ()]
        others = [
            [{**act, "verb": verb} if act in (group or ()) else act for act in means]
            for wish, group in zip(wishes, groups, strict=True)
            for verb in wish.verbs[1:]
        ]
        others += [[_turned(act) for act in means]] if any(act["verb"] == "merge" for act in means) else []
        return {"says": said.strip(), "means": means, **({"or": others} if others else {})}

    def _put(self, place: str, wish: Wish) -> str:
        """Return what stands in a place, noted as what the wish is about."""
        verb = "more" if wish.verbs[0] in ("keep", "none") else wish.verbs[0]
        if place == "{}":
            return self._journey(verb, wish)
        if place == "<t>":
            return self._thing(verb, wish)
        pools = spoken()
        if place == "<n>":
            wish.own = self.chance.choice(pools["new" if verb == "adopt" else "names"][self.language])
        elif verb == "unblock":
            wish.own = (self.person["blocked"] or [""])[0]
        elif verb in ("focus", "split") and not wish.journeys:
            return PART
        elif verb in ("focus", "split", "open"):
            wish.own = pools["parts"].get((wish.journeys or self.used or [""])[-1], "")
        else:
            wish.own = self.chance.choice(pools["blocked"][self.language])
        self.is_whole &= bool(wish.own)
        return wish.own

    def _journey(self, verb: str, wish: Wish) -> str:
        """Return how a journey is called that a verb fits and that is not spoken of yet."""
        fitting = [j["name"] for j in self.person["journeys"] if self._fits(verb, j) and j["name"] not in self.used]
        if not fitting:
            self.is_whole = False
            return ""
        name = str(self.chance.choice(fitting))
        self.used.append(name)
        wish.journeys.append(name)
        drawn, others = self.chance.random(), spoken()["journeys"].get(name)
        if drawn < NICKNAMED and others:
            return str(self.chance.choice(others))
        return name.lower() if drawn < LOWERED and self.language != "de" else name

    def _fits(self, verb: str, journey: dict[str, Any]) -> bool:
        """Tell whether a verb may be said of a journey."""
        name, state = journey["name"], journey.get("state", "")
        if name in UNNAMED:
            return False
        if verb == "end":
            return name in [act["target"] for act in self.person["in_force"]]
        if verb in ("focus", "split"):
            return not state and name in spoken()["parts"]
        return bool(state) == (verb == "resume")

    def _thing(self, verb: str, wish: Wish) -> str:
        """Return how a thing is called that a verb fits."""
        person = self.person
        free = [thing for thing in person["list"] if thing not in person["pinned"]]
        known = spoken()["things"]
        fitting = [x for x in {"unpin": person["pinned"], "allow": person["dismissed"]}.get(verb, free) if x in known]
        if not fitting:
            self.is_whole = False
            return ""
        wish.things.append(str(self.chance.choice(fitting)))
        return str(known[wish.things[-1]])

    def _acts(self, wish: Wish, wishes: Sequence[Wish]) -> list[dict[str, Any]] | None:
        """Return what a wish means; None where its subject is not told."""
        verb, told = wish.verbs[0], {key: value for key, value in wish.told.items() if value is not None}
        words = told.get("words") or wish.own
        timed: dict[str, Any] = {
            key: told[key] for key in ("times", "until_days") if key in told and told.get(key) != 1
        }
        things = wish.things or [thing for other in wishes for thing in other.things]
        if verb in BARE:
            return [{"verb": verb, **timed}]
        if verb in ("finer", "coarser"):
            return [{"verb": verb, **({"target": wish.journeys[0]} if wish.journeys else {})}]
        if verb in ("adopt", "block", "unblock"):
            return [{"verb": verb, **({"name": words} if verb == "adopt" else {"words": [words]})}] if words else None
        if verb in OF_LISTED:
            into = {"into": told.get("into") or (wish.journeys or [""])[0]} if verb == "move" else {}
            target = told.get("target") or (things or [""])[0]
            return [{"verb": verb, "target": target, **into}] if target and all(into.values()) else None
        targets = [told["target"]] if "target" in told else wish.journeys or self.used[-1:]
        if verb == "merge":
            pair = [*targets[:1], told.get("into") or (wish.journeys[1:2] or [""])[0]]
            return [{"verb": verb, "target": pair[0], "into": pair[1]}] if all(pair) and len(pair) > 1 else None
        own: dict[str, Any] = {"name": words} if verb == "rename" else {}
        if verb in ("focus", "split") and words:
            own = {"words": [words]}
        return [{"verb": verb, "target": target, **own, **timed} for target in targets] or None


def _turned(act: dict[str, Any]) -> dict[str, Any]:
    """Return a merge the other way round, which is as right where a line does not say which one stays."""
    return {**act, "target": act["into"], "into": act["target"]} if act["verb"] == "merge" else act
