"""The process that reads PDF files: bytes in, text and places out, one file after the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from pcdlint.readers.errors import UnreadableError
from pcdlint.readers.pdf import limits
from pcdlint.readers.pdf.compose import Reading, reading
from pcdlint.readers.pdf.document import pages
from pcdlint.readers.pdf.places import boxes


def serve() -> None:
    """Answer on standard output what is asked on standard input, until that ends.

    A question is a line with the length of its head, the head (JSON: task, length of the file, more)
    and the file; an answer is a line with its length and the answer (JSON).
    """
    _limit_memory()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while size := source.readline():
        task, length, more = json.loads(source.read(int(size)))
        said = json.dumps(answer(task, source.read(length), more)).encode()
        sink.write(b"%d\n" % len(said) + said)
        sink.flush()


def answer(task: str, data: bytes, more: Any) -> dict[str, Any]:
    """The answer to a question; `reason` and `todo` for a file that cannot be read, `fault` for a fault of pcdlint."""
    try:
        return TASKS[task](reading(list(pages(data))), more)
    except UnreadableError as error:
        return {"reason": error.reason, "todo": error.todo}
    except MemoryError:
        return {
            "reason": f"a PDF file that takes more than {limits.MEGABYTES} MB to read",
            "todo": "print it to a new PDF, or use the Word file",
        }
    except Exception as error:
        return {"fault": f"{type(error).__name__}: {error}"}


def _read(found: Reading, _more: Any) -> dict[str, Any]:
    """`text`; `lines` as (start, end, level, table, strong); `pages` as (offset, page) from where a page's
    text goes on; `margins` as (header or footer, words); `ocr`."""
    lines: list[tuple[int, int, int, int, bool]] = []
    starts: list[tuple[int, int]] = []
    page = at = 0
    for line in found.lines:
        for i, mark in enumerate(line.words.marks):
            if mark.page != page:
                page = mark.page
                starts.append((at + i, page))
        end = at + len(line.words.text)
        lines.append((at, end, line.level, line.table, line.strong))
        at = end + 1
    text = "".join(line.words.text + "\n" for line in found.lines)
    return {"text": text, "lines": lines, "pages": starts, "margins": found.margins, "ocr": found.scanned}


def _boxes(found: Reading, spans: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """`places`: for each span of the text its pages as (page, boxes), see `places.boxes`."""
    return {"places": [boxes(found, start, end) for start, end in spans]}


TASKS = {"read": _read, "boxes": _boxes}


def _limit_memory() -> None:
    """Hold this process to a limit of memory, where the system can."""
    if sys.platform != "linux":
        return
    import resource
    from pathlib import Path

    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = now + limits.MEGABYTES * 1_000_000
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
