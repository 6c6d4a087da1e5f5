"""The report as Checkstyle XML."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Comment, Element, SubElement

from pcdlint.report import Style
from pcdlint.report.repository import relative_to_root
from pcdlint.report.words import sentence
from pcdlint.report.xml import write_tree
from pcdlint.run import Run

NOT_CHECKED = "pcdlint.not-checked"


def write(run: Run, out: TextIO, style: Style) -> None:
    """Files with their findings; what could not be checked has the source `pcdlint.not-checked`. The counts are
    a comment, for which the format has no other place."""
    relative = relative_to_root()
    root = Element("checkstyle", version="4.3")
    counts = {**run.summary(), "not checked": sum(1 for _ in run.errors())}
    root.append(Comment(f" {', '.join(f'{name}: {count}' for name, count in counts.items())} "))
    for trouble in run.troubles:
        _unchecked(SubElement(root, "file", name=relative(trouble.path or ".")), trouble.message)
    for file in run.files:
        element = SubElement(root, "file", name=relative(file.path))
        for message in file.errors:
            _unchecked(element, message)
        for finding in file.findings:
            SubElement(
                element,
                "error",
                line=str(finding.start.line),
                column=str(finding.start.column),
                severity=finding.severity,
                message=sentence(finding.message),
                source=f"pcdlint.{finding.rule}",
            )
    write_tree(root, out)


def _unchecked(file: Element, message: str) -> None:
    SubElement(
        file, "error", line="1", severity="error", message=f"Not checked: {sentence(message)}", source=NOT_CHECKED
    )
