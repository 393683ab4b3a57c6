"""What a thing is like, told by words of its own: how hard it is, its mood and its form; '' where nothing says so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.entities import Item

ITEM_LEVELS = {
    "easy": "easy easier beginner beginners beginner's basics basic introduction introductory intro starter simple "
    "einfach einfache einfaches einfacher einfachen leicht leichte leichtes leichter anfänger einsteiger grundlagen "
    "einführung fácil fáciles facil principiante principiantes básico básica básicos introducción sencillo sencilla "
    "facile faciles débutant débutants débutante bases iniciante iniciantes introdução simples "
    "入門 初心者 簡単 やさしい 基礎",
    "advanced": "advanced expert experts in-depth mastering masterclass fortgeschritten fortgeschrittene "
    "profi profis vertiefung avanzado avanzada avanzados experto expertos avancé avancée avancés avançado avançada "
    "上級 応用 達人",
}
"""How hard a thing is, and the words that say so in English, German, Spanish, French, Portuguese and Japanese."""
ITEM_MOODS = {
    "calm": "calm calming relaxing relaxed gentle quiet soothing peaceful cosy cozy ruhig ruhige ruhiges entspannt "
    "entspannend entspannende sanft gemütlich tranquilo tranquila relajante calme apaisant relaxant calmo "
    "癒し 穏やか 静か",
    "funny": "funny hilarious lustig lustige lustiges komisch witzig witzige humorvoll "
    "divertido divertida gracioso drôle drôles engraçado engraçada 笑い 爆笑 面白い",
}
"""The mood of a thing, and the words that say so in the same languages."""
ITEM_FORMS = {
    "how-to": "how-to howto tutorial tutorials guide step-by-step anleitung anleitungen leitfaden tutoriel guía guia "
    "tutoriales tutoriais 方法 作り方 使い方 やり方 ガイド",
    "interview": "interview interviews conversation gespräch interviewt entrevista entrevistas entretien entretiens "
    "インタビュー 対談",
    "review": "review reviews reviewed rezension testbericht reseña reseñas critique resenha レビュー 評価",
    "list": "best top ten essential beste besten mejores meilleurs meilleures melhores ランキング 選",
    "story": "story stories tale tales memoir diary geschichte geschichten erzählung historia cuento cuentos récit "
    "histoire conto contos 物語 日記",
}
"""The form of a thing, and the words that say so in the same languages."""
REMEMBERED_TRAITS = 65_536
"""Things whose traits are remembered: some 10 MB of short texts; by hand."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HOW_TO = re.compile(r"^(?:how to|wie man|so geht|cómo|comment|como) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """How hard a thing is, its mood and its form, each '' where nothing says so or several words disagree."""

    level: str = ""
    mood: str = ""
    form: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """Return what is known, in words."""
        return tuple(trait for trait in (self.level, self.mood, self.form) if trait)


def traits_of(item: Item) -> Traits:
    """Return what an item is like, by its title; how hard it is also by its text, where the title is silent."""
    return _traits(item.title, item.text)


@lru_cache(REMEMBERED_TRAITS)
def _traits(title: str, text: str) -> Traits:
    """Return what a title and a text say, worked out once."""
    form = "how-to" if _HOW_TO.match(title) else _one(ITEM_FORMS, title)
    return Traits(
        level=_one(ITEM_LEVELS, title) or _one(ITEM_LEVELS, text),
        mood=_one(ITEM_MOODS, title),
        form=form,
    )


def _one(table: Mapping[str, str], text: str) -> str:
    """Return the one value whose words a text says; '' for none, and for several."""
    low = text.casefold()
    words = set(_WORD.findall(low)) | {w for whole in _WORD.findall(low) for w in whole.split("-")}
    found = [
        value
        for value, said in table.items()
        if any(word in low if _UNSPACED.match(word) else word in words for word in said.split())
    ]
    return found[0] if len(found) == 1 else ""


TRAIT_OF = {
    word: (name, value)
    for name, table in (("level", ITEM_LEVELS), ("mood", ITEM_MOODS))
    for value, said in table.items()
    for word in said.split()
}
"""What a word of a search asks for: the level or the mood, and which."""
