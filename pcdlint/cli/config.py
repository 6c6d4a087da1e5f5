"""`pcdlint config`: which configuration holds for a paper, and the schema of the file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pcdlint.cli.errors import told
from pcdlint.cli.options import configuration_options


@click.group("config")
def command() -> None:
    """Show how a paper is checked, and which file says so."""


@command.command("show")
@click.argument("paper", metavar="PAPER")
@click.option("form", "-f", "--format", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@configuration_options
def show(paper: str, form: str, config: str | None, no_config: bool) -> None:
    """Print every setting that holds for PAPER, each with the file and line that says so.

    \b
    Configuration files are .pcdlint.yaml and [tool.pcdlint] of pyproject.toml, in the paper's
    folder and above it, up to the folder with .git; the nearest wins, key by key.
    """
    from pcdlint.api import Options
    from pcdlint.configuration.desk import Desk
    from pcdlint.report.configuration import write

    with told():
        settings = Desk(Options(), None if config is None else Path(config), no_config).settings(paper)
    write(paper, settings, form, sys.stdout)


@command.command("schema")
def schema() -> None:
    """Print the JSON Schema of .pcdlint.yaml, for editors."""
    from pcdlint.configuration.read import schema_text

    click.echo(schema_text(), nl=False)
