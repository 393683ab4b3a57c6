"""What a question asks for: why something is there, what was dropped or done, what fits, when, what there is."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.dialogue.past import PastSpan, past_span
from core.dialogue.sentence import heard


class Asks(StrEnum):
    """What is asked for; `MORE_TO_SAY` is a question that none of the others is."""

    WHY = "why"
    DROPPED = "dropped"
    CHANGED = "changed"
    TAKEN_UP = "taken up"
    WHEN = "when"
    FITS = "fits"
    SHARE = "share"
    MINE = "mine"
    WHAT_IF = "what if"
    MORE_TO_SAY = "more to say"


@dataclass(frozen=True, slots=True)
class SpokenQuestion:
    """A question: what it asks for, about what in the person's own words, and when where it names a time."""

    asks: Asks
    about: str = ""
    span: PastSpan | None = None


_WORD_FIRST = r"(?:(?:and|so|but|hey|ok|und|y|oye|also|please|tell me|cuentame|dime|sag mir|say) )*"
_PATTERNS: tuple[tuple[Asks, str], ...] = (
    (
        Asks.WHAT_IF,
        r"what (?:would|will|does) happen|what if|was passiert wenn|was ware wenn|que pasa(?:ria)? si",
    ),
    (Asks.WHY, r"why(?: is| are| do i see| am i (?:seeing|shown))?|warum|wieso|weshalb|por que|how come"),
    (
        Asks.DROPPED,
        r"(?:what|which|was|welche\w*|que|cuales|did i)\b.*\b(?:drop\w*|stop\w*|quit|mute\w*|remove\w*|dismiss\w*"
        r"|give up|gave up|abandon\w*|finish\w*|paus\w*|lost|fallen ?lassen|fallengelassen|aufgehort|aufgegeben"
        r"|stummgeschaltet|beendet|deje|abandone|silencie|quite|termine)",
    ),
    (
        Asks.CHANGED,
        r"what (?:did i (?:do|change|say|edit|tell you)|have i (?:done|changed|said)|changed|has changed|happened)"
        r"|was (?:habe ich|hab ich|hat sich)\b.*\b(?:geandert|gemacht|gesagt)|que (?:cambie|hice|dije|ha cambiado)",
    ),
    (Asks.WHEN, r"(?:when|wann|cuando)\b"),
    (
        Asks.TAKEN_UP,
        r"(?:what|which|was|welche\w*|que|how many|how much|wie viele?|cuant[oa]s)\b.*\b(?:read|watch\w*|listen\w*"
        r"|hear|heard|saw|see|seen|play\w*|take up|took up|into|gelesen|gehort|gesehen|geschaut|lei|vi|escuche|lef)\b"
        r"(?!.*\b(?:next|tonight|now|should|heute abend|jetzt|ahora)\b)",
    ),
    (
        Asks.FITS,
        r"(?:what|which|anything|something|is there|are there|any|was|gibt es|hast du|que|hay|algo)\b.*"
        r"\b(?:fits?|suits?|goes|good for|for (?:a|the|my|this)|under|about|on|next|tonight|should i|watch|read"
        r"|listen|recommend\w*|suggest\w*|short|passt|fur|uber|empfiehl\w*|recomiendas|para|sobre|va bien)\b"
        r"|recommend\b.*|suggest\b.*|find me\b.*|show me something\b.*|empfiehl\b.*|recomiendame\b.*",
    ),
    (Asks.SHARE, r"(?:how much|how many places|how big|how sure|wie viel|wie sicher|wie gross|cuanto)\b"),
    (
        Asks.MINE,
        r"(?:what|which|who|welche\w*|was|cuales|que)\b.*\b(?:am i into|are my|my journeys|my interests|do i like|know"
        r" about me|meine|mis|sabes de mi)\b",
    ),
)
_ASKING = re.compile(
    rf"^{_WORD_FIRST}(?:¿ ?)?(?:what|whats|why|who|when|which|where|how|is|are|do|does|did|was|will|can|could|have|has"
    r"|warum|wieso|weshalb|wann|wer|wie|wo|welche\w*|ist|sind|gibt|hast|kann|que|por que|cuando|quien|cual\w*"
    r"|como|donde|cuant\w*|hay|tienes|recommend|suggest|find me|show me something|tell me|explain|empfiehl"
    r"|recomiendame|anything|any|something)\b"
)
_LEADS = re.compile(
    r"^(?:(?:what|which|whats|anything|something|is|are|there|any|would|will|do|does|you|have|i|me|a|an|some|fits?|suits?"
    r"|goes|go|with|good|for|the|my|should|could|can|watch|read|listen|to|recommend|suggest|find|show|about|on|next"
    r"|in|here|please|was|passt|zu|gibt|es|hast|du|etwas|fur|einen|eine|einem|uber|was|que|hay|algo|para|un|una|va"
    r"|bien|con|sobre|of|these|right|now|this|tell|it|that|¿) )+"
)


def question_in(said: str, now: datetime) -> SpokenQuestion | None:
    """Return what a sentence asks; None where it asks nothing. `now` (aware) is the moment of speaking."""
    line = re.sub(r" ?[?.!…]+ ?", " ", heard(said).line).strip()
    if not ("?" in said or _ASKING.match(f"{line} ")):
        return None
    bare = re.sub(rf"^{_WORD_FIRST}(?:¿ ?)?", "", line)
    asks = next((asks for asks, pattern in _PATTERNS if re.match(rf"(?:{pattern})", bare)), Asks.MORE_TO_SAY)
    span = past_span(line, now)
    if asks is Asks.TAKEN_UP and span is None and "how" not in line and "wie" not in line:
        asks = Asks.MINE if re.search(r"\binto\b", line) else Asks.FITS
    return SpokenQuestion(asks, _own(said, _subject(bare)), span)


def _own(said: str, words: str) -> str:
    """Return words as they were written, where they stand so in what was said."""
    found = re.search(re.escape(words), said, re.IGNORECASE) if words else None
    return found.group() if found else words


def _subject(line: str) -> str:
    """Return what a question is about without the words that only ask."""
    return _LEADS.sub("", f"{line} ").strip(" ,¿")
