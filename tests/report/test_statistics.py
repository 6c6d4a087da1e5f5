"""What a run took: told where it was asked for, added up over processes, never in any other report."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from pcdlint.checker import Checked, Habits
from pcdlint.configuration.desk import Desk
from pcdlint.outcome import FileReport
from pcdlint.report import Style, writer
from pcdlint.report.statistics import write
from pcdlint.result import Options
from pcdlint.run import Run, perform
from pcdlint.spent import PHASES, Spent
from pcdlint.statistics import SLOWEST, Gathered, RuleCost, Statistics
from pcdlint.work import Work
from tests.conftest import ROOT
from tests.report.runs import finding

PAPERS = [str(path) for path in sorted((ROOT / "examples").glob("*-form.txt"))]


def over(*paths: str, timed: bool = True, cached: bool = False, jobs: int = 1) -> Run:
    work = Work(jobs, Habits(cached=cached, timed=timed))
    return perform(paths, Desk(Options()), None, (BytesIO(), "-"), work=work)


@pytest.mark.parametrize("jobs", [1, 2])
def test_rules_phases_papers(jobs: int) -> None:
    run = over(*PAPERS, jobs=jobs)
    told = run.statistics
    assert told is not None
    assert (told.files, told.kept, told.jobs) == (len(PAPERS), 0, jobs)
    assert set(told.phases) == set(PHASES)
    assert {rule.code for rule in run.catalogue} == {rule.code for rule in told.rules}
    assert (
        sum(rule.findings for rule in told.rules)
        == run.summary()["error"] + run.summary()["warning"] + (run.summary()["info"])
    )
    assert sum(rule.seconds for rule in told.rules) == pytest.approx(told.phases["check"])
    assert [rule.seconds for rule in told.rules] == sorted((rule.seconds for rule in told.rules), reverse=True)
    assert {path for path, _ in told.slowest} == set(PAPERS)


def test_the_same_findings_with_an_eye_on_the_clock() -> None:
    timed, plain = over(*PAPERS), over(*PAPERS, timed=False)
    assert plain.statistics is None
    assert timed._replace(statistics=None) == plain


def test_known_papers_take_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path))
    over(*PAPERS, timed=False, cached=True)
    told = over(*PAPERS, cached=True).statistics
    assert told is not None
    assert (told.files, told.kept, told.phases, told.slowest) == (len(PAPERS), len(PAPERS), {}, ())
    assert sum(rule.findings for rule in told.rules)
    out = StringIO()
    write(told, 0.1, out)
    assert f"0 checked anew by 1 process, {len(PAPERS)} known" in out.getvalue()
    assert "--no-cache" in out.getvalue()


def test_json_has_them_where_they_were_asked_for() -> None:
    told = []
    for timed in (True, False):
        out = StringIO()
        writer("json")(over(PAPERS[0], timed=timed), out, Style())
        told.append(json.loads(out.getvalue()))
    assert set(told[0]) - set(told[1]) == {"statistics"}
    assert set(told[0]["statistics"]) == {"files", "cached", "jobs", "seconds", "phases", "rules", "slowest"}
    assert set(told[0]["statistics"]["rules"][0]) == {"rule", "findings", "seconds"}


def test_gathered_adds_up() -> None:
    gathered = Gathered(0)
    for number in range(SLOWEST + 2):
        spent = Spent({"read": 1.0, "check": float(number)}, {"FIN001": float(number)})
        gathered.add(Checked(FileReport(f"{number}.txt"), spent=spent))
    gathered.add(Checked(FileReport("kept.txt"), kept=True))
    told = gathered.statistics([finding(), finding(rule="TIM001")])
    assert (told.files, told.kept, told.jobs) == (SLOWEST + 3, 1, 1)
    assert told.phases == {"read": 7.0, "check": 21.0}
    assert told.rules == (RuleCost("FIN001", 1, 21.0), RuleCost("TIM001", 1, 0.0))
    assert told.slowest == tuple((f"{number}.txt", number + 1.0) for number in (6, 5, 4, 3, 2))


def test_many_rules_are_cut() -> None:
    rules = tuple(RuleCost(f"FIN{number:03}", number, 0.5) for number in range(20))
    out = StringIO()
    write(Statistics(1, 0, 3, 2.0, {}, rules, ()), 0.0, out)
    assert "by 3 processes" in out.getvalue()
    assert "  2.500        85  5 more rules\n" in out.getvalue()
    assert "the rest" not in out.getvalue()
