"""How models did at ordering the first twenty of a list, as measured: from the file that ships."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from core.adapters.llm.endpoint import Where
from core.adapters.places import DATA

MEASURES_FILE = DATA / "models" / "rerank_measures.json"


class RerankMeasure(BaseModel):
    """What one model's order at one host gained over the list's own: nDCG@10 on so many persons, with its interval.

    An empty `host` stands for whichever host serves the model.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str
    host: str = ""
    persons: int
    gain: float
    low: float
    high: float

    @property
    def is_better(self) -> bool:
        """Tell whether the model's order is better beyond chance."""
        return self.low > 0

    def is_of(self, where: Where) -> bool:
        """Tell whether this was measured of a model at a host."""
        return self.model == where.model and self.host in ("", where.host)


def load_measures(path: Path = MEASURES_FILE) -> tuple[RerankMeasure, ...]:
    """Return what was measured, none where there is no file; raises ValueError where the file is damaged."""
    if not path.exists():
        return ()
    try:
        return tuple(RerankMeasure.model_validate(one) for one in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, ValidationError) as error:
        again = "Run benchmarks/reranking.py with --record to make it again."
        raise ValueError(f"{path} cannot be read as measures. {again}") from error


def measure_of(where: Where, measures: tuple[RerankMeasure, ...]) -> RerankMeasure | None:
    """Return the latest measure of a model at a host; None where it was never measured."""
    return next((one for one in reversed(measures) if one.is_of(where)), None)


def record(measure: RerankMeasure, path: Path = MEASURES_FILE) -> None:
    """Write a measure in place of any of the same model at the same host."""
    others = [one for one in load_measures(path) if (one.model, one.host) != (measure.model, measure.host)]
    written = [one.model_dump() for one in (*others, measure)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
