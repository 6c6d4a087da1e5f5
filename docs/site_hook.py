"""A hook of MkDocs: files of the project outside docs/ become part of the site, and links lead to them.

On a forge a page links to `../CONTRIBUTING.md` or `../rules/schema/pack.schema.json`, and such a file links back to
`docs/guide.md`. In the site they stand under `project/`; links are turned accordingly, and one that leads nowhere is
left as it is, so that a strict build names it.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
DOCS = "docs/"
SITE = "project/"
BROUGHT = (
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE",
    "benchmarks/README.md",
    "examples/**/*",
    "rules/schema/**/*.json",
)
LINK = re.compile(r"(\]\()([^)\s#:]+)((?:#[^)\s]*)?\))")


def on_files(files: Files, *, config: Any) -> Files:
    """Add the files from outside."""
    for path in sorted({path for pattern in BROUGHT for path in ROOT.glob(pattern)}):
        if path.is_file():
            name = path.relative_to(ROOT).as_posix()
            files.append(File.generated(config, SITE + name, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """Turn the links of a page to where their files stand in the site."""
    here = page.file.src_uri
    folder = posixpath.dirname(in_project(here))

    def turned(found: re.Match[str]) -> str:
        target = in_site(posixpath.normpath(posixpath.join(folder, found[2])), files)
        if target is None:
            return found[0]
        return f"{found[1]}{posixpath.relpath(target, posixpath.dirname(here) or '.')}{found[3]}"

    return LINK.sub(turned, markdown)


def in_project(page: str) -> str:
    """Where a page of the site stands in the project."""
    return page.removeprefix(SITE) if page.startswith(SITE) else DOCS + page


def in_site(path: str, files: Files) -> str | None:
    """Where a file of the project, or what a folder of it shows, stands in the site."""
    name = path.removeprefix(DOCS) if path.startswith(DOCS) else SITE + path
    shown = (name, f"{name}/README.md", f"{name}/pack.yaml")
    return next((one for one in shown if files.get_file_from_path(one)), None)
