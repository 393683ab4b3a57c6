"""Describe a thing by where it lies among a journey's items and the rest of the catalogue: the numbers of `FITNESS`."""

import numpy as np

from core.catalogue import Catalogue
from core.ranking.retrieval import MOST_EVIDENCE, Candidates, Query, Signals
from core.ranking.surroundings import Surroundings
from core.similarity import Floats, Rows

THREE, TEN, TWENTY = 3, 10, 20
"""How many nearest items three of the numbers above speak of; chosen by hand."""


class Fitness:
    """Describes candidates of a journey by the numbers of `FITNESS`; remembers what lies around each item."""

    def __init__(self, catalogue: Catalogue, signals: Signals, known: Rows) -> None:
        """Describe items of a catalogue; `known` are the rows of what the person took up."""
        self._catalogue, self._people = catalogue, signals.collaboration
        self._around = Surroundings(catalogue, known)
        self._is_member = np.zeros(len(catalogue.items), np.bool_)

    def of(self, query: Query, found: Candidates, positions: Rows) -> Floats:
        """Return the numbers `(k, n_numbers)` of the candidates at `positions` `(k,)` of a query that has members."""
        rows, members = found.rows[positions], query.member_rows
        strongest = members[:MOST_EVIDENCE]
        self._around.look(np.concatenate([rows, strongest]))
        is_member = self._is_member
        is_member[members] = True
        is_around = is_member[self._around.rows[rows]] & (self._around.rows[rows] >= 0)
        linked = self._linked(rows)
        is_member[members] = False
        vectors = self._catalogue.vectors
        cosines = np.sort(vectors[rows] @ vectors[strongest].T)
        shares = [is_around[:, :n].mean(axis=1) for n in (TEN, TWENTY, is_around.shape[1])]
        size = np.full(len(rows), np.log1p(len(members)))
        return np.stack(
            [
                found.features[positions, 0],
                cosines[:, -THREE:].mean(axis=1),
                self._around.likeness[rows],
                *shares,
                self._pulled(rows, strongest),
                np.full(len(rows), self._close(strongest)),
                size,
                self._same_creator(rows, members),
                found.features[positions, 2],
                found.features[positions, 3],
                linked,
            ],
            axis=1,
        ).astype(np.float32)

    def _pulled(self, rows: Rows, members: Rows) -> Floats:
        """Return the logarithm of one and how many members have each of the rows among their 20 nearest `(k,)`."""
        near = np.sort(self._around.rows[members, :TWENTY], axis=None)
        counts = np.searchsorted(near, rows, side="right") - np.searchsorted(near, rows)
        pulled: Floats = np.log1p(counts).astype(np.float32)
        return pulled

    def _close(self, members: Rows) -> float:
        """Return how like members are to the nearest other one, on average; 0 for one alone."""
        if len(members) < 2:
            return 0.0
        cosines = self._catalogue.vectors[members] @ self._catalogue.vectors[members].T
        np.fill_diagonal(cosines, -np.inf)
        return float(cosines.max(axis=1).mean())

    def _same_creator(self, rows: Rows, members: Rows) -> Floats:
        """Return 1 for each row by somebody who made a member `(k,)`, else 0."""
        items = self._catalogue.items
        creators = {items[row].creator for row in members.tolist()} - {""}
        return np.array([items[row].creator in creators for row in rows.tolist()], np.float32)

    def _linked(self, rows: Rows) -> Floats:
        """Return the share of the ten strongest links of each row that go to members `(k,)`."""
        linked = np.zeros(len(rows), np.float32)
        if self._people is None:
            return linked
        starts = self._people.people.starts
        for at, row in enumerate(rows.tolist()):
            links = slice(int(starts[row]), int(starts[row + 1]))
            strongest = np.argsort(-self._people.people.strengths[links], kind="stable")[:TEN]
            targets = self._people.people.rows[links][strongest]
            if len(targets):
                linked[at] = self._is_member[targets].mean()
        return linked
