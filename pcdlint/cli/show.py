"""`pcdlint show`: a paper as pcdlint understood it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import at_desk, configuration_options, format_option, pack_option, paper_options

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk

LESSON = Lesson(
    examples=(
        ("show paper.docx", "line by line, with what each line was taken for"),
        ("show paper.docx --figures", "every sum that was checked, right ones too"),
        ("show paper.docx --law", "every citation, and was it in force"),
        ("show paper.docx --format json", "for programs"),
    ),
    exits=((0, "the paper is shown"), (2, "it could not be read, or is no decision paper")),
    then="Is a heading or a table shown as something else? Then rules speak of the wrong thing: mend it in the paper, "
    "or report the misreading.",
)


@click.command("show", cls=Command, lesson=LESSON)
@click.argument("paper", metavar="PAPER", shell_complete=completing.files)
@format_option
@configuration_options
@paper_options
@pack_option
@click.option("--figures", "what", flag_value="figures", help="Its sums of money instead, and every sum checked.")
@click.option(
    "--law", "what", flag_value="law", help="What it cites instead, what that stands for, and was it in force."
)
@at_desk
def command(
    paper: str,
    form: str,
    stdin_filename: str,
    what: str | None,
    desk: Desk,
) -> None:
    """Show a paper as pcdlint understood it.

    '-' is standard input.
    """
    from pcdlint.cli.terminal import style
    from pcdlint.contents import contents
    from pcdlint.readers import MAX_BYTES, beginning
    from pcdlint.report.paper import write
    from pcdlint.result import NOT_A_PAPER

    name = stdin_filename if paper == "-" else paper
    with told():
        data = beginning(sys.stdin.buffer) if paper == "-" else contents(Path(paper), MAX_BYTES)
        linter = desk.linter(desk.settings(name).options)
        papers = linter.papers(data, name)
    if not papers:
        raise Unanswerable(f"{name}: {NOT_A_PAPER}")
    if what == "figures":
        from pcdlint import show_figures

        show_figures.write(papers, form, sys.stdout)
    elif what == "law":
        from pcdlint import show_law

        show_law.write(show_law.law([(one, linter.facts(one)) for one in papers]), form, sys.stdout)
    else:
        write(papers, form, sys.stdout, style(sys.stdout))
