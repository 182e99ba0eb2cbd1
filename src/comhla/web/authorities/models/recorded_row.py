"""A row of a collection whose room is not built yet."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row


class RecordedRow(Row):
    """A row of any collection without a table of its own: everything it says is in `details`, as in the file.

    A collection moves to a table of its own when its room is built (ADR 0012). `establishment`, `planning_group` and
    `interests_register`, of which an authority has one, have the empty key.
    """

    collection = models.CharField(max_length=60)

    personal: ClassVar = ("details",)

    class Meta(Row.Meta):
        """A key stands once in a collection."""

        constraints = (
            models.UniqueConstraint(
                fields=("authority", "collection", "key"), name="authorities_recordedrow_key_once_for_collection"
            ),
        )
