"""Learn what sentences are read by: writes data/models/reading_weights.npz.

How likely each verb is told by a clause, and by a word where it stands, is learned from the phrases of
`chat_phrases.txt`, the talk of `chat_talk.txt` and `chat_sayings.txt`, and the sentences that are seen
(`train_examples.py`), for words a second time with an encoder tuned to them (`train_tuned.py`, to be run before); how
likely a reading is right by its signs is learned from the same sentences and the talk filled with what persons have,
each read with weights learned without its third of all. The held-out half, `chat_voices.jsonl` and
`chat_manners.jsonl` teach nothing. It prints how each file is read by weights of verbs learned without each line's
third, and of signs without the file.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.chat import Line, lines_of, mark, people, readings, remembered, same_reading, totals
from benchmarks.chat_filling import filled_line
from benchmarks.softmax import Readings, Rows, fitted, fitted_with_hidden
from benchmarks.train_examples import ALL, HALVES, THIRDS, clauses_in, examples, talk_lines, third, tuned_file
from benchmarks.train_verbs import SEED, common_words
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.minilm import DOWN, UP
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import WordPlaces
from core.adapters.shipped.reading_weights import READING_WEIGHTS, save_learned
from core.adapters.threads import bound_threads
from core.dialogue.acts import Understood
from core.dialogue.choosing import are_plain, chances_of_readings, chosen_of
from core.dialogue.guessing import TextMeaning
from core.dialogue.hearing import begun, unread_copy
from core.dialogue.listening import Learned, SignWeights, listened
from core.dialogue.possible import Acts, possible_readings
from core.dialogue.reading import by_patterns
from core.dialogue.scene import scene_of
from core.dialogue.signs import SIGN_NAMES, signs_of_readings
from core.dialogue.verb_chances import VerbWeights, runs_of
from core.dialogue.word_chances import GRAM_BUCKETS, GRAM_WEIGHT, WordWeights, grams_of
from core.similarity import Floats

TO_CHOOSE_ON = ("voices", "manners")
STRENGTH_OF_CLAUSES, STRENGTH_OF_WORDS = 10.0, 4.0
"""Inverses of the ridges' weights; of 5 to 40 for clauses (`chat_own.jsonl`), of .5, 2, 4 and 8 for words."""
RIDGE_OF_SIGNS = 3.0
"""Weight of the ridge of signs; of 1, 3, 10 and 30 on the sentences to choose on."""
STEPS, STEPS_WITHOUT = 250, 60
"""Steps of a fit, and of one that goes on from all weights without a file; by hand: more change hardly anything."""
Fits = tuple[Floats | None, Floats | None]
"""Weights of clauses and of words as they were fitted."""
Tuning = dict[str, Floats]
"""What is added to the encoder's matrices."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All examples of verbs, as rows of clauses and of words, the verbs, and what they are read with."""

    verbs: tuple[str, ...]
    clauses: Rows
    words: Rows
    encoder: PairEncoder


@dataclass(frozen=True, slots=True, eq=False)
class ReadLine:
    """A line with its possible readings, their signs, and which are right."""

    line: Line
    found: list[Acts]
    signs: Floats
    right: list[bool]


def known(encoder: PairEncoder, meaning: TextMeaning) -> Known:
    """Return all examples as rows."""
    every = [told for told in examples() if told[0]]
    place = WordPlaces(encoder)
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
    return Known(verbs, of_clauses, of_words, encoder)


def learned_without(told: Known, but: str, tuned: Path, start: Fits = (None, None)) -> tuple[Learned, Tuning, Fits]:
    """Return weights of verbs learned without a third, with what tunes the encoder; signs weigh nothing yet.

    A fit goes on from `start`, where there is any.
    """
    steps = STEPS if start[0] is None else STEPS_WITHOUT
    n = len(told.verbs)
    clauses = fitted(told.clauses.but({but}), n, STRENGTH_OF_CLAUSES, steps, start[0])
    words = fitted(told.words.but({but}), n, STRENGTH_OF_WORDS, steps, start[1])
    dim, wide = told.clauses.dense.shape[1], told.words.dense.shape[1]
    of_verbs = VerbWeights(told.verbs, clauses[:dim], clauses[dim:-1], clauses[-1], common_words())
    of_words = WordWeights(words[:wide], words[wide:-1], words[-1])
    with np.load(tuned_file(tuned, but), allow_pickle=False) as file:
        if tuple(map(str, file["verbs"])) != told.verbs:
            raise ValueError(f"{tuned} knows other verbs. Run benchmarks/train_tuned.py again.")
        tuning = {name: file[name] for name in file.files if name.endswith((DOWN, UP))}
        of_tuned = WordWeights(file["place"], file["grams"], file["bias"])
    units = np.zeros((len(SIGN_NAMES) + 1, 1), np.float32)
    no_signs = SignWeights(units[:-1, 0], 0.0, units, units[0])
    place = cache(WordPlaces(told.encoder, tuning))
    learned = Learned(of_verbs, of_words, of_tuned, lambda words: place(tuple(words)), no_signs)
    return learned, tuning, (clauses, words)


def lines_by_third() -> dict[str, list[Line]]:
    """Return the lines that teach how readings are weighed, by the third that must not have taught their verbs."""
    by_third: dict[str, list[Line]] = {name: [] for name in THIRDS}
    for half in (*HALVES, "steps"):
        for line in lines_of(half):
            by_third[third(line["says"])].append({**line, "file": half})
    for number, line_of_talk in enumerate(talk_lines()):
        if made := filled_line(line_of_talk, number):
            part = third(line_of_talk)
            by_third[part].append({**made, "file": part})
    return by_third


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
        right = [may_be_meant(acts, line) for acts in possible]
        found.append(ReadLine(line, list(possible), signs, right))
    return found


def may_be_meant(acts: Acts, line: Line) -> bool:
    """Tell whether a reading is right, or one of two that are as likely."""
    both = readings(line.get("asks", ()))
    return mark(Understood(acts=acts), line).startswith("exact") or any(same_reading(acts, one) for one in both)


def means_nothing(line: Line) -> bool:
    """Tell whether it is right to read nothing."""
    return any(not acts for acts in readings([line["means"]] if "means" in line else ()) + readings(line.get("or", ())))


def weighed_signs(read: Sequence[ReadLine], but: str = "") -> SignWeights:
    """Return what signs are weighed by, learned from all lines but those of a file."""
    lines = [told for told in read if told.line["file"] != but and told.found]
    sizes = [len(told.found) for told in lines]
    nothing = [float(means_nothing(told.line) or not any(told.right)) for told in lines]
    return fitted_with_hidden(
        Readings(
            np.vstack([told.signs for told in lines]),
            np.concatenate([told.right for told in lines]).astype(np.float64),
            np.repeat(np.arange(len(lines)), sizes),
            np.ones(len(lines), np.float32),
            np.array(nothing),
        ),
        RIDGE_OF_SIGNS,
        STEPS,
        SEED,
    )


def marked_lines(lines: Sequence[ReadLine], learned: Learned) -> list[tuple[Line, Understood, str]]:
    """Return lines with how each is read by the weights of signs, and marked."""
    found = []
    for told in lines:
        understood = (
            chosen_of(told.found, chances_of_readings(told.signs, learned), are_plain(told.signs)) or Understood()
        )
        found.append((told.line, understood, mark(understood, told.line)))
    return found


def main() -> None:
    """Learn, print how the lines are read, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuned", type=Path, required=True, help="the folder that train_tuned.py wrote")
    parser.add_argument("--out", type=Path, default=READING_WEIGHTS)
    options = parser.parse_args()
    bound_threads()
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    meaning = remembered(encoder.encode)
    told = known(encoder, meaning)
    every, tuning, fits = learned_without(told, ALL, options.tuned)
    read = list[ReadLine]()
    for name, lines in lines_by_third().items():
        read += read_lines(lines, learned_without(told, name, options.tuned, fits)[0], meaning)
        print(f"{name}: {len(lines)} lines are read", flush=True)
    signs = weighed_signs(read)
    final = replace(every, signs=signs)
    save_learned(final, encoder, tuning, options.out)
    for source in (*HALVES, "steps", *THIRDS):
        without = signs if source in THIRDS else weighed_signs(read, but=source)
        of_file = [line for line in read if line.line["file"] == source]
        totals(source, marked_lines(of_file, replace(every, signs=without)))
    for source in TO_CHOOSE_ON:
        totals(source, marked_lines(read_lines(lines_of(source), final, meaning), final))
    print(f"{options.out}: {options.out.stat().st_size / 1e3:.0f} kB, {len(told.clauses.classes)} clauses, seed {SEED}")


if __name__ == "__main__":
    main()
