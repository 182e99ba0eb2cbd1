"""A postcode of an edition of the directory."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Postcode(models.Model):
    """A postcode, without its space, in capitals.

    A postcode that was given up and used again has a row for each life; one that is split between areas has a row for
    each `part`.
    """

    release = models.ForeignKey("site.PostcodeRelease", on_delete=models.CASCADE, related_name="postcodes")
    area = models.ForeignKey("site.PostcodeArea", on_delete=models.CASCADE, related_name="postcodes")
    postcode = models.CharField(max_length=7)
    district = models.CharField(max_length=4)
    part = models.CharField(max_length=2, blank=True)
    introduced_on = models.DateField(null=True)
    deleted_on = models.DateField(null=True)

    personal = ()

    class Meta:
        """Found by postcode and by district within an edition."""

        indexes = (
            models.Index(fields=("release", "postcode"), name="site_postcode_by_postcode"),
            models.Index(fields=("release", "district"), name="site_postcode_by_district"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(introduced_on__isnull=True)
                | Q(deleted_on__isnull=True)
                | Q(deleted_on__gte=F("introduced_on")),
                name="site_postcode_days_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.postcode
