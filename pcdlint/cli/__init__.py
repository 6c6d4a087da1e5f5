"""The command line. Each command is a module of this package with `command`, imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

import pcdlint

COMMANDS = (
    "check", "fix", "report", "review", "show", "explain", "rules", "test",
    "config", "init", "baseline", "cache", "lsp", "completion",
)  # fmt: skip
UNCHECKED = 2


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pcdlint.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from pcdlint.cli.start import advice

            raise click.UsageError(advice(name, COMMANDS), ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(pcdlint.__version__, prog_name="pcdlint")
@click.pass_context
def group(ctx: click.Context) -> int:
    """Read decision papers and say what a careful reviewer would send them back for.

    \b
    'pcdlint check PAPER' is where to begin; 'pcdlint COMMAND --help' teaches a command.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from pcdlint.cli.start import START

    # Nothing was checked: a gate that lost its arguments must not pass.
    click.echo(START, nl=False)
    return UNCHECKED


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code. Never shows a traceback."""
    import gc

    from pcdlint.cli.terminal import set_up

    # Nothing made while starting is garbage: looking for it, then and at the end, is a tenth of a short run.
    gc.disable()
    set_up()
    code = run(arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str] | None) -> int:
    """Run the command line in this process. Returns the exit code; whatever hinders the run is 2, so that
    it is not taken for a finding."""
    from pcdlint.cli.terminal import forsake

    try:
        code = group.main(arguments, prog_name="pcdlint", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        click.echo("pcdlint: stopped before the end; what was not reported was not checked", err=True)
    except BrokenPipeError:
        # The reader has gone: nobody is left to tell, not even by Python's own flush at exit.
        forsake()
    except OSError as error:
        forsake()
        what = ": ".join(str(each) for each in (error.filename, error.strerror or error) if each)
        click.echo(f"pcdlint: stopped ({what}); what was not reported was not checked", err=True)
    except Exception as error:
        if os.environ.get("PCDLINT_DEBUG"):
            from traceback import print_exc

            print_exc()
        click.echo(
            f"pcdlint: a fault of pcdlint itself ({type(error).__name__}: {error}). Please report it, with what "
            "PCDLINT_DEBUG=1 in the environment makes it print.",
            err=True,
        )
    return UNCHECKED
