"""Files that are ZIP packages (Word, OpenDocument, EPUB): their parts changed, and written the same each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

Change = Callable[[str], str]
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def changed(package: bytes, changes: Mapping[str, Change], added: Mapping[str, str] | None = None) -> bytes:
    """The package with some parts changed and some added, by name; the order stays, and no part bears a time.

    The first part of an OpenDocument file or EPUB is its media type, and must not be compressed.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name in changes:
                content = changes[name](content.decode("utf-8")).encode("utf-8")
            _write(after, name, content)
        for name, text in (added or {}).items():
            _write(after, name, text.encode("utf-8"))
    return written.getvalue()


def _write(package: zipfile.ZipFile, name: str, content: bytes) -> None:
    part = zipfile.ZipInfo(name, date_time=_LONG_AGO)
    part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    part.external_attr = 0o644 << 16
    package.writestr(part, content)
