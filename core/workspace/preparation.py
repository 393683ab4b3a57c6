"""Make a person ready to steer: encode what they consumed, find journeys, name them, draw the map."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import blocks_of
from core.adapters.shipped.demo import DEMO, around_all, map_id_for
from core.adapters.shipped.judging import distilled_for
from core.adapters.shipped.ranking_weights import load_weights
from core.adapters.shipped.relevance_floor import floor_for
from core.adapters.shipped.subjects import reference_subjects
from core.adapters.store.histories import Histories
from core.adapters.store.maps import Maps
from core.adapters.store.offers import OWN_HISTORY, Offers, own_id
from core.adapters.store.vectors import Vectors
from core.catalogue import Around, Catalogue, build_catalogue, text_of
from core.desk.atlas import drawn_in
from core.desk.desk import NEVER, Desk
from core.entities import Interaction, ListSource
from core.extraction.baselines import cooccurrence_clusters, cooccurrence_extraction, global_topics, topics_extraction
from core.extraction.tree import Extraction
from core.progress import Stages
from core.projection import SEED, fit_map, library_version, place_near
from core.ranking.collaboration import learn
from core.ranking.retrieval import Signals
from core.ranking.semantic_ids import semantic_ids
from core.ranking.sources import Supply
from core.ranking.trend import trend
from core.ranking.weights import Weights, of_so_many
from core.salience import DAY_SECONDS
from core.similarity import Floats, Rows, centred_background
from core.subjects import Subjects
from core.workspace.once import Once
from core.workspace.personal_tree import OwnGround, personal_tree

ITEMS_A_TOPIC = 18
"""Items that a global topic holds on average: those of an area (`areas.ITEMS_PER_AREA`); not tuned."""
DAY_OF_UNDATED = date(1970, 1, 1)
"""The day of a catalogue none of whose items has a date: any would do, as none of them is fresh."""


class Preparation:
    """Builds catalogues, desks, extractions and maps from what the database holds, and stores what was costly."""

    def __init__(self, histories: Histories, offers: Offers, vectors: Vectors, maps: Maps, *, encoder: Encoder) -> None:
        """Use open stores and an encoder."""
        self._histories, self._offers, self._vectors, self._maps = histories, offers, vectors, maps
        self._encoder = encoder
        self._catalogues = Once[tuple[str, ...], Catalogue]()
        self._subjects = Once[str, Subjects | None]()
        self._signals = Once[tuple[str, ...], Signals]()
        self._coordinates = Once[tuple[str, ...], Mapping[str, tuple[float, float]]]()

    def collections(self, person_id: str) -> tuple[str, ...]:
        """Return the collections that a person's recommendations come from: their own, and what is offered to them."""
        return tuple(sorted({*self._histories.collections_of(person_id), *self._offers.offered(person_id)}))

    def catalogue(self, collection_ids: tuple[str, ...], progress: Stages | None = None) -> Catalogue:
        """Return the catalogue of some collections, encoding what was never encoded."""
        return self._catalogues.get(collection_ids, lambda: self._catalogue(collection_ids, progress))

    def _catalogue(self, collection_ids: tuple[str, ...], progress: Stages | None) -> Catalogue:
        """Read a catalogue and give its items their vectors."""
        items = self._histories.items(collection_ids)
        texts = [text_of(item) for item in items]
        report = (lambda done, total: progress("Reading titles", done, total)) if progress else None
        raw = self._vectors.encode(texts, self._encoder, report)
        raw[[not text for text in texts]] = 0.0
        today = max((i.published for i in items if i.published), default=DAY_OF_UNDATED)
        return build_catalogue(items, raw, today, blocks_of(self._encoder), around=self._around(collection_ids))

    def _around(self, collection_ids: tuple[str, ...]) -> Around | None:
        """Return the demo's texts where one person's history alone cannot say what is ordinary; they are never offered.

        They are as they ship, whether or not the demo is there, else as a local encoder reads those that are.
        """
        if DEMO in collection_ids or self._offers.n_people(collection_ids) > 1:
            return None
        shipped = around_all(self._encoder)
        if shipped is not None or not self._encoder.is_local:
            return shipped
        texts = [text for item in self._histories.items((DEMO,)) if (text := text_of(item))]
        return Around(tuple(texts), self._vectors.encode(texts, self._encoder)) if texts else None

    def forget(self) -> None:
        """Drop the catalogues in memory after the items changed."""
        for kept in (self._catalogues, self._signals, self._coordinates):
            kept.forget()

    def desk(self, person_id: str, progress: Stages | None = None) -> Desk:
        """Return a person's desk, with an empty log."""
        collection_ids = self.collections(person_id)
        catalogue = self.catalogue(collection_ids, progress)
        signals = self.signals(collection_ids, progress)
        together = signals.collaboration
        weights = of_so_many(load_weights(), together.n_people) if together else Weights()
        took = self._histories.interactions(person_id)
        supply = self._supply(person_id, catalogue, collection_ids, took)
        floor = floor_for(self._encoder.encoder_id)
        distilled = distilled_for(self._encoder.encoder_id)
        return Desk(
            person_id,
            catalogue,
            took,
            weights,
            signals,
            collection_ids,
            supply=supply,
            floor=floor,
            distilled=distilled,
        )

    def _supply(
        self, person_id: str, catalogue: Catalogue, collection_ids: tuple[str, ...], took: Sequence[Interaction]
    ) -> Supply | None:
        """Return what a person may be offered by source; None where that is a data set that they are in, all of it."""
        own, waiting = set(self._histories.collections_of(person_id)), self._histories.saved(person_id)
        last = {x.item_id: x.time for x in took}
        saved = {x.item_id for x in waiting}
        unseen: dict[str, list[str]] = {}
        for collection_id, item_ids in self._offers.item_ids(collection_ids).items():
            unseen[collection_id] = [i for i in item_ids if own_id(i) not in last and own_id(i) not in saved]
        sets = [c for c in unseen if c in own and not c.startswith(OWN_HISTORY) and unseen[c]]
        if not saved and own == set(collection_ids) and len(sets) == len(unseen):
            return None
        offered = [c for c in collection_ids if c not in own]
        found = {
            ListSource.BACKLOG: [x.item_id for x in waiting],
            ListSource.CATALOGUE: [
                i for c in (*sets, *offered) if not c.startswith(OWN_HISTORY) for i in unseen.get(c, ())
            ],
            ListSource.OTHERS: [i for c in offered if c.startswith(OWN_HISTORY) for i in unseen.get(c, ())],
        }
        rows = {source: np.unique(catalogue.rows(item_ids)) for source, item_ids in found.items()}
        return Supply(rows=rows, last=last, now=took[-1].time if took else NEVER, of_data_set=bool(sets))

    def signals(self, collection_ids: tuple[str, ...], progress: Stages | None = None) -> Signals:
        """Return what everyone's histories over some collections say beside meaning, learned once.

        One person's history says nothing of others: then there is nothing but meaning to rank by.
        """
        return self._signals.get(collection_ids, lambda: self._learned(collection_ids, progress))

    def _learned(self, collection_ids: tuple[str, ...], progress: Stages | None) -> Signals:
        """Learn what everyone's histories say, where there is more than one."""
        catalogue = self.catalogue(collection_ids)
        histories = self._everyone(collection_ids, catalogue)
        if len(histories) < 2:
            return Signals()
        if progress:
            progress("Learning from everyone's histories", 0, 1)
        learned = replace(learn(histories, catalogue.vectors), trend=self._trend(collection_ids, catalogue))
        return Signals(learned, semantic_ids(catalogue.vectors))

    def _everyone(self, collection_ids: tuple[str, ...], catalogue: Catalogue) -> list[Rows]:
        """Return everyone's catalogue rows in order of first encounter."""
        return [catalogue.rows(item_ids) for item_ids in self._met(collection_ids).values()]

    def _trend(self, collection_ids: tuple[str, ...], catalogue: Catalogue) -> Floats:
        """Return what was being taken up when the latest of all histories ends `(n_items,)`."""
        firsts = [(item_id, moment) for _, item_id, moment in self._histories.firsts(collection_ids)]
        known = [(catalogue.row_of[i], moment.timestamp()) for i, moment in firsts if i in catalogue.row_of]
        rows, seconds = np.array([row for row, _ in known], np.int64), np.array([s for _, s in known], np.float64)
        return trend(rows, seconds / DAY_SECONDS, len(catalogue.items), float(seconds.max(initial=0.0)) / DAY_SECONDS)

    def _met(self, collection_ids: tuple[str, ...]) -> dict[str, list[str]]:
        """Return everyone's items in order of first encounter."""
        met: dict[str, list[str]] = {}
        for person_id, item_id, _ in self._histories.firsts(collection_ids):
            met.setdefault(person_id, []).append(item_id)
        return met

    def extraction(self, desk: Desk, method: str = "personal", known: Extraction | None = None) -> Extraction:
        """Find the journeys of a person's whole history, by a personal tree or by one of the global baselines.

        `topics` are clusters of the catalogue by meaning, `cooccurrence` clusters of items that people take up
        together: the same for everyone. A few items more than what is `known` are added to it, and what was
        found before stays. Raises KeyError for another method.
        """
        catalogue, item_ids = desk.catalogue, desk.item_ids
        if method == "topics":
            topics = global_topics(catalogue.vectors, max(len(catalogue.items) // ITEMS_A_TOPIC, 1))
            return topics_extraction(item_ids, topics[catalogue.rows(item_ids)], self._encoder.encoder_id)
        if method == "cooccurrence":
            met = self._met(desk.collection_ids)
            return cooccurrence_extraction(item_ids, cooccurrence_clusters(list(met.values())))
        if method != "personal":
            raise KeyError(method)
        return personal_tree(
            desk,
            self._encoder,
            subjects=self._subjects.get(self._encoder.encoder_id, lambda: reference_subjects(self._encoder)),
            own=partial(self._own_ground, desk.person_id),
            known=known,
        )

    def _own_ground(self, person_id: str) -> OwnGround:
        """Return what a history is held against where the encoder has not read the shipped reference: its own data.

        Never other people's collections, so that the same history has the same journeys whatever lies beside it.
        """
        own = self.catalogue(self._histories.collections_of(person_id))
        return OwnGround(own.centre, centred_background(own.vectors))

    def coordinates(self, collection_ids: tuple[str, ...]) -> Mapping[str, tuple[float, float]]:
        """Return where every item of some collections lies, outliers drawn in; empty where no map was drawn."""
        if not self._maps.has(map_id_for(collection_ids, self._encoder.encoder_id)):
            return {}
        return self._coordinates.get(collection_ids, lambda: drawn_in(self._placed(collection_ids)))

    def _placed(self, collection_ids: tuple[str, ...]) -> dict[str, tuple[float, float]]:
        """Return the stored map of some collections, newcomers placed by their neighbours."""
        known = self._maps.load(map_id_for(collection_ids, self._encoder.encoder_id))
        catalogue = self.catalogue(collection_ids)
        missing = [item.item_id for item in catalogue.items if item.item_id not in known]
        if known and missing:
            have = [item_id for item_id in known if item_id in catalogue.row_of]
            xy = np.array([known[item_id] for item_id in have], dtype=np.float32)
            rows, new = catalogue.rows(have), catalogue.rows(missing)
            placed = place_near(catalogue.vectors[new], catalogue.vectors[rows], xy)
            known |= dict(zip(missing, map(tuple, placed.tolist()), strict=True))
        return known

    def draw_map(self, collection_ids: tuple[str, ...], progress: Stages | None = None) -> None:
        """Fit the map of some collections and store it, unless it is stored already; takes up to a minute."""
        encoder_id = self._encoder.encoder_id
        map_id = map_id_for(collection_ids, encoder_id)
        if self._maps.has(map_id):
            return
        catalogue = self.catalogue(collection_ids, progress)
        if progress:
            progress("Drawing the map", 0, 1)
        xy: Floats = fit_map(catalogue.vectors)
        ids: Sequence[str] = [item.item_id for item in catalogue.items]
        self._maps.save(map_id, encoder_id=encoder_id, seed=SEED, library=library_version(), item_ids=ids, xy=xy)
        if progress:
            progress("Drawing the map", 1, 1)
