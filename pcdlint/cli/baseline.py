"""`pcdlint baseline`: record what is found today, so that checks show only what is new."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pcdlint.cli import completing
from pcdlint.cli.errors import Unanswerable, told
from pcdlint.cli.lesson import Command, Lesson
from pcdlint.cli.options import at_desk, configuration_options, pack_option, work_options

if TYPE_CHECKING:
    from pcdlint.configuration.desk import Desk
    from pcdlint.judge.baseline import Baseline
    from pcdlint.run import Run
    from pcdlint.work import Work

FILE = ".pcdlint-baseline.json"

LESSON = Lesson(
    examples=(
        ("baseline papers/", f"records what is found, in {FILE}"),
        (f"check papers/ --baseline {FILE}", "shows, and fails for, what is new"),
        ("baseline papers/ --update", "drops what is mended; adds nothing"),
        ("baseline papers/ --strict", "names what is mended; writes nothing"),
    ),
    exits=(
        (0, "the baseline was written, or is up to date"),
        (1, "--strict found entries to drop"),
        (2, "something could not be checked: nothing was written"),
    ),
    then="Keep the file in the repository: papers are named relative to it. An entry stays when lines move.",
)


@click.command("baseline", cls=Command, lesson=LESSON)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files)
@click.option(
    "-o",
    "--output",
    default=FILE,
    metavar="FILE",
    shell_complete=completing.files,
    help=f"The baseline's file. Default: {FILE}.",
)
@click.option("--update", is_flag=True, help="Drop the entries that are found no more; add none.")
@click.option(
    "--strict", is_flag=True, help="Write nothing: name the entries that are found no more, and leave with 1."
)
@configuration_options
@pack_option
@work_options
@at_desk
def command(
    paths: tuple[str, ...],
    output: str,
    update: bool,
    strict: bool,
    work: Work,
    desk: Desk,
) -> int:
    """Record what is found today, so that checks show what is new.

    PATH is a file or a folder. 'pcdlint check --baseline FILE' then holds back what was there before. What FILE
    holds about other papers stays.
    """
    from pcdlint.cli.terminal import watched
    from pcdlint.judge.baseline import BaselineError, read
    from pcdlint.run import perform

    run = perform(paths, desk, None, (sys.stdin.buffer, "<stdin>"), watched, work=work)
    troubles = [": ".join(filter(None, (trouble.path, trouble.message))) for trouble in run.errors()]
    if troubles:
        raise Unanswerable("\n".join([*troubles, "nothing was written: a baseline is of papers that were all checked"]))
    target = Path(output)
    try:
        old = read(target) if strict or update or os.path.lexists(target) else None
    except BaselineError as error:
        raise Unanswerable(f"{target}: {error}") from None
    return _renewed(old, run, None if strict else target) if old and (strict or update) else _recorded(old, run, target)


def _recorded(old: Baseline | None, run: Run, target: Path) -> int:
    """The baseline of what was found, beside what an old one holds of other papers."""
    from pcdlint.judge.baseline import recorded

    made = recorded(target.absolute().parent, ((file.path, file.findings) for file in run.files))
    count, papers = sum(map(len, made.papers.values())), len(made.papers)
    if old:
        made = old.beside(made, (file.path for file in run.files))
    _write(target, made, old, run)
    others = len(made.papers) - papers
    kept = f"; what it held of {others} others stays" if others else ""
    click.echo(f"{target}: {count} findings of {papers} papers recorded{kept}")
    return 0


def _write(target: Path, made: Baseline, old: Baseline | None, run: Run) -> None:
    """Write a baseline that was made of an old one, unless another run was quicker."""
    from pcdlint.judge.baseline import BaselineError, read
    from pcdlint.output import write_whole

    try:
        now = read(target) if os.path.lexists(target) else None
    except BaselineError:
        now = None
    if now != old:
        raise Unanswerable(f"{target}: another run has written it meanwhile: nothing was written, run this again")
    with told():
        write_whole(target, made.text(), (file.path for file in run.files))


def _renewed(baseline: Baseline, run: Run, target: Path | None) -> int:
    """The baseline without what is fixed: written to `target`, or only told."""
    old, dropped = baseline, 0
    for name in baseline.gone():
        click.echo(f"{name}: there no more, with {len(baseline.papers[name])} entries")
        dropped += len(baseline.papers[name])
        baseline = baseline.without(str(baseline.folder / name), baseline.papers[name])
    for file in run.files:
        fixed = baseline.fixed(file.path, file.findings)
        for entry in fixed:
            click.echo(f"{file.path}: {entry.rule} is fixed: {entry.excerpt or entry.section or 'the whole paper'}")
        dropped += len(fixed)
        baseline = baseline.without(file.path, fixed)
    if target is None:
        click.echo(f"{dropped} entries to drop" if dropped else "The baseline is up to date.")
        return 1 if dropped else 0
    _write(target, baseline, old, run)
    click.echo(f"{target}: {dropped} entries dropped, {sum(map(len, baseline.papers.values()))} left")
    return 0
