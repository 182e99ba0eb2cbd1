"""A person in a post of the authority."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row, in_order, keyed


class Post(Row):
    """The holding of a post, as chief officer or finance officer, by a person between two days."""

    columns: ClassVar = ("person", "post", "first_day", "last_day")
    personal: ClassVar = ("person", "details")

    person = models.CharField(max_length=120, null=True)
    post = models.CharField(max_length=40)
    first_day = models.DateField()
    last_day = models.DateField(null=True)

    class Meta(Row.Meta):
        """Days are in order."""

        constraints = (keyed("post"), in_order("post"))
