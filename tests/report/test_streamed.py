"""JSON written piece by piece is what json.dump writes at once."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.report import streamed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def lazy(value: Any) -> Any:
    """With every list an iterator."""
    if isinstance(value, list):
        return iter([lazy(each) for each in value])
    return {key: lazy(each) for key, each in value.items()} if isinstance(value, dict) else value


def written(value: Any) -> str:
    out = StringIO()
    streamed.write(value, out)
    return out.getvalue()


@given(VALUES)
def test_the_same_text(value: Any) -> None:
    whole = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    assert written(value) == whole
    assert written(lazy(value)) == whole


@pytest.mark.parametrize("value", [{"a": [{"b": iter(())}]}, [iter([1]), 2, {}]])
def test_iterators_deep_inside(value: Any) -> None:
    assert json.loads(written(value)) in ({"a": [{"b": []}]}, [[1], 2, {}])


def test_entries_are_asked_for_one_by_one() -> None:
    out = StringIO()
    seen = []

    def entries() -> Any:
        for number in range(3):
            seen.append(len(out.getvalue()))
            yield number

    streamed.write(entries(), out)
    assert seen == sorted(set(seen))
