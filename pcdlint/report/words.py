"""What reports for people say in words: where, how many, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from pcdlint.finding import LEVELS, Finding, Fix, Suppressed
from pcdlint.fix import FORMATS
from pcdlint.message import day
from pcdlint.outcome import FileReport, PaperInfo
from pcdlint.report.snippet import shown
from pcdlint.result import OTHER
from pcdlint.run import Run

HEADING_SHOWN = 40
SKIPPED_SHOWN = 3
FAMILIES = {
    "DEC": "Declarations and sign-offs",
    "DRF": "Drafting",
    "FIN": "Figures",
    "LEG": "Law",
    "PCD": "Suppressions and how pcdlint is used",
    "PT2": "Part 2, deferral and publication",
    "SOD": "Scheme of Delegation and procurement",
    "STR": "Structure",
    "TIM": "Dates and times",
}
"""What the letters of a code stand for."""
NOTHING = "No decision paper was checked."
FIXABLE = "[fixable]"
LIMITS = (
    "pcdlint does not check whether the decision is right, or whether what the paper says is true: "
    "that is for its readers."
)


def spot(finding: Finding) -> str:
    """The numbered paragraph, else the section, in which a finding stands."""
    if finding.paragraph and "." in finding.paragraph:
        return f"paragraph {finding.paragraph}"
    heading = shown(finding.section or "")
    return heading if len(heading) <= HEADING_SHOWN else f"{heading[:HEADING_SHOWN].rstrip()}…"


def described(paper: PaperInfo) -> str:
    when = f"{paper.stage} {day(date.fromisoformat(paper.date))}" if paper.date else paper.stage
    name = ": ".join(filter(None, (paper.reference, paper.title)))
    return f"{name} ({paper.layout}, {when})".lstrip()


def sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ".”", ":")) else text + "."


def counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 or what == "info" else f"{number} {what}s"


def counts(run: Run, summary: dict[str, int]) -> str:
    files = [f"{counted(summary['checked'], 'file')} checked", f"{summary['clean']} with nothing to report"]
    if summary["skipped"]:
        files.append(f"{summary['skipped']} passed over")
    if summary["unreadable"]:
        files.append(f"{summary['unreadable']} that could not be checked")
    found = [counted(summary[level], level) for level in reversed(LEVELS) if summary[level]]
    if summary["suppressed"]:
        found.append(f"{summary['suppressed']} suppressed")
    if summary["baseline"]:
        found.append(f"{summary['baseline']} in the baseline")
    note = "".join(f" {words}" for words in _passed_over(run))
    return f"{', '.join(files)}: {', '.join(found) or 'no findings'}.{note}"


def _passed_over(run: Run) -> Iterator[str]:
    """What was left unread, and why: the first few by name."""
    reasons: dict[str, list[str]] = {}
    for file in run.files:
        if file.skipped:
            reasons.setdefault(file.skipped, []).append(PurePath(file.path).name)
    for reason, names in reasons.items():
        what = "Passed over as no decision papers" if reason == OTHER else f"Passed over ({reason})"
        more = ", ..." if len(names) > SKIPPED_SHOWN else ""
        yield f"{what}: {', '.join(names[:SKIPPED_SHOWN])}{more}."


def meaning(run: Run, summary: dict[str, int]) -> Iterator[str]:
    """What the counts mean for the officer."""
    unchecked = sum(1 for _ in run.errors())
    if unchecked:
        yield f"{counted(unchecked, 'thing')} could not be checked (see 'not checked' above): this is no clean result."
    elif not summary["checked"]:
        yield NOTHING
    failed = sum(1 for file in run.files if any(fails(f, run) for f in file.findings))
    if failed:
        yield _verdict(failed, summary["checked"], len(run.files))
    elif summary["warning"]:
        yield (
            "Nothing here stops the paper, but a careful reviewer would ask about each warning: "
            "have the answer ready, or change the text."
        )
    elif summary["info"]:
        yield "Nothing here stops the paper. What is noted is worth a look."
    elif summary["checked"] and not unchecked:
        aside = summary["suppressed"] + summary["baseline"]
        yield f"Nothing {'else ' if aside else ''}found by {run.rules} rules."
        yield LIMITS


def fixable(finding: Finding, file: FileReport) -> bool:
    """Whether `pcdlint fix` can settle a finding."""
    return finding.fix is not None and finding.fix.placed and any(paper.format in FORMATS for paper in file.papers)


def fix_in_file(finding: Finding, file: FileReport) -> Fix | None:
    """The fix that a program can carry out by lines and columns: of a file that has them."""
    written = all(paper.format in ("text", "markdown", "html") for paper in file.papers)
    return finding.fix if finding.fix and finding.fix.placed and written else None


def fixing(run: Run) -> Iterator[str]:
    """How many findings `pcdlint fix` can settle."""
    fixes = [f.fix.safe for file in run.files for f in file.findings if f.fix and fixable(f, file)]
    safe, unsafe = fixes.count(True), fixes.count(False)
    if safe:
        more = f"; {unsafe} more with --unsafe" if unsafe else ""
        yield f"{FIXABLE} {counted(safe, 'finding')}: 'pcdlint fix' shows what it would write{more}."


def _verdict(failed: int, checked: int, files: int) -> str:
    if checked == 1:
        which = "This paper" if files == 1 else "The one file that was checked"
        return f"{which} cannot go forward as it stands."
    if failed == checked:
        return f"None of the {checked} files can go forward as it stands."
    return (
        f"{failed} of the {checked} files checked cannot go forward as {'it stands' if failed == 1 else 'they stand'}."
    )


def fails(finding: Finding, run: Run) -> bool:
    return LEVELS.index(finding.severity) >= LEVELS.index(run.fail_level)


def unchecked(run: Run) -> str:
    """A sentence, behind a space, that says how much could not be checked; "" where all was."""
    number = sum(1 for _ in run.errors())
    if number:
        return f" {counted(number, 'thing')} could not be checked: this is no clean result."
    return "" if any(file.papers for file in run.files) else f" {NOTHING}"


def excused(each: Suppressed) -> str:
    """What was set aside, why, and where that is written."""
    found = each.finding
    until = f", until {day(each.until)}" if each.until else ""
    return f"{found.start.line}:{found.start.column} {found.rule} {found.name}: {each.reason} ({each.where}{until})"
