"""Where a slip can be planted in a clean paper: finders, each with the edit that plants it.

A finder takes the text of a paper and gives the `Edit` to make, or None where the paper has no such spot.
"""

from __future__ import annotations

import re
from collections.abc import Callable

SECTIONS = {
    "introduction": "Introduction and background",
    "issues": "Issues for consideration",
    "financial": "Financial Comments",
    "legal": "Legal Comments",
    "commercial": "Commercial Issues",
    "public-health": "Public Health Approach",
    "data-protection": "GDPR and Data Privacy",
    "equality": "Equality Comments",
    "background-papers": "Background/supporting papers",
}
HEADING = r"^[^\S\n]*(?:<h[1-6]>)?[#* ]*(?:\d+\. )?(?:{})[.:*]*(?:</h[1-6]>)?[^\S\n]*$"
NEXT = "|".join(SECTIONS.values()) + "|Public access to information|Signed decision document|Part 2 - This section .*"
ANY_HEADING = re.compile(HEADING.format(NEXT), re.MULTILINE)
TICK = r"(?:✓|☒|x|\$?\\checkmark\$?)"
DATE_LINE = re.compile(r"^(\**Date:?[^\S\n]+|_+\**Date )(\d\d?)([/. ])(\d\d?|[A-Z][a-z]+)\3(\d{4})", re.MULTILINE)
AMOUNT = re.compile(r"(?:£|&pound;)[\d,]*\d(?:\.\d+)?[mk]?")
THRESHOLDS = {"173,934": "156,442", "164,176": "172,514", "181,302": "164,176", "189,330": "181,302"}
THRESHOLDS |= {"213,477": "189,330", "214,904": "213,477", "207,720": "214,904"}
CENTRAL = {"173,934": "113,057", "164,176": "106,047", "181,302": "118,133", "189,330": "122,976"}
CENTRAL |= {"213,477": "138,760", "214,904": "139,688", "207,720": "135,018"}
GARBLED = {"173,934": "179,334", "164,176": "164,716", "181,302": "183,102", "189,330": "189,303"}
GARBLED |= {"213,477": "213,447", "214,904": "214,094", "207,720": "207,270"}
COUNTS = {"One was": "Two were", "Two were": "Three were", "Three were": "Four were", "Nine were": "Eight were"}

Edit = tuple[int, int, str]
"""Offsets of a stretch of the text and what to put there."""

Finder = Callable[[str], Edit | None]


def section(text: str, key: str) -> tuple[int, int, int] | None:
    """Offsets of a section's heading, of its content and of its end."""
    heading = re.search(HEADING.format(SECTIONS[key]), text, re.MULTILINE)
    if heading is None:
        return None
    after = ANY_HEADING.search(text, heading.end() + 1)
    return heading.start(), heading.end() + 1, after.start() if after else len(text)


def paragraphs(text: str, key: str) -> list[re.Match[str]]:
    """The paragraphs of a section that stand on one line and end in a full stop: number, words, closing tag."""
    found = section(text, key)
    if found is None:
        return []
    line = re.compile(r"^((?:<p>|- )?(?:\d+\.\d+\.? )?)([A-Z][^\n\t|]{40,}\.)((?:</p>)?)$", re.MULTILINE)
    return list(line.finditer(text, found[1], found[2]))


def numbered(text: str, key: str) -> list[re.Match[str]]:
    """The numbered ones among the paragraphs of a section."""
    return [p for p in paragraphs(text, key) if re.search(r"\d", p.group(1))]


def append(text: str, to: str, sentence: str) -> Edit | None:
    """Add a sentence to the first paragraph of a section."""
    spots, date = paragraphs(text, to), DATE_LINE.search(text)
    if not spots or ("{" in sentence and date is None):
        return None
    year = int(date.group(5)) if date else 0
    words = sentence.format(
        year=year, before=year - 1, next=year + 1, short=f"{(year + 1) % 100:02}", last=f"{(year + 2) % 100:02}"
    )
    return spots[0].end(2), spots[0].end(2), " " + words


def replace(text: str, pattern: str, new: str, within: str | None = None) -> Edit | None:
    """Replace the first match."""
    place = section(text, within) if within else (0, 0, len(text))
    match = re.compile(pattern, re.MULTILINE).search(text, place[1], place[2]) if place else None
    return match and (match.start(), match.end(), match.expand(new))


def drop_section(text: str, key: str) -> Edit | None:
    """Take a section away, heading and all."""
    found = section(text, key)
    return found and (found[0], found[2], "")


def drop_heading(text: str, key: str) -> Edit | None:
    """Take the heading of a section away."""
    found = section(text, key)
    return found and (found[0], found[1], "")


def empty_section(text: str, key: str) -> Edit | None:
    """Take everything but the heading of a section away."""
    found = section(text, key)
    return found and (found[1] - 1, found[2], "\n\n")


def other_digit(figure: str, index: int = 0) -> str:
    """The figure with one of its digits changed (the one at `index` among them)."""
    at = [i for i, c in enumerate(figure) if c.isdigit()][index]
    return figure[:at] + ("8" if figure[at] == "9" else str(int(figure[at]) + 1)) + figure[at + 1 :]


def total_and_row_above(text: str) -> tuple[tuple[str, int], tuple[str, int]] | None:
    """The first row of totals in a table and the row above it, each with its offset."""
    patterns = (
        r"^(.*\d.*)\n(\|? ?\**Total\b.*\d.*)$",
        r"(<tr>(?:(?!<tr>).)*</tr>)\s*(<tr>\s*<td>(?:<b>|<strong>)?Total.*?</tr>)",
        r"^(£?\d[\d,]+)\n+Total\n+(£?\d[\d,]+)$",
    )
    found = [m for p in patterns if (m := re.search(p, text, re.MULTILINE))]
    return ((found[0].group(2), found[0].start(2)), (found[0].group(1), found[0].start(1))) if found else None


def table_digit(text: str, total: bool) -> Edit | None:
    """Change a digit of a grand total, or of the first amount in the row above the totals."""
    rows = total_and_row_above(text)
    if rows is None:
        return None
    row, start = rows[0 if total else 1]
    amounts = list(re.finditer(r"(?<![\d/])\d[\d,]{2,}(?:\.\d+)?(?![\d/])|\d+\.\d+", row))
    if not amounts:
        return None
    amount = amounts[-1 if total else 0]
    return start + amount.start(), start + amount.end(), other_digit(amount.group())


def table_total(text: str) -> Edit | None:
    """Change a digit of a grand total."""
    return table_digit(text, True)


def table_part(text: str) -> Edit | None:
    """Change a digit of an amount that a total is made of."""
    return table_digit(text, False)


def figure_in(text: str, headings: list[str]) -> Edit | None:
    """Change a digit of an amount between two headings that the paper gives elsewhere too."""
    start, end = (HEADING.format(h) for h in headings)
    block = re.search(start + r"([\s\S]*?)" + end, text, re.MULTILINE | re.IGNORECASE)
    for amount in AMOUNT.finditer(block.group(1)) if block else ():
        if len(re.findall(re.escape(amount.group()) + r"(?![\d,])", text)) > 1:
            at = block.start(1) + amount.start() if block else 0
            return at, at + len(amount.group()), other_digit(amount.group(), 1)
    return None


def count_of_bids(text: str) -> Edit | None:
    """Change how many bids were rejected."""
    match = re.search(r"\b(?:One was|(?:Two|Three|Nine|\d+) were)(?= rejected)", text)
    return match and (match.start(), match.end(), COUNTS.get(match.group()) or other_digit(match.group(), -1))


def share_of_whole(text: str) -> Edit | None:
    """Change the first of several shares of one whole."""
    match = re.search(r"(?:counted for|had|cause in) (\d\d)(?= per cent[^.]* per cent)", text)
    return match and (match.start(1), match.end(1), other_digit(match.group(1)))


def declaration_row(text: str, label: str) -> re.Match[str] | None:
    """A row of the declaration with its tick, in any of the ways that a conversion leaves it."""
    start = text.find("ORIGINATING OFFICER DECLARATION")
    forms = (
        rf"<tr><td><b>{label}(?:(?!</tr>).)*?<td>({TICK})</td></tr>",
        rf"^\[(x)\] {label}.*\n\n?",
        rf"^(?:\| )?(?:<b>|\*\*)?{label}[^\n]*?[\t| ]+({TICK})(?: \|)?\n",
        rf"^{label}:?\t\n.*\t({TICK})\n",
    )
    found = [m for f in forms if (m := re.compile(f, re.MULTILINE).search(text, max(start, 0)))]
    return found[0] if found and start >= 0 else None


def untick(text: str, label: str) -> Edit | None:
    """Take the tick from a row of the declaration."""
    row = declaration_row(text, label)
    return row and (row.start(1), row.end(1), " " if text[row.start(1) - 1] == "[" else "")


def drop_row(text: str, label: str) -> Edit | None:
    """Take a row of the declaration away."""
    row = declaration_row(text, label)
    return row and (row.start(), row.end(), "")


def signatures(text: str) -> list[re.Match[str]]:
    """The Deputy Mayor's date and the Chief Executive's, where both have signed."""
    dates = list(DATE_LINE.finditer(text))
    return dates if len(dates) == 2 else []


def date_gone(text: str) -> Edit | None:
    """Take the Chief Executive's date away."""
    return next(((d.start(2), d.end(5), "") for d in signatures(text)[1:]), None)


def chief_executive_later(text: str) -> Edit | None:
    """Let the Chief Executive sign a year later."""
    return next(((d.start(5), d.end(5), str(int(d.group(5)) + 1)) for d in signatures(text)[1:]), None)


def impossible_date(text: str) -> Edit | None:
    """Let the Deputy Mayor sign on 31 February."""
    for date in signatures(text)[:1]:
        month = "February" if date.group(4).isalpha() else "02"
        return date.start(2), date.end(4), date.group(3).join(("31", month))
    return None


def repeat_paragraph(text: str) -> Edit | None:
    """Put the first paragraph of the issues again behind the last, with the next number."""
    spots = paragraphs(text, "issues")
    if len(spots) < 2:
        return None
    first, last = spots[0], spots[-1]
    lead = re.sub(r"(\d+)\.(\d+)", lambda m: f"{m[1]}.{int(m[2]) + 1}", last.group(1))
    return last.end(), last.end(), f"\n\n{lead}{first.group(2)}{first.group(3)}"


def repeat_number(text: str) -> Edit | None:
    """Give the second paragraph of the introduction the number of the first."""
    spots = numbered(text, "introduction")
    return (spots[1].start(1), spots[1].end(1), spots[0].group(1)) if len(spots) > 1 else None


def skip_number(text: str) -> Edit | None:
    """Raise the number of the last paragraph of the introduction by two."""
    spots = numbered(text, "introduction")
    if len(spots) < 2:
        return None
    new = re.sub(r"\.(\d+)", lambda m: f".{int(m[1]) + 2}", spots[-1].group(1), count=1)
    return spots[-1].start(1), spots[-1].end(1), new


def truncate(text: str) -> Edit | None:
    """Cut the last paragraph of the issues short behind a little word."""
    for spot in reversed(paragraphs(text, "issues")):
        cut = [m.end(1) for m in re.finditer(r" (the|of|to|for|and|with)(?= )", spot.group(2)) if m.end(1) > 30]
        if cut:
            return spot.start(2) + cut[-1], spot.end(2), ""
    return None


def double_word(text: str) -> Edit | None:
    """Double the first "the" of the issues."""
    for spot in paragraphs(text, "issues"):
        at = spot.group(2).find(" the ")
        if at > 0:
            return spot.start(2) + at, spot.start(2) + at, " the"
    return None


def other_scheme(text: str) -> Edit | None:
    """Name the Scheme the other way round once more."""
    names = re.findall(r"Scheme of (Delegation and Consent|Consent and Delegation)", text)
    spots = paragraphs(text, "legal")
    if not names or not spots:
        return None
    other = {"Delegation and Consent": "Consent and Delegation"}.get(names[0], "Delegation and Consent")
    return spots[0].end(2), spots[0].end(2), f" The MOPAC Scheme of {other} has been followed."


def scheme_not_cited(text: str) -> Edit | None:
    """Take the only mention of the Scheme away."""
    mentions = list(re.finditer(r"([Pp]aragraph 4\.\d+ of )?the MOPAC Scheme of \w+(?: and \w+)?", text))
    if len(mentions) != 1 or not mentions[0].group(1):
        return None
    word = "the" if mentions[0].group().startswith("p") else "The"
    return mentions[0].start(), mentions[0].end(), f"{word} law"


def old_threshold(text: str) -> Edit | None:
    """Give the threshold of another period."""
    return _other_threshold(text, THRESHOLDS)


def central_threshold(text: str) -> Edit | None:
    """Give the threshold of central government."""
    return _other_threshold(text, CENTRAL)


def garbled_threshold(text: str) -> Edit | None:
    """Give the threshold with a digit wrong."""
    return _other_threshold(text, GARBLED)


def _other_threshold(text: str, others: dict[str, str]) -> Edit | None:
    match = re.search("|".join(others), text)
    return match and (match.start(), match.end(), others[match.group()])


_FINDERS: tuple[Callable[..., Edit | None], ...] = (
    *(drop_section, drop_heading, empty_section, figure_in, count_of_bids, share_of_whole, untick, drop_row),
    *(date_gone, chief_executive_later, impossible_date, repeat_paragraph, repeat_number, skip_number, truncate),
    *(
        double_word,
        other_scheme,
        scheme_not_cited,
        old_threshold,
        central_threshold,
        garbled_threshold,
        table_total,
        table_part,
    ),
)
FINDERS = {f.__name__: f for f in _FINDERS}
