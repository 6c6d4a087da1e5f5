"""Tables copied out of a PDF: a label and its figures on a line, one space between the columns.

Lines of prose end in one figure at most; lines that follow each other, each a label with as many
figures behind it, are the rows of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pcdlint.patterns import pattern

_LAST = frozenset("0123456789)%kKmM-–")
_FIGURE = pattern(r"[-–−(]?£?(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d{1,3})?(?:[kKmM]|bn)?%?\)?|[-–]")
_POUNDS = pattern(r"£\d[\d,.]*\d(?:[kKmM]|bn)?")
_LABEL = pattern(r"(?!\d+[.)]\d*|[-•*▪●◦–#(>])[^.:;?!]*[A-Za-z)][^.:;?!]*")
_YEARS = r"(?:FY ?)?(?:20)?\d\d[/–-](?:20)?\d\d|20\d\d"
_HEAD = rf"(?:{_YEARS}|[A-Z][a-z]+ \d{{1,2}}|[A-Z][A-Za-z]+)(?: ?\(?£(?:000)?[kmKM]?s?\)?)?"
_HEADS = pattern(rf"^(?P<label>.*?\S) (?P<heads>(?:{_HEAD} )*(?:{_HEAD}))$")
_ONE_HEAD = pattern(_HEAD)
_LONGEST_LABEL = 70
_SURE = 3
"""So many rows make a table of one or two figures a row; two rows of more do."""


def copied_rows(pieces: Sequence[str]) -> Mapping[int, str]:
    """The rows among the lines of a text, each with tabs for the spaces between its columns."""
    found: dict[int, str] = {}
    run: list[tuple[int, int]] = []  # line, and where the figures of the line begin
    for number, begin in _candidates(pieces):
        same = run and _width(pieces, run[-1]) == _width(pieces, (number, begin))
        if run and not (same and _next(pieces, run[-1][0], number)):
            found.update(_table(pieces, run))
            run = []
        run.append((number, begin))
    found.update(_table(pieces, run))
    return found


def _candidates(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    for number, piece in enumerate(pieces):
        if piece[-1:] in _LAST and " " in piece and not ("  " in piece or "\t" in piece or "|" in piece):
            begin = _figures(piece)
            if begin and begin <= _LONGEST_LABEL and _LABEL.fullmatch(piece, 0, begin - 1):
                yield number, begin


def _figures(piece: str) -> int:
    """Where the figures at the end of a line begin; 0 where there are none."""
    words = piece.split(" ")
    at = len(piece)
    for word in reversed(words):
        if _FIGURE.fullmatch(word) is None:
            break
        at -= len(word) + 1
    return at + 1 if at < len(piece) else 0


def _width(pieces: Sequence[str], row: tuple[int, int]) -> int:
    number, begin = row
    return pieces[number].count(" ", begin) + 1


def _next(pieces: Sequence[str], before: int, number: int) -> bool:
    """Whether a line follows another, with one blank line between them at most."""
    return number == before + 1 or (number == before + 2 and not pieces[before + 1].strip())


def _table(pieces: Sequence[str], run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    if not run:
        return
    width = _width(pieces, run[0])
    figures = [pieces[number][begin:].split(" ") for number, begin in run]
    if len(run) < (2 if width >= _SURE else _SURE):
        return
    if width == 1 and not all(_POUNDS.fullmatch(figure) for (figure,) in figures):
        return
    if not any(c.isdigit() for row in figures for figure in row for c in figure):
        return
    head = _heading(pieces, run[0][0], width)
    if head is not None:
        yield head
    for number, begin in run:
        piece = pieces[number]
        yield number, f"{piece[: begin - 1]}\t{piece[begin:].replace(' ', chr(9))}"


def _heading(pieces: Sequence[str], first: int, width: int) -> tuple[int, str] | None:
    """The line of headings above the first row: as many years or capital words at its end as there are figures."""
    number = next((n for n in range(first - 1, max(first - 3, -1), -1) if pieces[n].strip()), -1)
    match = _HEADS.match(pieces[number]) if number >= 0 and "\t" not in pieces[number] else None
    if match is None or len(pieces[number]) > 2 * _LONGEST_LABEL:
        return None
    heads = [*_ONE_HEAD.finditer(pieces[number], match.start("heads"))]
    # The label before them may be of capital words, too: the last so many are the headings.
    heads = heads[-width:]
    if len(heads) < width or not any(c.isdigit() or c == "£" for head in heads for c in head.group()):
        return None
    piece = list(pieces[number])
    for head in heads:
        if head.start() == 0:
            return None
        piece[head.start() - 1] = "\t"
    return number, "".join(piece)
