"""What a member of the planning group needs so that they can take part."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class MemberSupport(models.Model):
    """Support for one membership of the planning group. `membership` is its id in the record of the authority.

    `account` is the account with which the member signs in, so that they can claim expenses on their own page. The
    record of people knows no accounts, so somebody has to say which it is.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    membership = models.CharField(max_length=120)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    access_needs = models.TextField(blank=True)
    formats = models.TextField(blank=True)
    replacement_care = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    induction_on = models.DateField(null=True, blank=True)
    training = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = (
        "account",
        "access_needs",
        "formats",
        "replacement_care",
        "contact",
        "induction_on",
        "training",
    )

    class Meta:
        """One for each membership."""

        ordering = ("membership",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "membership"), name="plans_membersupport_one_for_membership"),
        )

    def __str__(self) -> str:
        return f"support of {self.membership}"


class ClaimState(models.TextChoices):
    """How far a claim has come."""

    MADE = "made"
    AGREED = "agreed"
    PAID = "paid"
    REFUSED = "refused"


class ExpenseClaim(models.Model):
    """Money that a member spent, or care that was needed in their place, to take part (Act s.32(12))."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    membership = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    spent_on = models.DateField()
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    what = models.CharField(max_length=300)
    state = models.CharField(max_length=20, choices=ClaimState, default=ClaimState.MADE)
    made_at = models.DateTimeField()
    settled_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ("kind", "spent_on", "amount", "what", "reason")

    class Meta:
        """Amounts are above nothing; what is paid or refused has a day."""

        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gt=0), name="plans_expenseclaim_amount_above_nothing"),
            models.CheckConstraint(
                condition=~Q(state__in=("paid", "refused")) | Q(settled_on__isnull=False),
                name="plans_expenseclaim_settled_on_with_state",
            ),
        )

    def __str__(self) -> str:
        return f"claim {self.pk} of {self.membership}"
