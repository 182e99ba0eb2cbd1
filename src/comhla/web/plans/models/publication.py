"""A plan as it was published."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from comhla.web.plans.models.of_plan import OfPlan


class PublicationKind(models.TextChoices):
    """What publishing did."""

    PUBLICATION = "publication"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class PublicationRequest(OfPlan):
    """Somebody asks somebody else to publish: what was asked for is what is published, or nothing is.

    `holds` has a checksum for each thing that would be published, and `stamp` is the checksum of them all. They are
    compared again when it is agreed to, so that whoever is refused is told what changed.
    """

    kind = models.CharField(max_length=20, choices=PublicationKind)
    says = models.TextField(blank=True)
    because = models.TextField(blank=True)
    holds = models.JSONField()
    stamp = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    publication = models.ForeignKey("plans.Publication", on_delete=models.PROTECT, null=True, related_name="+")

    personal: ClassVar = ("asked_by", "ended_by")

    class Meta:
        """One is open at a time."""

        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "plan"),
                condition=Q(ended_at__isnull=True),
                name="plans_publicationrequest_one_open_for_plan",
            ),
        )

    def __str__(self) -> str:
        return f"request {self.pk} for {self.plan}"


class Publication(OfPlan):
    """One edition of a published plan with everything that was published with it. It is never changed.

    `number` counts the editions under one address; `says` and `because` tell what a correction changed or why the
    plan was withdrawn. `manifest` lists every page and file with its checksum, `stamp` is the checksum of that list.
    """

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=PublicationKind)
    title = models.CharField(max_length=300)
    published_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    agreed_by = models.CharField(max_length=200)
    says = models.TextField(blank=True)
    because = models.TextField(blank=True)
    manifest = models.JSONField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ("asked_by", "agreed_by")

    class Meta:
        """Editions are numbered; a later one says what changed and why."""

        ordering = ("authority", "plan", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "plan", "number"), name="plans_publication_number_once_for_plan"
            ),
            models.CheckConstraint(
                condition=Q(kind="publication") | (~Q(says="") & ~Q(because="")),
                name="plans_publication_later_ones_say_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}, edition {self.number}"


class PublishedPage(models.Model):
    """A page as it was made when the plan was published, and as it is served. `words` is what a search looks in."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="pages")
    path = models.CharField(max_length=200)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=20)
    body = models.TextField()
    words = models.TextField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ()

    class Meta:
        """A path stands once in an edition."""

        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "path"), name="plans_publishedpage_path_once_for_publication"
            ),
        )

    def __str__(self) -> str:
        return self.path


class PublishedFile(models.Model):
    """A file as it was published: the plan in each form, and the documents beside it."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    media_type = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ()

    class Meta:
        """A name stands once in an edition."""

        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("publication", "name"), name="plans_publishedfile_name_once_for_publication"
            ),
        )

    def __str__(self) -> str:
        return self.name
