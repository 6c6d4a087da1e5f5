"""Every rule's examples are its tests: good ones are passed over, bad ones found."""

from __future__ import annotations

from functools import cache

import pytest

from pcdlint.api import Linter
from pcdlint.fix.mend import mend
from pcdlint.report.examples import reason
from pcdlint.rules.compiled import load
from pcdlint.rules.compose import built_in
from pcdlint.rules.pack import Rule
from pcdlint.testing import Bench, Outcome
from tests.conftest import ROOT

OTHER_BODY = str(ROOT / "examples" / "other-body")


@cache
def bench(pack: str) -> Bench:
    return Bench([pack])


@cache
def tried(pack: str, code: str) -> tuple[Rule, list[Outcome]]:
    """A rule and what came of its examples."""
    (rule,) = (rule for rule in bench(pack).linter.rules if rule.code == code)
    return rule, list(bench(pack).outcomes([rule]))


def rules_of(pack: str, own: str | None = None) -> list[tuple[str, str]]:
    """The pack with each of its codes, or of those that its part `own` brings."""
    return [(pack, rule.code) for rule in load([pack]).rules if own in (None, rule.pack)]


@pytest.mark.parametrize(("pack", "code"), [*rules_of("mopac"), *rules_of(OTHER_BODY, "wendmark")])
def test_examples(pack: str, code: str) -> None:
    _, outcomes = tried(pack, code)
    assert outcomes
    failed = [f"{each.kind} example {each.number}: {reason(each)}" for each in outcomes if not each.passed]
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("code", [rule.code for rule in load(["mopac"]).rules])
def test_a_rule_that_fixes_proves_it_and_says_why_that_is_safe_or_not(code: str) -> None:
    rule, outcomes = tried("mopac", code)
    proven = [each for each in outcomes if each.example.fixed is not None]
    assert bool(proven) == any(each.fixes for each in outcomes) == bool(rule.safety)
    kinds = {fix.safe for each in outcomes for fix in each.fixes}
    assert {fix.safe for each in proven for fix in each.fixes} == kinds, "an example of each, safe and not"


TEMPLATE = """DMPC Decision – PCD 1907

Title: A Boat

Part 1 Deferral:

Is the publication of Part 1 of this approval to be deferred? YES/NO

If yes, for what reason:

Part 2 Confidentiality: Only the facts or advice considered to be exempt from disclosure under the FOI Act.

Is there a Part 2 form – YES/NO
"""


def test_what_a_template_asks_is_answered_by_nobody_else() -> None:
    found = Linter().text(TEMPLATE, "paper.txt").findings
    assert {"PT2002"} <= {finding.rule for finding in found}
    assert [finding.rule for finding in found if finding.fix and "YES/NO" in finding.excerpt] == []
    assert mend(Linter(), TEMPLATE.encode(), "paper.txt", lambda finding: finding.fix is not None).data is None


def test_every_built_in_pack_is_tried() -> None:
    assert set(built_in()) == set(Bench(["mopac"]).linter.pack.names)
