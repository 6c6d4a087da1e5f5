from __future__ import annotations

from collections.abc import Mapping

import pytest

from pcdlint.rules.errors import SelectionError
from pcdlint.rules.pack import Rule
from pcdlint.rules.select import choose


def a_rule(code: str, name: str, level: str = "warning") -> Rule:
    return Rule(code, name, "plain", level, message="m", why="w", source="s", pack="p")


RULES = (
    a_rule("DRF001", "placeholder"),
    a_rule("FIN001", "table-total", "error"),
    a_rule("FIN002", "stated-twice", "error"),
    a_rule("TIM003", "signed-before"),
)


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], [], "DRF001 FIN001 FIN002 TIM003"),
        (["FIN"], [], "FIN001 FIN002"),
        (["FIN", "TIM003"], ["FIN002"], "FIN001 TIM003"),
        (["table-total,DRF"], [], "DRF001 FIN001"),
        ([" fin001 , tim "], [], "FIN001 TIM003"),
        ([], ["FIN", "placeholder"], "TIM003"),
        (["FIN001"], ["FIN"], ""),
    ],
)
def test_choice(select: list[str], ignore: list[str], codes: str) -> None:
    assert " ".join(rule.code for rule in choose(RULES, select, ignore)) == codes


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ({}, "warning error error warning"),
        ({"FIN": "info"}, "warning info info warning"),
        ({"FIN001": "error", "FIN": "info"}, "warning error info warning"),
        ({"FIN": "info", "stated-twice": "warning"}, "warning info warning warning"),
        ({"FIN": "off", "TIM": "error"}, "warning error"),
    ],
)
def test_levels(levels: Mapping[str, str], found: str) -> None:
    assert " ".join(rule.level for rule in choose(RULES, levels=levels)) == found


def test_unchanged_rules_are_the_same_values() -> None:
    assert choose(RULES) == RULES


@pytest.mark.parametrize(
    ("select", "levels", "words"),
    [
        (["FIN01"], {}, "called 'FIN01': did you mean 'FIN001'?"),
        (["tabel-total"], {}, "did you mean 'table-total'?"),
        (["FIN, XYZ999"], {}, "called 'XYZ999'"),
        (["§"], {}, "'pcdlint rules' lists all there are"),
        ([], {"FIM001": "info"}, "did you mean 'FIN001'?"),
        ([], {"FIN": "fatal"}, r"'fatal' \(for FIN\) is no level: levels are info, warning, error, off"),
    ],
)
def test_unknown_terms(select: list[str], levels: Mapping[str, str], words: str) -> None:
    with pytest.raises(SelectionError, match=words):
        choose(RULES, select, levels=levels)


def test_unknown_term_to_ignore() -> None:
    with pytest.raises(SelectionError, match="DRF01"):
        choose(RULES, ignore=["DRF01"])
