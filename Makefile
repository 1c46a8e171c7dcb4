# Termbridge. `make` alone lists what can be done.
VENV := .venv
BIN := $(VENV)/bin
UV := VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
T ?= tests

.DEFAULT_GOAL := help
.PHONY: help setup dev run test lint types contracts check translate messages bench clean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(UV) pip uninstall --quiet pip setuptools  # 27 MB that uv stands in for

$(VENV)/.runtime: pyproject.toml $(BIN)/uv
	$(UV) sync --quiet --no-dev --inexact
	@touch $@

$(VENV)/.dev: pyproject.toml $(BIN)/uv
	$(UV) sync --quiet --inexact
	@touch $@ $(VENV)/.runtime

setup: $(VENV)/.runtime ## Install Termbridge into .venv

dev: $(VENV)/.dev ## Install what the tests need as well

run: setup ## Serve on http://127.0.0.1:8000 (HOST=, PORT= to change)
	@$(BIN)/termbridge serve --host $(HOST) --port $(PORT)

translate: setup ## Translate FILE=path in the terminal
	@$(BIN)/termbridge translate $(FILE)

test: export PYTHONDONTWRITEBYTECODE = # the tests start the command hundreds of times
test: dev lint types contracts ## Lint, types, import contracts, tests (T=path for a part)
	$(BIN)/python -m pytest $(T)

lint: dev ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev ## Static types
	$(BIN)/mypy

contracts: dev ## Import contracts between the floors
	$(BIN)/lint-imports

messages: dev ## Put new words of the pages into the Chinese catalog
	$(BIN)/python tools/messages.py

bench: dev ## Speed and memory, as ratios in one run
	$(BIN)/python benchmarks/pipeline.py

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
