"""Names: each slip once, at the place more likely wrong."""

from __future__ import annotations

from tests.checks.findings import found, words


def test_a_wrong_name_is_told_once_with_its_other_places() -> None:
    text = "The Mayor's Officer for Policing Crime met. The Mayor's Officer for Policing Crime agreed."
    (one,) = found("DRF015", text)
    assert len(one.related) == 1
    assert one.fix is not None
    assert one.fix.safe
    assert [e.text for e in one.fix.edits] == ["Office for Policing and"] * 2


def test_the_rarer_spelling_is_blamed() -> None:
    text = "The Marren Boat Club met. The Maren Boat Club paid. The Marren Boat Club rests."
    (one,) = found("DRF018", text)
    assert words(text, one) == "Maren Boat"
    assert one.severity == "warning"


def test_one_against_one_is_info() -> None:
    (one,) = found("DRF018", "The Quillon Project began. The Quillan Project ended.")
    assert one.severity == "info"


def test_the_one_without_apostrophe_is_blamed() -> None:
    text = "The Sailors Trust asked. The Sailor’s Trust has boats."
    (one,) = found("DRF017", text)
    assert words(text, one) == "Sailors Trust"


def test_what_the_register_tells_is_not_told_twice() -> None:
    text = "The Mayor's Office for Policing and Crime met. The Mayors Office for Policing and Crime agreed."
    assert found("DRF017", text) == []
    assert len(found("DRF015", text)) == 1


def test_all_acronyms_are_one_finding() -> None:
    text = "The QBC and the ZRT met. The QBC paid the River Safety Unit (RSU), and the RSU paid TGL."
    (one,) = found("DRF019", text)
    assert words(text, one) == "QBC"
    assert "QBC, ZRT and TGL" in one.message
    assert len(one.related) == 2
