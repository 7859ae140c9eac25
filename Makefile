# Two commands: `make demo` and `make test`. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
PROFILE ?= ci
# Where cargo builds, wherever its settings put that; asked when a recipe runs, for Rust may be installed only then.
TARGET = $(shell cargo metadata --no-deps --offline --format-version 1 | sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
BIN = $(TARGET)/$(PROFILE)/tansiq
LIST ?=
SEEDS ?= 100000
ROUNDS ?= 200

.PHONY: help demo demo-stop test test-rust test-page test-browser simulate rounds fuzz web build release bench clean fmt

help:
	@echo "make demo       a federation of members on this machine, a short exercise, and a page to look at"
	@echo "make demo LIST=<UN consolidated XML>   the same with a real list"
	@echo "make demo-stop  stop the nodes of the demo; their directories stay"
	@echo "make test       every test: laws, simulations, real nodes, the page in a real browser"
	@echo "make simulate   $(SEEDS) seeds of the federation in trouble, half of them with a byzantine member; SEEDS=<n>"
	@echo "make rounds     $(ROUNDS) rounds of real nodes under kill -9, on lines that lose, delay and break; ROUNDS=<n>"
	@echo "make fuzz       anything as input of whatever reads what others wrote, a minute each; FUZZ_SECONDS=<n>"
	@echo "make build      the program with its page, in target/$(PROFILE)/tansiq"
	@echo "make release    the program as it is handed out, in target/release/tansiq"
	@echo "make bench      the measurements of docs/performance.md"

demo: build
	@scripts/demo.sh start "$(BIN)" "$(LIST)"

demo-stop:
	@scripts/demo.sh stop

build: web
	@scripts/setup.sh rust
	@echo "building the program (the first time takes some minutes)"
	cargo build --profile $(PROFILE) -p tansiq --bin tansiq

release: web
	@scripts/setup.sh rust
	cargo build --release -p tansiq --bin tansiq

# The page is built anew only when its sources changed.
web: web/dist/index.html

web/dist/index.html: web/package-lock.json $(shell find web -type f \( -name '*.ts' -o -name '*.tsx' -o -name '*.css' -o -name '*.ftl' -o -name 'index.html' \) -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
	@scripts/setup.sh node
	cd web && npm ci --no-audit --no-fund --loglevel=error && npm run build
	@touch $@

test: test-rust test-page test-browser
	@echo "everything passed"

test-rust: web
	@scripts/setup.sh rust
	cargo test --workspace

test-page: web
	cd web && npm run check

test-browser: test-rust
	@scripts/setup.sh browser
	@scripts/browser-test.sh "$(TARGET)/debug/tansiq"

# Where it stops, TANSIQ_SEEDS=<first>..<last> in the place of the number goes on.
simulate:
	@scripts/setup.sh rust
	TANSIQ_SEEDS=$$(( $(SEEDS) / 2 )) cargo test --profile $(PROFILE) -p tansiq-exchange --test it -- \
	  --test-threads=1 --exact simulation::the_federation_keeps_its_invariants \
	  simulation::one_byzantine_member_changes_nothing_for_the_others

# Of the whole workspace, as `make test` builds it: a part alone is built anew.
rounds:
	@scripts/setup.sh rust
	TANSIQ_ROUNDS=$(ROUNDS) cargo test --quiet --workspace --test it -- --exact \
	  lines::nothing_acknowledged_is_lost_or_doubled_whatever_dies_and_breaks

fuzz:
	@scripts/setup.sh rust
	@scripts/fuzz.sh

bench: build
	@bench/run.sh "$(BIN)"

fmt:
	cargo fmt --all

clean: demo-stop
	cargo clean
	rm -rf web/dist web/node_modules .demo
