"""Registers of a pack's own: laid over those that ship, and refused where they contradict them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pcdlint.api import Linter, Options
from pcdlint.rules.errors import PackError

ENTRY = """+instruments:
- title: {title}
  year: {year}
  kind: act
  number: c. 99
  unit: section
  from: "2019-03-01"
  until: {until}
  dates: verified
  confidence: verified
  source: made up
"""


def pack(folder: Path, register: str) -> str:
    head = "name: ours\ntitle: Ours\nversion: '1'\ndescription: Registers of our own.\n"
    (folder / "registers").mkdir()
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "registers" / "legislation.yaml").write_text(register, encoding="utf-8")
    return str(folder)


def test_an_entry_of_ones_own_is_known(tmp_path: Path) -> None:
    ours = pack(tmp_path, ENTRY.format(title="Thames Ferries Act", year=2019, until='"2030-01-01"'))
    front = "DMPC Decision – PCD 5\n\nExecutive Summary:\n\nRecommendation:\n\n"
    text = f"{front}Section 2 of the Thames Ferries Act 2017 applies.\n"
    said = [f.message for f in Linter(Options(packs=(ours,), select=("LEG",))).text(text).findings]
    assert any("Thames Ferries Act 2019" in message for message in said)
    assert not Linter(Options(select=("LEG001",))).text(text).findings


@pytest.mark.parametrize(
    ("title", "year", "until", "says"),
    [
        ("Thames Ferries Act", "later", "null", "legislation.yaml:3"),
        ("Thames Ferries Act", 2019, '"2018-01-01"', "legislation.yaml:8"),
        ("Bribery Act", 2010, '"2030-01-01"', "legislation.yaml"),
    ],
)
def test_a_register_that_contradicts_itself_is_refused(
    title: str, year: int | str, until: str, says: str, tmp_path: Path
) -> None:
    ours = pack(tmp_path, ENTRY.format(title=title, year=year, until=until))
    with pytest.raises(PackError) as caught:
        Linter(Options(packs=(ours,)))
    assert says in str(caught.value)
