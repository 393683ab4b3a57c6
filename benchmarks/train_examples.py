"""Examples that sentences are learned from, word by word, and the parts that are left out in turn."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from zlib import crc32

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.chat import BANK, lines_of, people
from benchmarks.chat_filling import parts_of_line
from benchmarks.train_verbs import FILLED, SEED, SHORTEST_TALK, filled, phrases, verb_of
from core.dialogue.clauses import clause_of
from core.dialogue.hearing import begun

HALVES = ("seen", "fresh", "own", "kept_back", "later", "plain")
"""Files whose sentences teach verbs; `steps` teaches readings alone, as its sentences have two verbs each."""
THIRDS = ("third 0", "third 1", "third 2")
"""Parts of the talk and the sentences that are left out in turn; by hand."""
ALL = "all"
"""What is left out where nothing is."""
TALK = ("chat_talk.txt", "chat_sayings.txt")

WordsTold = tuple[tuple[str, ...], tuple[str, ...], str]
"""Words of an example, the verb that each tells, and the example's source."""


def third(text: str) -> str:
    """Return the third that a line of talk, or a sentence, is of."""
    return THIRDS[crc32(text.encode()) // 5 % len(THIRDS)]


def tuned_file(folder: Path, left_out: str) -> Path:
    """Return where what tunes the encoder is kept, learned without a third, or from ALL."""
    return folder / f"{left_out.replace(' ', '_')}.npz"


def talk_lines() -> list[str]:
    """Return the lines of talk."""
    return [line for name in TALK for line in (BANK / name).read_text(encoding="utf-8").splitlines()]


def examples() -> Iterator[WordsTold]:
    """Yield all examples word by word: whole phrases and sentences, and the pieces of each line of talk."""
    chance = Random(SEED)
    for verb, phrase in phrases():
        for bare in (True, *[False] * FILLED):
            yield _told([(verb, filled(phrase, chance, bare=bare))], "phrases")
    for talk in talk_lines():
        for bare in (True, False):
            pieces = [(wish.verbs[0] if wish else "none", text) for wish, text in parts_of_line(talk)[1]]
            yield _told([(verb, filled(text, chance, bare=bare)) for verb, text in pieces], third(talk))
    everyone = people()
    for line in (line for half in HALVES for line in lines_of(half)):
        hearing = begun(line["says"], everyone[line["person"]], None)
        if verb := verb_of(line):
            yield _told([(verb, clause_of(hearing, 0, len(hearing.sentence.words)).told)], third(line["says"]))


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


def _told(pieces: Iterable[tuple[str, str]], source: str) -> WordsTold:
    """Return pieces, each with its verb, as an example."""
    pairs = [(word, verb) for verb, text in pieces for word in text.split()]
    return tuple(word for word, _ in pairs), tuple(verb for _, verb in pairs), source
