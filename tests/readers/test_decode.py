"""What bytes are read as, and what is said of those that cannot be."""

from __future__ import annotations

import pytest

from pcdlint.readers import read
from pcdlint.readers.decode import decode
from pcdlint.readers.errors import UnreadableError


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The total is £1.44m – “as agreed”.\nNext line of the paper.\n" * 3
    assert decode(text.encode(encoding)) == text


def test_line_endings_are_one() -> None:
    assert decode(b"a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, "paper.txt")
    assert says in caught.value.reason
    assert caught.value.todo
