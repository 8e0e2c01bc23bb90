# The same commands the README and continuous integration use.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8765
WORKERS ?= 2
DEMO := .demo
SAMPLE := src/reportedly/sample

.PHONY: demo test install lint types layers unit browser docs wheel web chromium check-docs lock clean

demo: $(VENV)/.runtime ## Set up, read the bundled sample, print it, serve it (SERVE=0 stops after printing)
	@mkdir -p $(DEMO)
	$(BIN)/reportedly demo --db $(DEMO)/sample.db
ifneq ($(SERVE),0)
	$(BIN)/reportedly serve --db $(DEMO)/sample.db --port $(PORT) --places $(SAMPLE)/places.toml --parties $(SAMPLE)/parties.toml
endif

test: ## Set up and pass every test, with the time of each step
	@VENV=$(VENV) PYTHON=$(PYTHON) bash tools/test.sh

$(VENV)/.runtime: constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime constraints-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints-dev.txt
	@touch $@

install: $(VENV)/.dev ## Set up everything a developer needs

lint: install ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install ## Types
	$(BIN)/mypy

layers: install ## Who may import whom
	$(BIN)/lint-imports

unit: install ## Every test that needs no browser, the files shared between WORKERS processes
	$(BIN)/python -m pytest -m "not browser" -n $(WORKERS) --dist loadfile

chromium: ## Install Debian's Chromium, or say plainly that it cannot be done
	@bash tools/chromium.sh

web: install ## Fetch the JavaScript of the map, if what is there is not what is asked for
	$(BIN)/python hatch_build.py --tests

browser: install chromium web ## Every page in headless Chromium
	$(BIN)/python -m pytest -m browser

docs: install ## The manual, warnings are errors
	$(BIN)/python tools/layout.py --check
	$(BIN)/python tools/cli_reference.py --check
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going -b html docs docs/_build/html

wheel: install ## Build the wheel and use it in a fresh environment
	@VENV=$(VENV) PYTHON=$(PYTHON) bash tools/wheel.sh

lock: ## Pin every dependency with its hashes (needs uv; writes no index address)
	@bash tools/lock.sh

clean:
	rm -rf $(VENV) $(DEMO) dist docs/_build src/reportedly/serve/static/vendor web/for-tests
