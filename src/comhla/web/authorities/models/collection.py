"""Which collections are recorded at all."""

from __future__ import annotations

from django.db import models


class Collection(models.Model):
    """A collection of the authority file that is recorded: without rows it says that there are none."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="collections")
    name = models.CharField(max_length=60)

    personal = ()

    class Meta:
        """A collection is recorded once."""

        constraints = (
            models.UniqueConstraint(fields=("authority", "name"), name="authorities_collection_once_for_authority"),
        )

    def __str__(self) -> str:
        return self.name
