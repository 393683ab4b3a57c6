"""Learn how likely each verb is meant by a clause: writes data/models/verb_weights.npz.

Learned from the phrases of `chat_phrases.txt`, each with and without subjects in its places, and from the sentences of
`chat.md` but for the held-out half and `chat_voices.jsonl`. `--but NAME` leaves a file of them out, to measure on it
(`--out` elsewhere then). `--talk` adds the wishes of `chat_talk.txt` and the talk around them, told apart by its
brackets: what ships is learned without, as `README.md` beside this says.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.chat import BANK, Line, lines_of, people
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.verb_weights import VERB_WEIGHTS, save_verb_weights
from core.adapters.threads import bound_threads
from core.dialogue.clauses import A_JOURNEY, A_THING, clause_of
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun
from core.dialogue.sentence import heard
from core.dialogue.verb_chances import VerbWeights, runs_of

HALVES = ("seen", "fresh", "own", "kept_back", "later", "plain")
STRENGTH = 10.0
"""Inverse of the ridge's weight; of 5, 10, 20 and 40 the verbs of `chat_own.jsonl` were told best with 10 and 20."""
FILLED = 2
"""Times that each phrase is learned with subjects, beside once without; by hand."""
FILLED_TALK = 1
"""Times that each line of talk is learned with subjects, beside once without; by hand: it is longer than a phrase."""
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
_SPEAKER = re.compile(r"^@\w+ ")
_MARKED = re.compile(r"\[([a-z_/]+)[^|\]]*\|([^\]]*)\]")

Example = tuple[str, str]


def phrases() -> Iterator[Example]:
    """Yield the verbs with their phrases, places still in."""
    verb = ""
    for line in (BANK / "chat_phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            verb = line[2:]
        elif line:
            yield verb, line


def talk() -> Iterator[Example]:
    """Yield verbs with the wishes, the talk around them and, where there are not several, the whole of each line."""
    for line in (BANK / "chat_talk.txt").read_text(encoding="utf-8").splitlines():
        said = _SPEAKER.sub("", line)
        wishes = [(label.split("/")[0], text) for label, text in _MARKED.findall(said)]
        if len(wishes) < 2:
            yield wishes[0][0] if wishes else "none", _MARKED.sub(r"\2", said)
        yield from wishes
        around = _MARKED.split(said)[::3] if wishes else []
        yield from (("none", text) for text in around if len(text.split()) > SHORTEST_TALK)


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


def sentences(halves: Iterable[str]) -> Iterator[Example]:
    """Yield verbs with sentences of the bank, what they speak of left out."""
    everyone = people()
    for line in (line for half in halves for line in lines_of(half)):
        hearing = begun(line["says"], everyone[line["person"]], None)
        if verb := verb_of(line):
            yield verb, clause_of(hearing, 0, len(hearing.sentence.words)).told


def learned(examples: list[Example], meaning: TextMeaning) -> VerbWeights:
    """Return the weights of a multinomial logistic regression (Cox 1966) with a ridge."""
    texts = [text for _, text in examples]
    vectors = meaning(texts)
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(np.hstack([vectors, runs_of(texts)]), [verb for verb, _ in examples])
    weights, dim = np.asarray(model.coef_.T, np.float32), vectors.shape[1]
    common = {word for _, phrase in phrases() for word in heard(re.sub(r"\{\}|<.>", "", phrase)).words}
    bias = np.asarray(model.intercept_, np.float32)
    return VerbWeights(tuple(map(str, model.classes_)), weights[:dim], weights[dim:], bias, common=frozenset(common))


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--but", action="append", default=[], choices=HALVES)
    parser.add_argument("--talk", action="store_true", help="learn from the sentences of chat_talk.txt too")
    parser.add_argument("--out", type=Path, default=VERB_WEIGHTS)
    options = parser.parse_args()
    bound_threads()
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    chance = Random(SEED)
    every = [(verb, phrase, bare) for verb, phrase in phrases() for bare in (True, *[False] * FILLED)]
    if options.talk:
        every += [(verb, text, bare) for verb, text in talk() for bare in (True, *[False] * FILLED_TALK)]
    examples = [(verb, filled(phrase, chance, bare=bare)) for verb, phrase, bare in every]
    examples += sentences(half for half in HALVES if half not in options.but)
    save_verb_weights(learned(examples, encoder.encode), encoder, options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(examples)} examples, seed {SEED}")


if __name__ == "__main__":
    main()
