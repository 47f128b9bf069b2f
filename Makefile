# What can be done with the gallery: `make help` lists it.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
COMPILED := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
STATIC := var/static/staticfiles.json
# What one machine alone does not need is locked apart: drivers of PostgreSQL and of shared caches, reports to Sentry.
LOCK := requirements/$(if $(filter postgres%,$(DATABASE_URL))$(CACHE_URL)$(SENTRY_DSN),production,base).txt
INSTALLED := $(VENV)/installed-$(basename $(notdir $(LOCK)))
DEV := $(VENV)/installed-dev

export PORT

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help serve install dev admin test test-postgresql check contact-prints bench-engine bench-web
.PHONY: fuzz format stylesheet messages lock audit release clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: install ## serve the gallery on http://127.0.0.1:8000 (or PORT=…)
	@$(MANAGE) prepare
	@exec $(BIN)/gunicorn --config python:gallery.server

install: $(INSTALLED) $(COMPILED) $(STATIC) ## make everything that serving needs, but for the database

dev: export DEBUG := 1
dev: $(DEV) $(COMPILED) ## serve it for development: errors shown, code reloaded
	@$(MANAGE) prepare
	@exec $(MANAGE) runserver $(PORT)

admin: $(INSTALLED) ## make an administrator, who edits the gallery under /admin/
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser

test: export SECRET_KEY := only-for-tests
test: $(DEV) $(COMPILED) ## run every test, on SQLite or on the database in DATABASE_URL
	@$(BIN)/python -m pytest --numprocesses auto $(ARGS)

# A cluster that sorts as the French do: what the gallery shows in order must not depend on it. The engine and the
# catalogue's files know no database, and what browsers do has been seen on SQLite.
test-postgresql: ## run the tests that ask the database on PostgreSQL 15, in a cluster made for the run
	@pg_virtualenv -v 15 -i '--locale-provider=icu --icu-locale=fr' sh -c ' \
	  DATABASE_URL="postgres://$$PGUSER:$$PGPASSWORD@$$PGHOST:$$PGPORT/$$PGDATABASE" \
	  $(MAKE) --no-print-directory test ARGS="--ignore tests/browser --ignore tests/fixtures --ignore tests/flowzap"'

check: $(DEV) $(COMPILED) ## run every gate but the tests: of the code, and of each template of the catalogue
	@echo "ruff";             $(BIN)/ruff check --quiet .
	@echo "ruff format";      $(BIN)/ruff format --quiet --check .
	@echo "bandit";           $(BIN)/bandit --quiet --configfile pyproject.toml --recursive gallery 2> $(VENV)/bandit.log
	@echo "mypy";             $(BIN)/mypy --no-error-summary
	@echo "import-linter";    $(BIN)/lint-imports --no-logo > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }
	@echo "djlint";           $(BIN)/djlint --quiet --lint templates
	@echo "djlint format";    $(BIN)/djlint --check templates > $(VENV)/djlint.log 2>&1 || { cat $(VENV)/djlint.log; exit 1; }
	@echo "migrations";       $(MANAGE) makemigrations --check --dry-run
	@echo "deployment";       HTTPS=1 OPERATOR_NAME=x OPERATOR_CONTACT=https://example.org $(MANAGE) check --deploy --fail-level WARNING --verbosity 0
	@echo "catalogue";        SECRET_KEY=only-for-tests $(BIN)/python -m pytest --quiet tests/fixtures > $(VENV)/catalogue.log || { cat $(VENV)/catalogue.log; exit 1; }

contact-prints: $(DEV) ## draw every template of the catalogue on one page, var/contact-prints/index.html
	@$(BIN)/python -m tests.fixtures.contact_prints var/contact-prints

bench-engine: $(DEV) ## measure the engine beside other programs that draw; ARGS="--help" lists what can be asked
	@$(BIN)/python -m tests.benchmark $(ARGS)

bench-web: export SECRET_KEY := only-for-benchmarks
bench-web: export RATE_LIMITS := 0
bench-web: $(DEV) $(COMPILED) ## measure pages over 10,000 templates, and requests per second
	@$(BIN)/python -m tests.benchmark_web $(ARGS)

fuzz: export SECRET_KEY := only-for-fuzzing
fuzz: $(DEV) $(COMPILED) ## try thousands of made-up sources and requests; ARGS="--help" lists what can be asked
	@$(BIN)/python -m tests.fuzz $(ARGS)

format: $(DEV) ## put code and templates into the one format
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(BIN)/djlint --quiet --reformat templates || : # says 1 when it changed something

stylesheet: $(DEV) ## write the colours of the pictures into static/css/diagram.css
	@{ printf '/* Generated from gallery/flowzap/svg/themes.py by `make stylesheet`; do not edit. */\n\n'; \
	  $(BIN)/python -c 'from gallery import flowzap; print(end=flowzap.stylesheet())'; } > static/css/diagram.css

messages: $(DEV) ## collect what is to be translated into locale/ (needs GNU gettext) and compile it
	@$(MANAGE) makemessages --all --no-obsolete --add-location file --ignore .venv --ignore var --ignore tests
	@$(MAKE) --no-print-directory $(COMPILED)

lock: $(DEV) ## lock the requirements of pyproject.toml in requirements/ (UPGRADE=1 takes the newest)
	@for set in "dev --extra dev --extra production" "production --extra production" "base"; do \
	  set -- $$set; name=$$1; shift; \
	  $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-annotate --no-header $(if $(UPGRADE),--upgrade) \
	    $$([ $$name = dev ] || echo --constraints requirements/dev.txt) $$* \
	    pyproject.toml --output-file requirements/$$name.txt; \
	done

audit: $(DEV) ## ask the registry whether any locked requirement has a known vulnerability
	@$(BIN)/python .ci/audit.py $(ARGS)

release: $(DEV) ## make a release, if all is well: VERSION=1.2.3 (DRY_RUN=1 leaves all as it is)
	@VERSION="$(VERSION)" DRY_RUN="$(DRY_RUN)" GATES="$(GATES)" $(BIN)/python .ci/release.py

clean: ## remove what was made, but for the database and the secret key
	@rm -rf $(VENV) var/static $(COMPILED) *.egg-info .*_cache .hypothesis test-results

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The gallery needs Python 3.11 or later: make PYTHON=python3.12 …")'
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make virtual environments: on Debian, apt install python3-venv"; exit 1; }

$(VENV)/installed-%: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "installing $<"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

%.mo: %.po
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

$(STATIC): $(shell find static) $(INSTALLED)
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@
