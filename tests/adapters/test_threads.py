"""Matrices are multiplied by no more threads than the cores that were granted."""

import os
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from core.adapters.threads import bound_threads, granted_cores, threads

SEEN = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
NOBODY: dict[str, str] = {}


def group(folder: Path, **files: str) -> Path:
    """Write the files of a control group."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_max", ".max").replace("cpu_cfs", "cpu.cfs")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="ascii")
    return folder


def test_without_a_quota_the_cores_of_the_process_are_granted(tmp_path: Path) -> None:
    assert granted_cores(tmp_path, NOBODY) == SEEN
    assert granted_cores(group(tmp_path, cpu_max="max 100000\n"), NOBODY) == SEEN


@pytest.mark.parametrize(("quota", "cores"), [("100000 100000", 1), ("20000 100000", 1), ("9900000 100000", SEEN)])
def test_a_container_s_quota_is_kept_to(tmp_path: Path, quota: str, cores: int) -> None:
    assert granted_cores(group(tmp_path, cpu_max=quota), NOBODY) == cores


def test_the_older_kind_of_quota_is_read_too(tmp_path: Path) -> None:
    files = {"cpu__cpu_cfs_quota_us": "50000\n", "cpu__cpu_cfs_period_us": "100000\n"}
    assert granted_cores(group(tmp_path, **files), NOBODY) == 1
    assert granted_cores(group(tmp_path, cpu__cpu_cfs_quota_us="-1\n"), NOBODY) == SEEN


@pytest.mark.parametrize("text", ["", "nonsense", "1 0", "1", "a b c", "-5 10"])
def test_a_quota_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    assert granted_cores(group(tmp_path, cpu_max=text), NOBODY) == SEEN


def test_who_asks_for_fewer_threads_gets_fewer() -> None:
    assert granted_cores(environment={"OPENBLAS_NUM_THREADS": "1"}) == 1
    assert granted_cores(environment={"OMP_NUM_THREADS": "lots", "MKL_NUM_THREADS": "0"}) == 1


def test_no_library_keeps_more_threads_than_were_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(name, os.environ.get(name, "1"))
    np.ones((2, 2)) @ np.ones((2, 2))
    granted = bound_threads()
    assert all(library["num_threads"] <= granted for library in threadpool_info())
    with threads(10_000):
        assert all(library["num_threads"] <= granted for library in threadpool_info())
    with threads(1):
        assert all(x["num_threads"] == 1 for x in threadpool_info() if x["user_api"] == "blas")
