# Makegood. `make` lints and builds everything; `make test` runs every test. Both set up first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := all
.PHONY: all setup lint build pdf serve test bench train screenshots zensical clean help

all: lint build ## lint, build the three sites and books, say where they are (default)

setup: $(VENV)/.ready ## create .venv and everything else that is needed

lint: setup ## check the phrases, the pages and the rules' own examples
	@lint test
	@lint check

build: setup ## build the three sites, their books, cards and single files into site/
	@handbook build
	@handbook pdf
	@handbook cards
	@handbook onefile

pdf: build

serve: setup ## show the sites on this machine, rebuilt when a file changes
	@handbook serve

test: setup ## run every test
	@python -m pytest -n auto --dist worksteal

train: setup ## train the second opinion on the corpus (minutes); commit lint/opinions/ afterwards
	@python -m training

bench: setup ## print speed and accuracy figures
	@python -m tests.bench

screenshots: build ## take the README's pictures anew
	@python scripts/screenshots

zensical: build ## advice: how the pages would fare with Zensical, Material's successor
	@python scripts/zensical

clean: ## remove everything that make has made
	rm -rf $(VENV) node_modules site build dist .cache

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(VENV)/.ready: requirements.lock package-lock.json pyproject.toml scripts/setup
	@$(PYTHON) scripts/setup $(VENV)
	@touch $@
