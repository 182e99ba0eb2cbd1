"""The folder of uploads: content kept once under its hash, never changed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from comhla.web.duties.models.evidence_file import place_of
from comhla.web.duties.uploads import Upload


def keep(upload: Upload) -> None:
    """Keep the content of an upload, whole or not at all.

    It is written before the row that names it is committed: content that no row names does no harm, while a row that
    names nothing would be evidence lost.
    """
    place = path_of(upload.sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    number, temporary = tempfile.mkstemp(dir=place.parent)
    with os.fdopen(number, "wb") as written:
        written.write(upload.content)
        written.flush()
        os.fsync(written.fileno())
    Path(temporary).chmod(0o640)
    Path(temporary).replace(place)


def path_of(sha256: str) -> Path:
    """Where content with a hash is."""
    return Path(settings.MEDIA_ROOT) / place_of(sha256)
