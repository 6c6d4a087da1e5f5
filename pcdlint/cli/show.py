"""`pcdlint show`: a paper as pcdlint understood it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.options import format_option, pack_option, paper_options


@click.command("show")
@click.argument("paper", metavar="PAPER")
@format_option
@paper_options
@pack_option
@click.option("--figures", is_flag=True, help="Its sums of money instead, and every sum that was checked.")
def command(
    paper: str, form: str, stage: str | None, stdin_filename: str, packs: tuple[str, ...], figures: bool
) -> None:
    """Show a paper as pcdlint understood it, line by line or as JSON. '-' is standard input."""
    from pcdlint.api import NOT_A_PAPER, Linter, Options
    from pcdlint.cli.terminal import style
    from pcdlint.report.paper import write

    name = stdin_filename if paper == "-" else paper
    with told():
        data = sys.stdin.buffer.read() if paper == "-" else Path(paper).read_bytes()
        papers = Linter(Options(stage=stage, packs=packs)).papers(data, name)
    if not papers:
        raise Unanswerable(f"{name}: {NOT_A_PAPER}")
    if figures:
        from pcdlint import show_figures

        show_figures.write(papers, form, sys.stdout)
    else:
        write(papers, form, sys.stdout, style(sys.stdout))
