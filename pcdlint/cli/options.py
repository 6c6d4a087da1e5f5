"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pcdlint.cli import completing

if TYPE_CHECKING:
    from datetime import datetime

F = TypeVar("F", bound=Callable[..., Any])
R = TypeVar("R")


def at_desk(function: Callable[..., R]) -> Callable[..., R]:
    """What the options of rules, configuration, packs and the stage say, given as one `desk`."""

    @wraps(function)
    def settled(
        *,
        config: str | None = None,
        no_config: bool = False,
        stage: str | None = None,
        as_of: datetime | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        packs: tuple[str, ...] = (),
        no_suppressions: bool = False,
        **others: Any,
    ) -> R:
        from pathlib import Path

        from pcdlint.configuration.desk import Desk
        from pcdlint.result import Options

        day = as_of.date() if as_of else None
        options = Options(stage, day, select, ignore, packs, suppressions=not no_suppressions)
        return function(desk=Desk(options, None if config is None else Path(config), no_config), **others)

    return settled


def pack_option(function: F) -> F:
    """`--pack`, repeatable: built-in names and folders."""
    return click.option(
        "packs",
        "--pack",
        multiple=True,
        metavar="PACK",
        shell_complete=completing.packs,
        help="Rules to check by: a built-in name or a folder with a pack.yaml, instead of MOPAC's. "
        "A pack without layouts is added to MOPAC's. Repeatable.",
    )(function)


def format_option(function: F) -> F:
    """`--format text|json`."""
    return click.option(
        "form", "-f", "--format", type=click.Choice(["text", "json"]), default="text", help="Default: text."
    )(function)


def stage_option(function: F) -> F:
    """`--stage`: how far the paper has come."""
    return click.option(
        "--stage",
        type=click.Choice(["draft", "submission", "signed", "published"]),
        help="How far the paper has come. Default: what its sign-offs show.",
    )(function)


def paper_options(function: F) -> F:
    """`--stage` and `--stdin-filename`: what a paper does not say itself."""
    name = click.option(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="What to call the paper on standard input ('-')."
    )
    return stage_option(name(function))


def others_option(function: F) -> F:
    """`--skip-others`: files that are named need not be papers."""
    return click.option(
        "--skip-others",
        is_flag=True,
        help="Pass over files that are named and are no decision papers, as in a folder, and say so.",
    )(function)


def leave_options(function: Callable[..., int]) -> Callable[..., int]:
    """`--skip-others` and `--allow-empty`: what may be named without being a paper, given as one `leave`."""
    from pcdlint.files import Leave

    @wraps(function)
    def settled(*, skip_others: bool, allow_empty: bool, **others: Any) -> int:
        return function(leave=Leave(skip_others, allow_empty), **others)

    empty = click.option(
        "--allow-empty", is_flag=True, help="Pass when there is no paper at all, and say so. Default: leave with 2."
    )
    return others_option(empty(settled))


def configuration_options(function: F) -> F:
    """`--config FILE` and `--no-config`: instead of the files found around each paper."""
    config = click.option(
        "--config",
        metavar="FILE",
        shell_complete=completing.files,
        help="This configuration for every paper. Default: .pcdlint.yaml and pyproject.toml in each paper's "
        "folder and above it.",
    )
    none = click.option("--no-config", is_flag=True, help="No configuration file at all.")
    return config(none(function))


def rule_options(function: F) -> F:
    """`--select`, `--ignore` and `--as-of`: which rules to ask, and as of when."""
    select = click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        shell_complete=completing.rules,
        help="Only these rules: codes, families or names, with commas.",
    )
    ignore = click.option(
        "--ignore", multiple=True, metavar="CODES", shell_complete=completing.rules, help="All rules but these."
    )
    as_of = click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="The day by which to judge a paper without a date (2025-03-31). Default: today.",
    )
    return select(ignore(as_of(function)))


def work_options(function: Callable[..., int]) -> Callable[..., int]:
    """`--jobs` and `--no-cache` (and `--statistics`, where a command has it), given as one `work`: how outcomes are
    come by, which are the same either way."""

    @wraps(function)
    def settled(*, jobs: int, no_cache: bool, statistics: bool = False, **others: Any) -> int:
        from pcdlint.checker import Habits
        from pcdlint.work import Work

        return function(work=Work(jobs, Habits(cached=not no_cache, timed=statistics)), **others)

    number = click.option(
        "--jobs",
        callback=_jobs,
        default="auto",
        metavar="N|auto",
        help="Check files by so many processes. Default: auto, as many as are worth it.",
    )
    none = click.option(
        "--no-cache",
        is_flag=True,
        envvar="PCDLINT_NO_CACHE",
        help="Check every file anew, and keep nothing. 'pcdlint cache show' says what is kept.",
    )
    return number(none(settled))


def _jobs(ctx: click.Context, parameter: click.Parameter, value: str) -> int:
    """A number from 1; 0 is for `auto`."""
    if value == "auto":
        return 0
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"'{value}' is neither a number from 1 nor 'auto'", ctx, parameter)
