"""A function delegated under a scheme."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row, in_order, keyed


class DelegatedFunction(Row):
    """A function delegated under a scheme, for the people and matters that its scope says, between two days."""

    columns: ClassVar = ("name", "code", "delegated_by", "ages", "first_day", "last_day")

    scheme = models.ForeignKey("authorities.Scheme", on_delete=models.CASCADE, related_name="functions")
    name = models.CharField(max_length=300)
    code = models.CharField(max_length=60, null=True)
    delegated_by = models.CharField(max_length=200, null=True)
    ages = models.CharField(max_length=20, null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta(Row.Meta):
        """Days are in order."""

        constraints = (keyed("delegatedfunction"), in_order("delegatedfunction"))
