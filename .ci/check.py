"""Everything that must hold before a change goes in: `python3 .ci/check.py`.

Makes the environment (.ci/install.py), then runs style, types, freshness of the docs and all tests;
the tests build the wheel, install it apart and run it. Every step runs; exit 1 if one failed.
"""

from __future__ import annotations

import sys

import install

STEPS = (
    ("style", "ruff", "check", "."),
    ("layout", "ruff", "format", "--check", "."),
    ("types", "mypy"),
    ("docs", "docs/generate.py", "--check"),
    ("tests", "pytest", "-q"),
)


def main() -> int:
    python = install.main(dev=True)
    failed = []
    for name, what, *arguments in STEPS:
        print(f"== {name}", flush=True)
        command = [what] if what.endswith(".py") else ["-m", what]
        if not install.run(python, *command, *arguments):
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all is well")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
