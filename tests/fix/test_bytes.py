"""Bytes: encoding, byte order mark, line endings and the end of the file stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pcdlint.fix.bytes import holds, rewritten
from pcdlint.fix.edits import Replacement
from pcdlint.readers.decode import decode
from pcdlint.values import Span

CODECS = {
    "utf-8": b"",
    "utf-8 with a mark": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
    "cp1252": b"",
}


def encoded(text: str, name: str) -> bytes:
    return CODECS[name] + text.encode(name.split()[0])


@pytest.mark.parametrize("name", CODECS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_all_else_stays(name: str, newline: str, end: str) -> None:
    def text(boat: str) -> str:
        return f"The café costs £5.\nThe {boat} – “ours” –\nleaks.{end}".replace("\n", newline)

    data = encoded(text("boat"), name)
    at = decode(data).index("boat")
    assert rewritten(data, [Replacement(Span(at, at + 4), "€ ship")]) == encoded(text("€ ship"), name)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_endings_are_taken_out_whole_and_put_in_as_the_file_has_them(newline: str) -> None:
    data = newline.join(("The the", "the boat", "leaks")).encode()
    assert rewritten(data, [Replacement(Span(7, 12), "\nold ")]) == f"The the{newline}old boat{newline}leaks".encode()
    assert rewritten(data, [Replacement(Span(7, 8), " ")]) == f"The the the boat{newline}leaks".encode()


def test_bytes_that_are_no_characters_stay() -> None:
    data = b"The caf\xe9 \x81\x8d boat"
    assert rewritten(data, [Replacement(Span(12, 16), "ship")]) == b"The caf\xe9 \x81\x8d ship"


@pytest.mark.parametrize(
    ("codec", "text", "held"), [("cp1252", "’", True), ("cp1252", "\u2011", False), ("utf-8", "\u2011", True)]
)
def test_what_an_encoding_holds(codec: str, text: str, held: bool) -> None:
    assert holds(codec, text) is held


@given(st.lists(st.sampled_from(["boat", " ", "é", "\r\n", "\n", "\r", "\r\r\n"]), min_size=1), st.data())
def test_any_stretch_of_any_text(words: list[str], data: st.DataObject) -> None:
    written = "".join(words)
    text = decode(written.encode())
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    out = rewritten(written.encode(), [Replacement(Span(start, end), "X")]).decode()
    before, after = out.split("X")
    assert written.startswith(before)
    assert written.endswith(after)
    assert decode(out.encode()) in {text[:start] + "X" + text[end:]}
