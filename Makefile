# Each target does its own set-up. Needed beforehand: python3 (3.11 or newer), pip, make.
.DEFAULT_GOAL := help
.PHONY: help setup run test walk lint format messages bench screenshots browser lock clean

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

help:  ## what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: $(READY)  ## a .venv with everything in it

run: setup  ## serve at http://localhost:8080 with demo data
	@$(PY) main.py serve --demo

test: setup browser  ## every test, those in a real browser included, the walks not (DATABASE=postgres: on PostgreSQL)
	@$(if $(DATABASE),$(ON) $(PY) -m tests.databases)
	@$(call tested,'not walk',-n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder)

walk: setup browser  ## whatever can be operated on any page is, by mouse and by keyboard: half an hour
	@$(call tested,walk,-n 2 --dist load)

# What has failed beside others is run once more, alone. What passes then was too slow or has a race: it is listed, and is
# a fault to be mended all the same.
tested = $(ON) $(PY) -m pytest -m $(1) $(2) \
	|| { echo 'Once more, alone:' && $(ON) $(PY) -m pytest -m $(1) --last-failed --last-failed-no-failures none --maxfail 5 -v; }

# A cluster that is thrown away afterwards, or the address of a database on a server that is there.
ON = $(if $(DATABASE),COHORT_TEST_DATABASE='$(DATABASE)')

lint: setup  ## style, types, JavaScript and CSS
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(VENV)/bin/oxlint
	@$(VENV)/bin/oxfmt --check $(LAID_OUT)

format: setup  ## JavaScript and CSS, laid out as `make lint` wants them
	@$(VENV)/bin/oxfmt $(LAID_OUT)

LAID_OUT = '**/*.{js,css}'

TEXTS := i18n/locales/cohort.pot
messages: setup  ## texts extracted from the code, and catalogues made of their translations (LANGUAGE=de: a new language)
	@mkdir -p i18n/locales
	@PYTHONPATH=. $(VENV)/bin/pybabel -q extract -F i18n/babel.cfg --no-location --sort-output --no-wrap --omit-header \
		--add-comments 'Translators:' -k _ -k lazy -k ngettext:1,2 -k nlazy:1,2 -k pgettext:1c,2 -k plazy:1c,2 -o $(TEXTS) \
		main.py db formats components pages
	@$(if $(LANGUAGE),$(VENV)/bin/pybabel -q init -D cohort -i $(TEXTS) -d i18n/locales -l '$(LANGUAGE)')
	@[ -z "$$(find i18n/locales -name '*.po')" ] \
		|| { $(VENV)/bin/pybabel -q update -D cohort -i $(TEXTS) -d i18n/locales \
			&& $(VENV)/bin/pybabel -q compile -D cohort -d i18n/locales; }
	@echo "$$(grep -c '^msgid' $(TEXTS)) texts in $(TEXTS)"

bench: setup  ## what things cost; COMPARE=ref: compared with that commit (PAIRS=10 ONLY=name LIMIT=1.05)
	@$(PY) -m bench $(strip $(if $(COMPARE),--compare '$(COMPARE)') $(if $(PAIRS),--pairs '$(PAIRS)') \
		$(if $(ONLY),--only '$(ONLY)') $(if $(LIMIT),--limit '$(LIMIT)'))

screenshots: setup browser  ## docs/screenshots, drawn anew
	@$(PY) -m tests.browser.screenshots

browser: setup  ## a Chromium for the tests: one already there, or a new one
	@$(PY) -m tests.browser.chromium

lock: setup  ## requirements.lock, from the ranges in pyproject.toml
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(PY) -m uv pip compile pyproject.toml --no-config --extra dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command 'make lock' --quiet --output-file requirements.lock
	@! grep -nE '://|file:|^-' requirements.lock || { echo 'The lock names an address.'; exit 1; }

clean:  ## forget the .venv and the caches, keep var/
	@rm -rf $(VENV) .ruff_cache .mypy_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cohort needs Python 3.11 or newer.")'
	@[ -x $(PY) ] && $(PY) -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory venv
	@echo 'Installing what Cohort needs into $(VENV) …'
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

# Debian keeps the module that fills a new environment in a package of its own.
.PHONY: venv
venv:
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
		[ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
			|| { echo 'python3 cannot make an environment: install python3-venv first.'; exit 1; }; \
		echo 'Installing python3-venv …'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null \
			&& rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
