"""A person who can sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class ContactBy(models.TextChoices):
    """How somebody would like to hear from the people of an authority."""

    EMAIL = "email", _("E-mail")
    TELEPHONE = "telephone", _("Telephone")
    LETTER = "letter", _("Letter")


class UserManager(BaseUserManager["User"]):
    """Makes accounts; called by actions only."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> User:
        """An account with a password, or without one for those who sign in by link or by their organisation."""
        user: User = self.model(email=self.normalize_email(email).casefold(), **values)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What they may do is said by their grants alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_system_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    left_on = models.DateField(null=True, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    contact_by = models.CharField(max_length=20, choices=ContactBy, default=ContactBy.EMAIL)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]
    personal: ClassVar = ("email", "name", "password", "last_login", "telephone", "contact_by")

    class Meta:
        """An address belongs to one account, however it is written."""

        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_once_in_any_case"),
            models.CheckConstraint(
                condition=models.Q(contact_by__in=ContactBy.values), name="accounts_user_contact_by_known"
            ),
        )

    def __str__(self) -> str:
        return self.name
