"""`pcdlint review`: a copy of the officer's own document with the findings where they belong."""

from __future__ import annotations

from pathlib import Path

import click

from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.options import pack_option, stage_option


@click.command("review")
@click.argument("paper", metavar="PAPER")
@click.option("-o", "--output", metavar="COPY", required=True, help="The copy to write, whole or not at all.")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules: codes, families or names.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All rules but these.")
@stage_option
@pack_option
def command(
    paper: str,
    output: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stage: str | None,
    packs: tuple[str, ...],
) -> int:
    """Write a copy of a paper with the findings in it: a Word file gets comments, a PDF highlights with
    notes, any other paper the report as a web page. The paper itself stays as it is.

    \b
    Leaves with 0 when the copy was written, 2 when it could not be.
    """
    from pcdlint.api import Linter, Options
    from pcdlint.output import write_whole
    from pcdlint.report.words import counted
    from pcdlint.review.remarks import FORMATS, reviewed

    with told():
        data = Path(paper).read_bytes()
        result = Linter(Options(stage=stage, select=select, ignore=ignore, packs=packs)).data(data, paper)
        if not result.papers:
            raise Unanswerable(f"{paper}: {' '.join(result.errors)}")
        form = result.papers[0].source.format
        copy = reviewed(data, form, result.findings) if form in FORMATS else _page(paper, stage, select, ignore, packs)
        write_whole(Path(output), copy, [paper])
    click.echo(f"{output}: {counted(len(result.findings), 'finding')}", err=True)
    for error in result.errors:
        click.echo(f"{paper}: {error}", err=True)
    return 2 if result.errors else 0


def _page(
    paper: str, stage: str | None, select: tuple[str, ...], ignore: tuple[str, ...], packs: tuple[str, ...]
) -> str:
    """The report of one paper as a web page."""
    import sys
    from io import StringIO

    from pcdlint.api import Options
    from pcdlint.report import Style, writer
    from pcdlint.run import perform

    page = StringIO()
    options = Options(stage=stage, select=select, ignore=ignore, packs=packs)
    writer("html")(perform([paper], options, "error", (sys.stdin.buffer, "-")), page, Style())
    return page.getvalue()
