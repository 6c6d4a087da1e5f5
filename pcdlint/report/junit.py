"""The report as JUnit XML, which every build server shows: a suite for each file, a case for each finding.

Findings below the fail level are cases that pass and say what was found, so that a server and the exit code agree.
"""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from pcdlint.finding import Finding
from pcdlint.outcome import FileReport
from pcdlint.report import Style
from pcdlint.report.repository import relative_to_root
from pcdlint.report.words import excused, fails, sentence, spot
from pcdlint.report.xml import write_tree
from pcdlint.run import Run, Trouble


def write(run: Run, out: TextIO, style: Style) -> None:
    """Findings that fail the run are failures, what could not be checked is an error."""
    relative = relative_to_root()
    root = Element("testsuites", name="pcdlint")
    if run.troubles:
        suite = SubElement(root, "testsuite", name="pcdlint")
        for trouble in run.troubles:
            _unchecked(suite, trouble)
    for file in run.files:
        _suite(run, file, SubElement(root, "testsuite", name=relative(file.path)))
    for suite in root:
        _count(suite, [suite])
    _count(root, list(root))
    # Only a suite has this one, by the schema that build servers hold a report against.
    del root.attrib["skipped"]
    write_tree(root, out)


def _suite(run: Run, file: FileReport, suite: Element) -> None:
    path = suite.get("name", "")
    for message in file.errors:
        _unchecked(suite, Trouble(path, message))
    for finding in file.findings:
        _case(run, finding, suite)
    for each in file.suppressed:
        case = SubElement(suite, "testcase", name=f"{each.finding.rule} {each.finding.name}", classname=path)
        SubElement(case, "skipped", message=f"suppressed: {excused(each)}")
    if file.skipped:
        SubElement(SubElement(suite, "testcase", name="check", classname=path), "skipped", message=file.skipped)
    elif not len(suite):
        SubElement(suite, "testcase", name="nothing to report", classname=path)


def _case(run: Run, finding: Finding, suite: Element) -> None:
    path, start = suite.get("name", ""), finding.start
    name = f"{finding.rule} {finding.name} ({start.line}:{start.column})"
    case = SubElement(suite, "testcase", name=name, classname=path, file=path, line=str(start.line))
    message = sentence(finding.message)
    advice = f"To do: {sentence(finding.advice)}" if finding.advice else ""
    where = ", ".join(filter(None, (f"{path}:{start.line}:{start.column}", finding.severity, spot(finding))))
    words = "\n".join(filter(None, (where, message, finding.excerpt, advice)))
    if fails(finding, run):
        SubElement(case, "failure", message=message, type=finding.severity).text = words
    else:
        SubElement(case, "system-out").text = words


def _unchecked(suite: Element, trouble: Trouble) -> None:
    case = SubElement(suite, "testcase", name="not checked", classname=trouble.path or "pcdlint")
    message = sentence(trouble.message)
    SubElement(case, "error", message=message, type="not-checked").text = message


def _count(element: Element, suites: list[Element]) -> None:
    """The numbers of cases that build servers read from a suite and from the whole."""
    for key, path in (
        ("tests", "testcase"),
        ("failures", "*/failure"),
        ("errors", "*/error"),
        ("skipped", "*/skipped"),
    ):
        element.set(key, str(sum(len(suite.findall(path)) for suite in suites)))
