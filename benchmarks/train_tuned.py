"""Tune MiniLM to tell verbs by words, for `train_readings.py`: a file for all examples, and one without each third.

To each matrix of its six layers the product of two of low rank is added (LoRA: Hu et al. 2021), learned with a softmax
over verbs (Cox 1966) of the tuned vectors, the multilingual ones of what is around, and the letters beside. Needs jax
and optax, which run on this machine's processor. `--parts` takes some of the files, so that several are made at once.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray
from tqdm import tqdm

from benchmarks.train_examples import ALL, THIRDS, WordsTold, examples, tuned_file
from benchmarks.train_verbs import SEED
from core.adapters.encoders import minilm
from core.adapters.encoders.encoder import encodable
from core.adapters.encoders.multilingual import USE_DIM, MultilingualEncoder
from core.adapters.encoders.word_places import PLACE_SHARE, windows_of
from core.dialogue.word_chances import GRAM_BUCKETS, GRAM_WEIGHT, grams_of
from core.similarity import Floats

RANK = 8
"""Rank of what is added; of 8 and 16, by the verbs told right on the sentences to choose on."""
EPOCHS = 3
RATE_OF_MATRICES, RATE_OF_HEAD = 5e-4, 3e-3
"""Highest rates of Adam (Kingma and Ba 2015); at 1e-3 of the matrices the verbs of *voices* were told worse."""
WARMED, LEAST_RATE, DECAY = 0.05, 0.02, 0.01
"""Share of steps that warm up, share of the rate that is left at the end, and weight decay; customary."""
DROPPED, DROPPED_OF_WORDS = 0.1, 0.2
"""Shares that are left out within the layers and of the words' vectors while learning; customary."""
SMOOTHED = 0.05
"""Share of each target spread over all verbs (Szegedy et al. 2016); by hand."""
BATCH, SORTED = 64, 20
"""Examples of a step, and batches whose examples are sorted by length together; by hand."""
PLACE_SCALE, GRAM_SCALE = 5.0, 3.0
"""What the vectors and letters are multiplied by while learning, so that one rate suits all; by hand."""
PAD_TOKENS, PAD_WORDS = 8, 8
"""Lengths are filled up to multiples of these, so that few programs are compiled."""

MOST_GRAMS = 12
"""Runs and neighbours that a word can have, by `word_chances.grams_of`: itself, two and three runs, six neighbours."""

Tree = Any


@dataclass(frozen=True, slots=True)
class Example:
    """An example as it is learned: tokens, the word of each (-1: none), what is around, letters, verbs."""

    ids: list[int]
    word_ids: list[int]
    around: NDArray[np.float16]
    grams: list[list[int]]
    verbs: list[int]


def made(told: Sequence[WordsTold], verbs: Sequence[str]) -> list[Example]:
    """Return examples with the multilingual vectors of what is around each word."""
    _, tokenizer = minilm.load()
    spoken = [[encodable(word) for word in words] for words, _, _ in told]
    windows = [window for words in spoken for window in windows_of(words)]
    places = {text: at for at, text in enumerate(dict.fromkeys(windows))}
    vectors = MultilingualEncoder().encode(list(places)).astype(np.float16)
    found, at = [], 0
    for words, (_, of_words, _) in zip(spoken, told, strict=True):
        tokens = tokenizer.encode(words, is_pretokenized=True)
        around = vectors[[places[text] for text in windows[at : at + len(words)]]]
        at += len(words)
        of_token = [-1 if word is None else word for word in tokens.word_ids]
        found.append(Example(tokens.ids, of_token, around, grams_of(words), [verbs.index(verb) for verb in of_words]))
    return found


def batch_of(found: Sequence[Example]) -> tuple[Tree, ...]:
    """Return tokens, their mask, which is of which word, vectors around, letters and their mask, verbs, weights."""
    length = -(-max(len(e.ids) for e in found) // PAD_TOKENS) * PAD_TOKENS
    words = -(-max(len(e.verbs) for e in found) // PAD_WORDS) * PAD_WORDS
    n = len(found)
    ids, grams, verbs = (np.zeros(shape, np.int32) for shape in ((n, length), (n, words, MOST_GRAMS), (n, words)))
    mask, held, around = (np.zeros(s, np.float32) for s in ((n, length), (n, words, length), (n, words, USE_DIM)))
    is_gram, counts = np.zeros(grams.shape, np.float32), np.zeros((n, words), np.float32)
    for row, e in enumerate(found):
        ids[row, : len(e.ids)], mask[row, : len(e.ids)] = e.ids, 1.0
        for token, word in enumerate(e.word_ids):
            if word >= 0:
                held[row, word, token] = 1.0
        around[row, : len(e.verbs)] = e.around
        for at, of_word in enumerate(e.grams):
            grams[row, at, : len(of_word)], is_gram[row, at, : len(of_word)] = of_word, 1.0
        verbs[row, : len(e.verbs)], counts[row, : len(e.verbs)] = e.verbs, len(e.verbs) ** -0.5
    return ids, mask, held, around, grams, is_gram, verbs, counts


def token_states(weights: Tree, tuning: Tree, ids: Tree, mask: Tree, key: Tree) -> Tree:
    """Return what `minilm.token_states` does, so that it can be differentiated; without a key nothing is left out."""

    def norm(name: str, x: Tree) -> Tree:
        x = x - x.mean(-1, keepdims=True)
        scale = jnp.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x / scale * weights[name + ".weight"] + weights[name + ".bias"]

    def linear(name: str, x: Tree) -> Tree:
        told = x @ weights[name + ".weight"].T + weights[name + ".bias"]
        return told + (x @ tuning[name + minilm.DOWN]) @ tuning[name + minilm.UP]

    def thinned(x: Tree, at: int) -> Tree:
        return x if key is None else without_some(x, DROPPED, jax.random.fold_in(key, at))

    embeddings = "embeddings."
    x = weights[embeddings + "word_embeddings.weight"][ids]
    x = x + weights[embeddings + "position_embeddings.weight"][: ids.shape[1]]
    x = norm(embeddings + "LayerNorm", x + weights[embeddings + "token_type_embeddings.weight"][0])
    n, length = ids.shape
    heads = minilm.ATTENTION_HEADS
    for layer in range(minilm.LAYERS):
        name = f"encoder.layer.{layer}."
        query, key_, value = (
            linear(f"{name}attention.self.{part}", x).reshape(n, length, heads, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key_.transpose(0, 1, 3, 2) / np.sqrt(minilm.DIM // heads)
        seen = jax.nn.softmax(scores + ((1.0 - mask) * -1e9)[:, None, None, :], axis=-1)
        told = linear(name + "attention.output.dense", (seen @ value).transpose(0, 2, 1, 3).reshape(n, length, -1))
        x = norm(name + "attention.output.LayerNorm", thinned(told, 2 * layer) + x)
        inner = jax.nn.gelu(linear(name + "intermediate.dense", x), approximate=False)
        x = norm(name + "output.LayerNorm", thinned(linear(name + "output.dense", inner), 2 * layer + 1) + x)
    return x


def without_some(x: Tree, share: float, key: Tree) -> Tree:
    """Return numbers with a share of them nought, the others raised as much (Srivastava et al. 2014)."""
    return x * jax.random.bernoulli(key, 1.0 - share, x.shape) / (1.0 - share)


def scores_of(learned: Tree, weights: Tree, batch: Sequence[Tree], key: Tree) -> Tree:
    """Return `(n, n_words, n_verbs)` scores of the words of a batch."""
    ids, mask, held, around, grams, is_gram = batch[:6]
    here = jnp.einsum("nwt,ntd->nwd", held, token_states(weights, learned["tuning"], ids, mask, key))
    here = here / jnp.sqrt((here * here).sum(-1, keepdims=True) + 1e-12)
    if key is not None:
        here = without_some(here, DROPPED_OF_WORDS, jax.random.fold_in(key, 2 * minilm.LAYERS))
    by_letters = (jnp.take(learned["grams"], grams, axis=0) * is_gram[..., None]).sum(2)
    by_place = jnp.concatenate([here, around], axis=-1) * PLACE_SHARE @ learned["place"]
    return PLACE_SCALE * by_place + GRAM_SCALE * GRAM_WEIGHT * by_letters + learned["bias"]


def loss_of(learned: Tree, weights: Tree, batch: Sequence[Tree], key: Tree) -> Tree:
    """Return how far the words of a batch are from telling their verbs."""
    verbs, counts = batch[6:]
    n_verbs = learned["bias"].shape[0]
    wanted = jax.nn.one_hot(verbs, n_verbs) * (1.0 - SMOOTHED) + SMOOTHED / n_verbs
    told = jax.nn.log_softmax(scores_of(learned, weights, batch, key))
    return -(counts[..., None] * wanted * told).sum() / len(verbs)


def begun_with(weights: Tree, n_verbs: int) -> Tree:
    """Return what is learned, before it is: the encoder as it is, and no verb likelier than another."""
    chance = np.random.default_rng(SEED)
    tuning = {}
    for full in weights:
        if full.startswith("encoder.layer.") and full.endswith(".weight") and weights[full].ndim == 2:
            name, (out, into) = full.removesuffix(".weight"), weights[full].shape
            tuning[name + minilm.DOWN] = jnp.asarray(chance.normal(0.0, into**-0.5, (into, RANK)), jnp.float32)
            tuning[name + minilm.UP] = jnp.zeros((RANK, out), jnp.float32)
    place = jnp.zeros((minilm.DIM + USE_DIM, n_verbs), jnp.float32)
    grams = jnp.zeros((GRAM_BUCKETS, n_verbs), jnp.float32)
    return {"tuning": tuning, "place": place, "grams": grams, "bias": jnp.zeros(n_verbs, jnp.float32)}


def batches_of(found: Sequence[Example], chance: Random) -> Iterator[list[Example]]:
    """Yield full batches of examples of like lengths in any order, no example twice."""
    mixed = chance.sample(found, len(found))
    batches = list[list[Example]]()
    for low in range(0, len(mixed), BATCH * SORTED):
        alike = sorted(mixed[low : low + BATCH * SORTED], key=lambda example: len(example.ids))
        batches += [alike[at : at + BATCH] for at in range(0, len(alike) - BATCH + 1, BATCH)]
    chance.shuffle(batches)
    yield from batches


def tuned_to(found: Sequence[Example], n_verbs: int, named: str) -> dict[str, Floats]:
    """Return what is added to the encoder's matrices and the weights of the softmax, by name."""
    weights = {name: jnp.asarray(told) for name, told in minilm.load()[0].items()}
    learned = begun_with(weights, n_verbs)
    steps = EPOCHS * (len(found) // BATCH)

    def rates(highest: float) -> Any:
        least = highest * LEAST_RATE
        return optax.warmup_cosine_decay_schedule(0.0, highest, max(1, int(WARMED * steps)), steps, least)

    matrices, head = (optax.adamw(rates(rate), weight_decay=DECAY) for rate in (RATE_OF_MATRICES, RATE_OF_HEAD))
    kinds = {name: "matrices" if name == "tuning" else "head" for name in learned}
    search = optax.multi_transform({"matrices": matrices, "head": head}, kinds)

    @partial(jax.jit, donate_argnums=(0, 1))
    def step(now: Tree, state: Tree, batch: Sequence[Tree], key: Tree) -> tuple[Tree, Tree, Tree]:
        loss, slopes = jax.value_and_grad(loss_of)(now, weights, batch, key)
        changes, state = search.update(slopes, state, now)
        return optax.apply_updates(now, changes), state, loss

    state, chance, key = search.init(learned), Random(SEED), jax.random.key(SEED)
    shown = tqdm(total=steps, desc=named, mininterval=10, file=sys.stderr)
    for _ in range(EPOCHS):
        for batch in batches_of(found, chance):
            key, here = jax.random.split(key)
            learned, state, loss = step(learned, state, batch_of(batch), here)
            shown.update()
            shown.set_postfix(loss=f"{float(loss):.2f}", refresh=False)
    shown.close()
    told = {name: np.asarray(added) for name, added in learned["tuning"].items()}
    scaled = {"place": PLACE_SCALE, "grams": GRAM_SCALE, "bias": 1.0}
    return told | {name: np.asarray(learned[name]) * np.float32(scale) for name, scale in scaled.items()}


def main() -> None:
    """Tune, and write a file a part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--parts", nargs="+", default=[ALL, *THIRDS], choices=[ALL, *THIRDS])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    told = [example for example in examples() if example[0]]
    verbs = sorted({verb for _, of_words, _ in told for verb in of_words})
    found = made(told, verbs)
    for part in options.parts:
        began = time.monotonic()
        kept = [example for example, (_, _, source) in zip(found, told, strict=True) if source != part]
        path = tuned_file(options.folder, part)
        np.savez(path, allow_pickle=False, verbs=np.array(verbs), **tuned_to(kept, len(verbs), part))
        print(f"{path}: {len(kept)} examples, {time.monotonic() - began:.0f} s, seed {SEED}", flush=True)


if __name__ == "__main__":
    main()
