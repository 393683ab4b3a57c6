"""What every benchmark says about itself: seed, versions, machine; and small arithmetic they share."""

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

LIBRARIES = ("numpy", "scipy", "scikit-learn", "implicit")


def print_setup(seed: int) -> None:
    """Print the set-up that makes a run repeatable."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "all")
    machine = f"{platform.machine()}, {os.cpu_count()} cores, BLAS threads {threads}"
    print(f"seed {seed}; Python {platform.python_version()}, {versions}; {machine}", flush=True)


def to_stderr(text: str) -> None:
    """Say how far a run is, beside its table."""
    print(text, file=sys.stderr, flush=True)


def percentile(values: Sequence[float], q: float) -> float:
    """Return a percentile; 0 of nothing."""
    return float(np.percentile(values, q)) if len(values) else 0.0


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean over persons (1,000 draws, seeded)."""
    rng = np.random.default_rng(0)
    means = values[rng.integers(len(values), size=(1000, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def resident_mb() -> float:
    """Return this process's resident memory in megabytes; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
