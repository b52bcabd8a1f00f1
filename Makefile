# make run    the demo desk; prints the address that opens it signed in
# make test   every check there is
# Both do all of their own set-up on a machine with Python 3.11 or later.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test journeys rules postgresql bench lint messages lock clean system

run: $(VENV)/.run
	$(BIN)/guanxi demo

# The parts run beside one another, three at a time; each is shown when it is done.
test: $(VENV)/.test system
	@$(MAKE) --no-print-directory --jobs 3 $(if $(filter output-sync,$(.FEATURES)),--output-sync) \
	  lint journeys rules postgresql

PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal

journeys: $(VENV)/.test
	$(PYTEST) tests/journeys

rules: $(VENV)/.test
	$(PYTEST) tests --ignore tests/journeys --hypothesis-profile landing

# Once more what asks for the database; what does not comes to the same on every server.
postgresql: $(VENV)/.test
	TEST_DATABASE=postgresql $(PYTEST) tests/apps tests/api tests/config -m database \
	  --hypothesis-profile landing

lint: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Short runs; `$(BIN)/python benchmarks/desk.py 1000000` measures a desk of that many messages.
bench: $(VENV)/.test
	@for file in benchmarks/[a-z]*.py; do $(BIN)/python $$file || exit 1; done

# Collect new words of the interface into the catalogues; then translate what is empty or fuzzy.
messages: $(VENV)/.test
	@for folder in src/guanxi/apps/* src/guanxi/platform/web src/guanxi/platform/i18n src/guanxi/config; do \
	  if [ -d $$folder/locale ]; then (cd $$folder && $(CURDIR)/$(BIN)/django-admin makemessages \
	    --locale zh_Hans --no-location --no-obsolete --settings guanxi.config.settings) || exit 1; fi; done

# After a change of dependencies in pyproject.toml.
lock: $(VENV)/.test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate pyproject.toml requirements-build.in \
	  --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --extra test --constraint requirements.txt \
	  pyproject.toml requirements-build.in --output-file requirements-test.txt

# The package itself is installed editable: its build hook compiles translations and front end.
BUILT_FROM := pyproject.toml hatch_build.py $(wildcard frontend/*.*) \
  $(shell find frontend/src -type f) $(shell find src -name '*.po')

$(VENV)/.run: requirements.txt $(BUILT_FROM) | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.txt
	@touch $@

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	@touch $@

# What tests need beside Python: a browser, Chinese fonts, gettext, PostgreSQL. By apt where one is
# root on Debian or Ubuntu; elsewhere the tests say what is missing.
system:
	@.ci/system

clean:
	rm -rf $(VENV) frontend/node_modules src/guanxi/platform/web/static/dist
	find src -name '*.mo' -delete
