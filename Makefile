# Enbek. `make` alone lists the commands. Variables: PORT=8000, RESET=1, PYTHON=python3, DATABASE_URL=, REDIS_URL=

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help demo stop tour test check format bench screenshots install install-dev lock locale audit floors

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: ## the whole exchange with a demo country (PORT=8001 another port, RESET=1 afresh)
	@$(PYTHON) tools/bootstrap.py --total 9
	@$(PY) -m demo.supervisor run --port $(PORT) $(if $(filter-out 0,$(RESET)),--reset)

stop: ## end a demo that hangs
	@$(PY) -m demo.supervisor stop

tour: install ## the story from application to unemployed, told and checked against a running exchange (ARGS=--json)
	@$(PY) -m demo.tour $(ARGS)

test: install-dev ## all tests, on embedded servers (ARGS="tests/law -k holidays")
	@$(PY) -m pytest -n 2 --dist loadgroup $(ARGS)

check: install-dev ## style, types, floors, habits, migrations
	@$(PY) tools/check.py

format: install-dev ## let ruff put right what it can by itself
	@$(PY) -m ruff check --fix .

bench: install-dev ## the measured promises
	@$(PY) -m pytest -m bench -p no:randomly -p no:xdist --no-header -s $(ARGS)

screenshots: install-dev ## pictures of the pages for the README and for a look
	@$(PY) -m demo.screenshots $(ARGS)

install:
	@$(PYTHON) tools/bootstrap.py

install-dev:
	@$(PYTHON) tools/bootstrap.py --dev

locale: install-dev ## collect the interface strings into locale/*.po
	@$(PY) tools/collect_locale.py

lock: install-dev ## resolve the dependencies anew
	@$(PY) tools/lock.py

audit: install-dev ## known vulnerabilities of what is locked
	@$(PY) tools/audit.py

floors: install-dev ## draw the floors of the house from its imports
	@$(PY) tools/draw_floors.py
