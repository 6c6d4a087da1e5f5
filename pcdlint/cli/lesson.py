"""What the help of a command teaches besides its options: examples, exit codes, what to do next."""

from __future__ import annotations

from typing import Any, NamedTuple

import click

EXAMPLE_WIDTH = 52


class Lesson(NamedTuple):
    """`examples`: what to type behind `pcdlint`, and what for; `exits`: what each exit code means."""

    examples: tuple[tuple[str, str], ...] = ()
    exits: tuple[tuple[int, str], ...] = ()
    then: str = ""


class Command(click.Command):
    """A command whose help teaches. Examples come before the options: they are what most people look for."""

    def __init__(self, *args: Any, lesson: Lesson | None = None, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.lesson = lesson or Lesson()

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_help_text(ctx, formatter)
        if self.lesson.examples:
            rows = [(f"pcdlint {typed}", what) for typed, what in self.lesson.examples]
            with formatter.section("Examples"):
                formatter.write_dl(rows, col_max=EXAMPLE_WIDTH)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.lesson.exits:
            with formatter.section("Exit code"):
                formatter.write_dl([(str(code), meaning) for code, meaning in self.lesson.exits])
        if self.lesson.then:
            with formatter.section("Next"):
                formatter.write_text(self.lesson.then)
        super().format_epilog(ctx, formatter)
