"""JSON Schema faults in the words of the person who wrote the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

from pcdlint.rules.errors import Problem, hint
from pcdlint.rules.load import Key
from pcdlint.rules.regexes import fault

_TYPES = {
    "string": "text (put it in quotation marks)",
    "array": "a list",
    "object": "a mapping (key: value)",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


class Located(Protocol):
    """Data that know where each of their values was said."""

    @property
    def data(self) -> Any: ...

    def problem(self, key: Key, message: str, /) -> Problem: ...


def problems(document: Located, schema: Mapping[str, Any], definition: str = "", at: Key = ()) -> Iterator[Problem]:
    """The faults of a document (or of its value at `at`) by a schema, or by one of its `$defs`."""
    data = document.data
    for part in at:
        data = data[part]
    whole: dict[str, Any] = dict(schema)
    if definition:
        whole = {"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    for error in _validator(whole).iter_errors(data):
        for key, message in _explained(error):
            yield document.problem((*at, *key), message)


def _validator(schema: Mapping[str, Any]) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema, format_checker=_formats())


@cache
def _formats() -> Any:
    from datetime import date

    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(lambda text: not isinstance(text, str) or bool(date.fromisoformat(text)))
    checker.checks("regex")(lambda text: not isinstance(text, str) or fault(text) is None)
    return checker


def _explained(error: Any) -> Iterator[tuple[Key, str]]:
    """Each fault as its key path and a message; one error may hold several."""
    key: Key = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties" if error.validator_value is False:
            yield from _unknown(error, key)
        case "required":
            name = error.message.split("'")[1]
            yield key, f"'{name}' is missing"
        case "oneOf" | "anyOf":
            yield from _branch(error, key)
        case validator:
            say: Callable[[Any], str] | None = _SAYINGS.get(validator)
            yield key, say(error) if say else error.message


def _unknown(error: Any, key: Key) -> Iterator[tuple[Key, str]]:
    known = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", ())
    for name in error.instance:
        if name not in known and not any(re.search(pattern, name) for pattern in patterns):
            near = hint(name, known) or f": known here are {', '.join(sorted(known)) or 'none'}"
            yield (*key, name), f"unknown key '{name}'{near}"


def _branch(error: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """Explain by the one alternative whose type fits, else name the alternatives."""
    by_branch: dict[int, list[Any]] = {}
    for inner in error.context:
        by_branch.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [inners for inners in by_branch.values() if not any(_wrong_type(inner, key) for inner in inners)]
    if len(fitting) == 1:
        for inner in fitting[0]:
            yield from _explained(inner)
        return
    types = [str(inner.validator_value) for inners in by_branch.values() for inner in inners if _wrong_type(inner, key)]
    yield key, _type_message(types, error.instance) if types else "fits none of the forms that are known here"


def _wrong_type(error: Any, key: Key) -> bool:
    return error.validator == "type" and tuple(error.absolute_path) == key


def _type_message(types: Sequence[str], value: Any) -> str:
    if value is None:
        return f"has no value: it must be {' or '.join(_TYPES.get(t, t) for t in types)}"
    return f"must be {' or '.join(_TYPES.get(t, t) for t in types)}, not {_shown(value)}"


def _wanted_types(error: Any) -> str:
    wanted = error.validator_value
    return _type_message([wanted] if isinstance(wanted, str) else wanted, error.instance)


def _wanted_values(error: Any) -> str:
    values = [str(value) for value in error.validator_value]
    near = hint(error.instance, values) if isinstance(error.instance, str) else ""
    return f"must be {' or '.join(values)}, not {_shown(error.instance)}{near}"


def _wanted_format(error: Any) -> str:
    if error.validator_value == "regex":
        return f"no regular expression that can be used: {fault(error.instance)}"
    return f"{_shown(error.instance)} is no date: write one like 2025-03-31"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = "true" if value is True else "false" if value is False else str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"


_SAYINGS: Mapping[str, Callable[[Any], str]] = {
    "type": _wanted_types,
    "enum": _wanted_values,
    "const": lambda error: f"must be {error.validator_value}, not {_shown(error.instance)}",
    "format": _wanted_format,
    "pattern": lambda error: (
        f"{_shown(error.instance)} " + error.schema.get("patternErrorMessage", f"must fit {error.validator_value}")
    ),
    "minItems": lambda error: f"needs at least {error.validator_value}",
    "minProperties": lambda error: f"needs at least {error.validator_value}",
    "minLength": lambda error: "must not be empty",
    "uniqueItems": lambda error: "says the same thing twice",
    "minimum": lambda error: f"must be at least {error.validator_value}, not {_shown(error.instance)}",
    "maximum": lambda error: f"must be at most {error.validator_value}, not {_shown(error.instance)}",
}
