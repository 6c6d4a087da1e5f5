"""`pcdlint init`: the first configuration file."""

from __future__ import annotations

from pathlib import Path

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson

LESSON = Lesson(
    examples=(("init", "for the papers here and below"), ("init papers", "for those of a folder")),
    exits=((0, "both files were written"), (2, "one is there already, or cannot be written")),
    then="Read the file, take out the '#' before what you want, and see with 'pcdlint config show PAPER' what holds.",
)


@click.command("init", cls=Command, lesson=LESSON)
@click.argument("folder", default=".", metavar="[FOLDER]", shell_complete=completing.folders)
def command(folder: str) -> None:
    """Write a first .pcdlint.yaml, with comments.

    It goes into FOLDER (here by default), its schema for editors beside it.
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
