"""What a paper must not show, no report shows."""

from __future__ import annotations

import io

import pytest

from pcdlint.api import Linter, Options
from pcdlint.report import Style, json, text
from pcdlint.run import collect

CASES = [
    ("Report author: DCI A Person, River Unit. 07700 900 115", "900 115"),
    ("Write to alex.person@example.police.uk about it.", "alex.person"),
    ("The officer's date of birth is 4 May 1980.", "4 May 1980"),
]


@pytest.mark.parametrize(("words", "secret"), CASES)
def test_no_report_shows_it(words: str, secret: str) -> None:
    paper = f"DMPC Decision – PCD 5\n\nExecutive Summary:\n\nRecommendation:\n\n{words}\n"
    result = Linter(Options(select=("PT2",), stage="published")).text(paper)
    found = [f for f in result.findings if f.hidden]
    assert found
    for write in (text.write, json.write):
        out = io.StringIO()
        write(collect([result], 1, "error"), out, Style(False, 200))
        assert secret not in out.getvalue()
