"""Builds the parsers of `grammars/`, once per process."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pcdlint.data import folder

if TYPE_CHECKING:
    from lark import Lark


@cache
def parser(name: str, **options: Any) -> Lark:
    """The LALR parser of `grammars/<name>.lark`; `options` are Lark's and must be hashable.

    Several start rules are given as a tuple. Raises FileNotFoundError for an unknown grammar.
    """
    # Here and not above: lark takes longer to import than a cached answer takes to give.
    from lark import Lark

    if isinstance(options.get("start"), tuple):
        options["start"] = list(options["start"])
    text = (folder("grammars") / f"{name}.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", **options)


def compiled(name: str, **options: Any) -> bytes:
    """The parser in the form that `restored` takes. Same grammar and options, same meaning."""
    stream = BytesIO()
    parser(name, **options).save(stream)
    return stream.getvalue()


def restored(data: bytes) -> Lark:
    """The parser out of what `compiled` gave. The bytes are a pickle: only from our own build."""
    from lark import Lark

    return Lark.load(BytesIO(data))
