"""Sentences of sentences.yaml: which are said to be wrong, and where."""

from pathlib import Path

import pytest
import yaml

from pcdlint.figures.amounts import scan_amounts
from pcdlint.figures.sentences import check_sentences
from pcdlint.values import Span

CASES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))


def paragraphs(text: str):
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_sentence(case):
    text = case["text"].rstrip("\n")
    report = check_sentences(text, paragraphs(text), scan_amounts(text))
    told = [m for m in report.misses if m.certainty != "low"]
    assert [text[m.blamed.start : m.blamed.end] for m in told] == ([case["wrong"]] if "wrong" in case else [])
    assert len(report.checked) == case.get("checked", 0)
    if "should" in case:
        assert told[0].suggestion == case["should"]
