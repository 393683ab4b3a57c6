"""How many small changes of the spine do the tests notice? `make mutants` (or `python -m benchmarks.mutants --help`).

The tests are collected once. For every change the process forks, the child takes the change in place and runs the
tests that reach its line until one fails, those of the module itself before the others and the fastest first: a change
costs what its first failure costs.
"""

import argparse
import ast
import json
import os
import random
import resource
import signal
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from itertools import accumulate
from math import inf
from pathlib import Path
from typing import Any

import pytest
from _pytest.main import pytest_runtestloop as run_items

from benchmarks.mutant_reach import Reach
from benchmarks.mutant_results import ROOMS, results_of, table, unplaced
from benchmarks.mutation import Mutant, Running, mutants

TESTS = (
    "tests/steering", "tests/effects", "tests/ranking", "tests/desk", "tests/laws",
    "tests/workspace/test_workspace.py", "tests/workspace/test_newer_log.py", "tests/workspace/test_journal.py",
)  # fmt: skip
SPARE_CPU_S = 20.0
"""What a child may use beyond three times its tests' own time, in CPU seconds; by hand."""
OUT_OF_TIME = "out of time"
"""How a change comes out that used all of that before any test failed: no test noticed it."""


class Trial:
    """Tries the mutants on the tests that were collected, in forked children."""

    def __init__(
        self, chosen: Sequence[Mutant], paths: Sequence[Path], results: Path | None = None, most_s: float = inf
    ) -> None:
        """Take the mutants to try, the modules they are of, the file of results that a run goes on from, and a limit.

        The limit is on the CPU seconds of the tests that a mutant is tried on, in the order in which they are run.
        """
        self.chosen, self.paths, self.results, self.most_s = chosen, paths, results, most_s
        self.running: dict[Path, Running] = {}
        self.noticed: dict[str, str] = results_of(results) if results and results.exists() else {}

    def pytest_sessionstart(self) -> None:
        """Have laws that fail say so at once, rather than look for the simplest case."""
        from hypothesis import Phase, settings

        settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate), database=None)
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See what each test reaches, then try the mutants one after the other."""
        session.config.option.maxfail = 1
        if session.testsfailed:
            raise pytest.UsageError("the tests could not be collected")
        reach = in_a_child(lambda: Reach(self.paths).found(session))
        if reach is None or reach["failed"]:
            print("The tests fail as they are:", *(reach or {"failed": ["they died"]})["failed"], sep="\n", flush=True)
            raise pytest.UsageError
        by_id = {item.nodeid: item for item in session.items}
        self.running = {path: Running(import_module(".".join(path.with_suffix("").parts))) for path in self.paths}
        for number, mutant in enumerate(self.chosen, start=1):
            if mutant.words in self.noticed:
                continue
            ids = self._reaching(mutant, reach["lines"])
            own = f"/test_{mutant.path.stem}.py::"
            ordered = sorted((i for i in ids if i in by_id), key=lambda i: (own not in i, reach["cpu_s"].get(i, 0.0)))
            self.noticed[mutant.words] = self._try(session, mutant, [by_id[i] for i in ordered], reach["cpu_s"])
            self._keep(mutant)
            print(f"{number}/{len(self.chosen)} {self.noticed[mutant.words]}: {mutant.words}", flush=True)
        return True

    def _reaching(self, mutant: Mutant, lines: dict[str, dict[str, list[str]]]) -> set[str]:
        """Return the tests that run a mutant's line; of a module's own, those that run what is in it or imports it."""
        if mutant.scope:
            reached = _lines(mutant)
            return {i for n, on in lines[str(mutant.path)].items() if int(n) in reached for i in on}
        name = ".".join(mutant.path.with_suffix("").parts)
        users = [p for p in self.paths if p == mutant.path or f"from {name} import" in p.read_text(encoding="utf-8")]
        return {i for path in users for on in lines[str(path)].values() for i in on}

    def _keep(self, mutant: Mutant) -> None:
        """Write a result down, so that a run that ends early loses nothing."""
        if self.results:
            with self.results.open("a", encoding="utf-8") as file:
                file.write(json.dumps([mutant.words, self.noticed[mutant.words]]) + "\n")

    def _try(self, session: pytest.Session, mutant: Mutant, items: list[pytest.Item], cpu_s: dict[str, float]) -> str:
        """Return whether the tests notice a mutant, and how."""
        if not items:
            return "not reached"
        spent = accumulate(cpu_s.get(item.nodeid, 0.0) for item in items)
        items = [item for item, so_far in zip(items, spent, strict=True) if so_far <= self.most_s]
        limit = SPARE_CPU_S + 3 * sum(cpu_s.get(item.nodeid, 0.0) for item in items)

        def work() -> int:
            resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1))
            self.running[mutant.path].become(mutant)
            session.items[:] = items
            try:
                run_items(session)
            except session.Failed:
                return 1
            return session.testsfailed

        failed = in_a_child(work)
        return OUT_OF_TIME if failed == OUT_OF_TIME else "survived" if failed == 0 else "noticed"


def _lines(mutant: Mutant) -> range:
    """Return the lines on which a test must have been to reach a mutant: those of its statement."""
    around = [
        node
        for node in ast.walk(mutant.tree)
        if isinstance(node, ast.stmt) and node.lineno <= mutant.line <= (node.end_lineno or node.lineno)
    ]
    inmost = max(around, key=lambda node: node.lineno)
    body = getattr(inmost, "body", None)
    end = (inmost.end_lineno or inmost.lineno) + 1
    if isinstance(body, list) and not isinstance(inmost, ast.FunctionDef):
        end = max(body[0].lineno, inmost.lineno + 1)
    return range(inmost.lineno, end)


def in_a_child(work: Any, more: int = 2) -> Any:
    """Return what a function returns in a forked child; None where that failed, or crashed more often than may be.

    A child that used more CPU time than it may has `OUT_OF_TIME` returned for it.
    """
    with tempfile.NamedTemporaryFile("r+", suffix=".json") as answer:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            try:
                Path(answer.name).write_text(json.dumps(work()))
            finally:
                os._exit(0)
        _, status = os.waitpid(child, 0)
        if more and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV:
            return in_a_child(work, more - 1)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            return OUT_OF_TIME
        text = answer.read()
        return json.loads(text) if text else None


def main() -> None:
    """Try a sample of the mutants and print what was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="how many mutants to try, all unless told")
    parser.add_argument("--seed", type=int, default=8, help="which ones")
    parser.add_argument("--examples", default="12", help="how many examples a law is tried on, 12 unless told")
    parser.add_argument(
        "--most", type=float, default=inf, help="CPU seconds of tests to try a change on, all unless told"
    )
    parser.add_argument("--tests", nargs="*", default=TESTS, help="the tests to try them on")
    parser.add_argument("--results", type=Path, help="a file to add results to as they come, and to go on from")
    parser.add_argument(
        "--besides", type=Path, nargs="*", default=(), help="results of runs whose changes are left out"
    )
    parser.add_argument("--only", default="", help="modules whose path holds this")
    arguments = parser.parse_args()
    os.environ["LAW_EXAMPLES"] = arguments.examples
    files = [Path(room) for room in ROOMS]
    paths = sorted(p for f in files for p in ([f] if f.suffix else f.glob("*.py")) if arguments.only in str(p))
    every = [mutant for path in paths for mutant in mutants(path)]
    tried = {unplaced(words) for path in arguments.besides for words in results_of(path)}
    fresh = [mutant for mutant in every if unplaced(mutant.words) not in tried]
    n = min(arguments.sample or len(fresh), len(fresh))
    chosen = random.Random(arguments.seed).sample(fresh, n)
    print(f"{n} of {len(fresh)} mutants, seed {arguments.seed}, laws on {arguments.examples} examples", flush=True)
    trial = Trial(
        chosen, [path for path in paths if any(m.path == path for m in chosen)], arguments.results, arguments.most
    )
    quiet = ["-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:terminal"]
    if ended := pytest.main([*arguments.tests, *quiet, "--hypothesis-seed=0"], plugins=[trial]):
        sys.exit(f"The tests did not get as far as the mutants (pytest's exit code {int(ended)}).")
    print(table(chosen, trial.noticed))
    for words in sorted(mutant.words for mutant in chosen):
        if (what := trial.noticed[words]) != "noticed":
            print(f"- {what}: {words}")


if __name__ == "__main__":
    main()
