"""A Word file put together again with some parts changed or added."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from pcdlint.readers.errors import UnreadableError

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 400_000_000


def zipped(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The file with the parts of `changed`; every other part holds the same bytes. Raises `UnreadableError`."""
    out = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as held, ZipFile(out, "w", ZIP_DEFLATED) as target:
            if sum(entry.file_size for entry in held.infolist()) > _MOST_BYTES:
                raise UnreadableError("the Word file unpacks to too much", "save it again in Word")
            left = dict(changed)
            for entry in held.infolist():
                target.writestr(entry, left.pop(entry.filename, b"") or held.read(entry))
            for name, text in left.items():
                info = ZipInfo(name, _EPOCH)
                info.compress_type = ZIP_DEFLATED
                target.writestr(info, text)
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError("the Word file is damaged", "open it in Word and save it again") from error
    return out.getvalue()
