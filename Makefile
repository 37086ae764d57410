# The set-up needs any Python ≥ 3.11; everything after it runs on the project's own 3.13 in .venv.
# A pyenv shim can be there and still fail, so each candidate is really run.
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$python; break; fi; done)
ifeq ($(PYTHON),)
$(error Zargar needs a Python 3.11 or newer to set itself up: install python3 and try again)
endif

# Tools that the set-up fetched: Node where the machine has none, and the browser of the tests.
export PATH := $(CURDIR)/.zargar/node:$(CURDIR)/.zargar/bin:$(PATH)
export PYTHONUTF8 := 1
BIN := .venv/bin
NPM := npm --prefix frontend run --silent
# The checks read the settings but speak to no server.
NO_SERVICES := DATABASE_URL=postgres://nobody@127.0.0.1:1/none REDIS_URL=redis://127.0.0.1:1

.DEFAULT_GOAL := help
.PHONY: help run test bench prove check check-python check-web fmt messages clean setup setup-tests

help: ## Show the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

run: setup ## Start the platform on http://localhost:8000 (PORT=… for another port); Ctrl-C stops it
	@exec $(BIN)/python -m project.launch

test: setup-tests ## Run every check and every test: Python, web and browser
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest -n 2 --dist loadfile --ignore tests/e2e --ignore tests/services/audit
	# Alone: an entry is sealed only when no older transaction runs anywhere on the server, another test's included.
	$(BIN)/pytest tests/services/audit
	$(NPM) test
	$(BIN)/pytest tests/e2e --timeout 600

bench: ## Measure the tenancy beside its floors and peers: a table, and .zargar/bench.json
	@$(PYTHON) -m deploy.setup --with-pgbouncer
	$(BIN)/python -m tests.benchmarks $(BENCH)

prove: setup-tests ## Live a year of 20,000 sales and kill 1,000 checkouts: hours, where the tests take a sample
	$(BIN)/python -m tests.simulation
	KILLS=1000 $(BIN)/pytest tests/concurrency/test_killed_checkouts.py

check: setup ## Linters, types, import contracts, and whether what is generated is up to date
	@$(MAKE) --no-print-directory -j2 --output-sync=target check-python check-web

check-python:
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(NO_SERVICES) $(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(NO_SERVICES) $(BIN)/python -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run
	$(NO_SERVICES) $(BIN)/python manage.py export_graph --check
	$(BIN)/python -m project.translations check

check-web:
	$(NPM) check

fmt: setup ## Format everything and repair what the linters can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) format

messages: setup ## Collect the texts to translate, of the server and of the web app
	$(BIN)/python -m project.translations extract
	$(NPM) i18n:extract

clean: ## Stop the embedded services and delete everything that was made here, data included
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m project.embedded delete; fi
	rm -rf .zargar .venv frontend/node_modules frontend/dist
	find . -name __pycache__ -prune -exec rm -rf {} +

setup:
	@$(PYTHON) -m deploy.setup

setup-tests:
	@$(PYTHON) -m deploy.setup --with-browser
