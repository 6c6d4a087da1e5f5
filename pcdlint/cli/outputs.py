"""`--format` and `--output`: several reports of one run, each --output belonging to the --format before it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from pcdlint.cli import completing, lesson
from pcdlint.report import FORMATS

F = TypeVar("F", bound=Callable[..., Any])
SCREEN = "-"
_ORDER = "pcdlint.outputs"


class Wanted(NamedTuple):
    """A report that is asked for: in which format, and where (None: standard output)."""

    form: str
    output: Path | None


class Command(lesson.Command):
    """A command that remembers in which order --format and --output stood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_ORDER] = [parameter.name for parameter in order]
        return super().parse_args(ctx, args)


def output_options(default: str) -> Callable[[F], F]:
    """`--format` and `--output`, repeatable, for a `Command`; `default` is the format of one that names none."""
    form = click.option(
        "forms",
        "-f",
        "--format",
        multiple=True,
        type=click.Choice(FORMATS),
        metavar="FORMAT",
        help=f"One of {', '.join(FORMATS)}. Repeatable, each with its own --output behind it. Default: {default}.",
    )
    output = click.option(
        "outputs",
        "-o",
        "--output",
        multiple=True,
        metavar="FILE",
        shell_complete=completing.files,
        help="Write the report to FILE, whole or not at all; '-' is standard output.",
    )
    return lambda function: form(output(function))


def wanted(forms: Iterable[str], outputs: Iterable[str], default: str) -> tuple[Wanted, ...]:
    """The reports that the options of the command in hand ask for. Raises click.UsageError."""
    order: list[str] = click.get_current_context().meta.get(_ORDER, [])
    pairs = list(_paired(order, iter(forms), iter(outputs), default))
    places = [Path(output) if output and output != SCREEN else None for _, output in pairs]
    real = [place and os.path.realpath(place) for place in places]
    for place, leads_to in zip(places, real, strict=True):
        if real.count(leads_to) > 1:
            what = f"{place} is asked for twice" if place else "two reports cannot both go to standard output"
            raise click.UsageError(f"{what}: give each --format an --output of its own")
    return tuple(Wanted(form, place) for (form, _), place in zip(pairs, places, strict=True))


def _paired(order: Iterable[str], forms: Iterator[str], outputs: Iterator[str], default: str) -> Iterator[list[str]]:
    """Format and output (or "") of each report. An --output before every --format belongs to the first."""
    pairs: list[list[str]] = []
    for name in order:
        if name == "forms":
            if pairs and not pairs[-1][0]:
                pairs[-1][0] = next(forms)
            else:
                pairs.append([next(forms), ""])
        elif name == "outputs":
            if not pairs:
                pairs.append(["", ""])
            if pairs[-1][1]:
                raise click.UsageError("each --output needs a --format before it")
            pairs[-1][1] = next(outputs)
    for form, output in pairs or [["", ""]]:
        yield [form or default, output]
