"""`pcdlint config`: which configuration holds for a paper, and the schema of the file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import configuration_options

SHOWN = Lesson(
    examples=(
        ("config show papers/boat.docx", "what holds for this paper"),
        ("config show papers/boat.docx -f json", "for programs"),
    ),
    exits=((0, "shown"), (2, "a configuration file cannot be used")),
    then="Change the file and line that are named. The nearest file to a paper wins, key by key.",
)
SCHEMA = Lesson(
    examples=(("config schema > pcdlint.schema.json", "a file for an editor"),),
    exits=((0, "printed"),),
    then="'pcdlint init' writes it beside the configuration, where editors find it.",
)


@click.group("config")
def command() -> None:
    """Show how a paper is checked, and which file says so."""


@command.command("show", cls=Command, lesson=SHOWN)
@click.argument("paper", metavar="PAPER", shell_complete=completing.files)
@click.option("form", "-f", "--format", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@configuration_options
def show(paper: str, form: str, config: str | None, no_config: bool) -> None:
    """Print the settings that hold for PAPER, and what sets them.

    Each comes with the file and line that says so. Configuration files are .pcdlint.yaml and [tool.pcdlint] of
    pyproject.toml, in the paper's folder and above it, up to the folder with .git.
    """
    from pcdlint.configuration.desk import Desk
    from pcdlint.report.configuration import write
    from pcdlint.result import Options

    with told():
        settings = Desk(Options(), None if config is None else Path(config), no_config).settings(paper)
    write(paper, settings, form, sys.stdout)


@command.command("schema", cls=Command, lesson=SCHEMA)
def schema() -> None:
    """Print the JSON Schema of .pcdlint.yaml, for editors."""
    from pcdlint.configuration.read import schema_text

    click.echo(schema_text(), nl=False)
