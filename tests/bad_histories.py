"""Build histories that say little or nothing: what a person may bring that no reader of titles likes."""

from collections.abc import Callable, Mapping

import numpy as np


def one_word(n: int = 60) -> list[str]:
    """Return titles of a single everyday word each."""
    words = ("bread", "river", "clock", "saddle", "lemon", "violin", "harbour", "chalk", "moss", "engine", "tram")
    return [words[i % len(words)] for i in range(n)]


def emoji(n: int = 60) -> list[str]:
    """Return titles of one to four emoji, no letter among them."""
    signs = "🍞🏃🌱🎸🔭🐕🎬🧶🚲🍕😂❤🔥🇩🇪👩‍🍳"
    rng = np.random.default_rng(1)
    return ["".join(rng.choice(list(signs), size=int(rng.integers(1, 5)))) for _ in range(n)]


def very_long(n: int = 6, letters: int = 10_000) -> list[str]:
    """Return titles of ten thousand letters: half of them sentences over and over, half one word without an end."""
    sentence = "how to keep a sourdough starter alive through the winter "
    said = [(f"part {i} " + sentence * (letters // len(sentence) + 1))[:letters] for i in range(n - n // 2)]
    return said + ["x" * letters] * (n // 2)


def all_the_same(n: int = 60) -> list[str]:
    """Return one title n times."""
    return ["Morning routine"] * n


def capitals(n: int = 60) -> list[str]:
    """Return titles of two subjects that shout."""
    bread, sky = "YOU WON'T BELIEVE THIS BREAD", "THE MOON IS NOT WHAT YOU THINK"
    return [f"{(bread, sky)[i % 2]} {i // 2 + 1}!!!" for i in range(n)]


def digits(n: int = 60) -> list[str]:
    """Return titles of numbers only: counts, dates, file names of a camera."""
    return [(f"{i}", f"2024-01-{i % 28 + 1:02d}", f"{20_240_000 + i * 7:08d}", f"{i}.{i}")[i % 4] for i in range(n)]


def unknown_scripts(n: int = 60) -> list[str]:
    """Return words made of N'Ko, Cherokee or Vai letters, drawn by chance, so they mean nothing to anybody."""
    rng = np.random.default_rng(2)
    starts = (0x07CA, 0x13A0, 0xA500)
    return [
        "".join(chr(starts[i % 3] + int(letter)) for letter in rng.integers(0, 30, size=int(rng.integers(3, 9))))
        for i in range(n)
    ]


def blank(n: int = 60) -> list[str]:
    """Return titles of which nothing is seen: empty, white space, a joiner, a mark of direction."""
    return [("", " ", "\t", "\u200d", "\u200f", "...")[i % 6] for i in range(n)]


def one_title(n: int = 1) -> list[str]:
    """Return a history of one title."""
    return ["Why the sky is blue"] * n


BAD_HISTORIES: Mapping[str, Callable[[], list[str]]] = {
    "one word": one_word,
    "emoji": emoji,
    "very long": very_long,
    "all the same": all_the_same,
    "capitals": capitals,
    "digits": digits,
    "unknown scripts": unknown_scripts,
    "blank": blank,
    "one title": one_title,
}
"""Every kind of bad history by the name a test shows."""
