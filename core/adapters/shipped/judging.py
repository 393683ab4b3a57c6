"""Read the light model that the judge taught, and how far the judge agrees with people, from the file that ships."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.adapters.places import DATA
from core.adapters.shipped.written import written_object
from core.judging.distilled import Distilled
from core.judging.signs import JUDGED_BY

JUDGE_FILE = DATA / "models" / "judge.json"
LEAST_AGREEMENT = 0.4
"""Quadratic weighted kappa with people (lower end of its 95 % interval) that the judge must have on every set to judge
anything: 'moderate' from there on by Landis and Koch (1977)."""
_AGAIN = "Run benchmarks/judge.py --write and benchmarks/train_filter.py to make it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far the judge agrees with people on other labels than it was chosen on: quadratic weighted kappa."""

    kappa: float
    low: float
    high: float


def may_judge(agreement: Mapping[str, Agreement]) -> bool:
    """Tell whether the judge agrees with people well enough on every set that it was held against; never untested."""
    return bool(agreement) and all(one.low >= LEAST_AGREEMENT for one in agreement.values())


def distilled_for(encoder_id: str, path: Path = JUDGE_FILE) -> Distilled | None:
    """Return the light model for an encoder; None for one that the judge was not held against people with.

    Nor is there one where their agreement is too low. Raises ValueError when the file is damaged.
    """
    written = written_object(path, "a judge", _AGAIN)
    if written is None or "distilled" not in written or encoder_id not in written.get("encoders", ()):
        return None
    return _distilled(written, path) if may_judge(_agreement(written, path)) else None


def read_agreement(path: Path = JUDGE_FILE) -> dict[str, Agreement]:
    """Return the agreement by set; none where there is no file. Raises ValueError when the file is damaged."""
    return _agreement(written_object(path, "a judge", _AGAIN) or {}, path)


def _agreement(written: Mapping[str, Any], path: Path) -> dict[str, Agreement]:
    """Return the agreement by set that a file says."""
    try:
        return {
            str(name): Agreement(kappa=float(kappa), low=float(low), high=float(high))
            for name, (kappa, low, high) in written.get("agreement", {}).items()
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} cannot be read as a judge's agreement. {_AGAIN}") from error


def write_distilled(distilled: Distilled, path: Path = JUDGE_FILE) -> None:
    """Write the light model beside what the file says else."""
    said = {"least": distilled.least, "bias": distilled.bias, **distilled.slopes}
    _write({"distilled": said}, path)


def write_agreement(
    agreement: Mapping[str, Agreement], encoders: tuple[str, ...], command: str, path: Path = JUDGE_FILE
) -> None:
    """Write the agreement, with which encoders and by which command it was found, beside what the file says else."""
    said = {name: [one.kappa, one.low, one.high] for name, one in agreement.items()}
    _write({"command": command, "encoders": list(encoders), "agreement": said}, path)


def _write(said: Mapping[str, object], path: Path) -> None:
    written = {**(written_object(path, "a judge", _AGAIN) or {}), **said}
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def _distilled(written: Mapping[str, Any], path: Path) -> Distilled:
    """Return the light model that a file says."""
    try:
        numbers = {str(name): float(value) for name, value in written["distilled"].items()}
        made = Distilled(least=numbers.pop("least"), bias=numbers.pop("bias"), slopes=numbers)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} cannot be read as a judge. {_AGAIN}") from error
    if not 0.0 <= made.least <= 1.0 or not made.slopes.keys() <= set(JUDGED_BY):
        raise ValueError(f"{path} names what the judge does not have, or its line is no probability. {_AGAIN}")
    return made
