"""People, roles, invitations and help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.access.roles import Role
from comhla.web.accounts.bodies import BOARD, PLANNING_GROUP, Body
from comhla.web.accounts.models import ContactBy
from comhla.web.fields import DayField

INSPECTION = timedelta(days=30)
"""How long an inspector has access, where the form does not say."""
_OWN_BODY = {Role.BOARD_MEMBER: BOARD, Role.PLANNING_GROUP_MEMBER: PLANNING_GROUP}


def _reason(*, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        help_text=_("Kept in the audit trail with your name."),
        max_length=500,
        required=required,
        widget=forms.Textarea({"rows": 2}),
    )


class RoleFields(forms.Form):
    """A role in a body, from one day to another. `roles` are those that whoever fills it in may give."""

    role = forms.ChoiceField(label=_("Role"))
    body = forms.ChoiceField(
        label=_("Body"),
        required=False,
        help_text=_(
            "For members of a board, group or committee, and officers of a council or health board. Others belong to"
            " the whole authority."
        ),
    )
    first_day = DayField(label=_("First day"), help_text=_("For example, 1 12 2026."))
    last_day = DayField(
        label=_("Last day"),
        required=False,
        help_text=_("The last day counts. Leave it empty where no end is set. Inspectors get 30 days if it is empty."),
    )

    def __init__(
        self, *args: Any, bodies: Sequence[Body] = (), roles: Sequence[Role] = tuple(Role), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.bodies = bodies
        self.fields["role"].choices = [("", _("Choose a role")), *((role.value, role.called) for role in roles)]
        self.fields["body"].choices = [(body.key, body.name) for body in bodies]

    def clean_role(self) -> Role:
        """The role that was chosen."""
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """Fill in what follows from the role, and refuse days out of order."""
        cleaned: dict[str, Any] = super().clean() or {}
        role, first, last = cleaned.get("role"), cleaned.get("first_day"), cleaned.get("last_day")
        if role is None:
            return cleaned
        cleaned["body"] = cleaned.get("body") or _OWN_BODY.get(role, "")
        if role is Role.LOCALITY_MEMBER and not cleaned["body"]:
            self.add_error("body", _("Choose the locality whose group the person belongs to."))
        if role is Role.PARTNER_OFFICER and not cleaned["body"]:
            self.add_error("body", _("Choose the council or health board for which the person answers."))
        if role is Role.INSPECTOR and first and not last and "last_day" not in self.errors:
            cleaned["last_day"] = last = first + INSPECTION
        if first and last and last < first:
            self.add_error("last_day", _("The last day cannot be before the first day."))
        return cleaned


class InvitationForm(RoleFields):
    """Whom to invite, to what."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"})
    )
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "off"}))
    reason = _reason(required=False)
    field_order = ("name", "email", "role", "body", "first_day", "last_day", "reason")


class GiveRoleForm(RoleFields):
    """Another role for somebody who has an account."""

    reason = _reason()


class ChangeRoleForm(RoleFields):
    """What a role becomes, from a day on. `first_day` is the first day of the change."""

    reason = _reason()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["first_day"].label = _("From which day")
        self.fields["first_day"].help_text = _("Where only the last day changes, this does not matter.")


class EndRoleForm(forms.Form):
    """The last day of a role."""

    last_day = DayField(
        label=_("Last day"), help_text=_("The last day counts. A role that has not begun by then is taken out.")
    )
    reason = _reason()


class LeaverForm(forms.Form):
    """The last day of somebody who leaves."""

    last_day = DayField(label=_("Last day"), help_text=_("Every role here ends after this day."))
    reason = _reason()


class ReasonForm(forms.Form):
    """A reason and nothing else."""

    reason = _reason()


class AskForm(forms.Form):
    """What help somebody wants."""

    words = forms.CharField(
        label=_("What would help?"),
        help_text=_("For example: large print, easy read, somebody to ring me. You can leave this empty."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class AnswerForm(forms.Form):
    """How somebody was helped."""

    answer = forms.CharField(
        label=_("What was done"),
        help_text=_("For example: rang on 23 November, sent the papers in large print by post."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class ContactForm(forms.Form):
    """How to reach somebody."""

    telephone = forms.CharField(
        label=_("Telephone number"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    contact_by = forms.ChoiceField(
        label=_("How would you like to hear from us?"), choices=ContactBy.choices, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """Nobody can be rung without a number."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("contact_by") == ContactBy.TELEPHONE and not cleaned.get("telephone"):
            self.add_error("telephone", _("Give a number, or choose another way to hear from us."))
        return cleaned


class TelephoneHelpForm(ContactForm):
    """What somebody asked an officer for by telephone: help, and how to reach them."""

    words = forms.CharField(
        label=_("What they asked for"),
        help_text=_("Leave it empty where only the contact details change."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order = ("words", "telephone", "contact_by")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["contact_by"].label = _("How they would like to hear from us")
