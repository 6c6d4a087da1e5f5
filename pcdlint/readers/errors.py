"""Why a file could not be read, in words for the officer who named it."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that no reader can make sense of. `reason` says why, `todo` what to do."""

    def __init__(self, reason: str, todo: str) -> None:
        super().__init__(f"{reason}: {todo}")
        self.reason = reason
        self.todo = todo
