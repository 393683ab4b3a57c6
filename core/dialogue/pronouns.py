"""*That*, *it*, *davon*: the word that stands for what was spoken of just before."""

import re

_PRONOUN = re.compile(
    r"(?<!\w)(?:that one|this one|that|this|it|those|these|them|davon|damit|dazu|das da|das|die|es|sie|eso|esto|esa"
    r"|ese|lo)(?!\w)",
    re.IGNORECASE,
)


def with_name(said: str, name: str) -> str:
    """Return a sentence with its last pronoun replaced by a name; '' where it holds none."""
    found = list(_PRONOUN.finditer(said))
    return f"{said[: found[-1].start()]}{name}{said[found[-1].end() :]}" if found else ""
