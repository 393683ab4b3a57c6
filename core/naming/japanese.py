"""Take Japanese apart at changes of script and by the endings of its words, without a dictionary.

Written endings (okurigana) tell a noun made of a verb (台直し, 立ち上げ) from the verb (直す) and the adjective
(痛い) well enough for names; what only holds words together stands in hiragana.
"""

import re
from collections.abc import Iterator

HAN, HIRAGANA, KATAKANA = r"\u3400-\u4dbf\u4e00-\u9fff々", r"\u3041-\u309f", r"\u30a0-\u30ff"
_RUN = re.compile(rf"[{HAN}]+|[{HIRAGANA}]+|[{KATAKANA}]+|[^{HAN}{HIRAGANA}{KATAKANA}]+")
_PARTICLE = r"(?:から|まで|より|など|こそ|だけ|って|する|した|して|です|だった|[のをにでとがはもへやか])"
_NOUN_ENDING = re.compile(rf"^([しりきぎちみびえけげめせれべね])(?={_PARTICLE}|$)")
_STARTS_PARTICLE = re.compile(rf"^{_PARTICLE}")
_HAN_ONLY = re.compile(rf"^[{HAN}]+$")
_HIRAGANA_ONLY = re.compile(rf"^[{HIRAGANA}]+$")

Piece = tuple[str, str]


def pieces_of(run: str) -> Iterator[Piece]:
    """Yield the words of a run of Japanese with their roles: content, function, or break for verbs and adjectives."""
    parts = _RUN.findall(run)
    at = 0
    while at < len(parts):
        part, after = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        at += 1
        if _HAN_ONLY.match(part) and _HIRAGANA_ONLY.match(after):
            last = at + 1 == len(parts)
            yield from _inflected(part, after, last)
            at += 1
        else:
            yield part, "function" if _HIRAGANA_ONLY.match(part) else "content"


def _inflected(stem: str, ending: str, last: bool) -> Iterator[Piece]:
    """Yield a stem in Chinese signs with the hiragana after it, as one word or as two."""
    noun = _NOUN_ENDING.match(ending)
    if noun:
        yield stem + noun.group(1), "content"
        if rest := ending[noun.end() :]:
            yield rest, "function"
    elif ending == "い" and not last:
        yield stem + ending, "content"
    elif _STARTS_PARTICLE.match(ending):
        yield stem, "content"
        yield ending, "function"
    else:
        yield stem + ending, "break"
