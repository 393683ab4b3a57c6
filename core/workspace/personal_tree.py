"""Find the journeys of one person's whole history by their own tree: the same function for a click and for millions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from core.adapters.encoders.encoder import Encoder
from core.adapters.shipped.models import extraction_model
from core.adapters.shipped.reference import reference
from core.desk.desk import Desk
from core.extraction.extraction import extract
from core.extraction.growth import extend, may_grow
from core.extraction.tree import Extraction
from core.similarity import Background, Floats
from core.subjects import Subjects


@dataclass(frozen=True, slots=True)
class OwnGround:
    """What histories are held against that no shipped text was read for: how to take the mean off, and the rest."""

    centre: Callable[[Floats], Floats]
    background: Background


def personal_tree(
    desk: Desk,
    encoder: Encoder,
    *,
    subjects: Subjects | None,
    own: Callable[[], OwnGround],
    known: Extraction | None = None,
) -> Extraction:
    """Find the journeys of a desk's history; a few items more than what is `known` are added to it.

    The history is held against the shipped reference, which is the same for everybody; against its `own` ground where
    the encoder has not read that. `subjects` are asked about short histories, see `extract`.
    """
    item_ids = desk.item_ids
    items = [desk.catalogue.item(item_id) for item_id in item_ids]
    find = partial(extract, encoder_id=encoder.encoder_id)
    if known is not None and may_grow(known, item_ids):
        find = partial(extend, known)
    raw, background = desk.catalogue.uncentre(desk.vectors(item_ids)), reference(encoder)
    if background is None:
        ground = own()
        raw, background = ground.centre(raw), ground.background
    return find(
        item_ids,
        raw,
        titles=[item.title if item else "" for item in items],
        background=background,
        model=extraction_model(),
        blocks=desk.catalogue.blocks,
        subjects=subjects,
    )
