# Every target sets up .venv by itself and is quick when nothing changed.
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo

.DEFAULT_GOAL := help
.PHONY: help install demo serve test check format messages bench clean

help:  ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

install: .venv/.ready  ## Set up .venv with the hexapla command in .venv/bin

.venv/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hexapla needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once) …"
	@# The pip that comes with Python 3.11 loses the extras of a package that is constrained.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: install  ## Build the sample's edition into demo/site
	@mkdir -p $(DEMO)
	@$(BIN)/hexapla build sample/pages --archive $(DEMO)/hexapla.db --out $(DEMO)/site --glossary sample/glossary.csv
	@echo "Open $(DEMO)/site/index.html in a browser, or run: make serve"

serve: demo  ## Serve the sample's archive at http://127.0.0.1:8000
	@$(BIN)/hexapla serve --archive $(DEMO)/hexapla.db

test: install  ## Run the tests, file by file on all processors
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: install  ## Lint, types, and the rules of the house
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: install  ## Put the code into the project's format
	@$(BIN)/ruff check --fix --quiet
	@$(BIN)/ruff format

LOCALE := src/hexapla/editions/locale

messages: install  ## Bring the catalogs of the interface's words up to date with the templates
	@mkdir -p $(LOCALE)
	@$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --keywords say --sort-by-file --no-location --omit-header \
		--output-file $(LOCALE)/messages.pot .
	@for each in $(wildcard $(LOCALE)/*.po); do $(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
		--input-file $(LOCALE)/messages.pot --output-file $$each --locale $$(basename $$each .po) || exit 1; done

bench: install  ## Measure speed and accuracy against peers in the same run (short form: make bench BENCH=--quick)
	@test .venv/.bench -nt .venv/.ready || { echo "Setting up the peers (once) …"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]' \
		&& touch .venv/.bench || echo "The peers could not be set up: measuring without those that are missing"; }
	@for each in articles scaling language duplicates events versions number_checks wide_table records search serving road; do \
		echo "== $$each"; $(BIN)/python benchmarks/$$each.py $(BENCH) || exit 1; done

clean:  ## Remove what make made
	@rm -rf .venv $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis
