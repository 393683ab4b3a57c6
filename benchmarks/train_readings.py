"""Learn what sentences are read by: writes data/models/reading_weights.npz.

Three sets of weights: how likely each verb is told by a clause, and by a word where it stands, both learned from the
phrases of `chat_phrases.txt`, the talk of `chat_talk.txt` and the sentences that are seen (`train_verbs.py`); and how
likely a reading is right by its signs, learned from the same sentences and the talk filled with what persons have, each
read with weights learned without its own file, or its third of the talk. The held-out half, `chat_voices.jsonl`
and `chat_manners.jsonl` teach nothing. It prints how each file is read by weights learned without it.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.chat import BANK, Line, lines_of, mark, people, readings, remembered, totals
from benchmarks.chat_filling import filled_line, parts_of_line
from benchmarks.softmax import Readings, Rows, fitted, fitted_to_readings
from benchmarks.train_verbs import FILLED, SEED, SHORTEST_TALK, common_words, filled, phrases, sentences
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import WordPlaces
from core.adapters.shipped.reading_weights import READING_WEIGHTS, save_learned
from core.adapters.threads import bound_threads
from core.dialogue.acts import Understood
from core.dialogue.choosing import chances_of_readings, chosen_of
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun, unread_copy
from core.dialogue.listening import Learned, listened
from core.dialogue.possible import Acts, possible_readings
from core.dialogue.reading import by_patterns
from core.dialogue.scene import scene_of
from core.dialogue.signs import SIGN_NAMES, signs_of_readings
from core.dialogue.verb_chances import VerbWeights, runs_of
from core.dialogue.word_chances import GRAM_BUCKETS, GRAM_WEIGHT, WordMeaning, WordWeights, grams_of
from core.similarity import Floats

HALVES = ("seen", "fresh", "own", "kept_back", "later", "plain")
"""Files whose sentences teach verbs; `steps` teaches readings alone, as its sentences have two verbs each."""
TO_CHOOSE_ON = ("voices", "manners")
THIRDS = 3
"""Parts of the talk that are left out in turn; by hand."""
STRENGTH_OF_CLAUSES, STRENGTH_OF_WORDS = 10.0, 4.0
"""Inverses of the ridges' weights; of 5 to 40 for clauses (`chat_own.jsonl`), of .5, 2, 4 and 8 for words."""
RIDGE_OF_SIGNS = 3.0
"""Weight of the ridge of signs; of 1, 3, 10 and 30 on the sentences to choose on."""
STEPS, STEPS_WITHOUT = 250, 60
"""Steps of a fit, and of one that goes on from all weights without a file; by hand: more change hardly anything."""
COPIES = 2
"""Times that each line of talk is filled for its readings; by hand."""

WordsTold = tuple[tuple[str, ...], tuple[str, ...], str]
"""Words of an example, the verb that each tells, and the example's source."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All examples of verbs, as rows of clauses and of words, the verbs, and both kinds of meaning."""

    verbs: tuple[str, ...]
    clauses: Rows
    words: Rows
    meaning: TextMeaning
    place: WordMeaning


@dataclass(frozen=True, slots=True, eq=False)
class ReadLine:
    """A line with its possible readings, their signs, and which are right."""

    line: Line
    found: list[Acts]
    signs: Floats
    right: list[bool]


def third(text: str) -> str:
    """Return the name of the third of the talk that a line is of."""
    return f"third {crc32(text.encode()) // 5 % THIRDS}"


def talk_lines() -> list[str]:
    """Return the lines of talk."""
    return (BANK / "chat_talk.txt").read_text(encoding="utf-8").splitlines()


def examples() -> Iterator[WordsTold]:
    """Yield all examples word by word: whole phrases and sentences, and the pieces of each line of talk."""
    chance = Random(SEED)
    for verb, phrase in phrases():
        for bare in (True, *[False] * FILLED):
            words = tuple(filled(phrase, chance, bare=bare).split())
            yield words, (verb,) * len(words), "phrases"
    for line in talk_lines():
        for bare in (True, False):
            spoken, told = list[str](), list[str]()
            for wish, text in parts_of_line(line)[1]:
                piece = filled(text, chance, bare=bare).split()
                spoken += piece
                told += [wish.verbs[0] if wish else "none"] * len(piece)
            yield tuple(spoken), tuple(told), third(line)
    for half in HALVES:
        for verb, text in sentences([half]):
            words = tuple(text.split())
            yield words, (verb,) * len(words), half


def clauses_in(told: Iterable[WordsTold]) -> Iterator[tuple[str, str, str]]:
    """Yield verb, text and source of the clauses of examples: each wish, the talk around, the whole of one wish."""
    for words, verbs, source in told:
        starts = [at for at in range(len(words)) if not at or verbs[at] != verbs[at - 1]]
        pieces = [(verbs[low], words[low:high]) for low, high in zip(starts, [*starts[1:], len(words)], strict=True)]
        wishes = {verb for verb, _ in pieces if verb != "none"}
        if len(wishes) < 2 and words:
            yield next(iter(wishes), "none"), " ".join(words), source
        if len(pieces) > 1:
            for verb, piece in pieces:
                if verb != "none" or len(piece) > SHORTEST_TALK:
                    yield verb, " ".join(piece), source


def known(meaning: TextMeaning, place: WordMeaning) -> Known:
    """Return all examples as rows."""
    every = [told for told in examples() if told[0]]
    clauses = list(clauses_in(every))
    verbs = tuple(sorted({verb for verb, _, _ in clauses}))
    texts = [text for _, text, _ in clauses]
    of_clauses = Rows(
        np.asarray(meaning(texts)),
        csr_matrix(runs_of(texts)),
        np.array([verbs.index(verb) for verb, _, _ in clauses]),
        np.ones(len(clauses), np.float32),
        np.array([source for _, _, source in clauses]),
    )
    grams = [places for words, _, _ in every for places in grams_of(words)]
    ends = np.cumsum([0, *map(len, grams)])
    counts = np.array([len(words) ** -0.5 for words, _, _ in every for _ in words], np.float32)
    of_words = Rows(
        np.vstack([place(words)[1] for words, _, _ in every]),
        csr_matrix(
            (np.full(ends[-1], GRAM_WEIGHT, np.float32), np.concatenate(grams), ends), (len(grams), GRAM_BUCKETS)
        ),
        np.array([verbs.index(verb) for _, told, _ in every for verb in told]),
        counts / counts.mean(),
        np.array([source for words, _, source in every for _ in words]),
    )
    return Known(verbs, of_clauses, of_words, meaning, place)


def learned_without(told: Known, but: set[str], start: tuple[Floats, Floats] | None) -> tuple[Learned, Floats, Floats]:
    """Return weights of verbs learned without some sources, and as they are fitted; signs weigh nothing yet."""
    steps = STEPS_WITHOUT if start else STEPS
    first = start or (None, None)
    n = len(told.verbs)
    clauses = fitted(told.clauses.but(but), n, STRENGTH_OF_CLAUSES, steps, first[0])
    words = fitted(told.words.but(but), n, STRENGTH_OF_WORDS, steps, first[1])
    dim, wide = told.clauses.dense.shape[1], told.words.dense.shape[1]
    of_verbs = VerbWeights(told.verbs, clauses[:dim], clauses[dim:-1], clauses[-1], common_words())
    of_words = WordWeights(words[:wide], words[wide:-1], words[-1])
    return Learned(of_verbs, of_words, told.place, np.zeros(len(SIGN_NAMES), np.float32), 0.0), clauses, words


def lines_by_source() -> dict[str, list[Line]]:
    """Return the lines that teach how readings are weighed, by what must not have taught their verbs."""
    by_source = {half: lines_of(half) for half in (*HALVES, "steps")}
    for number, line in enumerate(talk_lines()):
        made = [filled_line(line, number, copy) for copy in range(COPIES)]
        said = {told["says"]: told for told in made if told}
        by_source.setdefault(third(line), []).extend(said.values())
    return by_source


def read_lines(lines: Sequence[Line], learned: Learned, meaning: TextMeaning) -> list[ReadLine]:
    """Return the lines that no turn stands before, with their readings."""
    everyone = people()
    found = []
    for line in lines:
        around = everyone[line["person"]]
        hearing = begun(line["says"], around, meaning)
        heard = None if line.get("after") else listened(hearing, meaning, learned)
        if heard is None:
            continue
        patterns = by_patterns(unread_copy(hearing))
        possible = possible_readings(heard, patterns)
        signs = signs_of_readings(scene_of(heard, patterns, possible))
        right = [mark(Understood(acts=acts), line).startswith("exact") for acts in possible]
        found.append(ReadLine(line, list(possible), signs, right))
    return found


def means_nothing(line: Line) -> bool:
    """Tell whether it is right to read nothing."""
    return any(not acts for acts in readings([line["means"]] if "means" in line else ()) + readings(line.get("or", ())))


def weighed_signs(read: dict[str, list[ReadLine]], but: str = "") -> tuple[Floats, float]:
    """Return weights of the signs, learned from all lines but those of a source; a line of talk counts once in all."""
    lines = [
        (told, 1.0 / COPIES if "third" in source else 1.0) for source in read if source != but for told in read[source]
    ]
    lines = [(told, count) for told, count in lines if told.found]
    sizes = [len(told.found) for told, _ in lines]
    nothing = [float(means_nothing(told.line) or not any(told.right)) for told, _ in lines]
    return fitted_to_readings(
        Readings(
            np.vstack([told.signs for told, _ in lines]),
            np.concatenate([told.right for told, _ in lines]).astype(np.float64),
            np.repeat(np.arange(len(lines)), sizes),
            np.array([count for _, count in lines]),
            np.array(nothing),
        ),
        RIDGE_OF_SIGNS,
        STEPS,
    )


def marked_lines(lines: Sequence[ReadLine], learned: Learned) -> list[tuple[Line, Understood, str]]:
    """Return lines with how each is read by the weights of signs, and marked."""
    found = []
    for told in lines:
        understood = chosen_of(told.found, chances_of_readings(told.signs, learned)) or Understood()
        found.append((told.line, understood, mark(understood, told.line)))
    return found


def main() -> None:
    """Learn, print how the lines are read, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=READING_WEIGHTS)
    options = parser.parse_args()
    bound_threads()
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    meaning, place = remembered(encoder.encode), cache(WordPlaces(encoder))
    told = known(meaning, lambda words: place(tuple(words)))
    every, *start = learned_without(told, set(), None)
    read: dict[str, list[ReadLine]] = {}
    for source, lines in lines_by_source().items():
        here = every if source == "steps" else learned_without(told, {source}, (start[0], start[1]))[0]
        read[source] = read_lines(lines, here, meaning)
    of_signs, bias = weighed_signs(read)
    final = Learned(every.verbs, every.words, every.place, of_signs, bias)
    save_learned(final, encoder, options.out)
    for source in (*HALVES, "steps"):
        signs, alone = weighed_signs(read, but=source)
        totals(source, marked_lines(read[source], Learned(every.verbs, every.words, every.place, signs, alone)))
    for source in TO_CHOOSE_ON:
        totals(source, marked_lines(read_lines(lines_of(source), final, meaning), final))
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(told.clauses.classes)} clauses, seed {SEED}")


if __name__ == "__main__":
    main()
