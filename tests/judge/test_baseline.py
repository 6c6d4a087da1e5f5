from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.judge.baseline import BaselineError, read, recorded
from pcdlint.judge.fingerprint import fingerprints
from tests.report.runs import finding

FINDINGS = st.lists(
    st.builds(
        finding,
        line=st.integers(1, 9),
        excerpt=st.sampled_from(["£1", "£2", ""]),
        rule=st.sampled_from(["FIN001", "DRF001"]),
    )
)


@given(FINDINGS, st.integers(1, 50))
def test_lines_may_move(findings: list, lines: int) -> None:  # type: ignore[type-arg]
    moved = [
        f._replace(start=f.start._replace(line=f.start.line + lines), section="4. Financial  comments")
        for f in findings
    ]
    assert fingerprints(findings) == fingerprints(moved)
    assert len(set(fingerprints(findings))) == len(findings)


def test_absences_are_told_apart_by_what_is_absent() -> None:
    one, other = finding(excerpt="", message="no section on law"), finding(excerpt="", message="no section on risk")
    assert fingerprints([one]) != fingerprints([other])


@given(FINDINGS)
def test_what_is_recorded_is_known(findings: list) -> None:  # type: ignore[type-arg]
    baseline = recorded(Path.cwd(), [("papers/a.txt", findings)])
    assert baseline.split("papers/a.txt", findings) == ((), tuple(findings))
    assert baseline.split("papers/b.txt", findings) == (tuple(findings), ())
    assert baseline.fixed("papers/a.txt", findings) == ()


def test_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    made = recorded(tmp_path, [(str(tmp_path / "a.txt"), [finding(), finding(excerpt="£9")])])
    path.write_text(made.text(), encoding="utf-8")
    kept = read(path)
    assert kept == made
    assert [entry.excerpt for entry in kept.fixed(str(tmp_path / "a.txt"), [finding()])] == ["£9"]


ENTRY = '{"fingerprint": 1, "rule": "", "section": "", "excerpt": ""}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"pcdlint-baseline": 2, "papers": {}}',
        '{"pcdlint-baseline": 1}',
        '{"pcdlint-baseline": 1, "papers": {"a": [1]}}',
        f'{{"pcdlint-baseline": 1, "papers": {{"a": [{ENTRY}]}}}}',
        "\x00" * 9,
    ],
)
def test_damage_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError, match="damaged"):
        read(path)


def test_marks_of_a_merge_are_told(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    made = recorded(tmp_path, [(str(tmp_path / "a.txt"), [finding()])]).text().splitlines(keepends=True)
    path.write_text("".join(["<<<<<<< HEAD\n", *made, "=======\n", ">>>>>>> branch\n"]), encoding="utf-8")
    with pytest.raises(BaselineError, match="settle the conflict"):
        read(path)


def test_what_never_ends_is_no_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pcdlint.judge.baseline.MOST_BYTES", 9)
    path = tmp_path / "baseline.json"
    path.write_text(recorded(tmp_path, []).text(), encoding="utf-8")
    with pytest.raises(BaselineError, match="larger than 9 bytes"):
        read(path)
