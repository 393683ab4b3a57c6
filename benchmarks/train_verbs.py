"""Examples of what tells each verb, which `train_readings.py` learns from.

The phrases of `chat_phrases.txt`, each with and without subjects in its places, and the sentences of `chat.md` but for
the held-out half and those to choose on.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.chat import BANK, Line
from core.dialogue.clauses import A_JOURNEY, A_THING
from core.dialogue.sentence import heard

FILLED = 1
"""Times that each phrase is learned with subjects, beside once without; by hand."""
SHORTEST_TALK = 2
"""Words around a wish that say too little to be learned as talk; by hand: *and* or *so please*."""
SEED = 0
SUBJECTS = {
    "en": "opera;gardening;street art;Bike repair;cheese;tennis;war films;poetry;knitting;jazz;running;chess;cooking;"
    "watercolours;true crime;board games;football;astronomy;houseplants;investing",
    "de": "Angeln;Geschichte;Gartenarbeit;Kino;Volleyball;Vegane Küche;Wandern;Grillen",
    "es": "fotografía;pesca;cine mudo;jardinería;ajedrez;tango;cocina",
    "<w>": "murder;gossip;tomatoes;hybrid bikes;Kredit;diets;comedies;still lifes;vegan;knots;early ones;Bass;recetas;"
    "casino;rook endings;landscapes;ballads;the winter ones;Portraits;Rezepte;detox;keto;horóscopo;lenses",
    "<n>": "calligraphy;the harp;Italian wines;bird watching;surfing;sewing;Latin;magic tricks;Fotografieren;Klavier;"
    "Stricken;piano;escalada;Chinese tea;model ships;yoga;skateboarding;genealogy;mushrooms;beekeeping;Odds and ends;"
    "Pottery;accordion;My woollies;Schach;acuarela;Slow food;woodworking",
    "<t>": "Hats from leftover yarn;the lodger story;Jupiter without a tripod;the croissants one;"
    "Die stille Hütte am See;lo de la luna;the wren thing",
}
"""What stands in the places of the phrases, by language, or by place."""
_GERMAN = re.compile(r"\b(?:ich|bitte|nicht|mehr|der|die|das|weniger|von|mit|wieder|ist|zu|bei|auf|aus|kein)\b")
_SPANISH = re.compile(r"[áéíóúñ¿]|\b(?:el|la|de|más|menos|lo|por|en|con|otra|que|es)\b")

Example = tuple[str, str]


def phrases() -> Iterator[Example]:
    """Yield the verbs with their phrases, places still in."""
    verb = ""
    for line in (BANK / "chat_phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            verb = line[2:]
        elif line:
            yield verb, line


def filled(phrase: str, chance: Random, *, bare: bool) -> str:
    """Return a phrase with subjects in its places, or with what stands for them in a clause."""
    language = "de" if _GERMAN.search(phrase) else "es" if _SPANISH.search(phrase) else "en"
    told = phrase.replace("<t>", A_THING) if bare else phrase
    while "{}" in told:
        told = told.replace("{}", A_JOURNEY if bare else chance.choice(SUBJECTS[language].split(";")), 1)
    for place in ("<w>", "<n>", "<t>"):
        told = told.replace(place, chance.choice(SUBJECTS[place].split(";")))
    return " ".join(word for word in heard(told).words if word[0].isalnum() or word == "?")


def verb_of(line: Line) -> str:
    """Return the one verb that a line is an example of; empty where there are several, or a turn before it."""
    readings = [line["means"]] if "means" in line else line["asks"]
    if line.get("after") or len(readings[0]) > 1:
        return ""
    if not readings[0]:
        return "keep" if line["kind"] == "negated" else "none"
    return str(readings[0][0]["verb"])


def common_words() -> frozenset[str]:
    """Return the words of the phrases, which name no subject."""
    return frozenset(word for _, phrase in phrases() for word in heard(re.sub(r"\{\}|<.>", "", phrase)).words)
