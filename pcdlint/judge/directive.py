"""What a comment says to pcdlint: `pcdlint: ignore FIN001, law reason="…" until=2026-01-31`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from pcdlint.patterns import pattern
from pcdlint.rules.errors import hint

VERBS = ("ignore", "ignore-file")
_CALL = pattern(r"pcdlint\b", re.IGNORECASE)
_TOKEN = pattern(
    r"""(?P<key>[a-z]+)\s*=\s*(?:"(?P<plain>[^"]*)"|“(?P<curly>[^“”]*)”|'(?P<single>[^']*)'|(?P<bare>[^\s"“',]+))
    | (?P<word>[a-zA-Z][\w-]*)
    """,
    re.VERBOSE,
)
_BETWEEN = pattern(r"[\s,]*")
_DAY = pattern(r"\d{4}-\d{2}-\d{2}")


class Directive(NamedTuple):
    """One directive. `fault` says what of it is not understood, "" for nothing; then the rest does not count."""

    whole: bool = False
    """For the whole file."""
    rules: tuple[str, ...] = ()
    """Codes, families or names, as written."""
    reason: str = ""
    until: date | None = None
    """The last day on which it holds; None is for good."""
    fault: str = ""


def directive(comment: str) -> Directive | None:
    """The directive in the text of a comment; None where the comment is none of ours."""
    text = " ".join(comment.split())
    call = _CALL.match(text)
    if call is None:
        return None
    if not text[call.end() :].lstrip().startswith(":"):
        return Directive(fault="a colon must stand behind “pcdlint”")
    words, values, fault = _tokens(text[call.end() :].lstrip()[1:])
    return Directive(fault=fault) if fault else _made(words, values)


def _tokens(text: str) -> tuple[list[str], dict[str, str], str]:
    words: list[str] = []
    values: dict[str, str] = {}
    at = _skip(text, 0)
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return words, values, f"“{text[at : at + 20]}” is out of place"
        key = token["key"]
        if key is None:
            words.append(token["word"])
        elif key not in ("reason", "until"):
            return words, values, f"“{key}=” is not known{hint(key, ('reason', 'until'))}"
        elif key in values:
            return words, values, f"“{key}=” is there twice"
        else:
            values[key] = next(filter(None, token.group("plain", "curly", "single", "bare")), "")
        at = _skip(text, token.end())
    return words, values, ""


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _made(words: list[str], values: dict[str, str]) -> Directive:
    verb = words[0].lower() if words else ""
    if verb not in VERBS:
        return Directive(fault=f"it must begin with {' or '.join(VERBS)}{hint(verb, VERBS)}")
    if len(words) == 1:
        return Directive(fault="it names no rule")
    until = values.get("until")
    day = _day(until) if until is not None else None
    if until is not None and day is None:
        return Directive(fault=f"“{until}” is no date like 2026-01-31")
    reason = values.get("reason", "").strip()
    said = reason if any(c.isalnum() for c in reason) else ""
    return Directive(verb == "ignore-file", tuple(words[1:]), said, day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
