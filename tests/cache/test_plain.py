"""Whatever an outcome holds comes back from its JSON, under another path."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.cache.plain import DAMAGE, dumped, loaded
from pcdlint.finding import Finding, Suppressed
from pcdlint.outcome import FileReport, PaperInfo


def called(report: FileReport, path: str) -> FileReport:
    """The report as that of another file."""
    findings = [tuple(finding._replace(path=path) for finding in each) for each in (report.findings, report.known)]
    return report._replace(
        path=path,
        papers=tuple(paper._replace(path=path) for paper in report.papers),
        findings=findings[0],
        known=findings[1],
        suppressed=tuple(each._replace(finding=each.finding._replace(path=path)) for each in report.suppressed),
    )


def kinds(value: object) -> object:
    """The types of a value and of all in it: a tuple equals a named one, and 1 equals True."""
    if isinstance(value, Mapping):
        return "mapping", [kinds(each) for each in value.items()]
    return type(value), [kinds(each) for each in value] if isinstance(value, tuple) else []


@settings(max_examples=50)
@given(st.from_type(FileReport))
def test_round_trip(report: FileReport) -> None:
    back = loaded(dumped(report), "elsewhere.txt")
    wanted = called(report, "elsewhere.txt")
    assert back == wanted
    assert kinds(back) == kinds(wanted)
    assert dumped(back) == dumped(report)


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"null", b"3", b'["", [], [], {}, [], null, [], [], []]', b"[" * 100_000, b"\xff"],
)
def test_damage_is_told(damage: bytes) -> None:
    with pytest.raises(DAMAGE):
        loaded(damage, "a.txt")


def test_what_is_kept_is_told_apart_by_name() -> None:
    """The order of fields is the format: whoever adds one has to say how it comes back."""
    assert len(FileReport._fields) == 10
    assert len(Finding._fields) == 16
    assert len(PaperInfo._fields) == 7
    assert len(Suppressed._fields) == 5
