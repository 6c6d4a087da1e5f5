"""Builds the parsers of `grammars/`, once per process; a wheel has them built already."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pcdlint import data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lark import Lark

SHIPPED: Mapping[str, Mapping[str, Any]] = {"citations": {"start": ["instrument", "provisions"]}, "dates": {}}
"""The grammars that a wheel carries built, with the options that they are built with."""


@cache
def parser(name: str, **options: Any) -> Lark:
    """The LALR parser of `grammars/<name>.lark`; `options` are Lark's and must be hashable.

    Raises FileNotFoundError for an unknown grammar.
    """
    if not options and name in SHIPPED:
        return _restored(name) or _built(name, SHIPPED[name])
    return _built(name, options)


def built() -> dict[str, bytes]:
    """What belongs into a wheel's `_data/compiled`: file name to contents."""
    return {_file(name): _stamp() + _saved(name) for name in SHIPPED}


def _built(name: str, options: Mapping[str, Any]) -> Lark:
    # Here and not above: lark takes longer to import than a cached answer takes to give.
    from lark import Lark

    text = (data.folder("grammars") / f"{name}.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", **options)


def _saved(name: str) -> bytes:
    stream = BytesIO()
    _built(name, SHIPPED[name]).save(stream)
    return stream.getvalue()


def _restored(name: str) -> Lark | None:
    """The parser that the wheel carries; None in a checkout or when it is of another lark."""
    folder = data.packaged("compiled")
    path = folder / _file(name) if folder is not None else None
    if path is None or not path.is_file():
        return None
    contents = path.read_bytes()
    stamp = _stamp()
    if not contents.startswith(stamp):
        return None
    from lark import Lark

    return Lark.load(BytesIO(contents[len(stamp) :]))


def _file(name: str) -> str:
    return f"{name}.grammar"


def _stamp() -> bytes:
    """The version of lark: the saved form is its own affair."""
    from lark import __version__

    return f"lark {__version__}\n".encode()
