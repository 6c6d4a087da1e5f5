"""Bytes to text: by byte order mark, then UTF-8, then what the bytes look like."""

from __future__ import annotations

from typing import NamedTuple

from pcdlint.readers.errors import UnreadableError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8-SIG"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1c\x1d\x1e\x1f"))


class Script(NamedTuple):
    """How a file writes its text: `text` has its line endings as they stand, and follows the first `skip` bytes
    (a byte order mark) in the encoding `codec`."""

    text: str
    codec: str
    skip: int = 0


def decode(data: bytes) -> str:
    """The text of a file with every line ending as a single newline.

    UTF-8, UTF-16 (with or without a mark) and Windows-1252 are understood.
    Raises `UnreadableError` for binary data.
    """
    return script(data).text.replace("\r\n", "\n").replace("\r", "\n")


def script(data: bytes) -> Script:
    """The text of a file as it stands there. Raises `UnreadableError` for binary data."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return Script(_strict(data, codec, name, len(mark)), codec, len(mark))
    sample = data[:4096]
    if b"\0" in sample:
        codec = _unmarked_utf16(sample)
        return Script(_strict(data, codec, codec.upper()), codec)
    try:
        found = Script(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        found = Script(data.decode("cp1252", errors="replace"), "cp1252")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 50:
        raise UnreadableError("a binary file, not a paper", "export the paper as text, Markdown or HTML")
    return found


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 without a mark has its zero bytes nearly all on one side."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    raise UnreadableError("a binary file, not a paper", "export the paper as text, Markdown or HTML")


def _strict(data: bytes, codec: str, name: str, skip: int = 0) -> str:
    try:
        return data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"the file says it is {name} but byte {skip + error.start} is not", "save it again as UTF-8"
        ) from None
