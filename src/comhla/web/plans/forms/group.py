"""Forms to change who is on the planning group."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law import AuthorityFacts
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.web.fields import DayField
from comhla.web.plans.actions.group import THE_AUTHORITY, THE_COUNCILS, Seated, Who
from comhla.web.plans.presenters.group import GROUPS, TOGETHER, name_of

_NEW = "new"
_LOCALITY = "locality"
_YES_NO = [("", gettext_lazy("Not known")), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
_YES = {"yes": True, "no": False, "": None}


class ReasonMixin(forms.Form):
    """Why, for the trail, and the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Note for the trail"),
        help_text=gettext_lazy("For example: minute of the planning group, 3 November 2026. No private matters."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WhoMixin(forms.Form):
    """One of the people recorded, or somebody new."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    new_name = forms.CharField(
        label=gettext_lazy("Name of somebody new"),
        help_text=gettext_lazy("Only where you chose somebody new. They are added to the people recorded."),
        required=False,
        max_length=200,
    )
    linked_to_area = forms.ChoiceField(
        label=gettext_lazy("Do they live in, care for somebody in, or work in the area?"),
        help_text=gettext_lazy("The regulations ask for that link of everybody who represents a group."),
        choices=_YES_NO,
        required=False,
    )

    def __init__(self, *args: Any, facts: AuthorityFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = sorted(((each.id, name_of(facts, each.id)) for each in facts.people or ()), key=lambda each: each[1])
        self.fields["person"].choices = [("", _("Choose")), (_NEW, _("Somebody new, named below")), *people]

    def clean(self) -> dict[str, Any]:
        """Refuse somebody new without a name, and a name beside somebody recorded."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        name = given.get("new_name", "")
        if given.get("person") == _NEW and not name:
            self.add_error("new_name", _("Write the name of the new person."))
        if given.get("person") not in (None, _NEW) and name:
            self.add_error("new_name", _("You chose somebody recorded already. Take out the name, or choose new."))
        return given

    def who(self) -> Who:
        """Who was named."""
        given = self.cleaned_data
        return Who(new_name=given["new_name"]) if given["person"] == _NEW else Who(person=given["person"])

    def linked(self) -> bool | None:
        """Whether they have the link with the area; None where nobody said."""
        return _YES[self.cleaned_data["linked_to_area"]]


class AppointForm(WhoMixin, ReasonMixin):
    """Put somebody on the group."""

    seat = forms.ChoiceField(label=gettext_lazy("For whom do they speak?"))
    localities = forms.MultipleChoiceField(
        label=gettext_lazy("Localities"),
        help_text=gettext_lazy("One person may speak for several."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    chosen_by_authority = forms.ChoiceField(
        label=gettext_lazy("For a locality: did the authority itself choose the person?"),
        choices=_YES_NO,
        required=False,
    )
    first_day = DayField(label=gettext_lazy("First day on the group"))

    field_order = (
        "seat",
        "localities",
        "chosen_by_authority",
        "person",
        "new_name",
        "linked_to_area",
        "first_day",
        "reason",
    )

    def __init__(self, *args: Any, facts: AuthorityFacts, bodies: list[str], several: bool, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        nominations = [(f"body:{each}", _("Nominated by %(body)s") % {"body": each}) for each in bodies]
        if several:
            nominations.append((TOGETHER, _("Nominated by the councils together")))
        self.fields["seat"].choices = [
            ("", _("Choose")),
            (_("A prescribed group"), [(f"group:{each.value}", GROUPS[each]) for each in PLANNING_GROUP_GROUPS]),
            (_("A partner"), nominations),
            (_("Something else"), [(_LOCALITY, _("One or more localities")), ("other", _("A further member"))]),
        ]
        self.fields["localities"].choices = [(each.id, each.name) for each in facts.localities or ()]

    def clean(self) -> dict[str, Any]:
        """Refuse a member for localities that names none."""
        given = super().clean()
        if given.get("seat") == _LOCALITY and not given.get("localities"):
            self.add_error("localities", _("Choose at least one locality."))
        return given

    def seated(self) -> Seated:
        """For what they are on the group."""
        given = self.cleaned_data
        kind, _colon, key = given["seat"].partition(":")
        return Seated(
            group=ConsulteeGroup(key) if kind == "group" else None,
            nominated_by=key if kind == "body" else "",
            by_councils_together=kind == TOGETHER,
            localities=given["localities"],
            chosen_by_authority=_YES[given["chosen_by_authority"]] if given["localities"] else None,
        )


class ReplaceForm(WhoMixin, ReasonMixin):
    """Let somebody else take a member's place from a day."""

    from_day = DayField(
        label=gettext_lazy("From which day?"),
        help_text=gettext_lazy("The present member's last day is the day before."),
    )

    field_order = ("person", "new_name", "linked_to_area", "from_day", "reason")


class ResignForm(ReasonMixin):
    """The last day of a member who leaves."""

    last_day = DayField(label=gettext_lazy("Last day on the group"))

    field_order = ("last_day", "reason")


class RemoveForm(ReasonMixin):
    """Who removed a member, and the last day."""

    removed_by = forms.ChoiceField(label=gettext_lazy("Who removed them?"), widget=forms.RadioSelect)
    last_day = DayField(label=gettext_lazy("Last day on the group"))

    field_order = ("removed_by", "last_day", "reason")

    def __init__(self, *args: Any, bodies: list[str], several: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(THE_AUTHORITY, _("The integration authority")), *((each, each) for each in bodies)]
        if several:
            choices.append((THE_COUNCILS, _("The councils together")))
        self.fields["removed_by"].choices = choices
