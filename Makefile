# Two commands are enough: `make site` and `make test`. Each sets up what it needs, and is quick when that is there.
.DEFAULT_GOAL := help
.PHONY: help programs practice site test slides check spelling report status stamp language serve bench lint format clean setup

PYTHON ?= python3
BIN := .venv/bin
FORMAT ?= text
unexport PYTHONDONTWRITEBYTECODE # set in many containers: each process would compile the program anew
DICTIONARIES := hunspell hunspell-en-gb hunspell-fr-classical hunspell-ar hunspell-es hunspell-pt-br

setup: .venv/.ready ## set up what building needs

help: ## show these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':[^#]*## ' '{ printf "%-9s %s\n", $$1, $$2 }'

site: .venv/.ready ## build decks and site into site/
	$(BIN)/teach-forward site

slides: .venv/.ready ## build the decks into build/decks/
	$(BIN)/teach-forward slides

check: .venv/.ready ## check the text of all languages; LOCALE=fr for French only
	$(BIN)/teach-forward check $(if $(LOCALE),--locale $(LOCALE))

spelling: .venv/.ready ## look for words that no dictionary has
	@sh tools/debian-packages.sh $(DICTIONARIES)
	$(BIN)/teach-forward spelling --format $(FORMAT)

report: .venv/.ready ## say how long pages and sentences are, how easily they read, and what minutes guides need
	$(BIN)/teach-forward report

status: .venv/.ready ## say which pages are translated, out of date or missing
	$(BIN)/teach-forward status

stamp: .venv/.ready ## record that translations match their English text: make stamp FILES="docs/fr/index.md" (a page; docs/fr/index.md#free for a section, docs/fr for a folder)
	$(BIN)/teach-forward stamp $(FILES)

language: .venv/.ready ## begin a new language: make language LOCALE=es
	$(BIN)/teach-forward new-locale $(LOCALE)

serve: .venv/.ready ## preview the site; LOCALE=fr for English and French only, QUICK=1 without PDFs and other files
	$(BIN)/teach-forward serve $(if $(LOCALE),--locale $(LOCALE)) $(if $(QUICK),--without-files)

test: .venv/bin/python node_modules/.ready ## run everything that CI runs
	@$(MAKE) --no-print-directory -j2 .venv/.ready-dev programs # one core unpacks Python's packages, another Debian's
	@$(MAKE) --no-print-directory -j2 lint check
	FUZZ=1 $(BIN)/python -m pytest -n auto --dist worksteal

programs:
	@sh tools/debian-packages.sh chromium-headless-shell firefox-esr libreoffice-impress libreoffice-calc libreoffice-writer-nogui poppler-utils fonts-liberation2 fonts-noto-core fonts-droid-fallback default-jre-headless $(DICTIONARIES)

lint: .venv/.ready-dev ## look at the code's style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.ready-dev ## put the code into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

practice: node_modules/.ready ## bundle the scripts with which sheets are filled in on a screen
	node_modules/.bin/tsc -p teach_forward/site/practice
	node tools/practice.mjs

bench: .venv/.ready-dev ## measure against plain MkDocs and pandoc
	$(BIN)/python bench/bench.py

clean: ## remove what was built
	rm -rf build site

.venv/bin/python:
	@sh tools/debian-packages.sh --if-missing "$(PYTHON) -c 'import ensurepip'" python3-venv
	$(PYTHON) -m venv .venv

.venv/.ready: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: requirements-dev.txt .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.ready: package-lock.json
	@sh tools/debian-packages.sh --if-missing "command -v npm" nodejs npm
	PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent --no-audit --no-fund
	@touch $@
