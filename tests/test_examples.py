"""Every rule's examples are its tests: good ones are passed over, bad ones found."""

from __future__ import annotations

import pytest

from pcdlint.report.examples import reason
from pcdlint.rules.compiled import examples
from pcdlint.rules.compose import built_in
from pcdlint.testing import Bench
from tests.conftest import ROOT

OTHER_BODY = str(ROOT / "examples" / "other-body")


@pytest.fixture(scope="module")
def benches() -> dict[str, Bench]:
    return {}


@pytest.mark.parametrize(
    ("pack", "code"), [(pack, code) for pack in ("mopac", OTHER_BODY) for code in sorted(examples([pack]))]
)
def test_examples(benches: dict[str, Bench], pack: str, code: str) -> None:
    bench = benches.setdefault(pack, Bench([pack]))
    (rule,) = (rule for rule in bench.linter.rules if rule.code == code)
    if pack == OTHER_BODY and rule.pack != bench.own:
        pytest.skip("tried with the pack that it is inherited from")
    outcomes = list(bench.outcomes([rule]))
    assert outcomes
    failed = [f"{each.kind} example {each.number}: {reason(each)}" for each in outcomes if not each.passed]
    assert not failed, "\n".join(failed)


def test_every_built_in_pack_is_tried() -> None:
    assert set(built_in()) == set(Bench(["mopac"]).linter.pack.names)
