"""The tables that an analyst may ask: every column with what it means, and the words of one person in none of them."""

from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa

LEAST_PEOPLE = 5
"""People of whom a chart tells a count by interest or group at least: fewer might be recognised; the usual threshold of
official statistics is 3 to 10 (UK ONS, Eurostat)."""

_TEXT, _NUMBER, _WHOLE, _FLAG, _MOMENT = pa.string(), pa.float64(), pa.int64(), pa.bool_(), pa.timestamp("us")

_JOURNEY_ROWS = pa.schema(
    [
        ("person_id", _TEXT),
        ("journey_id", _TEXT),
        ("name", _TEXT),
        ("interest", _TEXT),
        ("state", _TEXT),
        ("weight", _NUMBER),
        ("muted", _FLAG),
        ("adopted", _FLAG),
        ("density", _NUMBER),
    ]
)
"""Journeys as they are told to the copy, before their moments are worked out from the histories."""
_MEMBER_ROWS = pa.schema([("person_id", _TEXT), ("journey_id", _TEXT), ("item_id", _TEXT)])
"""Which item is in which journey."""
_SLATE_ROWS = pa.schema(
    [
        ("person_id", _TEXT),
        ("place", _WHOLE),
        ("item_id", _TEXT),
        ("journey_id", _TEXT),
        ("source", _TEXT),
        ("new_ground", _FLAG),
        ("likeness", _NUMBER),
        ("unexpected", _NUMBER),
    ]
)
"""The lists as they are told to the copy."""
_METHOD_ROWS = pa.schema(
    [("person_id", _TEXT), ("method", _TEXT), ("journeys", _WHOLE), ("length", _NUMBER), ("density", _NUMBER)]
)
"""What each way of finding journeys came to, by person."""
_FAILURE_ROWS = pa.schema([("person_id", _TEXT), ("mode", _TEXT), ("failures", _WHOLE)])
"""What is off in the journeys in use, by person."""
_AGREEMENT_ROWS = pa.schema(
    [
        ("person_id", _TEXT),
        ("method", _TEXT),
        ("items", _WHOLE),
        ("precision", _NUMBER),
        ("recall", _NUMBER),
        ("f1", _NUMBER),
    ]
)
"""How far each way of finding journeys agrees with labels from a file, by person."""
_PROPOSAL_ROWS = pa.schema([("person_id", _TEXT), ("proposed", _WHOLE)])
"""How many interests Explore proposes to each person as it opens."""
WORKED_OUT: Mapping[str, pa.Schema] = MappingProxyType(
    {
        "journeys_told": _JOURNEY_ROWS,
        "journey_items": _MEMBER_ROWS,
        "slates": _SLATE_ROWS,
        "methods": _METHOD_ROWS,
        "failures": _FAILURE_ROWS,
        "agreements": _AGREEMENT_ROWS,
        "proposals": _PROPOSAL_ROWS,
    }
)
"""The tables of the copy that no table of the database holds: they are worked out of logs and lists."""

TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "people": {
            "person_id": "who",
            "interactions": "moments at which they took something up",
            "first": "their earliest moment (UTC)",
            "last": "their latest",
            "days": "days between the two",
            "language": "the language of most of their items, '' where none is told",
        },
        "items": {
            "item_id": "which",
            "title": "its title",
            "creator": "whose it is",
            "kind": "video, book, ...",
            "language": "as its source tells it",
            "collection": "the collection that it came with",
            "service": "the service that it came from, '' where none is told",
            "takers": "people who took it up",
        },
        "histories": {
            "person_id": "who",
            "item_id": "took up what",
            "moment": "when (UTC)",
            "kind": "how: watched, read, ...",
        },
        "journeys": {
            "person_id": "whose",
            "journey_id": "which",
            "name": "as a rule or a model named it; the person's own words are not here",
            "interest": "names that mean much the same, by the commonest of them; '' for what is sensitive",
            "state": "open, paused, finished or removed",
            "weight": "1 unless steered",
            "muted": "whether it takes no places",
            "adopted": "whether it began as a proposal",
            "density": "mean cosine of its items to each other, all items' mean taken off; null where none are read",
            "items": "different items",
            "interactions": "moments",
            "first": "the earliest (UTC)",
            "last": "the latest",
            "days": "days between the two",
        },
        "journey_items": {"person_id": "whose", "journey_id": "which journey", "item_id": "holds what"},
        "log": {
            "seq": "the number of the entry",
            "person_id": "whose log",
            "moment": "when (UTC)",
            "actor": "person, model or rules",
            "kind": "which verb",
            "journeys": "journeys that it was measured on",
            "asked_change": "change of the share that these ask for (-1 to 1)",
            "got_change": "change of the share of the list that they got",
            "tau": "Kendall's rank correlation of all else before and after (1: untouched)",
            "furthest": "most places by which anything else moved",
            "came": "items that came onto the list",
            "gone": "items that went",
            "undone": "whether it is undone now",
            "undone_after_s": "seconds until it was first undone",
        },
        "slates": {
            "person_id": "whose list",
            "place": "from 1",
            "item_id": "holds what",
            "journey_id": "for which journey",
            "source": "backlog, revisit, catalogue or others; '' for a data set whole",
            "new_ground": "whether it is far from all that they know",
            "likeness": "mean cosine to the rest of the list",
            "unexpected": "one less the mean cosine to their history",
        },
        "methods": {
            "person_id": "who",
            "method": "personal, topics or cooccurrence",
            "journeys": "how many it finds",
            "length": "items each on average",
            "density": "mean cosine of a journey's items",
        },
        "failures": {
            "person_id": "who",
            "mode": "missed, one_sitting, outdated or same_meaning",
            "failures": "how many, in the journeys in use",
        },
        "proposals": {
            "person_id": "who",
            "proposed": "interests that Explore proposes as it opens; of those whose list was read",
        },
        "agreements": {
            "person_id": "who",
            "method": "personal, topics or cooccurrence",
            "items": "items that have a label",
            "precision": "B-cubed precision against the labels (0 to 1)",
            "recall": "B-cubed recall",
            "f1": "their harmonic mean",
        },
    }
)
"""Every table of the copy and its columns, in order; nothing else can be asked."""
