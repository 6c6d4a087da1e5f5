"""Consistent tables, built and printed in many styles, raise nothing; one figure changed is found."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pcdlint.figures.tables import check_table
from pcdlint.values import Span

NAMES = ["Mentoring", "Helpline", "Court link", "Outreach", "Evaluation", "Training day", "Rowing club", "Kit"]
TOTALS = ["Total", "TOTAL", "Grand total", "Total cost", "Totals"]
YEARS = ["2024/25", "2025/26", "2026/27", "2027/28"]


@dataclass(frozen=True)
class Style:
    prefix: str
    heading: str
    scale: int
    decimals: int
    blank: str


STYLES = [
    Style("£", "", 1, 0, "-"),
    Style("£", "", 1, 0, ""),
    Style("", " £", 1, 0, "–"),
    Style("", " (£000)", 1000, 0, "-"),
    Style("", " £m", 1000000, 2, "nil"),
]


def show(value: int, style: Style) -> str:
    if value == 0:
        return style.blank
    number = Decimal(abs(value)) / style.scale
    text = f"{style.prefix}{number:,.{style.decimals}f}"
    return f"({text})" if value < 0 else text


def laid_out(rows: list[list[str]]) -> list[list[tuple[str, Span]]]:
    at, grid = 0, []
    for row in rows:
        line = []
        for text in row:
            line.append((text, Span(at, at + len(text))))
            at += len(text) + 1
        grid.append(line)
    return grid


amounts = st.one_of(
    st.just(0),
    st.integers(10, 999).map(lambda n: n * 1000),
    st.integers(20010, 900000),
    st.integers(1, 90).map(lambda n: n * 10000),
)


def worth(text):
    return int("0" + "".join(filter(str.isdigit, text)))


@st.composite
def tables(draw):
    """(rows of text, addresses of the figures, style) of a table with totals both ways, perhaps split by fund."""
    style = draw(st.sampled_from(STYLES))
    height, width = draw(st.integers(3, 7)), draw(st.integers(2, 4))
    times = 50 if style.scale == 1000000 else 1  # enough digits for a slip to show beyond rounding
    body = [[draw(amounts) * times for _ in range(width)] for _ in range(height)]
    assume(all(sum(bool(x) for x in column) > 1 for column in zip(*body, strict=True)))
    lines = [*body, [sum(c) for c in zip(*body, strict=True)]]
    names = [*NAMES[:height], draw(st.sampled_from(TOTALS))]
    if draw(st.booleans()):
        cut = draw(st.integers(1, height - 1))
        lines += [[sum(c) for c in zip(*part, strict=True)] for part in (body[:cut], body[cut:])]
        names += ["Core", "Home Office"]
    across = draw(st.booleans())
    heads = ["Item", *(y + style.heading for y in YEARS[:width]), *(["Total"] if across else [])]
    rows = [heads]
    for name, line in zip(names, lines, strict=True):
        rows.append([name, *(show(v, style) for v in [*line, *([sum(line)] if across else [])])])
    return rows, style, height


@given(tables())
@settings(max_examples=150, deadline=None)
def test_consistent_tables_raise_nothing(table):
    rows, _, _ = table
    assert [m for m in check_table(laid_out(rows)).misses if m.certainty != "low"] == []


@given(tables(), st.data())
@settings(max_examples=250, deadline=None)
def test_one_changed_figure_is_found(table, data):
    rows, style, height = table
    figures = [
        (r, c) for r in range(1, height + 2) for c in range(1, len(rows[0])) if any(x.isdigit() for x in rows[r][c])
    ]
    r, c = data.draw(st.sampled_from(figures))
    text = rows[r][c]
    # The last digits of rounded figures are within rounding; those of whole pounds are not.
    digits = [i for i, x in enumerate(text) if x.isdigit()]
    digits = digits[: -1 if style.scale > 1 else None]
    assume(digits)
    i = data.draw(st.sampled_from(digits))
    to = data.draw(st.sampled_from([x for x in "123456789" if x != text[i]]))
    rows[r][c] = text[:i] + to + text[i + 1 :]
    # A slip as great as the items above the others may say that the total leaves those out.
    assume(abs(worth(rows[r][c]) - worth(text)) not in accumulate(worth(row[c]) for row in rows[1 : height + 1]))
    grid = laid_out(rows)
    told = check_table(grid).misses
    assert told
    if len(rows[0]) > len(YEARS[:2]) + 1 and rows[0][-1] == "Total" and style.scale == 1:
        assert grid[r][c][1] in [m.blamed for m in told]


@given(st.lists(st.integers(1, 90000), min_size=3, max_size=8), st.integers(0, 10000), st.data())
@settings(max_examples=100, deadline=None)
def test_running_balances(spent, rest, data):
    left = sum(spent) + rest
    rows = [["", "", "Grant", "Grant"], ["", "Budget", f"£{left:,}", ""], ["", "Project", "Amount", "Remaining"]]
    for n, (name, amount) in enumerate(zip(NAMES, spent, strict=False), 1):
        left -= amount
        rows.append([str(n), name, f"£{amount:,}", f"£{left:,}"])
    rows.append(["Total", "", f"£{sum(spent):,}", f"£{left:,}"])
    assert check_table(laid_out(rows)).misses == ()
    row = data.draw(st.integers(3, len(rows) - 2))
    rows[row][3] = f"£{int(rows[row][3][1:].replace(',', '')) + 1000:,}"
    grid = laid_out(rows)
    assert grid[row][3][1] in [m.blamed for m in check_table(grid).misses]


@given(st.lists(st.lists(st.text(alphabet="£0123456789,.-%() kmTotal", max_size=9), max_size=5), max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_table_can_be_checked(rows):
    report = check_table(laid_out(rows))
    assert all(s.holds for s in report.checked)
    assert not any(m.sum.holds for m in report.misses)
