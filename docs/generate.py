"""Writes the generated parts of the documentation, or says which of them are stale.

    python docs/generate.py            write them
    python docs/generate.py --check    exit 1, naming each page that is not as it should be

Generated: docs/rules/ (a page for each rule of the built-in packs and their index), docs/registers/
(a page for each register), docs/checks.md (the kinds of check), docs/commands.md and docs/man/
(the commands), docs/options.md (the keys of the configuration), docs/schemas.md, the numbers of
docs/limits.md, and the screenful of output in README.md and docs/officers.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DATA = ROOT / "rules"
sys.path[:0] = [str(ROOT), str(DOCS)]

import command_page  # noqa: E402
import limit_numbers  # noqa: E402
import man_page  # noqa: E402
import option_page  # noqa: E402
import register_pages  # noqa: E402
import rule_pages  # noqa: E402
import schema_page  # noqa: E402

from pcdlint.api import Linter, Options  # noqa: E402
from pcdlint.report import Style  # noqa: E402
from pcdlint.report.text import write as write_text  # noqa: E402
from pcdlint.rules.compiled import examples as all_examples  # noqa: E402
from pcdlint.run import collect  # noqa: E402

SCREEN = re.compile(r"(<!-- screen (\S+) (\d+) (\d+) -->\n)```text\n.*?```\n", re.DOTALL)
"""What `pcdlint check` says of a paper: so many of its findings, so wide."""
WHOLE = ("rules", "registers", "man")
"""Folders of docs/ in which every file is generated."""


def pages() -> Mapping[Path, str]:
    """Every generated page with its text."""
    rules, examples = Linter(Options()).rules, all_examples()
    made = {DOCS / "rules" / f"{rule.code}.md": rule_pages.rule_page(rule, examples[rule.code]) for rule in rules}
    made[DOCS / "rules" / "README.md"] = rule_pages.index_page(rules)
    made[DOCS / "checks.md"] = rule_pages.checks_page(rules)
    made.update(register_pages.pages(DATA / "registers", DATA / "schema" / "registers", DOCS / "registers"))
    made[DOCS / "commands.md"] = command_page.page()
    made[DOCS / "man" / "pcdlint.1"] = man_page.page()
    made[DOCS / "options.md"] = option_page.page(DATA / "schema" / "configuration.schema.json")
    made[DOCS / "schemas.md"] = schema_page.page(DATA / "schema")
    made.update(_filled())
    return made


def _filled() -> Iterator[tuple[Path, str]]:
    """Written pages with a generated part."""
    for page in (ROOT / "README.md", DOCS / "officers.md"):
        if page.is_file():
            yield page, SCREEN.sub(_screen, page.read_text(encoding="utf-8"))
    limits = DOCS / "limits.md"
    if limits.is_file():
        yield limits, limit_numbers.filled(limits.read_text(encoding="utf-8"), ROOT)


def _screen(found: re.Match[str]) -> str:
    return f"{found[1]}```text\n{screen(found[2], int(found[3]), int(found[4]))}```\n"


def screen(paper: str, most: int, width: int) -> str:
    """What `pcdlint check` prints for a paper of the project, without the findings in the middle."""
    linter = Linter(Options())
    out = StringIO()
    results = (result._replace(path=paper) for result in linter.paths([ROOT / paper]))
    write_text(collect(results, len(linter.rules), "error"), out, Style(width=width))
    *findings, closing = out.getvalue().split("\n\n")
    left_out = len(findings) - 1 - most
    more = [f"  [{left_out} more findings]"] if left_out > 0 else []
    return "\n\n".join([*findings[: most + 1], *more, closing])


def stale(made: Mapping[Path, str]) -> list[Path]:
    """The pages that are missing, different, or left over from what is gone."""
    wrong = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    there = (path for folder in WHOLE for path in sorted((DOCS / folder).glob("*")) if path.is_file())
    return wrong + [path for path in there if path not in made]


def main(arguments: Sequence[str]) -> int:
    made = pages()
    wrong = stale(made)
    if "--check" in arguments:
        for path in wrong:
            print(f"stale: {path.relative_to(ROOT)} (python docs/generate.py writes it)")
        return 1 if wrong else 0
    for path in wrong:
        if path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    print(f"{len(wrong)} of {len(made)} pages written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
