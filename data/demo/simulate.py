"""Act out a persona's script day by day and record every interaction with the journey it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from catalogue import Item
from chance import between, choose, happens, run_length
from scripts import Journey, Persona
from supply import Supply

VERBS = {"video": "watched", "course": "watched", "article": "read", "book": "read", "podcast": "listened"}
LONG_KINDS = ("book", "course")
LONGEST_STRETCH = 47
STRAY_NAME = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One interaction; `journey` is empty for noise."""

    item: Item
    time: datetime
    kind: str
    value: str
    journey: str


@dataclass(slots=True)
class Life:
    """What has happened to a persona so far."""

    persona: Persona
    supply: Supply
    rng: Random
    free: datetime
    events: list[Event] = field(default_factory=list)
    noise: int = 0
    met: dict[str, list[Item]] = field(default_factory=dict)
    waiting: dict[str, list[Item]] = field(default_factory=dict)
    progress: dict[str, float] = field(default_factory=dict)
    waits: dict[str, float] = field(default_factory=dict)
    marked: set[tuple[str, str]] = field(default_factory=set)

    def note(self, item: Item, moment: datetime, kind: str, value: str, journey: str) -> None:
        """Record an interaction."""
        self.events.append(Event(item, moment, kind, value, journey))
        self.noise += journey == STRAY_NAME

    def mark(self, item: Item, moment: datetime, kind: str, value: str, journey: str) -> None:
        """Record a like or a rating, once for each item."""
        if (item.item_id, kind) not in self.marked:
            self.marked.add((item.item_id, kind))
            self.note(item, moment, kind, value, journey)

    def owes_noise(self) -> bool:
        """Say whether there is less noise so far than the script wants."""
        return self.noise < self.persona.noise * len(self.events)


def intensity(journey: Journey, day: date) -> float:
    """Return the expected number of sittings of a journey on a day."""
    if not journey.start <= day <= journey.end:
        return 0.0
    times = 1.0
    for phase in journey.phases:
        if phase.start <= day <= phase.end:
            times = phase.times
    weekend = journey.habits.weekend
    share = (weekend if day.weekday() >= 5 else 1.0) / (5 + 2 * weekend)
    return journey.rate * times * share / journey.habits.sitting


def due(life: Life, journey: Journey, day: date) -> bool:
    """Say whether a journey is taken up today: when the wait is over, and surely on its last day.

    The wait is counted in expected sittings, half to one and a half of them, so that gaps vary but no
    slow journey falls silent for a year by chance.
    """
    today = intensity(journey, day)
    wait = life.waits.get(journey.name, 0.0) - today
    over = today > 0 and (wait <= 0 or (journey.ended and day == journey.end))
    life.waits[journey.name] = 0.5 + life.rng.random() if over else wait
    return over


def at_hour(life: Life, day: date, hours: tuple[int, ...]) -> datetime:
    """Return a moment of a local day, as UTC, at one of the usual hours."""
    hour = choose(life.rng, [(hour, 1.0) for hour in hours])
    clock = time(hour, between(life.rng, 0, 59), between(life.rng, 0, 59))
    return datetime.combine(day, clock, UTC) - timedelta(minutes=life.persona.utc_minutes)


def next_item(life: Life, journey: Journey, day: date, first: bool) -> Item | None:
    """Go on with something begun, saved or loved before, or find something new."""
    rng, met = life.rng, life.met.setdefault(journey.name, [])
    begun = [item for item in met if 0 < life.progress.get(item.item_id, 0) < 1]
    if begun and happens(rng, 0.35):
        return choose(rng, [(item, 1.0) for item in begun])
    waiting = life.waiting.setdefault(journey.name, [])
    if waiting and happens(rng, 0.4):
        return waiting.pop(0)
    if met and happens(rng, journey.habits.rewatch):
        return choose(rng, [(item, 1.0) for item in met])
    found = life.supply.for_journey(rng, journey, day)
    if found is None and met and (first or happens(rng, 0.3)):
        return choose(rng, [(item, 1.0) for item in met])
    return found


def part_consumed(life: Life, item: Item, given_up: float) -> float:
    """Return how much of an item is behind the person afterwards: long ones take several sittings."""
    if item.kind in LONG_KINDS:
        before = life.progress.get(item.item_id, 0.0)
        after = (0.0 if before >= 1 else before) + between(life.rng, 12, 45) / 100
        life.progress[item.item_id] = min(after, 1.0) if after < 0.9 else 1.0
        return life.progress[item.item_id]
    if happens(life.rng, given_up):
        return between(life.rng, 4, 55) / 100
    return min(between(life.rng, 86, 112), 100) / 100


def consume(life: Life, item: Item, start: datetime, journey: str, marks: tuple[float, float]) -> None:
    """Watch, read or listen to an item from a moment on, and perhaps like or rate it afterwards."""
    given_up = 0.1 if journey else 0.35
    part = part_consumed(life, item, given_up)
    life.note(item, start, VERBS[item.kind], f"{part:.2f}", journey)
    stretch = LONGEST_STRETCH if item.kind in LONG_KINDS else int(item.minutes * part)
    seconds = 60 * max(stretch, 1)
    end = start + timedelta(seconds=seconds + 20)
    like, rate = marks
    if part > 0.8 and happens(life.rng, like):
        life.mark(item, end - timedelta(seconds=seconds // 4), "liked", "1", journey)
    if part > 0.8 and happens(life.rng, rate):
        stars = choose(life.rng, [(2, 0.5), (3, 1.5), (4, 4.0), (5, 4.0)])
        life.mark(item, end + timedelta(seconds=7), "rated", str(stars), journey)
    life.free = end + timedelta(seconds=between(life.rng, 15, 400))


def sit(life: Life, journey: Journey, day: date, start: datetime) -> None:
    """Spend a sitting on a journey: some items in a row, perhaps one saved, perhaps a stray one."""
    habits, met = journey.habits, life.met.setdefault(journey.name, [])
    life.free = max(life.free, start)
    for number in range(run_length(life.rng, habits.sitting)):
        item = next_item(life, journey, day, number == 0)
        if item is None:
            break
        met += [item] * (item not in met)
        consume(life, item, life.free, journey.name, (habits.like, habits.rate))
    saved = life.supply.for_journey(life.rng, journey, day) if happens(life.rng, habits.save) else None
    if saved:
        life.note(saved, life.free, "saved", "1", journey.name)
        life.free += timedelta(seconds=31)
        life.waiting.setdefault(journey.name, []).append(saved)
    if life.owes_noise() and happens(life.rng, 0.3):
        stumble(life, day)


def stumble(life: Life, day: date) -> None:
    """Meet one item that belongs to no journey, and leave hardly a trace of it."""
    item = life.supply.stray(life.rng, day)
    if item is None:
        return
    if happens(life.rng, 0.06):
        life.note(item, life.free, "saved", "1", STRAY_NAME)
        life.free += timedelta(seconds=between(life.rng, 20, 90))
    else:
        consume(life, item, life.free, STRAY_NAME, (life.persona.habits.like / 4, 0.0))


def live_a_day(life: Life, day: date) -> None:
    """Act out one day: the journeys that are due, in the order of the clock, then what comes along."""
    last_day = day == life.persona.end
    going = [journey for journey in life.persona.journeys if intensity(journey, day) > 0]
    today = [j for j in life.persona.journeys if due(life, j, day) or (last_day and going[:1] == [j])]
    sittings = [(at_hour(life, day, journey.habits.hours), place) for place, journey in enumerate(today)]
    for start, place in sorted(sittings):
        sit(life, today[place], day, start)
    if life.owes_noise() and happens(life.rng, 0.3):
        life.free = max(life.free, at_hour(life, day, life.persona.habits.hours))
        for _ in range(run_length(life.rng, 1.5, 3)):
            stumble(life, day)


def act_out(persona: Persona, items: Iterable[Item]) -> list[Event]:
    """Return all interactions of a persona, sorted by time."""
    dawn = datetime.combine(persona.start, time(), UTC) - timedelta(days=1)
    life = Life(persona, Supply(persona, items), Random(persona.seed), dawn)
    for number in range((persona.end - persona.start).days + 1):
        live_a_day(life, persona.start + timedelta(days=number))
    return sorted(life.events, key=lambda event: (event.time, event.item.item_id, event.kind))
