"""Measure names: do they fit their own collection and no sibling? Beside BERTopic's labels and KeyBERT's.

Persons are mixed collections (3-14 each). Half of each collection's titles is shown to the namers; names are
judged on the other half by a second encoder: TF-IDF over words and character n-grams, reduced by LSA, fitted
on the titles that no namer saw. Sources are halved: tuned on one half, reported on the other. The judge does not
see whether a name can be read: how a reader rated the demo people's names stands in the last line, from the table
that a strict reader rated blind (`benchmarks/demo_names_strict.csv`).
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from benchmarks.demo_names import STRICT, read_table, shares
from benchmarks.name_judge import Judge, Marks, adjacent_in_titles, bootstrap, function_edges, stands_in_title
from benchmarks.name_peers import bertopic_labels, keybert_names
from benchmarks.name_worlds import World, half_of, make_world, read_rows, source_of
from benchmarks.setup import print_setup
from core.adapters.encoders.encoder import MiniLMEncoder, unit_rows
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.tagging import tag
from core.adapters.shipped.subjects import subjects
from core.naming.names import name_siblings
from core.naming.noun_phrases import Tagger
from core.similarity import Floats
from core.subjects import Subjects

FIRST_SEED = 20
MEASURES = ("fidelity", "distinctness", "told_apart", "separation", "specificity", "human")
FORM = ("words", "in a title", "neighbours", "function edge")

Namer = Callable[[World], list[str]]


class MemoEncoder:
    """The product's two encoders side by side, each text read once in a run."""

    def __init__(self) -> None:
        self._encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
        self._vectors: dict[str, Floats] = {}

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return `(n, dim)` unit rows."""
        new = list(dict.fromkeys(text for text in texts if text not in self._vectors))
        self._vectors.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._vectors[text] for text in texts])

    def centre(self, titles: Sequence[str]) -> Callable[[Floats], Floats]:
        """Return what takes the mean of these titles off unit rows, as in the product."""
        mean = self(titles).mean(axis=0)
        return lambda rows: unit_rows(rows - mean)

    def subjects(self, centre: Callable[[Floats], Floats]) -> Subjects | None:
        """Return the product's list of subjects beside the same mean."""
        return subjects(self._encoder, centre)


def ours(encode: MemoEncoder | None, tag: Tagger | None = tag, phrases: str = "by meaning") -> Namer:
    """Return our offline namer, with vectors or by words alone, with parts of speech or without.

    With vectors subjects are told as well; `phrases` are compared "by meaning" or, as after a click, "by words"; if
    they are the "only" names, no subject is told.
    """

    def name(world: World) -> list[str]:
        names = [""] * len(world.collections)
        centre = encode.centre([title for each in world.collections for title in each.shown]) if encode else None
        meaning = (lambda texts: centre(encode(texts))) if encode and centre else None
        known = encode.subjects(centre) if encode and centre and phrases != "only" else None
        for person in world.persons:
            groups = [world.collections[at].shown for at in person]
            vectors = [meaning(titles) for titles in groups] if meaning else None
            named = name_siblings(
                groups,
                background=world.background,
                vectors=vectors,
                encode=None if phrases == "by words" else meaning,
                tag=tag,
                subjects=known,
            )
            for at, each in zip(person, named, strict=True):
                names[at] = each.text
        return names

    return name


def by_person(label: Callable[[list[str]], list[str]]) -> Namer:
    """Return a namer that labels each person's collections together, each as one document."""

    def name(world: World) -> list[str]:
        names = [""] * len(world.collections)
        for person in world.persons:
            labels = label([" ".join(world.collections[at].shown) for at in person])
            for at, text in zip(person, labels, strict=True):
                names[at] = text
        return names

    return name


def namers(encode: MemoEncoder) -> dict[str, Namer]:
    """Return every method by its name; the headline ones first."""
    return {
        "ours": ours(encode),
        "ctfidf": by_person(bertopic_labels),
        "keybert": by_person(lambda documents: keybert_names(documents, encode)),
        "ours, phrases only": ours(encode, phrases="only"),
        "ours, as after a click": ours(encode, phrases="by words"),
        "ours, words only": ours(None),
        "ours, words only, no parts of speech": ours(None, None),
        "ctfidf, stop words out": by_person(lambda documents: bertopic_labels(documents, "english")),
        "human title": lambda world: [each.title for each in world.collections],
        "first title": lambda world: [each.shown[0] for each in world.collections],
    }


def measure(rows: Sequence[dict[str, Any]], half: str, seeds: Sequence[int]) -> dict[str, list[Marks]]:
    """Run every method on every seed and return its marks, one entry a seed."""
    methods = namers(MemoEncoder())
    found: dict[str, list[Marks]] = {name: [] for name in methods}
    for seed in seeds:
        world = make_world(rows, half, seed)
        judge = Judge([each.held for each in world.collections])
        for name, method in methods.items():
            began = time.monotonic()
            names = method(world)
            found[name].append(judge.marks(names, [each.title for each in world.collections], world.persons))
            _report_progress(seed, name, names, time.monotonic() - began)
            found[name][-1].form.update(_form(names, world))
    return found


def _form(names: Sequence[str], world: World) -> dict[str, float]:
    """Return the readability proxies of a method's names."""
    shown = [each.shown for each in world.collections]
    return {
        "words": float(np.mean([len(name.split()) for name in names])),
        "in a title": float(np.mean([stands_in_title(n, t) for n, t in zip(names, shown, strict=True)])),
        "neighbours": float(np.mean([adjacent_in_titles(n, t) for n, t in zip(names, shown, strict=True)])),
        "function edge": float(np.mean([function_edges(name) for name in names])),
    }


def _report_progress(seed: int, name: str, names: Sequence[str], seconds: float) -> None:
    sample = "; ".join(names[:2])[:90]
    print(
        f"  seed {seed}  {name:24} {len(names)} names in {seconds:5.1f} s   {sample}",
        file=sys.stderr,
        flush=True,
    )


def print_table(found: dict[str, list[Marks]]) -> None:
    """Print the methods as rows of a Markdown table, means over the seeds."""
    print("| method | " + " | ".join((*MEASURES, *FORM)) + " |")
    print("|---" * (1 + len(MEASURES) + len(FORM)) + "|")
    for name, marks in found.items():
        cells = [f"{np.mean([mark.mean(key) for mark in marks]):.3f}" for key in MEASURES]
        cells += [f"{np.mean([mark.form[key] for mark in marks]):.2f}" for key in FORM]
        print(f"| {name} | " + " | ".join(cells) + " |")
    for key in ("fidelity", "distinctness"):
        for peer in ("ctfidf", "keybert"):
            low, high = bootstrap(found["ours"], found[peer], key)
            print(f"ours less {peer}, {key}: {low:+.3f} to {high:+.3f} (95 %, bootstrap over persons)")


def main() -> None:
    """Measure every method and print the headline figures last, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=("tune", "report"), default="report")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    path = options.data / "collections.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path} is missing: pass its folder with --data.")
    rows = read_rows(path)
    print_setup(FIRST_SEED)
    chosen = [row for row in rows if half_of(source_of(row)) == options.half]
    sources = len({source_of(row) for row in chosen})
    print(f"{len(chosen)} of {len(rows)} collections, {sources} sources; {options.half} half")
    found = measure(rows, options.half, range(FIRST_SEED, FIRST_SEED + options.seeds))
    print_table(found)
    headline: dict[str, dict[str, float]] = {
        name: {key: round(float(np.mean([m.mean(key) for m in found[name]])), 4) for key in MEASURES[:2]}
        for name in ("ours", "ctfidf", "keybert")
    }
    print(json.dumps(headline | {"demo_rated": shares(read_table(STRICT))}))


if __name__ == "__main__":
    main()
