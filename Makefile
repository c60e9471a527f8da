# One door to the house. `make` alone lists what it can do.
# Plain enough for GNU make 3.81, which is what macOS has. Files in .venv note what is set up: a step is
# done again only when its lock file changes.

BIN := .venv/bin
NODE_PACKAGES := tests/js/node_modules/.package-lock.json

# The first of these that is 3.11 or newer and can make a virtual environment; `make PYTHON=…` names another.
PYTHON := python3.14 python3.13 python3.12 python3.11 python3

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site demo serve check content test proof lint types format manual bench audit lock upgrade clean browser FORCE

help: ## Show this list
	@echo "Én indgang: the commands"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

site: .venv/site ## Set up, check the content and build the website into site/
	@$(BIN)/indgang build

demo: .venv/site ## Build Lilleby, the municipality that shows everything, into site-demo/
	@$(BIN)/indgang --root examples/lilleby build --site-dir site-demo

serve: .venv/site ## Show the website on this machine while you write
	@$(BIN)/indgang serve

check: .venv/site ## Check the content only: each fault with its place and its remedy
	@$(BIN)/indgang check

content: .venv/test browser ## What a change of the content must pass: the check, the build, a look in the browser
	@$(BIN)/indgang build
	@$(BIN)/python -m tools.smoke site

test: .venv/test browser $(NODE_PACKAGES) lint types ## Set up and run everything that must be right before a merge
	@$(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

proof: .venv/test ## Build Lilleby over and over after random edits: with the memory and without, the same bytes
	@INDGANG_SEQUENCES=$(or $(SEQUENCES),300) $(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=load tests/memory/test_same_bytes.py $(ARGS)

lint: .venv/test ## Check the style of the code
	@$(BIN)/ruff check || { echo "Remedy: mend the lines above; 'make format' mends some of them itself."; exit 1; }
	@$(BIN)/ruff format --check || { echo "Remedy: run 'make format'."; exit 1; }

types: .venv/test ## Check the types of the code
	@$(BIN)/mypy

format: .venv/test ## Lay the code out, and mend what can be mended by itself
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

manual: .venv/site ## Write the parts of the manual and the schemas that follow from the code
	@$(BIN)/python tools/manual.py
	@$(BIN)/python tools/messages.py

bench: .venv/test ## Measure speed and memory against MkDocs and Hugo
	@$(BIN)/python bench/run.py $(ARGS)

audit: .venv/test .venv/audit/made ## Ask whether known weaknesses touch the pinned packages
	@$(BIN)/python -m tools.audit

lock: .venv/test ## Pin the packages anew after a change in pyproject.toml or tests/js/package.json
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
	    { echo "Locks are made with Python 3.11. Remedy: make clean, then make PYTHON=python3.11 lock"; exit 1; }
	@echo "Working out requirements.lock …"
	@$(COMPILE) --output-file requirements.lock pyproject.toml
	@echo "Working out requirements-dev.lock …"
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	@echo "Working out tests/js/package-lock.json …"
	@cd tests/js && ../../$(BIN)/npm install --package-lock-only --ignore-scripts --loglevel=error >/dev/null

upgrade: ## Pin the newest version of every Python package
	@$(MAKE) --no-print-directory lock COMPILE_OPTIONS=--upgrade

clean: ## Remove all that make has made, .venv and site/ included
	@rm -rf .venv .cache site .site.* site-demo .site-demo.* build tests/js/node_modules indgang.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# No addresses in the locks: they hold versions and hashes, whatever the packages are fetched from.
COMPILE = CUSTOM_COMPILE_COMMAND='make lock' PYTHONWARNINGS=ignore $(BIN)/pip-compile --quiet --generate-hashes \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --allow-unsafe --strip-extras \
    --build-deps-for editable $(COMPILE_OPTIONS)

# Looked at every time, touched only when the environment is missing, moved or without its Python.
.venv/made: FORCE
	@sh tools/venv.sh $(PYTHON)

.venv/site: .venv/made requirements.lock pyproject.toml
	@$(BIN)/python tools/install.py requirements.lock
	@touch $@

# The development lock holds the very versions of requirements.lock and more.
.venv/test: .venv/made requirements-dev.lock requirements.lock pyproject.toml
	@$(BIN)/python tools/install.py requirements-dev.lock
	@touch .venv/site $@

# Apart, so that what is looked at and what looks do not share packages.
.venv/audit/made: .venv/test
	@echo "Installing the auditor …"
	@$(BIN)/python -m venv --clear .venv/audit && .venv/audit/bin/pip install --quiet 'pip-audit>=2.9,<3' || \
	    { echo "Could not install the auditor: nothing was asked. Remedy: look at the network, then run 'make audit' again."; exit 2; }
	@touch $@

browser: .venv/test
	@$(BIN)/python tools/browser.py

$(NODE_PACKAGES): .venv/test tests/js/package.json tests/js/package-lock.json
	@echo "Installing the Node packages of the tests …"
	@cd tests/js && ../../$(BIN)/npm ci --ignore-scripts --no-progress --loglevel=error

FORCE:
