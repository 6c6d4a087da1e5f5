"""`pcdlint review`: a copy of the officer's own document with the findings where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import at_desk, configuration_options, pack_option, rule_options, stage_option

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk

LESSON = Lesson(
    examples=(
        ("review paper.docx -o reviewed.docx", "a Word file with comments"),
        ("review paper.pdf -o reviewed.pdf", "a PDF with highlights and notes"),
        ("review paper.docx -o errors.docx --ignore DRF", "without the family DRF"),
    ),
    exits=((0, "the copy was written"), (2, "it could not be, or something could not be checked")),
    then="Open the copy in Word: each comment stands where its finding is, and says what to do. Mend the paper itself, "
    "then check it again.",
)


@click.command("review", cls=Command, lesson=LESSON)
@click.argument("paper", metavar="PAPER", shell_complete=completing.files)
@click.option(
    "-o",
    "--output",
    metavar="COPY",
    required=True,
    shell_complete=completing.files,
    help="The copy to write, whole or not at all.",
)
@rule_options
@configuration_options
@stage_option
@pack_option
@at_desk
def command(
    paper: str,
    output: str,
    desk: Desk,
) -> int:
    """Write a copy of a paper with the findings in it.

    A Word file gets comments, a PDF highlights with notes, any other paper the report as a web page.
    The paper itself stays as it is.
    """
    from pcdlint.contents import contents
    from pcdlint.output import write_whole
    from pcdlint.readers import MAX_BYTES
    from pcdlint.report.words import counted
    from pcdlint.review.remarks import FORMATS, reviewed
    from pcdlint.rules.select import some

    with told():
        data = contents(Path(paper), MAX_BYTES)
        linter = desk.linter(desk.settings(paper).options)
        some(linter.rules)
        result = linter.data(data, paper)
        if not result.papers:
            raise Unanswerable(f"{paper}: {' '.join(result.errors)}")
        form = result.papers[0].source.format
        copy = reviewed(data, form, result.findings) if form in FORMATS else _page(paper, desk)
        write_whole(Path(output), copy, [paper, *desk.files()])
    click.echo(f"{output}: {counted(len(result.findings), 'finding')}", err=True)
    for error in result.errors:
        click.echo(f"{paper}: {error}", err=True)
    return 2 if result.errors else 0


def _page(paper: str, desk: Desk) -> str:
    """The report of one paper as a web page."""
    import sys
    from io import StringIO

    from pcdlint.report import Style, writer
    from pcdlint.run import perform

    page = StringIO()
    writer("html")(perform([paper], desk, "error", (sys.stdin.buffer, "-")), page, Style())
    return page.getvalue()
