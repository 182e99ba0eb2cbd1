# One word for each job. `make` alone lists them.
#
# Every word first makes sure that .venv is what the lock files say; when it is, that takes no time.

.DEFAULT_GOAL := words
.DELETE_ON_ERROR:
# A process that may not keep what it compiled compiles Django anew at every start, and the tests start a hundred.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: words env env-run demo demo-report demo-reset screenshots check test coverage test-postgresql spec bench mutation docs fix lock clean

PYTHON := .venv/bin/python
# Processes that share the test run. The project's reference machine has two cores.
WORKERS ?= 2
# Tests that run on SQLite with all the others, and then again on a PostgreSQL that the run starts for itself.
DATABASE_TESTS ?= tests/unit/web/authorities tests/integration/audit tests/integration/authorities \
	tests/integration/plans/test_publishing.py tests/integration/plans/test_text_together.py \
	tests/integration/board/test_sitting_processes.py tests/integration/board/test_packs.py \
	tests/integration/board/test_registers.py tests/generative/web
CORE_TESTS := tests/spec tests/unit tests/contract/test_method_cases.py --ignore tests/unit/web --ignore tests/unit/tools
# Tests of pages, commands and the house as a whole count no branch that the core's own tests do not.
HOUSE_TESTS := tests/contract tests/docs tests/unit/tools --ignore tests/contract/test_method_cases.py
# Tests of the web application that run whole processes, or open every address: they would count the same branches again.
UNCOUNTED := tests/integration/test_who_reaches_what.py tests/integration/api tests/integration/commands \
	tests/integration/audit/test_two_writers.py tests/integration/plans/test_text_together.py \
	tests/integration/plans/test_whole_way.py tests/integration/board/test_sitting_processes.py \
	tests/integration/board/test_whole_way.py
# Every how many-th mutant `make mutation` makes, and in which modules; all of them unless told.
SHARE ?= 1
ONLY ?=
# No package published on this day or later enters a lock: see docs/adr/0003. Move it on when you run
# `make lock`, and keep it at least seven days before the day on which you do.
LOCK_CUTOFF ?= 2026-11-15

# What `make demo` checks, and on which day. The day is fixed so that the answer is the same every time.
DEMO_FILES ?= examples/*.yaml
DEMO_AS_AT ?= 2026-11-22
DEMO_REPORT ?= build/demo/report.html
DEMO_PORT ?= 8000
DEMO_CHECK = .venv/bin/comhla check $(DEMO_FILES) --as-at $(DEMO_AS_AT)

words:
	@echo "make env       make .venv with everything needed for development"
	@echo "make demo      check the example authorities, and start the web application with a made-up one (DEMO_PORT=8000)"
	@echo "make demo-reset  forget what was recorded in the demonstration"
	@echo "make check     format, lint, types, import contracts, generated documentation, locks"
	@echo "make test      make check, then every test, with the coverage gates of the core; this is what CI runs"
	@echo "make coverage  the coverage gates of everything, the web application too"
	@echo "make test-postgresql  every test that uses a database, on PostgreSQL"
	@echo "make spec      only the tests that a domain expert can read"
	@echo "make bench     time and memory against the budgets"
	@echo "make mutation  mutation tests of dates, law and stats (slow; SHARE=20 makes every 20th mutant, ONLY=GLOB some modules)"
	@echo "make screenshots  take the pictures of the guided tour anew"
	@echo "make docs      generate and build the documentation"
	@echo "make fix       repair what can be repaired without thinking: format, lint, generated pages, output shown"
	@echo "make lock      renew the lock files, with nothing published on or after LOCK_CUTOFF=YYYY-MM-DD"
	@echo "make clean     remove what was built; .venv stays"

env:
	@bash tools/environment.sh dev

env-run:
	@bash tools/environment.sh run

# A check that finds a duty not met says so with its exit code. The demonstration is late on purpose, so an exit
# code that reports findings does not stop it; `tools/demo.sh` tells findings from failures.
demo: demo-report
	@$(PYTHON) -m tools.demo --port $(DEMO_PORT)

demo-report: env-run
	@mkdir -p $(dir $(DEMO_REPORT))
	@bash tools/demo.sh $(DEMO_CHECK) --summary
	@bash tools/demo.sh $(DEMO_CHECK) --format html --output $(DEMO_REPORT)
	@echo "demo: the report is in $(DEMO_REPORT): open it in a browser."
	@echo "demo: the same as text: .venv/bin/comhla check examples/demonstration.yaml --as-at $(DEMO_AS_AT)"

demo-reset: env-run
	@$(PYTHON) -m tools.demo reset

screenshots: env
	@$(PYTHON) -m tools.screenshots

check: env
	@echo "check: format";                  .venv/bin/ruff format --check --quiet . || { echo "check: run 'make fix' to format these files."; .venv/bin/ruff format --check .; exit 1; }
	@echo "check: lint";                    .venv/bin/ruff check --quiet .
	@echo "check: types";                   .venv/bin/mypy --no-error-summary
	@echo "check: import contracts";        .venv/bin/lint-imports --no-logo
	@echo "check: generated documentation"; $(PYTHON) -m tools.generate_docs --check
	@echo "check: demonstration";           $(PYTHON) -m tools.build_demonstration --check
	@echo "check: locks";                   $(PYTHON) -m tools.check_locks

# Counting branches makes Python two to three times slower. So `make test` counts those of the core, where the law is, and
# `make coverage` those of the web application too, by its quick tests.
# On PostgreSQL run the tests in which a database can differ: constraints, locks, triggers, two writers, whole authorities in
# and out; `make test-postgresql` runs every test of the database there.
test: check
	@mkdir -p build
	@rm -f .coverage .coverage.*
	@echo "test: the core, $(WORKERS) tests at a time"
	@$(PYTHON) -m pytest -n $(WORKERS) $(CORE_TESTS) --cov=comhla --cov-report=json:build/coverage.json
	@$(PYTHON) -m tools.coverage_gates build/coverage.json comhla.dates comhla.reference comhla.law comhla.stats comhla.indicators comhla
	@echo "test: the house, the web application, generated cases, every address with every role, every page in the browser"
	@$(PYTHON) -m pytest -n $(WORKERS) $(HOUSE_TESTS) tests/unit/web tests/integration tests/generative tests/functional
	@echo "test: where databases can differ again, on PostgreSQL"
	@COMHLA_TEST_DATABASE=embedded-postgresql $(PYTHON) -m pytest -n $(WORKERS) $(DATABASE_TESTS) -m django_db

coverage: env
	@mkdir -p build
	@rm -f .coverage .coverage.*
	@$(PYTHON) -m pytest -n $(WORKERS) $(CORE_TESTS) --cov=comhla --cov-report=
	@$(PYTHON) -m pytest -n $(WORKERS) tests/unit/web tests/integration $(foreach each,$(UNCOUNTED),--ignore $(each)) \
		--cov=comhla.web --cov-append --cov-report=json:build/coverage.json
	@$(PYTHON) -m tools.coverage_gates build/coverage.json

test-postgresql: env
	@COMHLA_TEST_DATABASE=embedded-postgresql $(PYTHON) -m pytest -n $(WORKERS) tests/unit/web tests/integration \
		tests/generative/web -m django_db

spec: env
	@$(PYTHON) -m pytest tests/spec

bench: env
	@$(PYTHON) -m benchmarks

# SHARE=20 makes only every 20th mutant, for an estimate; ONLY='comhla.law.duties.review_*' keeps to some modules.
mutation: env
	@nice $(PYTHON) -m tools.mutation --share $(SHARE) --workers $(WORKERS) $(if $(ONLY),--only '$(ONLY)')

docs: env
	@$(PYTHON) -m tools.generate_docs
	@.venv/bin/mkdocs build --strict --quiet
	@echo "docs: built in build/site; open build/site/index.html in a browser."

fix: env
	@$(PYTHON) -m tools.build_demonstration
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@$(PYTHON) -m tools.generate_docs
	@.venv/bin/ruff check .
	@$(PYTHON) -m tools.console_examples

lock: env
	@bash tools/lock.sh $(LOCK_CUTOFF)
	@$(PYTHON) -m tools.check_locks

clean:
	@rm -rf build dist mutants .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
