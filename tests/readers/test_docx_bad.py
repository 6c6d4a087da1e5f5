"""Word files that are none, are locked or damaged, or would cost more than a paper can: told, and quickly."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pcdlint.readers import read
from pcdlint.readers.errors import UnreadableError
from tests.documents import word as w

MEMORY = 300_000_000
_PAPER = w.package(w.para("1. Text") + w.table(w.row("a", "b")))


def _files(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as held:
        return {name: held.read(name) for name in held.namelist()}


def _with(body: bytes) -> bytes:
    """The paper with another main part."""
    return w.zipped({**_files(_PAPER), "word/document.xml": body})


def _document(body: str) -> bytes:
    return f"<w:document {w.NAMESPACES}><w:body>{body}</w:body></w:document>".encode()


def _bomb() -> bytes:
    return _with(b"<w:document>" + b" " * 60_000_000)


def _entities() -> bytes:
    lines = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return _with(f'<!DOCTYPE x [<!ENTITY e0 "x">{lines}]><x>&e9;</x>'.encode())


def _external() -> bytes:
    return _with(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')


def _cells() -> bytes:
    return _with(_document("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 1_000_000 + "</w:tr></w:tbl>"))


def _attributes() -> bytes:
    return _with(_document("<w:p " + " ".join(f'a{n}=""' for n in range(1_000_000)) + "/>"))


def _deep(tag: str, inside: str = "") -> Callable[[], bytes]:
    def build() -> bytes:
        opens, closes = f"<w:{tag}>{inside}", f"</w:{tag}>"
        return _with(
            _document(
                "<w:p>" * (tag == "hyperlink") + opens * 50_000 + closes * 50_000 + "</w:p>" * (tag == "hyperlink")
            )
        )

    return build


def _many_entries() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, data in _files(_PAPER).items():
            target.writestr(name, data)
        for n in range(6_000):
            target.writestr(f"x/{n}", b"")
    return out.getvalue()


def _locked() -> bytes:
    data = bytearray(_PAPER)
    for at in range(len(data) - 46):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
        elif data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
    return bytes(data)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD = [
    ("a bomb", _bomb, "unpacks to more"),
    ("entities", _entities, "instructions that Word never writes"),
    ("an entity of another file", _external, "instructions that Word never writes"),
    ("a million cells", _cells, "unpacks to more"),
    ("a million attributes", _attributes, "more text"),
    ("nested controls", _deep("customXml"), "nested deeper"),
    ("nested links", _deep("hyperlink"), "nested deeper"),
    ("many entries", _many_entries, "unpacks to more"),
    ("locked entries", _locked, "protected by a password"),
    ("a password", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ("an old file", lambda: _OLE + "WordDocument".encode("utf-16-le"), "an old Word file (.doc)"),
    ("another old file", lambda: _OLE, "an old Office file"),
    ("half a file", lambda: _PAPER[: len(_PAPER) // 2], "damaged or was not copied whole"),
    ("a workbook", lambda: w.zipped({"xl/workbook.xml": b"<x/>"}), "an Excel workbook"),
    ("slides", lambda: w.zipped({"ppt/presentation.xml": b"<x/>"}), "a PowerPoint presentation"),
    ("a zip of papers", lambda: w.zipped({"paper.txt": b"words"}), "a zip file without a Word document"),
    ("words", lambda: b"DMPC Decision PCD 1900", "named as a Word document and is none"),
    ("no body", lambda: _with(b"<x/>"), "no text in it"),
    ("broken XML", lambda: _with(b"<w:document>"), "damaged inside"),
    ("an odd encoding", lambda: _with(b'<?xml version="1.0" encoding="cp037"?><x/>'), "instructions"),
    ("no such encoding", lambda: _with(b'<?xml version="1.0" encoding="nothing"?><x/>'), "instructions"),
]


@pytest.mark.parametrize(
    ("build", "reason"), [(build, reason) for _, build, reason in BAD], ids=[name for name, *_ in BAD]
)
def test_told_in_little_memory(build: Callable[[], bytes], reason: str) -> None:
    data = build()
    tracemalloc.start()
    with pytest.raises(UnreadableError) as error:
        read(data, "paper.docx")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reason in error.value.reason
    assert error.value.todo
    assert peak < MEMORY


def test_the_most_that_is_read() -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>£1</w:t></w:r></w:p></w:tc>" * 20 + "</w:tr>"
    most = _with(_document("<w:tbl>" + row * 2_400 + "</w:tbl>"))
    assert len(read(most, "paper.docx").lines) == 2_400


def test_names_that_point_outside_mean_nothing() -> None:
    files = {**_files(_PAPER), "../../etc/passwd": b"x", "/abs": b"y", "C:\\x": b"z"}
    assert read(w.zipped(files), "p.docx").text.startswith("1. Text")


def test_relations_that_leave_the_package_mean_nothing() -> None:
    files = _files(_PAPER)
    rels = files["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target="../../../styles.xml"')
    assert read(w.zipped({**files, "word/_rels/document.xml.rels": rels}), "p.docx").text.startswith("1. Text")


def test_a_pdf_named_as_a_word_file_is_no_word_file() -> None:
    with pytest.raises(UnreadableError) as error:
        read(b"%PDF-1.7\nnothing of it", "paper.docx")
    assert "Word" not in error.value.reason or "PDF" in error.value.reason


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(_PAPER) - 1), st.binary(min_size=1, max_size=8))
def test_damage_is_told_or_harmless(at: int, scrap: bytes) -> None:
    data = _PAPER[:at] + scrap + _PAPER[at + len(scrap) :]
    try:
        told = read(data, "p.docx").format
    except UnreadableError as error:
        told = error.todo
    assert told
