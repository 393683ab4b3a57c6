"""What the rows of a batch hold: a person's history on the way in, one row a person on the way out."""

import pyarrow as pa

_MOMENT = pa.timestamp("us", tz="UTC")
_EXTRACTION = pa.struct(
    [
        pa.field("extraction_id", pa.string()),
        pa.field("method", pa.string()),
        pa.field("encoder_id", pa.string()),
        pa.field("payload", pa.binary()),
    ]
)
_ENTRY = pa.struct(
    [
        pa.field("seq", pa.int64()),
        pa.field("moment", _MOMENT),
        pa.field("actor", pa.string()),
        pa.field("kind", pa.string()),
        pa.field("payload", pa.string()),
        pa.field("action_id", pa.string()),
    ]
)
_JOURNEY = pa.struct(
    [
        pa.field("journey_id", pa.string()),
        pa.field("name", pa.string()),
        pa.field("first", _MOMENT),
        pa.field("last", _MOMENT),
        pa.field("item_ids", pa.list_(pa.string())),
    ]
)
HISTORY = pa.schema(
    [
        pa.field("person_id", pa.string()),
        pa.field("digest", pa.string()),
        pa.field("n", pa.int64()),
        pa.field("item_row", pa.int64()),
        pa.field("micros", pa.int64()),
        pa.field("kind", pa.string()),
        pa.field("log", pa.list_(_ENTRY)),
        pa.field("extractions", pa.list_(_EXTRACTION)),
    ]
)
"""A row an interaction: `item_row` is the thing's row of the catalogue, `micros` its moment in microseconds since 1970.
What was found before is in a row of its own, without a thing. `n` and `digest` are of the whole history."""
ANSWERS = pa.schema(
    [
        pa.field("person_id", pa.string()),
        pa.field("run", pa.int64()),
        pa.field("digest", pa.string()),
        pa.field("n_interactions", pa.int64()),
        pa.field("journeys", pa.list_(_JOURNEY)),
        pa.field("log", pa.list_(_ENTRY)),
        pa.field("extractions", pa.list_(_EXTRACTION)),
        pa.field("fault", pa.string()),
    ]
)
"""A row a person; `fault` is the kind of the error for someone whose journeys could not be found, '' for the others."""
