"""Files that were uploaded as evidence."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class EvidenceFile(models.Model):
    """A file behind a piece of evidence, kept in the uploads under the hash of its content.

    `key` is the id of the row of `evidence` that it was uploaded with. The file stays when the evidence is withdrawn,
    until the retention schedule says otherwise.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="evidence_files")
    key = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=120)
    name = models.CharField(max_length=150)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=200)

    personal: ClassVar = ("name", "uploaded_by")

    class Meta:
        """Evidence has one file, files are not empty, and a hash looks like one."""

        ordering = ("uploaded_at",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "key"), name="duties_evidencefile_one_for_evidence"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="duties_evidencefile_not_empty"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="duties_evidencefile_sha256"
            ),
        )

    def __str__(self) -> str:
        return self.name


def place_of(sha256: str) -> str:
    """Where content with a hash is kept in the uploads, whatever it was called when it came."""
    return f"evidence/{sha256[:2]}/{sha256}"
