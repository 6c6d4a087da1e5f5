"""`pcdlint completion`: the script that lets a shell complete pcdlint's commands with the Tab key."""

from __future__ import annotations

import click

from pcdlint.cli.completing import SHELLS
from pcdlint.cli.lesson import Command, Lesson

LESSON = Lesson(
    examples=(
        ("completion bash >> ~/.bashrc", "for every bash from now on"),
        ("completion zsh >> ~/.zshrc", "for every zsh, behind the line with 'compinit'"),
        ("completion fish > ~/.config/fish/completions/pcdlint.fish", "for every fish"),
    ),
    exits=((0, "the script was printed"), (2, "there is none for this shell")),
    then="Open a new shell and press Tab behind 'pcdlint check --select '. PowerShell and cmd have no script.",
)


@click.command("completion", cls=Command, lesson=LESSON)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print a script by which a shell completes commands, options, rules and packs."""
    from click.shell_completion import ShellComplete, get_completion_class

    from pcdlint.cli import group

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    # The base's source: bash's own starts a bash to see how old it is, and here it need not be the one in use.
    click.echo(ShellComplete.source(made(group, {}, "pcdlint", "_PCDLINT_COMPLETE")), nl=False)
