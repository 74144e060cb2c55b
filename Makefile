# The front door. Each command installs what it lacks, says so, and works from a fresh clone.

.PHONY: help build demo test bench deny types sizes docs setup clean

help: ## print this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

build: ## build the package in pkg/, ready to be packed
	@bash tools/setup.sh build
	@bash tools/build.sh

demo: ## build, start the sandbox, the gateway and the desk, and print the address
	@bash tools/setup.sh build
	@bash tools/build.sh
	@node www/server/start.mjs

test: ## run every test and gate, and count them
	@bash tools/test.sh

bench: ## measure beside peers and print the tables
	@bash tools/setup.sh test
	@bash tools/build.sh
	@node benches/run.mjs

deny: ## cargo-deny itself (make test runs a quicker check of the same list)
	@bash tools/deny.sh

types: build ## accept the present types of the package as the promised ones
	@node tools/surface.mjs --update

sizes: build ## accept the present sizes as the ones that may not grow
	@node tools/size.mjs --update

docs: build ## write the documents of both languages to target/doc and target/docs
	@cargo doc --workspace --no-deps --locked --all-features
	@node_modules/.bin/typedoc

setup: ## install everything that make test needs
	@bash tools/setup.sh test

clean: ## remove what was built
	@rm -rf target pkg/wasm pkg/*.cjs pkg/*.d.cts pkg/README.md pkg/CHANGELOG.md pkg/LICENSE* .cache
