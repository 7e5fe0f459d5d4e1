# `make chat` and `make test` set everything up on a machine with git, make and any Python 3.

.DEFAULT_GOAL := help
.PHONY: help chat test unit stories check setup lint types contracts content data reports bench audit clean

# A shim on the PATH may hide a broken uv: what counts is whether it runs.
UV := $(shell if uv --version >/dev/null 2>&1; then echo uv; else echo .uv/bin/uv; fi)
RUN := $(UV) run --no-sync
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export UV_PYTHON_PREFERENCE ?= system
# Some images forbid it: then every process, and a test run starts many, compiles Rasa and ours anew.
export PYTHONDONTWRITEBYTECODE :=

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

chat: setup  ## talk to Kith here, in the terminal
	@$(RUN) kith chat

test: setup  ## all tests
	@$(RUN) kith train
	@$(RUN) python tests/telegram_edge/install.py || echo "No Telegram emulator here: its tests are skipped."
	@$(RUN) pytest -n 2 --dist loadfile

unit: setup  ## the quick tests: no Rasa, no Telegram, no processes or servers, no whole files of messages
	@$(RUN) pytest -n 2 --dist worksteal -m "not rasa and not emulator and not measured and not whole"

check: lint types contracts content data stories reports  ## everything that is checked besides the tests

lint: setup
	@$(RUN) ruff check . && $(RUN) ruff format --check .

types: setup
	@$(RUN) mypy

contracts: setup
	@$(RUN) lint-imports

content: setup
	@$(RUN) kith content check

data: setup
	@$(RUN) rasa data validate --fail-on-warnings --domain domain.yml --data data --config config.yml

stories: setup
	@$(RUN) kith train
	@$(RUN) rasa test core --fail-on-prediction-errors --stories tests/stories --model models/kith.tar.gz --out var/stories

reports: setup  ## were the measurements made from the present sources?
	@$(RUN) kith bench --stale

bench: setup  ## measure; NAME=turns for one
	@$(RUN) kith bench $(NAME)

audit: setup  ## hold the lock to known advisories; needs a network, or GO_ON=--or-go-on
	@$(RUN) python scripts/audit.py $(UV) $(GO_ON)

clean:  ## remove what was built, not what people said
	@rm -rf .venv .uv .tools models .rasa .pytest_cache .mypy_cache .ruff_cache var/patterns-*

setup: .venv/ready

.venv/ready: uv.lock pyproject.toml .python-version $(wildcard stand-ins/*/pyproject.toml stand-ins/*/*/*.py)
	@sh scripts/bootstrap $(UV)
	@$(UV) sync --locked
	@touch $@
