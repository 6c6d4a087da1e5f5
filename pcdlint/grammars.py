"""The parsers of `grammars/`: built once, kept, and shipped ready with a wheel.

Building a parser costs ten times what loading one does, and every run of the command line
is a fresh process.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pcdlint import data

if TYPE_CHECKING:
    from lark import Lark


@cache
def parser(name: str, **options: Any) -> Lark:
    """The LALR parser of `grammars/<name>.lark`; `options` are Lark's, hashable (a tuple of starts).

    The lexer is lark's basic one: a contextual lexer compiles a pattern for each state of the parser,
    and these grammars read the same with either.

    Raises FileNotFoundError for an unknown grammar.
    """
    # Here and not above: lark takes longer to import than a cached answer takes to give.
    from lark import Lark, __version__

    options = {"lexer": "basic", **options}
    text = (data.folder("grammars") / f"{name}.lark").read_text(encoding="utf-8")
    # The saved form is a pickle of lark's own: it is good for one version of lark and our own build only.
    key = f"lark {__version__}\n{sorted((k, str(v)) for k, v in options.items())}\n{text}"
    saved = data.blob(name, key, lambda: _saved(text, options))
    try:
        return Lark.load(BytesIO(saved))
    except Exception:
        return _built(text, options)


def _built(text: str, options: dict[str, Any]) -> Lark:
    from lark import Lark

    start = options.get("start", "start")
    return Lark(text, parser="lalr", **{**options, "start": list(start) if isinstance(start, tuple) else start})


def _saved(text: str, options: dict[str, Any]) -> bytes:
    stream = BytesIO()
    _built(text, options).save(stream)
    return stream.getvalue()
