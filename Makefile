# One command for each thing a person does here. `make` alone lists them.
# The machine needs Python 3.11 or newer with its venv module, and make; README.md says what else is of use.

PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= site
ADDRESS ?= localhost:8000
NAME ?=
ARGS ?=

PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
INSTALLED := $(VENV)/.installed
CATALOGUES := $(shell find cms courses mentorship search themes -name '*.po' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help setup demo test wire check lint types bench shots pictures messages docs clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) $(CATALOGUES:.po=.mo) ## install everything into $(VENV); quick when nothing has changed

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Hunar needs Python 3.11 or newer; say which with: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PY) -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRAS)]" --group dev
	@touch $@

# One run compiles every catalogue that has changed, so the recipe is the same for each.
%.mo: %.po $(INSTALLED)
	@$(PY) -m cms.language.catalogues $<

# Links in messages and QR codes lead to where the demo is served.
demo: export HUNAR_BASE_URL ?= http://$(subst 0.0.0.0,localhost,$(if $(findstring :,$(ADDRESS)),$(ADDRESS),localhost:$(ADDRESS)))
demo: setup ## set up, fill and serve a living demo at http://localhost:8000
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo
	@$(MANAGE) serve $(ADDRESS)

test: setup ## run the tests; ARGS="tests/courses -k seat" narrows them
	$(PY) -m pytest -n auto $(ARGS)

wire: setup ## the search over HTTP, on the engines that are to be had; ELASTICSEARCH_URL names one more
	$(PY) -m pytest tests/search/wire $(ARGS)

check: lint types test ## all that CI asks of a change

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(VENV)/bin/lint-imports
	git ls-files '*.html' | xargs --no-run-if-empty $(VENV)/bin/djhtml --check --tabwidth 2
	$(MANAGE) makemigrations --check --dry-run
	HUNAR_ENV_FILE=.ci/production.env DJANGO_SETTINGS_MODULE=cms.settings.production $(MANAGE) check --deploy --fail-level WARNING
	$(PY) -m cms.language.catalogues check

types: setup
	$(PY) -m mypy

bench: setup ## measure: make bench NAME=matching; without a name it lists them
	@test -n "$(NAME)" || { echo "say which: make bench NAME=$$(ls tests/benchmarks/bench_*.py | sed 's/.*bench_//; s/\.py//' | paste -sd '|')"; exit 2; }
	@$(PY) -m tests.benchmarks.bench_$(NAME) $(ARGS)

shots: setup ## photograph every page: 360 and 1280 px, English and Urdu, light and dark, into build/shots
	$(PY) -m pytest tests/journeys/shots.py $(ARGS)

pictures: setup ## photograph the demo anew for the guides, into docs/images
	$(PY) -m pytest tests/journeys/pictures.py

messages: setup ## gather the words of code and templates into the English and Urdu catalogues (needs gettext)
	$(PY) -m cms.language.catalogues gather

docs: setup ## write the reference pages again from the code
	$(PY) -m tests.site.reference

clean: ## remove what make setup and the demo made
	rm -rf $(VENV) var build dist *.egg-info
	find . -name '*.mo' -not -path './.venv*' -delete
