"""`pcdlint lsp`: the language server, for editors."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import configuration_options, pack_option, rule_options, stage_option

MISSING = "the language server needs pygls, installed with it: pip install '.[lsp]' in the folder of pcdlint"


LESSON = Lesson(
    examples=(
        ("lsp", "what an editor is told to start"),
        ("lsp --ignore DRF", "without the rules of drafting"),
    ),
    exits=(
        (0, "the editor took its leave"),
        (1, "the editor just went away"),
        (2, "pygls is missing, or the options are wrong"),
    ),
    then="docs/editor.md has the settings of editors.",
)


@click.command("lsp", cls=Command, lesson=LESSON)
@rule_options
@configuration_options
@stage_option
@pack_option
def command(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: datetime | None,
    config: str | None,
    no_config: bool,
    stage: str | None,
    packs: tuple[str, ...],
) -> int:
    """Serve an editor: check papers in text and Markdown as they are written.

    Speaks the Language Server Protocol on standard input and output; an editor starts it.
    It needs pygls: pip install '.[lsp]' in the folder of pcdlint.
    """
    import gc
    import signal
    from importlib.util import find_spec

    from pcdlint.api import Options
    from pcdlint.configuration.desk import Desk

    if find_spec("pygls") is None:
        raise Unanswerable(MISSING)
    from pcdlint.lsp.serve import serve

    # What is short in a check is long here: garbage is looked for.
    gc.enable()
    options = Options(stage, as_of.date() if as_of else None, select, ignore, packs)
    file = Path(config) if config else None
    with told():
        Desk(options, file, no_config).linter(options)
    # A thread that waits for the editor's next word hears no Ctrl-C; there is nothing to be tidied up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return serve(lambda: Desk(options, file, no_config), sys.stdin.buffer, sys.stdout.buffer)
