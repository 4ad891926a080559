# The verbs of the project. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
RELEASE := swift build -c release --product isthmus
ISTHMUS = $$(swift build -c release --show-bin-path)/isthmus

.PHONY: help setup build demo test lint lint-python format graphs check-graphs check-browser datasets oracle validate test-c python python-speed notebooks readme docs check-docs check-slides check-formats fuzz robustness leaks bench bench-gate clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (Debian and Ubuntu apt, macOS Homebrew)
	@scripts/setup

build: setup ## build the command line, optimised
	@$(RELEASE)

demo: build ## run the main job on the Digital Industry Alliance; files go to build/demo
	@scripts/demo $(ISTHMUS)

test: setup ## build and run all tests
	@swift test

lint: ## check the form of every Swift file
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift

lint-python: ## check the form of every Python file (needs Python 3)
	@scripts/with-python scripts/requirements/lint.txt ruff check --quiet .
	@scripts/with-python scripts/requirements/lint.txt ruff format --quiet --check .

format: ## bring every Swift file into form
	@swift format --in-place --recursive --parallel Sources Tests Package.swift

graphs: build ## make the gallery in graphs/ anew
	@scripts/graphs $(ISTHMUS) graphs

check-graphs: build ## fail if the gallery in graphs/ is not what `make graphs` makes
	@scripts/check-graphs $(ISTHMUS)

check-browser: build ## measure pictures in Chromium (installs it if it is missing; needs Python 3)
	@scripts/check-browser $(ISTHMUS)

datasets: build ## validate the data packages, imported ones too, with the Frictionless tools (needs Python 3)
	@scripts/validate-datasets $(ISTHMUS)

oracle: build ## compare all measures with other libraries, in short (needs Python 3)
	@scripts/compare-with-peers $(ISTHMUS) --short

validate: build ## compare them in full, on ISTHMUS_DATA=FOLDER too; writes docs/validation.md
	@scripts/validate $(ISTHMUS)

test-c: setup ## build the library for C, and a C program that calls it
	@swift build -c release --product IsthmusC
	@scripts/test-c "$$(swift build -c release --show-bin-path)"

python: setup ## build the Python package, install it in an environment of its own and test it there
	@scripts/test-python

python-speed: setup ## measure NetworkX with and without Isthmus; writes docs/python-speed.md
	@scripts/measure-python

notebooks: setup ## execute the notebooks; those with their figures go to build/notebooks
	@scripts/run-notebooks

check-formats: build ## compare files with NetworkX, igraph and openpyxl, on ISTHMUS_DATA=FOLDER too (needs Python 3)
	@scripts/check-formats $(ISTHMUS) $(ISTHMUS_DATA)

readme: build ## run the examples of README.md and docs/, and compare (needs Python 3)
	@scripts/check-readme $(ISTHMUS)

docs: build ## write docs/measures.md, docs/formats.md and the reference of the libraries (build/docs)
	@scripts/docs $(ISTHMUS)

check-docs: build ## fail if docs/measures.md or docs/formats.md is not what the program explains
	@scripts/docs $(ISTHMUS) --check

check-slides: build ## open decks with python-pptx, check every shape; OPTIONS=--short (needs Python 3)
	@scripts/with-python scripts/requirements/slides.txt scripts/check-slides $(ISTHMUS) $(OPTIONS)

fuzz: setup ## run every reader on damaged files; RUNS=N SEED=N CORPORA="FOLDER …"
	@swift build -c release --product FuzzReaders
	@$$(swift build -c release --show-bin-path)/FuzzReaders --runs $(or $(RUNS),1000000) --seed $(or $(SEED),1) Tests/Fixtures $(CORPORA)

robustness: build ## disturb runs: full disk, closed pipe, signals, endless lines
	@scripts/check-robustness $(ISTHMUS)

leaks: setup ## draw a thousand diagrams in one process and watch the memory
	@scripts/measure-leaks

bench: build ## measure beside other libraries (QUICK=1: under three minutes); OUTPUT=FOLDER for the results (needs Python 3)
	@swift build -c release --product IsthmusC
	@scripts/benchmark $(ISTHMUS) $(if $(QUICK),--quick) --output $(or $(OUTPUT),build/benchmarks)

bench-gate: build ## fail if a kernel takes 3 % more instructions than committed (valgrind; some two minutes)
	@scripts/bench-gate $(ISTHMUS)

clean: ## remove what was built
	@rm -rf .build build
