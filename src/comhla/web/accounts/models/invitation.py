"""An invitation to take a role."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from comhla.web.access.roles import Role


class Invitation(models.Model):
    """A role offered to somebody by e-mail. The key in the link is kept as its hash only, as a password is."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    role = models.CharField(max_length=40, choices=[(role.value, role.called) for role in Role])
    body = models.CharField(max_length=120, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    invited_by = models.CharField(max_length=200)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    key_hash = models.CharField(max_length=64, unique=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal: ClassVar = ("name", "email", "invited_by", "accepted_by")

    class Meta:
        """Days in order, roles that exist, an end to every inspector's access, and one end to each invitation."""

        ordering = ("-invited_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="accounts_invitation_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="accounts_invitation_role_known"
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.INSPECTOR.value) | Q(last_day__isnull=False),
                name="accounts_invitation_inspector_has_last_day",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="accounts_invitation_accepted_or_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} in {self.authority_id}"

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.withdrawn_at is None and at < self.expires_at
