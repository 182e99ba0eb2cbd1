"""An end to uploads that are far too large, before they fill a disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler


class StopAtMost(FileUploadHandler):
    """Lets a file through up to its limit and drops what comes after.

    What is kept is then larger than the limit by a little, so the form refuses it in its own words, with everything
    else that was typed.
    """

    def new_file(self, *given: Any, **named: Any) -> None:
        """Begin to count."""
        super().new_file(*given, **named)
        self._passed = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece on until more than the limit has passed."""
        if self._passed > settings.MOST_UPLOADED_BYTES:
            return None
        self._passed += len(raw_data)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that keep it."""
        return
