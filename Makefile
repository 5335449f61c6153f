# The verbs of the project; `make help` lists them. PRESET chooses the build (CMakePresets.json).
PRESET ?= release
BUILD := build/$(PRESET)
JOBS ?= $(shell nproc)
export PRESET

.DEFAULT_GOAL := help
.PHONY: help setup configure build everything run stop test bench fmt check new-service

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## install the Debian packages that are missing (deploy/packages.txt)
	@deploy/install-packages

configure:
	@deploy/install-packages build run test
	@cmake --preset $(PRESET) -Wno-dev --log-level=WARNING

build: configure ## build the programs; PRESET=dev for a debugger
	@cmake --build $(BUILD) -j $(JOBS) --target programs

# The tests and what only measures too.
everything: configure
	@cmake --build $(BUILD) -j $(JOBS)

run: build ## start the stack and print the force's dashboard; DETACH=1 returns when it is ready
	@deploy/local/run run $(if $(DETACH),--detach)

stop: ## stop the stack
	@deploy/local/run stop

test: everything ## build and run every test; LABEL=unit for one kind
	@ctest --test-dir $(BUILD) --output-on-failure -j $(JOBS) $(if $(LABEL),-L $(LABEL))

bench: ## measure against the peers of docs/benchmarks.md, a JSON line a goal
	@deploy/install-packages
	@$(MAKE) --no-print-directory everything
	@tests/load/bench

fmt: ## format the sources
	@deploy/install-packages check
	@.ci/format

check: ## formatter, clang-tidy, proto lint and a clean tree; ALL=1 looks at every file
	@deploy/install-packages check
	@.ci/check $(if $(ALL),--all)

new-service: ## NAME=x makes services/x that builds, migrates and serves a health check
	@deploy/new-service "$(NAME)"
