"""Speaking with one editor, from its first message to its last."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import BinaryIO

from pcdlint.configuration.desk import Desk
from pcdlint.lsp.features import register
from pcdlint.lsp.server import Server


def serve(desk: Callable[[], Desk], stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Answer an editor until it leaves. Returns 0 when it said so before, else 1, as the protocol asks."""
    server = Server(desk)
    register(server)
    # Whatever is printed by mistake must not get among the messages.
    with redirect_stdout(sys.stderr):
        server.start_io(stdin, stdout)
    server.stop()
    return 0 if server.ended else 1
