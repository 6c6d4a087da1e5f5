"""What is settled for a paper, and which file says so: for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

from pcdlint.configuration.desk import Settings
from pcdlint.configuration.merge import LISTS, SINGLE
from pcdlint.report.snippet import shown

DEFAULTS = {"packs": "mopac", "fail-level": "error", "stage": "as its sign-offs show", "as-of": "today"}


class Row(NamedTuple):
    """A key with its value; `where` is file:line, "" for what pcdlint does by itself."""

    key: str
    value: str
    where: str


def rows(settings: Settings) -> Iterator[Row]:
    """Every key of the outcome, entry by entry."""
    configuration = settings.configuration
    for name in (*LISTS, *SINGLE):
        single = configuration.single.get(name)
        told = (single,) if single else configuration.lists.get(name, ())
        if not told:
            yield Row(name, DEFAULTS.get(name, "all" if name == "select" else "none"), "")
        for each in told:
            yield Row(name, str(each.value), each.where)
    for term, told_level in configuration.levels.items():
        yield Row("levels", f"{term}: {told_level.value}", told_level.where)
    for waiver in settings.options.waivers:
        until = f" (until {waiver.until.isoformat()})" if waiver.until else ""
        yield Row("suppressions", f"{', '.join(waiver.rules)}: {waiver.reason}{until}", waiver.where)


def write(path: str, settings: Settings, form: str, out: TextIO) -> None:
    """The outcome for a paper as `json` or as `text`."""
    if form == "json":
        from pcdlint.report import streamed

        streamed.write(_plain(path, settings), out)
        return
    read = ", ".join(settings.configuration.files) or "no configuration file"
    out.write(f"{shown(path)}: {shown(read)}\n\n")
    made = list(rows(settings))
    wide = min(max(len(row.value) for row in made), 60)
    for row in made:
        out.write(f"  {row.key:<12}  {shown(row.value):<{wide}}  {shown(row.where) or 'default'}\n")


def _plain(path: str, settings: Settings) -> dict[str, Any]:
    return {
        "path": path,
        "files": list(settings.configuration.files),
        "settings": [{"key": row.key, "value": row.value, "where": row.where or None} for row in rows(settings)],
    }
