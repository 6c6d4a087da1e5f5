"""Laying data over data: what holds of every register, and of any entries."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.registers import NAMES
from pcdlint.rules import compiled
from pcdlint.rules.folder import schema_file
from pcdlint.rules.load import Document
from pcdlint.rules.merge import Merger
from pcdlint.rules.shape import Shape, shape_of

SHAPE = shape_of({"type": "array", "x-identity": ["name"], "items": {"type": "object"}})
ENTRIES = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from("abcdef")}, optional={"x": st.integers(), "y": st.integers()}),
    unique_by=lambda entry: entry["name"],
)


def over(base: Any, data: Any, shape: Shape = SHAPE) -> Any:
    merger = Merger()
    merged = merger.over(base, Document("a.yaml", data, {}), shape)
    assert merger.problems == []
    return merged


@pytest.mark.parametrize("name", NAMES)
def test_a_register_over_itself_or_nothing_over_it_changes_nothing(name: str) -> None:
    data, shape = compiled.load().registers[name], shape_of(schema_file(f"registers/{name}.schema.json"))
    assert over(data, data, shape) == data
    assert over(data, {}, shape) == data
    assert over(data, {**data, "replaces": True}, shape) == data
    assert over(None, data, shape) == data


@pytest.mark.parametrize("name", NAMES)
def test_entry_by_entry_comes_to_the_whole(name: str) -> None:
    data, shape = compiled.load().registers[name], shape_of(schema_file(f"registers/{name}.schema.json"))
    built: Any = {}
    for part, value in data.items():
        entries = [[entry] for entry in value] if shape.inside(part).identity else [value]
        for each in entries or [value]:
            built = over(built, {part: each}, shape)
    assert built == data


@given(base=ENTRIES, data=ENTRIES)
def test_entries_keep_their_places_and_the_nearest_value_wins(base: list[Any], data: list[Any]) -> None:
    merged = over(base, data)
    names = [entry["name"] for entry in base]
    assert [entry["name"] for entry in merged] == names + [e["name"] for e in data if e["name"] not in names]
    below, above = ({entry["name"]: entry for entry in entries} for entries in (base, data))
    assert merged == [{**below.get(e["name"], {}), **above.get(e["name"], {})} for e in merged]
    assert over(merged, data) == merged


@given(base=ENTRIES, data=ENTRIES)
def test_what_is_removed_and_added_again_is_new(base: list[Any], data: list[Any]) -> None:
    names = {entry["name"] for entry in base}
    without = over(base, [{"name": e["name"], "remove": True} for e in data if e["name"] in names])
    taken = {entry["name"] for entry in data}
    assert without == [entry for entry in base if entry["name"] not in taken]
    assert over(without, data) == without + data
    assert over(base, [{**entry, "replaces": True} for entry in data]) == over(
        [next((new for new in data if new["name"] == entry["name"]), entry) for entry in base], data
    )


@given(
    base=st.lists(st.text(max_size=3)),
    more=st.lists(st.text(max_size=3), unique=True),
)
def test_a_plus_adds_what_is_not_there(base: list[str], more: list[str]) -> None:
    shape = shape_of({"type": "object", "properties": {"words": {"type": "array"}}})
    assert over({"words": base}, {"+words": more}, shape) == {"words": base + [w for w in more if w not in base]}
    assert over({}, {"+words": more}, shape) == {"words": more}


def test_a_key_without_a_value_is_taken_away() -> None:
    shape = shape_of({"type": "object", "required": ["a"], "properties": {"a": {}, "b": {}}})
    assert over({"a": 1, "b": 2}, {"b": None}, shape) == {"a": 1}
    assert over({"a": 1}, {"b": None}, shape) == {"a": 1}
    assert over({"a": 1}, {"a": None}, shape) == {"a": None}, "what must be there is told as missing its value"
