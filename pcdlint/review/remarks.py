"""What a finding says in a margin, and the copies of papers that say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pcdlint.finding import Finding

_MOST_RELATED = 3


def title(finding: Finding) -> str:
    """The code, level and name of a finding."""
    return f"{finding.rule} {finding.severity}: {finding.name}"


def said(finding: Finding) -> list[str]:
    """What a finding says, in paragraphs: the message, what it is related to, what to do."""
    related = list(dict.fromkeys(_sentence(message) for message, _, _ in finding.related if " here" not in message))
    count = len(finding.related)
    more = [f"It is about {count} other place{'s' if count > 1 else ''} of the paper too."] if count else []
    todo = [f"To do: {_sentence(finding.advice)}"] if finding.advice else []
    return [_sentence(finding.message), *(related[:_MOST_RELATED] or more), *todo]


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ".”", ":")) else f"{text}."


def _docx(data: bytes, findings: Sequence[Finding]) -> bytes:
    from pcdlint.review.docx import Remark, annotate

    return annotate(data, [Remark(finding.span, (title(finding), *said(finding))) for finding in findings])


def _pdf(data: bytes, findings: Sequence[Finding]) -> bytes:
    from pcdlint.readers.pdf import places
    from pcdlint.review.pdf import Note, annotate

    notes: list[Note] = []
    for finding, marked in zip(findings, places(data, [finding.span for finding in findings]), strict=True):
        text = "\n".join(said(finding))
        notes.extend(Note(mark.page, mark.boxes, title(finding), text) for mark in marked[:1])
    return annotate(data, notes)


_COPIES: dict[str, Callable[[bytes, Sequence[Finding]], bytes]] = {"docx": _docx, "pdf": _pdf}
FORMATS = tuple(_COPIES)
"""The formats of which a copy with the findings can be made, as `Source.format` has them."""


def reviewed(data: bytes, form: str, findings: Sequence[Finding]) -> bytes:
    """A copy of a file of one of FORMATS with a remark for each finding. Raises `UnreadableError`."""
    return _COPIES[form](data, findings)
