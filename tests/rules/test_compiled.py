"""Compiled packs say what their sources say, and are made anew when these change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from pcdlint import data
from pcdlint.rules import compiled
from pcdlint.rules.compose import compose
from pcdlint.rules.errors import PackError
from pcdlint.rules.pack import Example, Kind, examples_of, pack_of
from tests.rules.conftest import MakePack
from tests.rules.packs import KINDS, rule

FULL = rule(
    layouts="[form]",
    stages="[signed]",
    since="2018-05-25",
    until="2025-01-01",
    mandatory="true",
    fix="Settle it.",
    bad="[{text: to be confirmed, format: html, as-of: 2024-02-29, stage: signed, note: n}]",
)


def known() -> Mapping[str, Kind]:
    return KINDS


def unasked() -> Mapping[str, Kind]:
    raise AssertionError("compiled again")


def test_round_trip(make_pack: MakePack) -> None:
    folder = make_pack(
        {"a.yaml": FULL, "vocabulary/v.yaml": "bodies: [Ünit]\n", "registers/bodies.yaml": "checked: '2026-01-01'\n"}
    )
    composed = compose([folder], KINDS)
    first = compiled.load([folder], known)
    second = compiled.load([folder], unasked)
    assert first == second == pack_of(composed.pack)
    (only,) = second.rules
    assert (only.since, only.until, only.mandatory, only.fix) == (
        date(2018, 5, 25),
        date(2025, 1, 1),
        True,
        "Settle it.",
    )
    assert (only.layouts, only.stages, only.family, only.pack) == (("form",), ("signed",), "DRF", "house")
    assert only.options == {"pattern": "to be confirmed"}
    assert second.vocabularies == {"bodies": ["Ünit"]}
    examples = compiled.examples([folder], unasked)
    assert examples == {"DRF901": examples_of(composed.examples["DRF901"])}
    assert examples["DRF901"].bad == (Example("to be confirmed", "html", date(2024, 2, 29), "signed", "n"),)


def test_json_is_the_same_for_the_same_sources(make_pack: MakePack) -> None:
    folder = make_pack({"b.yaml": rule("BBB001", "b"), "a.yaml": rule("AAA001", "a")})
    assert json.dumps(compose([folder], KINDS).pack) == json.dumps(compose([str(folder)], KINDS).pack)


DAMAGES = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"identity": 1}', b"[" * 100_000]


@pytest.mark.parametrize("damage", [*DAMAGES, *map(data.sealed, DAMAGES)])
def test_damaged_cache_is_made_again(make_pack: MakePack, own_cache: Path, damage: bytes) -> None:
    folder = make_pack({"a.yaml": rule()})
    whole = compiled.load([folder], known)
    for path in own_cache.iterdir():
        path.write_bytes(damage)
    assert compiled.load([folder], known) == whole
    assert compiled.load([folder], unasked) == whole


def test_cache_with_a_rule_cut_short_is_made_again(make_pack: MakePack, own_cache: Path) -> None:
    folder = make_pack({"a.yaml": rule()})
    whole = compiled.load([folder], known)
    for path in own_cache.glob("*.pack.json"):
        document = json.loads(data.fetch(path.name) or b"")
        del document["plain"]["rules"][0]["message"]
        data.store(path.name, json.dumps(document).encode("utf-8"))
    assert compiled.load([folder], known) == whole


def test_changed_new_and_removed_sources(make_pack: MakePack) -> None:
    make_pack({"a.yaml": rule()}, "base")
    folder = make_pack({}, "house", "[../base]")
    codes = lambda: [each.code for each in compiled.load([folder], known).rules]  # noqa: E731
    assert codes() == ["DRF901"]
    base = folder.parent / "base"
    (base / "a.yaml").write_text(rule("DRF902"), encoding="utf-8")
    os.utime(base / "a.yaml", ns=(1, 1))
    assert codes() == ["DRF902"]
    (folder / "b.yaml").write_text(rule("DRF903", "another"), encoding="utf-8")
    assert codes() == ["DRF902", "DRF903"]
    (base / "a.yaml").unlink()
    assert codes() == ["DRF903"]


def test_a_broken_pack_is_not_kept(make_pack: MakePack, own_cache: Path) -> None:
    folder = make_pack({"a.yaml": rule(level="warn")})
    with pytest.raises(PackError):
        compiled.load([folder], known)
    assert not own_cache.exists()


def test_works_without_a_cache(make_pack: MakePack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("PCDLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    folder = make_pack({"a.yaml": rule()})
    assert compiled.load([folder], known) == compiled.load([folder], known)


def test_a_plain_run_imports_no_loader(make_pack: MakePack) -> None:
    folder = make_pack({"a.yaml": rule(check="plain", message="m", **{"with": ""})})
    compiled.load([folder], known)
    script = (
        "import sys; from pcdlint.rules import compiled, select\n"
        f"rules = compiled.load([{str(folder)!r}], lambda: 1 / 0).rules\n"
        "select.choose(rules, ['DRF'])\n"
        "print(*sorted({'yaml', 'jsonschema', 'pcdlint.rules.load', 'pcdlint.rules.compose', 'pcdlint.rules.schema'}"
        " & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
