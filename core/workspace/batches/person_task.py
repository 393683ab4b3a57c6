"""One person's journeys from their rows alone: the same answer in any process, on any machine, in any order."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import numpy as np

from core.adapters.batch.ground import BatchGround, open_ground
from core.adapters.batch.person_rows import PersonFound, PersonRows
from core.adapters.encoders.by_id import local_encoder
from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.pair import blocks_of
from core.adapters.shipped.subjects import reference_subjects
from core.adapters.threads import threads
from core.catalogue import Catalogue
from core.desk.desk import Desk
from core.entities import Interaction
from core.extraction.tree import Extraction
from core.steering.log import LogEntry
from core.subjects import Subjects
from core.workspace.fleeting_log import FleetingLog
from core.workspace.journal import Journal
from core.workspace.personal_tree import OwnGround, personal_tree
from core.workspace.titling import Titler


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerGround:
    """What a worker loads once: models, the catalogue's files, and its words.

    `like` is the whole catalogue without its things: its mean, and what its words are counted under.
    """

    ground: BatchGround
    encoder: Encoder
    titler: Titler
    subjects: Subjects | None
    like: Catalogue

    def extraction(self, desk: Desk, method: str, known: Extraction | None = None) -> Extraction:
        """Find the journeys of a desk's whole history by its own tree; raise KeyError for another method."""
        if method != "personal":
            raise KeyError(method)
        return personal_tree(desk, self.encoder, subjects=self.subjects, own=self._own_ground, known=known)

    def _own_ground(self) -> OwnGround:
        """Return what histories are held against that no shipped text was read for: the catalogue that all share."""
        return OwnGround(self.like.centre, self.ground.background)


@cache
def worker_ground(folder: Path, run: int) -> WorkerGround:
    """Load what a worker of a run stands on, once a process; raise EncoderError."""
    del run  # another run's files are other ones, under the same name
    ground = open_ground(folder)
    encoder = local_encoder(ground.encoder_id)
    titler, like = Titler(encoder), ground.catalogue((), blocks_of(encoder))
    titler.counted.get(like, lambda: ground.words)
    return WorkerGround(ground=ground, encoder=encoder, titler=titler, subjects=reference_subjects(encoder), like=like)


def journeys_of(person: PersonRows, *, folder: Path, run: int, moment: datetime) -> PersonFound:
    """Find and name a person's journeys as their first visit to the app would; what is known already stays as it is.

    `folder` holds what `write_ground` wrote; `moment` (UTC) stands in the log. Nothing else is read or written.
    """
    with threads(1):
        return _found(worker_ground(folder, run), person, moment)


def _found(on: WorkerGround, person: PersonRows, moment: datetime) -> PersonFound:
    """Find and name a person's journeys on what is loaded."""
    desk = _desk(on, person)
    known = {x.extraction_id: x for x in person.extractions}
    desk.proposals.update(known)
    log = FleetingLog(person.person_id, person.entries, lambda: moment)
    Journal(log, on, on.titler, on.encoder.encode).make_ready(desk)
    found = tuple(x for x in desk.proposals.values() if isinstance(x, Extraction))
    entries = tuple(map(_told_by_content, desk.entries))
    return PersonFound(profile=desk.profile(), entries=entries, extractions=found)


def _desk(on: WorkerGround, person: PersonRows) -> Desk:
    """Return a desk whose catalogue is the person's own things, held against the words and the mean of all."""
    rows, at = np.unique(np.asarray(person.item_rows, np.int64), return_inverse=True)
    catalogue = on.ground.catalogue(rows.tolist(), blocks_of(on.encoder))
    on.titler.count_as(catalogue, on.like)
    item_ids = [catalogue.items[row].item_id for row in at.tolist()]
    moves = zip(item_ids, person.moments, person.kinds, strict=True)
    return Desk(person.person_id, catalogue, [Interaction(person.person_id, i, t, kind=k) for i, t, k in moves])


def _told_by_content(entry: LogEntry) -> LogEntry:
    """Return an entry whose action id says which of the log it is, so that it is known again wherever it comes from."""
    return entry if entry.action_id.startswith("batch-") else replace(entry, action_id=f"batch-{entry.seq}")
