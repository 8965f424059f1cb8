# One command for each thing one does with the project. They need Python 3.11 or newer; the rest they fetch.

PYTHON ?= python3
WORKERS ?= 2
BIN := .venv/bin

.PHONY: run test check bench screenshots services
.DEFAULT_GOAL := run

run: .venv/installed-to-run
	$(BIN)/python app.py

# Everything a change must pass; pytest comes last, so the last line is its verdict.
test: check services
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: .venv/installed-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: .venv/installed-to-test services
	@for benchmark in $$(ls tests/benchmarks 2>/dev/null | sed -n 's/^\([a-z][a-z_]*\)\.py$$/\1/p'); do \
		echo "== $$benchmark"; $(BIN)/python -m tests.benchmarks.$$benchmark || exit 1; \
	done

screenshots: .venv/installed-to-test services
	$(BIN)/python -m tests.browser.screenshots screenshots

services:
	@tests/services/install.sh

# Most of what is installed is never imported, so it is compiled when it is.
.venv/installed-to-run: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --requirement $<
	@touch $@

.venv/installed-to-test: requirements-dev.txt requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --requirement $<
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is missing or older than 3.11: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Debian keeps venv apart: sudo apt-get install python3-venv"; exit 1; }
