"""One finding on a page: what is wrong, where, beside its line or its table, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pcdlint.finding import Finding
from pcdlint.outcome import Cell, FileReport, TableView
from pcdlint.report.marked import Mark, pieces, within
from pcdlint.report.markup import Markup, element
from pcdlint.report.words import sentence, spot
from pcdlint.source import Place

RELATED_SHOWN = 6
Related = tuple[str, Place, Place]


def article(finding: Finding, file: FileReport, family: str, number: int, why: str) -> Markup:
    """A finding as an `article`; `family` and its level are classes that filters know it by."""
    table = next((table for table in file.tables if _cell(table, finding.start)), None)
    lines = list(_lines(finding, file, table))
    return element(
        "article",
        _head(finding),
        element("h3", sentence(finding.message), id=f"finding-{number}"),
        _drawn(table, finding) if table else None,
        element("div", lines, class_="lines") if lines else None,
        element("p", element("strong", "To do: "), sentence(finding.advice), class_="todo") if finding.advice else None,
        element("p", element("strong", "Why: "), sentence(why), class_="why") if why else None,
        element("p", element("strong", "Source: "), sentence(finding.source), class_="why") if finding.source else None,
        class_=f"finding level-{finding.severity} family-{family}",
        aria_labelledby=f"finding-{number}",
    )


def _head(finding: Finding) -> Markup:
    start = finding.start
    page = f"page {start.page}, " if start.page else ""
    return element(
        "p",
        element("strong", finding.severity, class_=f"tag {finding.severity}"),
        element("span", spot(finding)) if spot(finding) else None,
        element("span", f"{page}line {start.line}, column {start.column}"),
        element("code", f"{finding.rule} {finding.name}"),
        class_="where",
    )


def _lines(finding: Finding, file: FileReport, table: TableView | None) -> Iterator[Markup]:
    """The line of the finding and those of places related to it, but what the drawn table shows."""
    start = finding.start
    beside = [each for each in finding.related if each[1].line == start.line]
    elsewhere = [each for each in finding.related if each[1].line != start.line]
    if table is None:
        yield from _line(file, (start, finding.end), "main", beside)
    else:
        elsewhere = [each for each in elsewhere if not _cell(table, each[1])]
    for message, where, end in elsewhere[:RELATED_SHOWN]:
        yield from _line(file, (where, end), "other", (), message)
    if len(elsewhere) > RELATED_SHOWN:
        numbers = ", ".join(str(where.line) for _, where, _ in elsewhere[RELATED_SHOWN:])
        yield element("p", f"and lines {numbers}", class_="note")


def _line(
    file: FileReport, place: tuple[Place, Place], kind: str, beside: Sequence[Related], message: str = ""
) -> Iterator[Markup]:
    line = file.lines.get(place[0].line, "")
    if not line.strip():
        return
    marks = [Mark(*within(line, *place), kind), *(Mark(*within(line, *each[1:]), "other") for each in beside)]
    text = [
        element("mark", piece.text, class_=piece.mark) if piece.mark else piece.text for piece in pieces(line, marks)
    ]
    notes = [message] if message else [each[0] for each in beside]
    number = element("span", element("span", "Line ", class_="unseen"), str(place[0].line), class_="number")
    yield element("p", number, element("span", text, class_="text"), class_="line")
    if any(notes):
        yield element("p", "; ".join(filter(None, dict.fromkeys(notes))), class_="note")


def _cell(table: TableView, place: Place) -> Cell | None:
    """The cell in which a place is."""
    return next((cell for row in table.rows for cell in row if _holds(cell, place)), None)


def _holds(cell: Cell, place: Place) -> bool:
    return cell.start[:2] <= place[:2] < cell.end[:2] or cell.start[:2] == place[:2]


def _drawn(table: TableView, finding: Finding) -> Markup:
    """The table, with the cell of the finding and those related to it marked."""
    wrong = _cell(table, finding.start)
    related = [_cell(table, start) for _, start, _ in finding.related]
    head, *body = table.rows
    # A heading stands over its figures, whatever its own words.
    over = {column for row in body for column, cell in enumerate(row) if _figure(cell)}
    heads = (_td(cell, wrong, related, "th", "col", column in over) for column, cell in enumerate(head))
    rows = [element("tr", heads)]
    for first, *rest in (row for row in body if row):
        cells = (_td(cell, wrong, related, "td", None) for cell in rest)
        rows.append(element("tr", _td(first, wrong, related, "th", "row"), cells))
    caption = element("caption", table.caption or "The table in the paper")
    drawn = element("table", caption, element("tbody", rows), class_="drawn")
    return element("div", drawn, class_="scroll", tabindex="0", role="region", aria_label="The table in the paper")


def _figure(cell: Cell) -> bool:
    return any(c.isdigit() for c in cell.text) and not any(c.isalpha() for c in cell.text.removesuffix("m"))


def _td(
    cell: Cell,
    wrong: Cell | None,
    related: Sequence[Cell | None],
    name: str,
    scope: str | None,
    over_figures: bool = False,
) -> Markup:
    kind = "wrong" if cell == wrong else "part" if cell in related else ""
    if over_figures or _figure(cell):
        kind += " num"
    flag = element("span", "look here", class_="flag") if cell == wrong else None
    return element(name, cell.text, flag, scope=scope, class_=kind.strip() or None)
