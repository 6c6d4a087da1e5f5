"""The report as lines of JSON, one object each, for programs that read a stream.

Each object says in `type` what it is: `paper`, `finding`, `skipped`, `error` or, once and last, `summary`.
"""

from __future__ import annotations

import json
from typing import TextIO

from pcdlint.report import Style
from pcdlint.report.json import parts
from pcdlint.run import Run

KINDS = {"papers": "paper", "findings": "finding", "suppressed": "suppressed", "skipped": "skipped", "errors": "error"}


def write(run: Run, out: TextIO, style: Style) -> None:
    """The objects of the JSON report in its order; `style` does not matter here."""
    document = parts(run)
    for key, kind in KINDS.items():
        for entry in document.get(key, ()):
            _line({"type": kind, **entry}, out)
    _line(
        {"type": "summary", "version": document["version"], **document["summary"], "errors": len(document["errors"])},
        out,
    )


def _line(entry: dict[str, object], out: TextIO) -> None:
    json.dump(entry, out, ensure_ascii=False)
    out.write("\n")
