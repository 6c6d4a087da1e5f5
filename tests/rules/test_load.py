from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.rules.errors import PackError
from pcdlint.rules.load import MAX_BYTES, key_text, parse, read

BOMB = "k0: &k0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
    f"k{i}: &k{i} [{', '.join([f'*k{i - 1}'] * 9)}]\n" for i in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: YES\nb: no\nc: on", {"a": "YES", "b": "no", "c": "on"}),
        ("a: true\nb: False\nc: null\nd:", {"a": True, "b": False, "c": None, "d": None}),
        ("a: 2018-05-25\nb: 12:30\nc: 010\nd: 1_000", {"a": "2018-05-25", "b": "12:30", "c": "010", "d": "1_000"}),
        ("a: 12\nb: -3\nc: 2.5\nd: '7'", {"a": 12, "b": -3, "c": 2.5, "d": "7"}),
        ("43: Commercial interests", {"43": "Commercial interests"}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        ("'<<': x", {"<<": "x"}),
        ("", None),
    ],
)
def test_reads_plain_values(text: str, data: Any) -> None:
    assert parse(text, "x.yaml").data == data


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ("a: 1\nb: 2\na: 3", 3, "a", "there twice (first in line 1)"),
        ("a:\n  - b: 1\n    b: 2", 3, "a[0].b", "there twice"),
        ("a:\n  - b\n c: d", 3, "", "not YAML"),
        ("a: 'open", 1, "", "not YAML"),
        ("a: !!python/object:os.system 1", 1, "a", "tag"),
        ("a: !secret 1", 1, "a", "tag"),
        ("a: 1\n---\nb: 2", 2, "", "second document"),
        ("a: &x [*x]", 1, "a[0]", "no anchor"),
        ("a: 1\n<<: 2", 2, "", "merge keys"),
        ("? [a]\n: b", 1, "", "a key must be"),
        ("a: \x01", None, "", "not YAML"),
        (BOMB, 6, "k5[1]", "aliases unfold"),
        ("[" * 60 + "]" * 60, 1, "[0][0][0]", "nested deeper"),
    ],
)
def test_refuses_with_line_and_key(text: str, line: int | None, key: str, words: str) -> None:
    with pytest.raises(PackError) as caught:
        parse(text, "x.yaml")
    (problem,) = caught.value.problems
    assert (problem.file, problem.key) == ("x.yaml", key)
    assert words in problem.message
    assert problem.line == line


def test_refuses_a_tower_of_brackets() -> None:
    # Newer releases of libyaml refuse it before pcdlint counts, each in its own words.
    with pytest.raises(PackError):
        parse("[" * 500_000, "x.yaml")


@pytest.mark.parametrize(
    ("contents", "words"),
    [(b"a: \xff", "not UTF-8"), (b"a: " + b"x" * MAX_BYTES, "larger than"), (None, "cannot be read")],
)
def test_refuses_files(tmp_path: Path, contents: bytes | None, words: str) -> None:
    path = tmp_path / "x.yaml"
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(PackError, match=words) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


def test_remembers_lines() -> None:
    document = parse("- a: 1\n  b:\n    - x\n    - y\n- c: 2\n", "x.yaml")
    assert [document.line(key) for key in [(0,), (0, "a"), (0, "b"), (0, "b", 1), (1,), (1, "c", "deeper")]] == [
        *(1, 1, 2, 4, 5, 5)
    ]


def test_key_text() -> None:
    assert key_text((3, "with", "first")) == "[3].with.first"
    assert key_text(("a", 0, "b")) == "a[0].b"


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(codec="ascii", categories=["L"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_reads_back_what_yaml_writes(value: Any) -> None:
    # PyYAML quotes what YAML 1.1 would take for something else, so that both readings agree.
    assert parse(yaml.safe_dump(value), "x.yaml").data == value


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    refused = None
    try:
        parse(text, "x.yaml")
    except PackError as error:
        refused = error.problems
    assert refused is None or len(refused) == 1
