"""What every row that belongs to a meeting has in common."""

from __future__ import annotations

from django.db import models


class OfMeeting(models.Model):
    """A row that belongs to a meeting. `meeting` is its id in the record of the authority, where its facts stand."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    meeting = models.CharField(max_length=120)

    class Meta:
        """Rows are made for real kinds."""

        abstract = True
