"""HTML that cannot be broken by what it shows: every text is escaped unless it is `Markup` already."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pcdlint.report.snippet import shown

VOID = frozenset({"meta", "input", "br", "wbr"})


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content = str | Iterable[str] | None


def element(name: str, /, *contents: Content, **attributes: str | bool | None) -> Markup:
    """An element. Attributes are written as in HTML, with `_` for `-` and one behind Python's own words
    (`class_`); those that are None or False are left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(*contents)}</{name}>")


def joined(*contents: Content) -> Markup:
    """Contents one behind the other."""
    return Markup("".join(_inner(content) for content in contents if content is not None))


def _inner(content: str | Iterable[str]) -> str:
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return escape(shown(content))
    return "".join(_inner(each) for each in content)


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(shown(value))}"'
