# Everything here works on a fresh machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# the second model is trained by the network of the first
INDIRECT := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=models/quote_attribution $(BIN)/python models/indirect_statements
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint bench bench-people bench-statements bench-check bench-queries bench-cluster soak fuzz docs train train-indirect measure measure-indirect clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

$(INSTALLED): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(INSTALLED)  ## read the sample articles into a temporary database and ask it a few questions
	@set -e; folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; export QUOTETRACK_DB="$$folder/demo.db"; \
	ask() { printf '\n$$ quotetrack'; printf ' %s' "$$@"; printf '\n'; $(BIN)/quotetrack "$$@"; }; \
	ask ingest data/samples; \
	ask people --limit 8; \
	ask quotes --person okerlo --topic batteries --since 2025-11 --until 2025-11; \
	ask people show torvald; \
	ask people match 'Volodymyr Zelenskyy' 'Зеленський'; \
	ask quotes --like 'people going hungry' --limit 3; \
	ask topics --limit 8; \
	ask timeline --person torvald --limit 4; \
	ask compare okerlo torvald --topic water --limit 2; \
	ask statements --min-outlets 3; \
	ask check 'Every silo in Merrow is a promise, and we never break promises' --person okerlo || test $$? = 3; \
	ask verify; \
	id=$$($(BIN)/quotetrack quotes --person torvald --topic passport --limit 1 --nl 2>/dev/null | sed 's/.*"quote_id": *"\([^"]*\)".*/\1/'); \
	ask show "$$id"

test: $(INSTALLED)  ## run the tests
	$(BIN)/python tests/page/browser.py
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(INSTALLED)  ## check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy models/quote_attribution docs/reference.py tests/bench/speed.py
	MYPYPATH=tests/bench $(BIN)/mypy tests/bench/people.py tests/bench/statements.py tests/bench/checking.py tests/bench/queries.py tests/bench/soak.py tests/bench/cluster.py
	MYPYPATH=tests/fuzz $(BIN)/mypy tests/fuzz/fuzz.py
	MYPYPATH=models/quote_attribution $(BIN)/mypy models/indirect_statements

bench: $(INSTALLED)  ## measure words per second against bare spaCy, and whole commands
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/speed.py $(ARGS)

bench-people: $(INSTALLED)  ## time lookups among a million people, and what telling people apart takes of an ingest
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/people.py $(ARGS)

bench-statements: $(INSTALLED)  ## time what joining quotes costs an article that comes into a million of them
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/statements.py $(ARGS)

bench-check: $(INSTALLED)  ## time the check of one quote against a million of them
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/checking.py $(ARGS)

bench-queries: $(INSTALLED)  ## time questions by person, topic, dates, words and likeness to a million quotes
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/queries.py $(ARGS)

soak: $(INSTALLED)  ## ingest 200,000 made-up articles, and watch memory and pace
	$(BIN)/python tests/bench/soak.py $(ARGS)

fuzz: $(INSTALLED)  ## feed damaged inputs to every reader, the extraction and the search
	nice $(BIN)/python tests/fuzz/fuzz.py $(ARGS)

bench-cluster: $(INSTALLED)  ## find quotes here and on Ray, and load what was written
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/bench/cluster.py $(ARGS)

docs: $(INSTALLED)  ## write the command reference anew from the code
	$(BIN)/python docs/reference.py

train: $(INSTALLED)  ## train the model anew and measure it: make train TRAIN=train.jsonl DEV=dev.jsonl
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python models/quote_attribution/train.py $(TRAIN) $(DEV)
	$(BIN)/python models/quote_attribution/measure.py $(DEV)

train-indirect: $(INSTALLED)  ## train what finds statements without marks: make train-indirect TRAIN=… DEV=…
	$(INDIRECT)/train.py $(TRAIN)
	$(INDIRECT)/measure.py $(DEV)

measure: $(INSTALLED)  ## write the figures of the model anew: make measure, or make measure DEV=dev.jsonl
	$(BIN)/python models/quote_attribution/measure.py $(DEV)

measure-indirect: $(INSTALLED)  ## write the figures of statements without marks anew: make measure-indirect DEV=dev.jsonl
	$(INDIRECT)/measure.py $(DEV)

clean:  ## remove what was built and installed
	rm -rf $(VENV) build dist
