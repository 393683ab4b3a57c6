"""A sequence model of the size of SASRec (Kang and McAuley 2018), trained on the processor; it needs PyTorch.

Two blocks of causal self-attention, 64 wide, two heads; trained with the whole softmax over all items (Klenitskiy and
Vasilev 2023), which is much better than its original loss and takes no negatives.
"""

from collections.abc import Callable
from copy import deepcopy
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from torch import nn

from benchmarks.recommendation_sets import Split
from core.similarity import Floats, Rows

WIDTH, HEADS, BLOCKS, LONGEST, DROPOUT = 64, 2, 2, 50, 0.2
BATCH, RATE = 16, 2e-3
BEFORE, AFTER = slice(None, -1), slice(1, None)


class SequenceModel(nn.Module):  # type: ignore[misc]
    """Item and place embeddings, causal attention, and the products with all items."""

    def __init__(self, n_items: int) -> None:
        """Start from small random numbers; item 0 stands for nothing."""
        super().__init__()
        self.items = nn.Embedding(n_items + 1, WIDTH, padding_idx=0)
        self.places = nn.Embedding(LONGEST, WIDTH)
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, WIDTH, DROPOUT, activation="gelu", batch_first=True, norm_first=True
        )
        self.blocks = nn.TransformerEncoder(layer, BLOCKS, enable_nested_tensor=False)
        self.norm, self.dropout = nn.LayerNorm(WIDTH), nn.Dropout(DROPOUT)
        nn.init.normal_(self.items.weight, std=0.02)
        nn.init.normal_(self.places.weight, std=0.02)

    def forward(self, taken: torch.Tensor) -> torch.Tensor:
        """Return the state `(n, length, WIDTH)` after every item of sequences `(n, length)` filled up on the right."""
        length = taken.shape[1]
        states = self.dropout(self.items(taken) + self.places.weight[:length])
        later = torch.triu(torch.ones(length, length, dtype=torch.bool), 1)
        return self.norm(self.blocks(states, mask=later))


class Training:
    """A model in training on the histories that a split knows; the same every time with one thread."""

    def __init__(self, split: Split) -> None:
        """Cut histories into windows, those of like length into one batch."""
        torch.manual_seed(0)
        torch.set_num_threads(1)
        histories = split.known.histories
        windows = [h[start : start + LONGEST + 1] for h in histories for start in range(0, max(len(h) - 1, 0), LONGEST)]
        windows = sorted((w for w in windows if len(w) > 1), key=len)
        self.batches = [windows[at : at + BATCH] for at in range(0, len(windows), BATCH)]
        self.model = SequenceModel(len(split.known.items))
        self.optimiser = torch.optim.Adam(self.model.parameters(), RATE)
        self.epochs = 0

    def up_to(self, epochs: int) -> SequenceModel:
        """Train on until there were so many epochs; return the model as it then is, which trains no further."""
        self.model.train()
        while self.epochs < epochs:
            for number in torch.randperm(len(self.batches)).tolist():
                self._step(self.batches[number])
            self.epochs += 1
        trained = deepcopy(self.model)
        trained.eval()
        return trained

    def _step(self, windows: list[Rows]) -> None:
        taken, following = (_filled([w[side] for w in windows]) for side in (BEFORE, AFTER))
        there = following > 0
        states = self.model(taken)[there]
        loss = nn.functional.cross_entropy(states @ self.model.items.weight[1:].T, following[there] - 1)
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()


_training = lru_cache(maxsize=1)(Training)


def sasrec(split: Split, epochs: int) -> Callable[[csr_matrix, NDArray[np.int64]], Floats]:
    """Score by the sequence model after so many epochs; more epochs of the same split go on from those."""
    training = _training(split)
    if training.epochs > epochs:
        training = Training(split)
    histories, model = split.known.histories, training.up_to(epochs)

    def score(_: csr_matrix, persons: NDArray[np.int64]) -> Floats:
        own = [histories[p][-LONGEST:] for p in persons]
        with torch.no_grad():
            parts = [
                model(_filled(own[at : at + BATCH]))[
                    torch.arange(len(own[at : at + BATCH])), _ends(own[at : at + BATCH])
                ]
                for at in range(0, len(own), BATCH)
            ]
            found: Floats = (torch.cat(parts) @ model.items.weight[1:].T).numpy()
        return found

    return score


def _ends(histories: list[Rows]) -> torch.Tensor:
    """Return the place of the last item of each history."""
    return torch.tensor([len(h) - 1 for h in histories])


def _filled(histories: list[Rows]) -> torch.Tensor:
    """Return histories as numbers of items from 1 `(n, length of the longest)`, filled up with 0."""
    filled = torch.zeros((len(histories), max(map(len, histories))), dtype=torch.int64)
    for row, history in enumerate(histories):
        filled[row, : len(history)] = torch.from_numpy(history + 1)
    return filled
