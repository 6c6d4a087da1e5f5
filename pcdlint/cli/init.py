"""`pcdlint init`: the first configuration file."""

from __future__ import annotations

from pathlib import Path

import click

from pcdlint.cli.errors import Unanswerable, told


@click.command("init")
@click.argument("folder", default=".", metavar="[FOLDER]")
def command(folder: str) -> None:
    """Write a commented .pcdlint.yaml, and its schema for editors, into FOLDER (here by default).

    What is there already is never written over.
    """
    from pcdlint.configuration.init import new_files
    from pcdlint.output import write_whole

    with told():
        files = new_files(Path(folder))
        there = [path for path in files if path.exists() or path.is_symlink()]
        if there:
            raise Unanswerable(f"{there[0]} is there already: nothing was written")
        for path, text in files.items():
            write_whole(path, text)
    click.echo(f"{next(iter(files))} written. 'pcdlint config show PAPER' prints what holds for a paper.")
