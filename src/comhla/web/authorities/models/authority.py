"""An integration authority."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from comhla.web.stamps import new_stamp


class Authority(models.Model):
    """One integration authority. `identity` is what its authority file says under `authority`.

    `name`, `code` and `is_fictional` repeat what `identity` says, to list and find it by. Every change to what is
    recorded gives a new `facts_stamp` in the same transaction, so that what was worked out from an earlier record, or
    from one that was rolled back, is never taken for the present one.
    """

    slug = models.SlugField(max_length=60, unique=True)
    code = models.CharField(max_length=9, unique=True, null=True)
    name = models.CharField(max_length=200, unique=True)
    is_fictional = models.BooleanField()
    identity = models.JSONField()
    facts_stamp = models.CharField(max_length=32, default=new_stamp)

    personal = ()

    class Meta:
        """A real authority has a code in the register, a made-up one has none."""

        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(is_fictional=True, code__isnull=True) | Q(is_fictional=False),
                name="authorities_authority_fictional_without_code",
            ),
        )

    def __str__(self) -> str:
        return self.name
