"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def pack_option(function: F) -> F:
    """`--pack`, repeatable: built-in names and folders."""
    return click.option(
        "packs",
        "--pack",
        multiple=True,
        metavar="PACK",
        help="Rules to check by: a built-in name or a folder with a pack.yaml, instead of MOPAC's. "
        "A pack without layouts is added to MOPAC's. Repeatable.",
    )(function)


def format_option(function: F) -> F:
    """`--format text|json`."""
    return click.option(
        "form", "-f", "--format", type=click.Choice(["text", "json"]), default="text", help="Default: text."
    )(function)


def paper_options(function: F) -> F:
    """`--stage` and `--stdin-filename`: what a paper does not say itself."""
    stage = click.option(
        "--stage",
        type=click.Choice(["draft", "submission", "signed", "published"]),
        help="How far the paper has come. Default: what its sign-offs show.",
    )
    name = click.option(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="What to call the paper on standard input ('-')."
    )
    return stage(name(function))
