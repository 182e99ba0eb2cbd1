"""A locality of the area."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row, in_order, keyed


class Locality(Row):
    """A locality of the area of an authority."""

    columns: ClassVar = ("name", "first_day", "last_day")

    name = models.CharField(max_length=200)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta(Row.Meta):
        """Days are in order."""

        constraints = (keyed("locality"), in_order("locality"))
        verbose_name_plural = "localities"
