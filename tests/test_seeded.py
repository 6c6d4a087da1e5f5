"""Clean papers get no error and no warning; one slip planted in them is found, in the right family, near the spot."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.seeded import CLEAN, MUTATIONS, NEAR, Found, Mutation, alarms, clean_papers, hits, run, slips

PAPERS = sorted(clean_papers())
GAPS: dict[str, list[str]] = yaml.safe_load((CLEAN / "gaps.yaml").read_text(encoding="utf-8"))
PACK = Path(__file__).resolve().parents[1] / "rules" / "mopac" / "pack.yaml"


def findings(text: str, filename: str) -> list[Found]:
    """Findings, or a skipped test where pcdlint cannot lint yet."""
    if not PACK.exists():
        pytest.skip("there is no built-in pack to lint with yet")
    try:
        return run(text, filename)
    except ImportError as error:
        pytest.skip(f"pcdlint cannot lint yet: {error}")


@pytest.mark.parametrize("name", PAPERS)
def test_a_clean_paper_gets_no_error_and_no_warning(name: str) -> None:
    false = alarms(findings(clean_papers()[name], name))
    assert not false, [(f.places[0], f.rule, f.message) for f in false]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.name)
def test_a_planted_slip_is_found_near_its_spot(mutation: Mutation) -> None:
    missed = {name for name, slip in slips(mutation) if not hits(slip, findings(slip.text, name))}
    assert missed == set(GAPS.get(mutation.name, ())), "mend it, or bring gaps.yaml up to date"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.name)
def test_a_mutation_is_pure_and_has_papers_to_work_on(mutation: Mutation) -> None:
    planted = list(slips(mutation))
    assert planted
    assert planted == list(slips(mutation))
    assert all(slip.text != clean_papers()[name] for name, slip in planted)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.name)
def test_a_slip_stands_where_the_texts_part(mutation: Mutation) -> None:
    for name, slip in slips(mutation):
        old, new = clean_papers()[name].split("\n"), slip.text.split("\n")
        parts = next(i for i, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b)
        assert abs(parts - slip.lines[0]) <= NEAR + 1, name
