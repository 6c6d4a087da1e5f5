"""The report as one page that a person would rather look at: no network, no script, fit to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from pcdlint.finding import LEVELS, Finding
from pcdlint.outcome import FileReport
from pcdlint.report import Style
from pcdlint.report.article import article
from pcdlint.report.markup import Markup, element, joined
from pcdlint.report.words import FAMILIES, LIMITS, counted, described, excused, fails, meaning, sentence
from pcdlint.run import Run

STYLE_SHEET = Path(__file__).with_name("page.css")
_SECTIONS = Markup("\0")
LEVELS_SHOWN = tuple(reversed(LEVELS))


def write(run: Run, out: TextIO, style: Style) -> None:
    """One self-contained page; `style` does not matter here."""
    families = sorted({_family(finding) for finding in run.findings()})
    # Section by section, so that the page of thousands of papers is never in memory whole.
    before, _, after = _page(run, families).rpartition(_SECTIONS)
    out.write(f"<!DOCTYPE html>\n{before}")
    for section in _sections(run, families):
        out.write(section)
    out.write(f"{after}\n")


def _page(run: Run, families: Sequence[str]) -> Markup:
    """The page around its sections."""
    title = _title(run)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{title} – pcdlint"),
        element("style", Markup(STYLE_SHEET.read_text(encoding="utf-8") + _filter_rules(families))),
    )
    body = element(
        "body",
        element("a", "Skip to the report", href="#report", class_="skip"),
        element("header", element("p", "pcdlint", class_="brand"), class_="top"),
        element("main", element("h1", title), _SECTIONS, id="report", tabindex="-1"),
        _footer(run),
    )
    return element("html", head, Markup("\n"), body, lang="en-GB")


def _title(run: Run) -> str:
    papers = [paper for file in run.files for paper in file.papers]
    if len(run.files) == 1 and papers:
        name = ": ".join(filter(None, (papers[0].reference, papers[0].title)))
        return name or run.files[0].path
    checked = run.summary()["checked"]
    return f"{counted(checked, 'decision paper')} checked" if checked else "Nothing was checked"


def _sections(run: Run, families: Sequence[str]) -> Iterator[Markup]:
    yield from _unchecked(run)
    summary = run.summary()
    if not run.troubles:
        yield from (element("p", words, class_="lead") for words in meaning(run, summary))
    yield _tiles(run, summary)
    if run.files:
        yield _overview(run)
    if any(True for _ in run.findings()):
        yield _filters(run, families)
    shown = 0
    for number, file in enumerate(run.files, 1):
        if _told(run, file):
            yield _file(run, file, number, shown)
            shown += len(file.findings)


def _unchecked(run: Run) -> Iterator[Markup]:
    """At the top: what the rest of the page does not speak of."""
    troubles = list(run.errors())
    if not troubles:
        return
    rows = [
        element("li", element("strong", f"{trouble.path}: ") if trouble.path else None, sentence(trouble.message))
        for trouble in troubles
    ]
    heading = f"Not checked: {counted(len(troubles), 'thing')} could not be checked"
    yield element(
        "section",
        element("h2", heading, id="unchecked"),
        element("p", "What is said below is about the rest only. Mend these, and check again."),
        element("ul", rows),
        class_="alert",
        aria_labelledby="unchecked",
    )


def _tiles(run: Run, summary: dict[str, int]) -> Markup:
    unchecked = sum(1 for _ in run.errors())
    tiles = [
        ("Papers checked", summary["checked"], ""),
        ("Nothing to report", summary["clean"], "good" if summary["clean"] else ""),
        ("Errors", summary["error"], "error" if summary["error"] else ""),
        ("Warnings", summary["warning"], "warning" if summary["warning"] else ""),
        ("For information", summary["info"], "info" if summary["info"] else ""),
        ("Not checked", unchecked, "error" if unchecked else ""),
    ]
    if summary["suppressed"]:
        tiles.append(("Suppressed", summary["suppressed"], ""))
    return element(
        "dl",
        (
            element("div", element("dt", name), element("dd", str(count)), class_=f"tile {kind}")
            for name, count, kind in tiles
        ),
        class_="tiles",
        aria_label="Summary",
    )


def _overview(run: Run) -> Markup:
    head = ("Paper", "Stage", "Errors", "Warnings", "Info", "Outcome")
    rows = [_row(run, file, number) for number, file in enumerate(run.files, 1)]
    return element(
        "section",
        element("h2", "Papers", id="papers"),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", (element("th", name, scope="col") for name in head))),
                element("tbody", rows),
                class_="overview",
            ),
            class_="scroll",
            tabindex="0",
            role="region",
            aria_labelledby="papers",
        ),
        aria_labelledby="papers",
    )


def _row(run: Run, file: FileReport, number: int) -> Markup:
    levels = Counter(finding.severity for finding in file.findings)
    name = element("a", _breakable(file.path), href=f"#paper-{number}") if _told(run, file) else _breakable(file.path)
    titles = [": ".join(filter(None, (paper.reference, paper.title))) for paper in file.papers]
    outcome, kind = _outcome(run, file)
    return element(
        "tr",
        element("th", name, (element("div", title, class_="paper") for title in titles), scope="row"),
        element("td", ", ".join(dict.fromkeys(paper.stage for paper in file.papers))),
        (element("td", str(levels[level]) if file.papers else "–", class_="num") for level in LEVELS_SHOWN),
        element("td", element("strong", outcome, class_=f"tag {kind}")),
    )


def _told(run: Run, file: FileReport) -> bool:
    """Whether a file has a section of its own: the row in the table says enough of one without anything to tell."""
    return bool(file.findings or file.errors or file.suppressed or (len(run.files) == 1 and file.papers))


def _outcome(run: Run, file: FileReport) -> tuple[str, str]:
    """What becomes of a file, in words and as a kind of tag."""
    if file.errors:
        return "not fully checked" if file.papers else "not checked", "error"
    if file.skipped:
        return f"passed over: {file.skipped}", "none"
    if any(fails(finding, run) for finding in file.findings):
        return "cannot go forward", "error"
    if any(finding.severity != "info" for finding in file.findings):
        return "questions to answer", "warning"
    return ("worth a look", "info") if file.findings else ("nothing to report", "good")


def _breakable(path: str) -> Markup:
    """A path that may be broken behind its slashes."""
    parts = path.replace("\\", "/").split("/")
    return joined(*(piece for part in parts[:-1] for piece in (f"{part}/", element("wbr"))), parts[-1])


def _filters(run: Run, families: Sequence[str]) -> Markup:
    levels = Counter(finding.severity for finding in run.findings())
    kinds = Counter(map(_family, run.findings()))
    boxes = [_box(f"level-{level}", level.capitalize(), levels[level]) for level in LEVELS_SHOWN if levels[level]]
    sorts = [_box(f"family-{family}", FAMILIES.get(family, family), kinds[family]) for family in families]
    return element(
        "section",
        element("h2", "Findings", id="findings"),
        element("fieldset", element("legend", "Show levels"), boxes),
        element("fieldset", element("legend", "Show subjects"), sorts),
        element("p", "Some findings are hidden by the choice above.", class_="partial", role="status"),
        class_="filters",
        aria_labelledby="findings",
    )


def _box(name: str, label: str, count: int) -> Markup:
    box = element("input", type="checkbox", id=name, checked=True)
    return element("div", box, element("label", f"{label} ({count})", for_=name))


def _filter_rules(families: Sequence[str]) -> str:
    """Style rules by which an empty box hides its findings, without script."""
    names = [f"level-{level}" for level in LEVELS] + [f"family-{family}" for family in families]
    return "".join(f"body:has(#{name}:not(:checked)) .finding.{name}{{display:none}}\n" for name in names)


def _family(finding: Finding) -> str:
    """The letters of a rule's code, fit for a name in a style sheet."""
    return "".join(c for c in finding.rule[:3] if c.isascii() and c.isalnum()) or "other"


def _file(run: Run, file: FileReport, number: int, before: int) -> Markup:
    why = {rule.code: rule.why for rule in run.catalogue}
    names = [element("p", described(paper), class_="paper") for paper in file.papers]
    errors = [
        element("p", element("strong", "Not checked: ", class_="bad"), sentence(message), class_="unread")
        for message in file.errors
    ]
    findings = [
        article(finding, file, _family(finding), before + each, why.get(finding.rule, ""))
        for each, finding in enumerate(file.findings, 1)
    ]
    clean = not findings and not errors and not file.suppressed
    return element(
        "section",
        element("h2", _breakable(file.path), id=f"paper-{number}"),
        names,
        errors,
        element("p", f"Nothing found by {run.rules} rules.") if clean else None,
        findings,
        _suppressed(file),
        element("p", element("a", "Back to the papers", href="#papers"), class_="back"),
        class_="file",
        aria_labelledby=f"paper-{number}",
    )


def _suppressed(file: FileReport) -> Markup | None:
    if not file.suppressed:
        return None
    rows = [element("li", excused(each)) for each in file.suppressed]
    heading = element("h3", f"Suppressed: {counted(len(rows), 'finding')}")
    return element("div", heading, element("ul", rows), class_="suppressed")


def _footer(run: Run) -> Markup:
    about = f"pcdlint {run.version}, {counted(run.rules, 'rule')}."
    return element("footer", element("p", LIMITS), element("p", about))
