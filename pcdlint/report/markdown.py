"""The report as a table in Markdown, for the comment of a pull request or a job's summary."""

from __future__ import annotations

import re
from typing import TextIO

from pcdlint.finding import LEVELS, Finding
from pcdlint.report import Style
from pcdlint.report.snippet import shown
from pcdlint.report.words import counted, counts, excused, meaning, sentence, spot
from pcdlint.run import Run

MOST = 60_000
"""Characters: a comment on GitHub holds 65,536."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&!]")
_CALLING = re.compile(r"@(?=\w)|#(?=\d)|www(?=\.)|:(?=//)")
_APART = "<!-- -->"


def write(run: Run, out: TextIO, style: Style) -> None:
    """What could not be checked, what the counts mean, then a table of findings, worst first."""
    unchecked = list(run.errors())
    out.write("### pcdlint\n\n")
    if unchecked:
        out.write(f"**Not checked: {counted(len(unchecked), 'thing')} could not be checked**\n\n")
        for trouble in unchecked:
            out.write(f"- {text(': '.join(filter(None, (trouble.path, sentence(trouble.message)))))}\n")
        out.write("\n")
    summary = run.summary()
    if not run.troubles:
        out.write(f"{text(' '.join((counts(run, summary), *meaning(run, summary))))}\n")
    findings = sorted(run.findings(), key=lambda finding: -LEVELS.index(finding.severity))
    if findings:
        out.write("\n| Level | Where | What | To do |\n|---|---|---|---|\n")
        _rows(findings, out)
    aside = [f"- {text(f'{file.path}: {excused(each)}')}\n" for file in run.files for each in file.suppressed]
    if aside:
        out.write(f"\n**Suppressed: {counted(len(aside), 'finding')}**\n\n{''.join(aside)}")


def _rows(findings: list[Finding], out: TextIO) -> None:
    room = MOST
    for number, finding in enumerate(findings):
        row = _row(finding)
        room -= len(row)
        if room < 0:
            out.write(f"\n{len(findings) - number} more findings have no room here.\n")
            return
        out.write(row)


def _row(finding: Finding) -> str:
    start = finding.start
    place = f"{finding.path}:{start.line}:{start.column}"
    where = ", ".join(filter(None, (place, spot(finding))))
    what = f"{text(sentence(finding.message))} ({text(finding.rule)})"
    advice = sentence(finding.advice) if finding.advice else ""
    return f"| {finding.severity} | {text(where)} | {what} | {text(advice)} |\n"


def text(words: str) -> str:
    """Words that Markdown shows as they are, on one line, and that call nobody and link nowhere."""
    apart = _CALLING.sub("\\g<0>\x00", shown(" ".join(words.split())))
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", apart).replace("\x00", _APART)
