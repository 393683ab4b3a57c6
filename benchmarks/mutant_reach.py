"""Which tests run which lines of the spine, and what CPU time each takes."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.main import pytest_runtestloop as run_items


class Reach:
    """Notes for every test which lines it runs and what CPU time it takes."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Look at these modules."""
        from coverage import Coverage

        self._coverage = Coverage(data_file=None, include=[str(path.resolve()) for path in paths])
        self._paths = paths
        self.cpu_s: dict[str, float] = {}
        self.failed: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Run a test under its own name."""
        self._coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self.cpu_s[item.nodeid] = time.process_time() - start
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails."""
        if report.failed:
            self.failed.append(f"{report.nodeid}\n{report.longreprtext[-2000:]}")

    def found(self, session: pytest.Session) -> dict[str, Any]:
        """Run every test and return its time, and the tests by line of each module."""
        session.config.pluginmanager.register(self)
        self._coverage.start()
        try:
            run_items(session)
        except session.Failed:
            return {"failed": self.failed}
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {str(path): data.contexts_by_lineno(str(path.resolve())) for path in self._paths}
        return {"failed": self.failed, "cpu_s": self.cpu_s, "lines": lines}
