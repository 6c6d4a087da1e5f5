"""`pcdlint lsp`: the language server, for editors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import at_desk, configuration_options, pack_option, rule_options, stage_option

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk

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
@at_desk
def command(desk: Desk) -> int:
    """Serve an editor: check papers in text and Markdown as they are written.

    Speaks the Language Server Protocol on standard input and output; an editor starts it.
    It needs pygls: pip install '.[lsp]' in the folder of pcdlint.
    """
    import gc
    import signal
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise Unanswerable(MISSING)
    from pcdlint.lsp.serve import serve

    # What is short in a check is long here: garbage is looked for.
    gc.enable()
    with told():
        desk.linter(desk.asked)
    # A thread that waits for the editor's next word hears no Ctrl-C; there is nothing to be tidied up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return serve(desk.anew, sys.stdin.buffer, sys.stdout.buffer)
