"""A table as numbers: which rows are headings, which columns hold figures, what each line is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pcdlint.figures.cells import Cell, parse_cell
from pcdlint.figures.words import Words, shipped_words
from pcdlint.values import Span

CellText = tuple[str, Span]

_HEADING_ROWS = 5
_TOKEN = re.compile(r"[a-z/()&%£@×'0-9-]+")
_YEARS = (1990, 2060)


class Label(NamedTuple):
    """What a row or column is called, and what that makes of it."""

    text: str
    total: bool = False
    implied: bool = False
    """It may be a total that does not say so ("Gross expenditure"); only arithmetic tells."""
    plain: bool = False
    """A total whose other words are those of any total ("Total project costs")."""
    difference: bool = False
    opening: bool = False
    memo: bool = False
    less: bool = False
    not_added: bool = False


class Grid(NamedTuple):
    """A table of `rows` × `columns` parsed cells; `cells[row][column]`."""

    cells: tuple[tuple[Cell, ...], ...]
    spans: tuple[tuple[Span, ...], ...]
    body: tuple[int, ...]
    """Rows below the headings that hold at least one figure, in order."""
    breaks: tuple[int, ...]
    """Rows of the body that hold words but no figure (headings between blocks, wrapped labels)."""
    columns: tuple[int, ...]
    """Columns of figures, left to right."""
    opening: tuple[int, ...]
    """Rows among the headings that hold figures ("Budget £215,000")."""
    rows: tuple[Label, ...]
    heads: tuple[Label, ...]
    ragged: bool


@lru_cache(maxsize=2048)
def label(text: str) -> Label:
    """What a label says of its line."""
    words = shipped_words()
    tokens = _TOKEN.findall(text.lower().replace("’", "'"))
    if not tokens:
        return Label(text)
    phrase = f" {' '.join(tokens)} "
    total = any(phrase.startswith(f" {w} ") or phrase.endswith(f" {w} ") for w in words.lists["total"])
    plain = words.lists["total-plain"]
    return Label(
        text,
        total=total,
        implied=tokens[0] in words.lists["total-implied"],
        plain=total and all(t in plain or not t.isalpha() for t in tokens),
        difference=_has(phrase, words, "difference"),
        opening=_has(phrase, words, "opening"),
        memo=any(phrase.startswith(f" {w} ") or f"({w} " in phrase for w in words.lists["memo"]),
        less=any(phrase.startswith(f" {w} ") for w in words.lists["less"]),
        not_added=_has(phrase, words, "not-added") or _has(phrase, words, "percentages"),
    )


def _has(phrase: str, words: Words, key: str) -> bool:
    return any(f" {w} " in phrase for w in words.lists[key])


def read_grid(rows: Sequence[Sequence[CellText]], caption: str = "", flat: bool = False) -> Grid | None:
    """The grid of a table; None where it holds too few figures to add up."""
    width = max((len(r) for r in rows), default=0)
    if flat and width > 2:
        rows, flat = _headed(rows, width), False
    if not rows or width < 2:
        return None
    texts = [[c[0].strip() for c in r] + [""] * (width - len(r)) for r in rows]
    plain = [[parse_cell(t) for t in r] for r in texts]
    first = 0 if flat else _first_body_row(plain)
    columns = _figure_columns(plain, first)
    if not columns:
        return None
    heads = [" ".join(texts[r][c] for r in range(first) if texts[r][c]) for c in range(width)]
    hints = _hints(texts, first, columns, caption)
    cells = tuple(
        tuple(parse_cell(t, hints[c]) if hints[c] and c in columns else plain[r][c] for c, t in enumerate(row))
        for r, row in enumerate(texts)
    )
    spans = tuple(tuple(c[1] for c in r) + (Span(0, 0),) * (width - len(r)) for r in rows)
    figured = [r for r in range(len(rows)) if any(plain[r][c].kind == "number" for c in columns)]
    worded = [r for r in range(first, len(rows)) if r not in figured and any(texts[r])]
    names = tuple(label(_row_name(texts[r], columns)) for r in range(len(rows)))
    return Grid(
        cells,
        spans,
        body=tuple(r for r in figured if r >= first),
        breaks=tuple(worded),
        columns=columns,
        opening=tuple(r for r in figured if r < first),
        rows=names,
        heads=tuple(label(h) for h in heads),
        ragged=len({len(r) for r in rows}) > 1,
    )


def _headed(rows: Sequence[Sequence[CellText]], width: int) -> Sequence[Sequence[CellText]]:
    """A flattened table of several columns, its headings, that came one to a line, put side by side again."""
    lone = next((i for i, r in enumerate(rows) if sum(bool(c[0].strip()) for c in r) > 1), len(rows))
    if lone < width:
        return rows
    return [*rows[: lone - width], [r[0] for r in rows[lone - width : lone]], *rows[lone:]]


def _row_name(texts: list[str], columns: tuple[int, ...]) -> str:
    """The label of a row: of its words left of the figures, the first that says "total", else the first.

    A number or letter that counts the rows is no label.
    """
    words = [t for c, t in enumerate(texts) if c not in columns and len(t) > 1 and not t.rstrip(".)").isdecimal()]
    return next((w for w in words if label(w).total), words[0] if words else "")


def _year(cell: Cell) -> bool:
    return (
        cell.kind == "number" and len(cell.text) == 4 and cell.text.isdecimal() and _YEARS[0] <= cell.value <= _YEARS[1]
    )


def _first_body_row(cells: list[list[Cell]]) -> int:
    """The number of heading rows: up to the last early row with words over the columns of figures.

    A row of figures above such a row ("Budget £215,000" above "Amount") is an opening, no item.
    """
    last = 0
    counts = [sum(c.kind == "number" and not _year(c) for c in r) for r in cells]
    for r in range(min(_HEADING_ROWS, len(cells) - 1)):
        body = cells[r + 1 : r + 5]
        over = [c for c in range(len(cells[r])) if any(row[c].kind == "number" for row in body)]
        worded = [c for c in over if cells[r][c].kind == "text" or _year(cells[r][c])]
        if counts[r] == 0 and worded and len(worded) * 2 >= len(over) - 1:
            last = r + 1
    if not last and counts and counts[0] == 0 and len(cells) > 2:
        return 1  # a heading row without words over the figures ("Item" and an empty cell)
    return last


def _figure_columns(cells: list[list[Cell]], first: int) -> tuple[int, ...]:
    """The columns of figures: more figures than words below the headings, no row counters, no years."""
    columns: list[int] = []
    for c in range(len(cells[0])):
        body = [r[c] for r in cells[first:]]
        figures = [x for x in body if x.kind == "number"]
        words = sum(x.kind == "text" for x in body)
        if not figures or words > len(figures) or all(_year(x) for x in figures):
            continue
        counts = [x.value for x in figures]
        if c == 0 and not columns and len(counts) > 1 and counts == list(range(1, len(counts) + 1)):
            continue
        columns.append(c)
    return tuple(columns)


def _hints(texts: list[list[str]], first: int, columns: tuple[int, ...], caption: str) -> list[str]:
    """The unit of each column, from its heading, a neighbour's, or the caption.

    A unit of thousands that stands over one column only is that of the whole table: figures
    taken for more exact than they are would raise false alarms.
    """
    hints = [next((h for r in range(first) if (h := _hint(texts[r][c]))), "") for c in range(len(texts[0]))]
    wide = next((h for h in hints if h in ("£000", "£m")), _hint(caption))
    above = next((h for r in range(first) for t in texts[r] if (h := _hint(t)) in ("£000", "£m")), wide)
    if above in ("£000", "£m"):
        hints = [h if h in ("£000", "£m", "%") or c not in columns else above for c, h in enumerate(hints)]
    return hints


@lru_cache(maxsize=1024)
def _hint(text: str) -> str:
    lists = shipped_words().lists
    tokens = text.lower().replace("'", "").replace("’", "").replace("(", " ").replace(")", " ").split()
    phrase = f" {' '.join(tokens)} "
    if any(f" {w} " in phrase for w in lists["thousands"]):
        return "£000"
    if any(f" {w} " in phrase for w in lists["millions"]):
        return "£m"
    if any(f" {w} " in phrase for w in lists["percentages"]) or phrase.endswith("% "):
        return "%"
    return "£" if "£" in phrase else ""
