# Everything one does with this project. `make` alone prints the list.
#
# `run` and `test` need nothing on the machine but python3 (3.11 or newer), its venv module and
# make: the first call builds .venv from the pinned versions in .ci/constraints.txt.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
CODE   := flows store tui tests
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help run test gallery faces isolation browser check bench bench-ssh fuzz fmt clean setup

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(STAMP)  ## start Duologue; make run ARGS="flows" passes arguments
	@$(BIN)/duologue $(ARGS)

test: $(STAMP)  ## run the tests; make test ARGS="tests/unit -x" runs some
	@$(BIN)/python -m pytest $(ARGS)

gallery: $(STAMP)  ## compare the pictures of all screens; ARGS=--snapshot-update renews them
	@$(BIN)/python -m pytest -n 0 -m gallery -o addopts="-ra -q" tests/ui/test_gallery.py $(ARGS)

faces: $(STAMP)  ## play every flow on the full screen, alone and as a pair; takes minutes
	@$(BIN)/python -m pytest -m faces $(ARGS)

isolation: $(STAMP)  ## hold twenty workshops over SSH and look for words where they must not be; takes minutes
	@$(BIN)/python -m pytest -m isolation tests/ssh/test_isolation.py $(ARGS)

browser: $(STAMP)  ## run the browser door in a real Chromium; installs playwright, brings no browser
	@$(BIN)/python -c 'import playwright' 2>/dev/null || \
		$(PIP) install --constraint .ci/constraints.txt --editable '.[dev,browser]'
	@$(BIN)/python -m pytest -n 0 -m browser tests/web $(ARGS)

check: $(STAMP)  ## format, lint, types, import contracts, tests with coverage floors
	@$(BIN)/ruff format --quiet --check $(CODE) || { echo "Run 'make fmt' to format."; exit 1; }
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --config pyproject.toml
	@$(MAKE) --no-print-directory gallery
	@$(BIN)/python -m pytest --cov --cov-report= $(ARGS)
	@$(BIN)/coverage report --include='flows/*' --fail-under=100
	@$(BIN)/coverage report --include='store/*' --fail-under=100
	@$(BIN)/coverage report --include='tui/*' --fail-under=90

bench: $(STAMP)  ## print each figure beside its floor; never fails on a clock
	@$(BIN)/python -m tests.bench $(ARGS)

bench-ssh: $(STAMP)  ## the same for many people over SSH; ARGS="--steps 1,50" or "soak --minutes 30"
	@$(BIN)/python -m tests.bench.ssh $(ARGS)

fuzz: $(STAMP)  ## read 20,000 mutated flows, walk those that pass; ARGS="--seed 7 --count 2000"
	@$(BIN)/python -m tests.fuzz $(ARGS)

fmt: $(STAMP)  ## format the code, mend what the linter can mend, pack the bundled flows
	@$(BIN)/ruff check --quiet --fix-only $(CODE)
	@$(BIN)/ruff format --quiet $(CODE)
	@$(BIN)/python -m tests.packing

setup: $(STAMP)  ## build .venv (the others do this by themselves)

clean:  ## remove .venv and everything the tools left behind
	@rm -rf $(VENV) build *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache \
		.pytest_cache .import_linter_cache .hypothesis snapshot_report.html
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp is touched last, so an interrupted installation is done again.
$(STAMP): pyproject.toml .ci/constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Duologue needs Python 3.11 or newer; no '$(PYTHON)' was found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Duologue needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1)."; exit 1; }
	@echo "Setting up $(VENV); this happens once and takes a minute."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; install python3-venv."; exit 1; }
	@$(PIP) install --constraint .ci/constraints.txt --editable '.[dev]'
	@touch $@
