"""What the readings of one sentence are seen against: how its words tell verbs together, and what it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.dialogue.hearing import Hearing
from core.dialogue.listening import Listened
from core.dialogue.mentions import Mention
from core.dialogue.possible import Acts, FoundBy, run_spans
from core.dialogue.reading import reading_of
from core.dialogue.spoken_of import put_aside
from core.dialogue.weighed_targets import NEARLY_SAID
from core.similarity import Floats

RUN_OF_WORDS = 5
"""Words over which a verb's chance is averaged: of 1 to 5 the best told verbs on sentences to choose on."""
FEW_WORDS = 3
"""The same within a clause, which has few words; by hand."""
SPOKEN_SIGNS = {
    "if": r"if|wenn|falls|si|suppose|imagine|say i|had i|would have|hatte|wurde|were to|ojala|as if",
    "hedge": r"maybe|perhaps|some day|one day|thinking|wonder|wondering|nearly|almost|vielleicht|uberlege|irgendwann|"
    r"fast|casi|igual|quiza|estoy pensando|pensando|should probably|might",
    "others": r"(?:my|our|mein|meine|mi|mis|unser|unsere|nuestro) \w+ (?:\w+ )?(?:is|was|would|wants?|says?|said|"
    r"likes?|loves?|hates?|thinks?|thought|told|will|hat|ist|sagt|mag|redet|macht|hort|quiere|dice|dejo|no para|"
    r"has|had|went|keeps?|moved|makes?|needs?|plays?|asks?)|he|she|they|someone|somebody|people|everyone|nobody|er|alle|todos",
    "please": r"please|plz|pls|bitte|por favor|porfa|could you|can you|can we|could we|would you|will you|let|lets|"
    r"gern|gerne|kannst du|konntest du|puedes|podrias|id like|i want|quiero|ich mochte|ich will|give me|show me",
    "not": r"not|dont|no|never|nicht|kein|keine|nie|nunca|cant|wont|isnt|ni|nothing|nichts|neednt",
    "you": r"you|du|dir|tu|te",
    "i": r"i|im|ive|ill|id|ich|yo|me|mir|mich",
    "past": r"(?:i|we|he|she|they|ich|wir|er|sie) (?:\S+ed|was|were|had|went|hab|habe|haben|war|waren|hat|read|said)"
    r"|yesterday|ayer|gestern|used to",
    "asks": r"^(?:why|what|when|how|who|where|is|are|do|does|did|warum|was|wann|wie|wer|wo|ist|sind|que|cuando|como|"
    r"quien|hay|por que|was there|were there|any)",
    "first_told": r"^(?:please |bitte )?(?:more|less|no more|mute|pause|pin|unpin|undo|give|show|put|make|take|bring|"
    r"drop|stop|mehr|weniger|mas|menos|quita|pon|zeig|nimm|mach)",
}
"""Words that speak for or against a wish, in English, German and Spanish, folded; by hand."""
_SPOKEN = {name: re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for name, pattern in SPOKEN_SIGNS.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is the same for all readings of a sentence."""

    heard: Listened
    patterns: Hearing
    found: Mapping[Acts, FoundBy]
    smooth: Floats
    told_by_words: Floats
    read: Acts
    unread: bool
    named: frozenset[str]
    runs: tuple[str, ...]
    spoken: Mapping[str, float]


def scene_of(heard: Listened, patterns: Hearing, found: Mapping[Acts, FoundBy]) -> Scene:
    """Return what readings of a sentence are seen against."""
    read = reading_of(patterns)
    line = heard.hearing.sentence.line
    spoken = {name: float(bool(pattern.search(line))) for name, pattern in _SPOKEN.items()}
    runs = tuple(dict.fromkeys(verb for *_, verb in run_spans(heard)))
    return Scene(
        heard=heard,
        patterns=patterns,
        found=found,
        smooth=means_of_runs(heard.of_words),
        told_by_words=np.stack([told_within(heard, clause.low, clause.high) for clause in heard.clauses]),
        read=read.acts,
        unread=bool(read.unread),
        named=named_in(heard.hearing),
        runs=runs,
        spoken=spoken,
    )


def named_in(hearing: Hearing) -> frozenset[str]:
    """Return the ids of journeys that a sentence calls by their names and does not put aside."""
    found = (m for m in hearing.journeys if m.likeness > NEARLY_SAID and not put_aside(hearing, m))
    return frozenset(m.ids[0] for m in found if len(m.ids) == 1)


def told_within(heard: Listened, low: int, high: int) -> Floats:
    """Return `(n_verbs,)` how likely a few words together tell each verb in a part of a sentence."""
    rows = [at for at, place in enumerate(heard.places) if low <= place < high]
    if not rows:
        return np.zeros(len(heard.verbs), np.float32)
    return np.asarray(means_of_runs(heard.of_words[rows], FEW_WORDS).max(axis=0))


def means_of_runs(chances: Floats, longest: int = RUN_OF_WORDS) -> Floats:
    """Return the means of each run of words."""
    length = min(longest, len(chances))
    return np.stack([chances[at : at + length].mean(axis=0) for at in range(len(chances) - length + 1)])


def mentions_of(hearing: Hearing, target: str) -> list[Mention]:
    """Return where a journey or a thing is spoken of."""
    return [m for m in (*hearing.journeys, *hearing.things) if target and target in m.ids]
