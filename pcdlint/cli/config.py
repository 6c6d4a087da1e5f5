"""`pcdlint config`: which configuration holds for a paper, and the schema of the file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import at_desk, configuration_options, format_option

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk

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
@format_option
@configuration_options
@at_desk
def show(paper: str, form: str, desk: Desk) -> None:
    """Print the settings that hold for PAPER, and what sets them.

    Each comes with the file and line that says so. Configuration files are .pcdlint.yaml and [tool.pcdlint] of
    pyproject.toml, in the paper's folder and above it, up to the folder with .git.
    """
    from pcdlint.report.configuration import write

    with told():
        settings = desk.settings(paper)
    write(paper, settings, form, sys.stdout)


@command.command("schema", cls=Command, lesson=SCHEMA)
def schema() -> None:
    """Print the JSON Schema of .pcdlint.yaml, for editors."""
    from pcdlint.configuration.read import schema_text

    click.echo(schema_text(), nl=False)
