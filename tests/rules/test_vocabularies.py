"""Word lists that rules ask for by name."""

from __future__ import annotations

from typing import Any

import pytest

from pcdlint.rules.compose import compose
from pcdlint.rules.errors import PackError
from tests.rules.conftest import MakePack
from tests.rules.packs import KINDS, rule


def parts(make_pack: MakePack, asked: str, **files: str) -> Any:
    """The option `parts` of the one rule of a pack whose rule asks for `asked`."""
    rules = rule(**{"with": f"{{pattern: a, parts: {asked}}}"})
    folder = make_pack({"a.yaml": rules, **{f"vocabulary/{name}.yaml": text for name, text in files.items()}})
    return compose([folder], KINDS).pack["rules"][0]["with"]["parts"]


@pytest.mark.parametrize(
    ("asked", "files", "want"),
    [
        ("{vocabulary: places}", {"words": "places: [title, body]\n"}, ["title", "body"]),
        ("{vocabulary: places}", {"places": "- title\n"}, ["title"]),
        ("[body, {vocabulary: places}]", {"places": "- title\n"}, ["body", "title"]),
        ("[body]", {}, ["body"]),
    ],
)
def test_put_where_asked(make_pack: MakePack, asked: str, files: dict[str, str], want: list[str]) -> None:
    assert parts(make_pack, asked, **files) == want


def test_unknown_name_is_a_fault_with_its_place(make_pack: MakePack) -> None:
    with pytest.raises(PackError) as caught:
        parts(make_pack, "{vocabulary: place}", places="- title\n")
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (5, "[0].with.parts.vocabulary")
    assert "no vocabulary 'place': did you mean 'places'?" in problem.message


def test_words_are_held_against_the_options_schema(make_pack: MakePack) -> None:
    with pytest.raises(PackError, match="must be title or body, not 'tail'"):
        parts(make_pack, "{vocabulary: places}", places="- tail\n")


def test_an_extending_pack_adds_to_the_rules_it_extends(make_pack: MakePack) -> None:
    rules = rule(**{"with": "{pattern: a, parts: {vocabulary: places}}"})
    make_pack({"a.yaml": rules, "vocabulary/places.yaml": "- title\n"}, name="base")
    folder = make_pack({"vocabulary/more.yaml": "+places: [body]\n"}, name="own", extends="[./../base]")
    (composed,) = compose([folder], KINDS).pack["rules"]
    assert composed["with"]["parts"] == ["title", "body"]
