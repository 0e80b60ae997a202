# Every target sets up what it needs first; nothing else has to be installed but Python 3.11 or newer.

PYTEST = .venv/bin/pytest --numprocesses auto --dist loadfile

.PHONY: demo test fast check fix docs bench wheel lock set-up

demo: set-up     ## audit the built-in demonstration portal and say where the report is
	@.venv/bin/auditor demo

test: set-up     ## every test
	@$(PYTEST)

fast: set-up     ## every test that needs neither crawl nor browser
	@$(PYTEST) -m "not slow"

check: set-up    ## what a change must pass: style, types, layers, tests
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/mypy bench
	.venv/bin/lint-imports
	$(PYTEST)

fix: set-up      ## repair style
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

docs: set-up     ## write the rule catalogue and the command line in the README anew
	@UPDATE_GOLDEN=1 $(PYTEST) --quiet tests/test_project.py tests/test_readme.py -k "catalogue or help"

bench: set-up    ## measure against LinkChecker and Scrapy; ARGS="--pages 1000 --runs 1"
	.venv/bin/python bench/crawl.py $(ARGS)

wheel: set-up    ## build the wheel and try it in an empty environment
	@bin/try-wheel

lock: set-up     ## renew the lock files; UPGRADE=--upgrade takes the newest versions
	@bin/lock

set-up:
	@bin/set-up
