"""The checker of other words: sentences as they stand, and with one fault planted in each; and a model's own words.

What is planted is drawn from elsewhere than the checker's lists: titles and makers of the whole catalogue,
numbers by chance. `benchmarks/reasons.py` hands in the sentences.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.adapters.llm.llm import ChatModel
from core.naming.rewording import Facts, wording_fault
from core.workspace.models.rewording import Rewording, reword

NUMBER_WORDS = ("seven", "forty-two", "three hundred", "zwölf", "neunundneunzig", "quince", "cuarenta y dos")
PRAISE = ("a wonderful", "an award-winning", "the best", "a must-see")
DENIALS = (
    ("it is", "it is not"),
    ("took up", "did not take up"),
    ("is ahead", "is not ahead"),
    (" is for ", " is not for "),
)
FOREIGN = ("Das steht hier, weil es dazu passt: ", "Esto está aquí porque es de lo mismo: ")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What faults are drawn from: titles and makers of the whole catalogue."""

    titles: Sequence[str]
    makers: Sequence[str]


def drawn(rng: np.random.Generator, words: Sequence[str], but: Sequence[str] = ()) -> str:
    """Draw one of some words that is none of others."""
    found = words[int(rng.integers(len(words)))]
    return found if found not in but else drawn(rng, words, but)


def inserted(said: str, words: str, rng: np.random.Generator) -> str:
    """Put words between two of a sentence, outside its quotation marks."""
    parts = said.split(" ")
    free = [at for at in range(1, len(parts) + 1) if " ".join(parts[:at]).count("“") == " ".join(parts[:at]).count("”")]
    at = free[int(rng.integers(len(free)))]
    return " ".join([*parts[:at], words, *parts[at:]])


def planted(facts: Facts, where: Elsewhere, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Yield kinds of faults with the sentence that has one; kinds for which a sentence has no place are left out."""
    said = facts.sentence
    named = [name for name in facts.names if f"“{name}”" in said]
    yield "a number in figures", inserted(said, str(int(rng.integers(2, 5000))), rng)
    yield "a number in words, of three languages", inserted(said, drawn(rng, NUMBER_WORDS), rng)
    maker = drawn(rng, where.makers)
    yield "a name of somebody", inserted(said, maker, rng)
    yield "the same in small letters", inserted(said, maker.lower(), rng)
    yield "a title more", inserted(said, f"“{drawn(rng, where.titles, named)}”", rng)
    yield (
        "praise",
        said.replace("it is", f"it is {drawn(rng, PRAISE)} thing and", 1)
        if "it is" in said
        else (inserted(said, f"({drawn(rng, PRAISE)} thing)", rng)),
    )
    yield "another language", drawn(rng, FOREIGN) + " ".join(f"“{name}”" for name in named)
    denied = [said.replace(*pair) for pair in DENIALS if pair[0] in said]
    if denied:
        yield "yes turned into no", drawn(rng, denied)
    if named:
        one = drawn(rng, named)
        yield "a title or name exchanged for another", said.replace(f"“{one}”", f"“{drawn(rng, where.titles, named)}”")
        yield "a name left out", said.replace(f"“{one}”", "it")
        yield "a title spoken, not quoted", said.replace(f"“{one}”", f"“{one}”, which is {one.lower()},")
    if len(named) > 1:
        first, second = sorted(rng.choice(len(named), 2, replace=False).tolist())
        swap = {named[first]: named[second], named[second]: named[first]}
        yield "two names exchanged", "”".join(_swapped(part, swap) for part in said.split("”"))
    digits = [word for word in said.split(" ") if word.isdigit()]
    if digits:
        yield "a number exchanged", f" {said} ".replace(f" {digits[0]} ", f" {int(digits[0]) + 1} ").strip()


def _swapped(part: str, swap: Mapping[str, str]) -> str:
    """Return a piece of a sentence that ends where a name does, with another name there."""
    before, mark, name = part.rpartition("“")
    return f"{before}{mark}{swap.get(name, name)}"


def check(every: Sequence[Facts], where: Elsewhere, rng: np.random.Generator) -> dict[str, float]:
    """Print which sentences are let through as they stand, and which share of each planted fault is refused."""
    refused = [facts.sentence for facts in every if wording_fault(facts.sentence, facts) is not None]
    print(f"{len(every):,} sentences as they stand: {len(refused)} refused")
    print(*refused[:5], sep="\n")
    n, caught, missed = Counter[str](), Counter[str](), dict[str, str]()
    for facts in every:
        for kind, said in planted(facts, where, rng):
            if said == facts.sentence:
                continue
            n[kind] += 1
            fault = wording_fault(said, facts)
            caught[kind] += fault is not None
            if fault is None:
                missed.setdefault(kind, said)
    print("| planted | sentences | refused |", "|---|---|---|", sep="\n")
    for kind in n:
        print(f"| {kind} | {n[kind]:,} | {caught[kind] / n[kind]:.4f} |")
    print(*(f"let through, {kind}: {said}" for kind, said in missed.items()), sep="\n")
    total = sum(n.values())
    return {
        "accepted": 1 - len(refused) / max(len(every), 1),
        "refused": round(sum(caught.values()) / max(total, 1), 5),
    }


def by_model(every: Sequence[Facts], n: int, model: ChatModel, rng: np.random.Generator) -> Rewording:
    """Let a model reword some sentences; print how many of its words are let through, and why the others are not."""
    chosen = [every[at] for at in rng.choice(len(every), min(n, len(every)), replace=False).tolist()]
    told = reword(model, chosen)
    same = sum(line.said == line.facts.sentence for line in told.lines)
    passed = sum(line.said is not None for line in told.lines)
    print(f"a model reworded {len(chosen)}: {passed} let through, {same} of them the sentence itself")
    print(Counter(line.fault.value if line.fault else "no answer" for line in told.lines if line.said is None))
    print(*(line.said for line in told.lines if line.said not in (None, line.facts.sentence)), sep="\n")
    return told
