"""Filling the placeholders of a rule's message with the values of a hit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from string import Formatter

SPECS = ("", "date", "money", "list", "quoted")


class _Words(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        if value is None:
            return ""
        if format_spec == "date" or isinstance(value, date):
            return day(value) if isinstance(value, date) else str(value)
        if format_spec == "money":
            return money(value) if isinstance(value, Decimal) else str(value)
        if format_spec == "list":
            return listed(value if isinstance(value, (list, tuple)) else [value])
        if format_spec == "quoted":
            return f"“{value}”"
        return money(value) if isinstance(value, Decimal) else str(value)


_FORMATTER = _Words()


def fill(template: str, values: Mapping[str, object]) -> str:
    """The message in words. Specs: `{x:date}`, `{x:money}` (pounds), `{x:list}` (a, b and c), `{x:quoted}`.

    Raises KeyError for a placeholder without a value (refused when a pack is loaded).
    """
    parts = _parts(template)
    if parts is None:
        return " ".join(_FORMATTER.vformat(template, (), values).split())
    words = [_FORMATTER.format_field(values[part], spec) if spec is not None else part for part, spec in parts]
    return " ".join("".join(words).split())


@lru_cache(maxsize=512)
def _parts(template: str) -> tuple[tuple[str, str | None], ...] | None:
    """The template as texts, and names of values with their specs; None where it asks for more than that."""
    parts: list[tuple[str, str | None]] = []
    for text, name, spec, conversion in _FORMATTER.parse(template):
        parts.append((text, None))
        if name is not None:
            if not name.isidentifier() or conversion or "{" in (spec or ""):
                return None
            parts.append((name, spec or ""))
    return tuple(parts)


def day(value: date) -> str:
    """7 April 2025."""
    return f"{value.day} {value:%B %Y}"


def money(value: Decimal) -> str:
    """£1,438,598 or £12.50, a minus in front of what is below nothing."""
    sign = "-" if value < 0 else ""
    size = abs(value)
    whole = size == size.to_integral_value()
    return f"{sign}£{size:,.0f}" if whole else f"{sign}£{size:,.2f}"


def listed(values: Iterable[object]) -> str:
    """a, b and c."""
    words = [str(v) for v in values]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1] if words else ""]))
