"""A person who holds a seat or a post."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row, keyed


class Person(Row):
    """A person who holds a seat or a post. The name may be left out: the law never reads it."""

    columns: ClassVar = ("name",)
    personal: ClassVar = ("name", "details")

    name = models.CharField(max_length=200, null=True)

    class Meta(Row.Meta):
        """A key stands once."""

        constraints = (keyed("person"),)
        verbose_name_plural = "people"
