"""The vocabulary of the built-in pack, read once for the tests of the grammar."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from pcdlint.grammar.parse import parse
from pcdlint.grammar.vocabulary import Vocabulary, vocabulary
from pcdlint.paper import Paper
from pcdlint.readers import read

ROOT = Path(__file__).resolve().parents[2]


@cache
def words() -> Vocabulary:
    text = (ROOT / "rules" / "mopac" / "layouts.yaml").read_text(encoding="utf-8")
    return vocabulary(yaml.safe_load(text))


def papers(text: str, path: str = "paper.txt", fallback: str | None = None) -> tuple[Paper, ...]:
    return parse(read(text.encode(), path), words(), fallback=fallback)


def paper(text: str, path: str = "paper.txt") -> Paper:
    """The one paper of a fragment, read as a form."""
    (one,) = papers(text, path, "form")
    return one
