"""An area that postcodes of an edition lie in."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PostcodeArea(models.Model):
    """A partnership, council and locality that postcodes of one edition lie in; the locality may not be known."""

    release = models.ForeignKey("site.PostcodeRelease", on_delete=models.CASCADE, related_name="areas")
    authority_code = models.CharField(max_length=9)
    council_code = models.CharField(max_length=9, blank=True)
    locality = models.CharField(max_length=200, blank=True)

    personal = ()

    class Meta:
        """An area stands once in an edition; codes have the form of national codes."""

        constraints = (
            models.UniqueConstraint(
                fields=("release", "authority_code", "council_code", "locality"), name="site_postcodearea_once"
            ),
            models.CheckConstraint(
                condition=Q(authority_code__startswith="S37"), name="site_postcodearea_authority_is_scottish"
            ),
        )

    def __str__(self) -> str:
        return " ".join(part for part in (self.authority_code, self.council_code, self.locality) if part)
