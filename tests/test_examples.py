"""Every rule's examples are its tests: good ones are passed over, bad ones found."""

from __future__ import annotations

import pytest

from pcdlint.report.examples import reason
from pcdlint.rules.compiled import load
from pcdlint.rules.compose import built_in
from pcdlint.testing import Bench
from tests.conftest import ROOT

OTHER_BODY = str(ROOT / "examples" / "other-body")


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    return {}


def rules_of(pack: str, own: str | None = None) -> list[tuple[str, str]]:
    """The pack with each of its codes, or of those that its part `own` brings."""
    return [(pack, rule.code) for rule in load([pack]).rules if own in (None, rule.pack)]


@pytest.mark.parametrize(("pack", "code"), [*rules_of("mopac"), *rules_of(OTHER_BODY, "wendmark")])
def test_examples(benches: dict[str, Bench], pack: str, code: str) -> None:
    bench = benches.setdefault(pack, Bench([pack]))
    (rule,) = (rule for rule in bench.linter.rules if rule.code == code)
    outcomes = list(bench.outcomes([rule]))
    assert outcomes
    failed = [f"{each.kind} example {each.number}: {reason(each)}" for each in outcomes if not each.passed]
    assert not failed, "\n".join(failed)


def test_every_built_in_pack_is_tried() -> None:
    assert set(built_in()) == set(Bench(["mopac"]).linter.pack.names)
