"""What is said and is no wish: questions, jokes, refusals; taken out of a line before it is read."""

import re

_WH = (
    r"what|whats|why|whys|who|whos|when|which|where|wheres|how|hows|was|warum|wieso|weshalb"
    r"|wann|wer|wie|wo|woher|welche\w*|wieviel\w*|por que|que|cuando|quien|cual|cuales|como"
    r"|donde|cuant[oa]s?"
)
_AUX = (
    r"(?:is|are|does|do|did|was|were|will|has|have|had|am|shall|should)(?= (?:i|you|we|they"
    r"|he|she|it|the|my|this|that|these|those|any|anyone|anything|there|one|\w+ing|some"
    r"|someone|somebody|people|your|his|her|our)(?= |$))|ist|sind|hat|habe|hab|hast|bist"
    r"|gibt|wird|war|kennst|weisst|es verdad|hay|tienes|tengo|eres|sabes|has"
)
_FILLER = (
    r"(?:(?:so|and|but|hey|hi|ok|okay|oh|well|also|sag mal|und|na|y|oye|ugh|hmm|lol|just"
    r"|wait|tell me|remind me|explain|¿) )*,? ?"
)
_ASKS = re.compile(rf"^{_FILLER}(?:(?:{_WH})(?! about (?:more|less|some|a)| (?:ich|du mich|mich))|{_AUX})(?= |$)")
_WHY = re.compile(rf"^{_FILLER}(?:{_WH})(?= |$)")
_TELL = re.compile(
    r"^(?:(?:please|hey|ok|so) )*(?:tell me (?!apart)|explain|erklar\w*|erzahl\w*|cuentame"
    r"|explicame|wonder\w*|i wonder)"
)
_TOLD = re.compile(
    r"(?<!\S)(?:(?:i|we|you|he|she|they|my \S+) (?:said|told|wish|wished|used to|paused"
    r"|split|muted|dropped|merged)|(?:takes?|took|used) (?:me|us) (?:more|less)|more or"
    r" less|less is more|ich wunschte|ojala)(?!\S)"
)
_KIDDING = re.compile(
    r"(?<!\S)(?:(?:just |only )?(?:kidding|joking)|scherz|spass beiseite|war nur spass|(?:es"
    r"|era) broma)(?!\S)"
)
_NEVER_MIND = re.compile(
    r"(?<!\S)(?:forget it|never ?mind|leave it(?: as it is| be| alone)?|leave (?:it|them"
    r"|that|things|everything) (?:as|where) (?:it|they)\w* (?:is|are)|vergiss es|egal|lass"
    r" (?:es|mal|gut sein)|dejalo(?: asi| estar)?|olvidalo|da igual|no importa)(?!\S)"
)
_THANKS = re.compile(r"(?<!\S)(?:thanks|thank you|thx|cheers|danke\w*|gracias|merci)(?!\S)")
_HELLO = re.compile(
    r"^(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon|day)|hallo|moin|servus|guten (?:morgen|tag|abend)|hola"
    r"|buen[oa]s (?:dias|tardes|noches))(?!\S)"
)
_COURTEOUS = 8
"""Words of a thanks or a greeting with what goes with it; by hand: more is about something."""
_SIGNS = re.compile(r"[^.!?…]*(?:[.!?…](?: |$))*")
_REPORT = re.compile(
    r"(?<!\S)(?:what (?:would|will|does) happen|what if|how do i|how can i|wie kann ich"
    r"|como puedo|was passiert|que pasa(?:ria)? si)(?!\S)"
)


def without_asides(line: str) -> str:
    """Return a folded line with its questions and jokes blanked out, sign by sign."""
    if joke := _KIDDING.search(line):
        line = blanked(line, 0, joke.end())
    for part in _SIGNS.finditer(line):
        if part.group() and _is_aside(part.group().strip()):
            comma = part.group().find(" , ") if not _ends_asking(part.group()) else -1
            line = blanked(line, part.start(), part.start() + comma if comma >= 0 else part.end())
        elif why := _asking_piece(part.group()):
            line = blanked(line, part.start() + why[0], part.start() + why[1])
    return line


def is_never_mind(line: str) -> bool:
    """Return whether a folded line takes back what was proposed."""
    return bool(_NEVER_MIND.search(line))


def courtesy(line: str) -> str:
    """Return *thanks* or *hello* for a folded line that says no more than that; '' for any other."""
    if len(line.split()) > _COURTEOUS:
        return ""
    return "thanks" if _THANKS.search(line) else "hello" if _HELLO.search(line) else ""


def blanked(line: str, start: int, end: int) -> str:
    """Return a line with each word between two places made one of underscores."""
    return line[:start] + re.sub(r"[^ ]", "_", line[start:end]) + line[end:]


def _is_aside(part: str) -> bool:
    """Return whether a sentence asks, and asks for nothing to be done."""
    return bool(
        _TELL.search(part) or _REPORT.search(part) or _TOLD.search(part) or (_ASKS.search(part) and _is_question(part))
    )


def _is_question(part: str) -> bool:
    """Return whether what begins like a question is one."""
    return _ends_asking(part) or bool(_WHY.search(part)) or "¿" in part or "," not in part


def _ends_asking(part: str) -> bool:
    """Return whether a sentence ends with a question mark."""
    return part.rstrip().endswith("?")


def _asking_piece(part: str) -> tuple[int, int] | None:
    """Return where a piece between commas asks why."""
    at = 0
    for piece in re.split(r"(?<= ), ", part):
        if re.match(r"(?:why|warum|wieso|por que)(?= )", piece.strip()):
            return at, at + len(piece)
        at += len(piece) + 2
    return None
