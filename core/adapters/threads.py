"""Keep libraries that multiply matrices to the cores this process may use, not all that the machine shows."""

import math
import os
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from threadpoolctl import ThreadpoolController, threadpool_limits

CONTROL_GROUPS = Path("/sys/fs/cgroup")
VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def bound_threads() -> int:
    """Bound the matrix libraries, loaded already or later, to the cores granted, and return how many these are."""
    granted = granted_cores()
    for variable in VARIABLES:
        os.environ.setdefault(variable, str(granted))
    threadpool_limits(limits=granted)
    return granted


def threads(n: int | None = None) -> AbstractContextManager[object]:
    """Return a context in which matrices are multiplied by n threads, never by more than the cores granted."""
    granted = granted_cores()
    limit: AbstractContextManager[object] = _loaded().limit(
        limits=granted if n is None else min(n, granted), user_api="blas"
    )
    return limit


def granted_cores(groups: Path = CONTROL_GROUPS, environment: Mapping[str, str] = os.environ) -> int:
    """Return the cores that the scheduler, a container's quota and the user's own settings all allow, at least 1."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    asked = [int(text) for name in VARIABLES if (text := environment.get(name, "")).isdigit()]
    return max(1, min([allowed, *_quota(groups), *asked]))


@cache
def _loaded() -> ThreadpoolController:
    """Return the handle on the libraries that multiply matrices: finding them takes milliseconds."""
    return ThreadpoolController()


def _quota(groups: Path) -> list[int]:
    """Return the whole cores of a container's quota, by either version of control groups; nothing where none is."""
    for names in (("cpu.max",), ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us")):
        try:
            quota, period = " ".join((groups / name).read_text(encoding="ascii") for name in names).split()
            cores = float(quota) / float(period)
        except (OSError, ValueError, ZeroDivisionError):
            continue
        return [math.ceil(cores)] if cores > 0 else []
    return []
