"""Regular expressions kept from run to run: compiling them takes longer than checking a paper with them.

`re` keeps what it compiled in a table of its own. A run begins with that table as an earlier run left it, so
every `re.compile`, ours and lark's, finds its pattern there. The table and the form of a compiled pattern
are no public part of Python: they are used only where they look as expected, and kept for one version of
Python only. Whatever is amiss, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import re
import sys
from typing import Any

from pcdlint import data

ENOUGH = 20
"""So many new patterns make it worth while to keep them; fewer are some paper's own."""
MOST = 450
"""Less than what `re` holds at a time."""

_table: Any = getattr(re, "_cache", None)
_begun_with: set[Any] = set()


def up() -> None:
    """Fill the table of `re`."""
    if not isinstance(_table, dict):
        return
    kept = data.fetch(_name())
    if kept is None:
        return
    try:
        from _sre import compile as ready  # type: ignore[import-not-found]

        for pattern, flags, compiled in marshal.loads(kept):
            key = (type(pattern), pattern, flags)
            _table[key] = ready(pattern, *compiled)
            _begun_with.add(key)
    except Exception:
        _table.clear()


def keep() -> None:
    """Keep the table for the next run, if this one had many patterns to compile."""
    if not isinstance(_table, dict) or len(_table.keys() - _begun_with) < ENOUGH:
        return
    try:
        entries = [(key[1], key[2], _compiled(key[1], key[2])) for key in list(_table)[:MOST]]
        data.store(_name(), marshal.dumps(entries))
    except Exception:
        # Another Python, another form: nothing is kept.
        return


def _compiled(pattern: str | bytes, flags: int) -> tuple[Any, ...]:
    """What `_sre.compile` takes besides the pattern, as `re` works it out."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    names = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = [int(word) for word in _compiler._code(parsed, flags)]
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, dict(names), tuple(by_number)


def _name() -> str:
    return f"regexes-{sys.implementation.cache_tag}-{sys.hexversion:x}"
