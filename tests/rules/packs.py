"""Kinds of check that exist only here, and a sound rule to spoil."""

from __future__ import annotations

from collections.abc import Mapping

from pcdlint.rules.pack import Kind

KINDS: Mapping[str, Kind] = {
    "phrase": Kind(
        "phrase",
        {
            "type": "object",
            "required": ["pattern"],
            "properties": {
                "pattern": {"type": "string", "format": "regex"},
                "parts": {"type": "array", "items": {"enum": ["title", "body"]}},
                "most": {"type": "integer", "minimum": 1},
                "where": {
                    "oneOf": [
                        {"type": "string"},
                        {"type": "object", "required": ["section"], "properties": {"section": {"type": "string"}}},
                    ]
                },
            },
        },
        ("found", "section"),
    ),
    "plain": Kind("plain", {"type": "object", "properties": {}}, ()),
}

RULE = """\
- code: {code}
  name: {name}
  check: phrase
  level: warning
  with: {{pattern: "to be confirmed"}}
  message: "'{{found}}' is left in"
  why: An open point is no basis for a decision.
  source: House style
  examples:
    good: ["The cost is £4."]
    bad: ["The cost is to be confirmed."]
"""


def rule(code: str = "DRF901", name: str = "open-point", **values: str) -> str:
    """A sound rule as YAML. `values` change a line by its key where it stands ("" takes it out); new ones go last."""
    lines = []
    for line in RULE.format(code=code, name=name).splitlines():
        head, _, _ = line.partition(":")
        key = head.lstrip("- ")
        if key not in values:
            lines.append(line)
        elif value := values.pop(key):
            lines.append(f"{head}: {value}")
    return "\n".join([*lines, *(f"  {key}: {value}" for key, value in values.items())]) + "\n"
