"""Why a command could not do what was asked: always exit code 2, never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


class Unanswerable(click.ClickException):
    """Told on standard error; the exit code says that something could not be checked."""

    exit_code = 2


@contextmanager
def told() -> Iterator[None]:
    """Turn what a user can mend (files, packs, codes, places to write to) into a message."""
    from pcdlint.output import OutputError
    from pcdlint.readers.errors import UnreadableError
    from pcdlint.rules.errors import PackError, SelectionError

    try:
        yield
    except (OutputError, UnreadableError, PackError, SelectionError) as error:
        raise Unanswerable(str(error)) from None
    except OSError as error:
        if error.filename is None:
            # No file of the command line's: the stream that it writes to, which run() tells of.
            raise
        raise Unanswerable(f"{error.filename}: {error.strerror or error}: check the name and try again") from None
