"""A role that somebody holds."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from comhla.web.access.roles import Role


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants by day."""

    def on(self, day: date) -> Any:
        """Those in force on a day."""
        return self.filter(Q(last_day__isnull=True) | Q(last_day__gte=day), first_day__lte=day)


class Grant(models.Model):
    """A role held by a person in one authority between two days, in one body of it where the role belongs to a body.

    `body` is `board`, `planning_group`, the id of a locality or of a committee; empty for the whole authority.
    `from_organisation` marks what sign-in through the organisation gave for a group there, and may take away again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role.value, role.called) for role in Role])
    body = models.CharField(max_length=120, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    granted_by = models.CharField(max_length=200)
    from_organisation = models.BooleanField(default=False)

    objects = GrantQuerySet.as_manager()
    personal: ClassVar = ("user", "granted_by")

    class Meta:
        """Days in order, roles that exist, and an end to every inspector's access."""

        ordering = ("first_day",)
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="accounts_grant_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="accounts_grant_role_known"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.INSPECTOR.value) | Q(last_day__isnull=False),
                name="accounts_grant_inspector_has_last_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} in {self.authority_id}"
