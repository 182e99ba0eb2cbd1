"""Forms to record a view and what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law import AuthorityFacts
from comhla.law.facts import MayBeShown, Plan, PlanView, Stage, ViewFrom, ViewResult
from comhla.reference.groups import ConsulteeGroup
from comhla.web.fields import DayField
from comhla.web.plans.actions.ledger import ASKING, Considered, NewView
from comhla.web.plans.presenters.group import GROUPS
from comhla.web.plans.presenters.ledger import KINDS, PERMISSIONS, STAGES, STATES, Chosen

_NOT_ASKED = "not_asked"
_CHOOSE_ONE = {"required": gettext_lazy("Choose one.")}
CHANNELS = (
    ("meeting", gettext_lazy("Meeting")),
    ("letter", gettext_lazy("Letter")),
    ("e-mail", gettext_lazy("E-mail")),
    ("telephone", gettext_lazy("Telephone")),
    ("survey", gettext_lazy("Survey")),
    ("event", gettext_lazy("Event or visit")),
)


class FilterForm(forms.Form):
    """Which views to see, shown filled in with what was chosen. What is not known shows everything."""

    use_required_attribute = False

    stage = forms.ChoiceField(label=gettext_lazy("Step"))
    given_by = forms.ChoiceField(label=gettext_lazy("Given by"))
    group = forms.ChoiceField(label=gettext_lazy("Group"))
    locality = forms.ChoiceField(label=gettext_lazy("Locality"))
    state = forms.ChoiceField(label=gettext_lazy("What came of it"))

    def __init__(self, chosen: Chosen, facts: AuthorityFacts) -> None:
        super().__init__(initial=chosen._asdict())
        everything = ("", _("All"))
        self.fields["stage"].choices = [everything, *((each.value, STAGES[each]) for each in ASKING)]
        self.fields["given_by"].choices = [everything, *((key.value, words) for key, words in KINDS.items())]
        self.fields["group"].choices = [everything, *((key.value, words) for key, words in GROUPS.items())]
        self.fields["locality"].choices = [everything, *((each.id, each.name) for each in facts.localities or ())]
        self.fields["state"].choices = [everything, *STATES.items()]
        for field in self.fields.values():
            field.required = True  # so that nothing says "optional" beside a filter


class ViewForm(forms.Form):
    """What somebody said. Permission is asked, never assumed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    stage = forms.ChoiceField(
        label=gettext_lazy("At which step?"), widget=forms.RadioSelect, error_messages=_CHOOSE_ONE
    )
    given_by = forms.ChoiceField(
        label=gettext_lazy("Who gave it?"), widget=forms.RadioSelect, error_messages=_CHOOSE_ONE
    )
    group = forms.ChoiceField(label=gettext_lazy("Prescribed group they speak for"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Partner body"), required=False)
    locality = forms.ChoiceField(label=gettext_lazy("Locality they speak for"), required=False)
    words = forms.CharField(
        label=gettext_lazy("What they said"),
        help_text=gettext_lazy("In their words, or a fair summary. Leave out what tells who a private person is."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write what they said.")},
    )
    may_be_shown = forms.ChoiceField(
        label=gettext_lazy("Did they say that it may be shown?"),
        help_text=gettext_lazy("Ask them. Without their answer it is counted and never shown."),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what they answered, or that you have not asked yet.")},
    )
    who = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("A private person's name is kept only where it may be shown with the name."),
        required=False,
        max_length=200,
    )
    received_on = DayField(label=gettext_lazy("Day on which it came"))
    channel = forms.ChoiceField(label=gettext_lazy("How it came"), required=False)
    about = forms.ChoiceField(label=gettext_lazy("Section that it is about"), required=False)

    def __init__(self, *args: Any, facts: AuthorityFacts, plan: Plan, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", _("None"))
        parties = facts.setting_on(today).parties if facts.settings else ()
        self.fields["stage"].choices = [(each.value, STAGES[each]) for each in ASKING]
        self.fields["given_by"].choices = [(key.value, words) for key, words in KINDS.items()]
        self.fields["group"].choices = [none, *((key.value, words) for key, words in GROUPS.items())]
        self.fields["body"].choices = [none, *((each, each) for each in parties)]
        self.fields["locality"].choices = [none, *((each.id, each.name) for each in facts.localities or ())]
        self.fields["channel"].choices = _with_present(CHANNELS, self.initial.get("channel"))
        self.fields["about"].choices = [none, *section_choices(facts, plan)]
        self.fields["may_be_shown"].choices = [
            *((each.value, PERMISSIONS[each]) for each in MayBeShown),
            (_NOT_ASKED, _("I have not asked yet")),
        ]
        self.fields["received_on"].last = today

    def clean(self) -> dict[str, Any]:
        """Refuse a partner without the body, and a locality that is not named."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("given_by") == ViewFrom.PARTNER and not given.get("body"):
            self.add_error("body", _("Choose the partner body."))
        if given.get("given_by") == ViewFrom.LOCALITY and not given.get("locality"):
            self.add_error("locality", _("Choose the locality."))
        if given.get("given_by") == ViewFrom.CONSULTEE and not given.get("group"):
            self.add_error("group", _("Choose the group they speak for."))
        return given

    def view(self) -> NewView:
        """What was said."""
        given = self.cleaned_data
        shown = given["may_be_shown"]
        return NewView(
            stage=Stage(given["stage"]),
            given_by=ViewFrom(given["given_by"]),
            received_on=given["received_on"],
            words=given["words"],
            may_be_shown=None if shown == _NOT_ASKED else MayBeShown(shown),
            channel=given["channel"],
            group=ConsulteeGroup(given["group"]) if given["group"] else None,
            body=given["body"],
            locality=given["locality"],
            who=given["who"],
            about=given["about"],
        )


def as_typed(view: PlanView) -> dict[str, Any]:
    """A view as its form has it."""
    return {
        "stage": view.stage.value,
        "given_by": view.given_by.value,
        "group": view.group.value if view.group else "",
        "body": view.body or "",
        "locality": view.locality or "",
        "words": view.words,
        "may_be_shown": view.may_be_shown.value if view.may_be_shown else _NOT_ASKED,
        "who": view.who or "",
        "received_on": view.received_on,
        "channel": view.channel or "",
        "about": view.about or "",
    }


def _with_present(choices: Any, present: str | None) -> list[tuple[str, Any]]:
    """The choices, and what is recorded now where it is none of them, so that a correction keeps it."""
    known = {key for key, _words in choices}
    further = [(present, present)] if present and present not in known else []
    return [("", _("Not recorded")), *choices, *further]


def section_choices(facts: AuthorityFacts, plan: Plan) -> list[tuple[str, str]]:
    """The sections of a plan by their headings."""
    return [(each.id, each.heading) for each in facts.plan_sections or () if each.plan == plan.id]


class ConsiderForm(forms.Form):
    """What came of one view or of several."""

    result = forms.ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=[
            (ViewResult.CHANGED.value, gettext_lazy("The plan was changed")),
            (ViewResult.NOT_CHANGED.value, gettext_lazy("Nothing was changed")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE_ONE,
    )
    changed_section = forms.ChoiceField(label=gettext_lazy("Section that was changed"), required=False)
    change = forms.CharField(
        label=gettext_lazy("What was changed"),
        help_text=gettext_lazy("Stands in the statement that is published with the plan."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Why nothing was changed, or why this change and not another. It is published too."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = DayField(label=gettext_lazy("Day on which it was considered"))
    by_post = forms.CharField(
        label=gettext_lazy("Who considered it"),
        help_text=gettext_lazy("A post, as chief officer."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write the post that considered it.")},
    )

    def __init__(self, *args: Any, facts: AuthorityFacts, plan: Plan, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["changed_section"].choices = [("", _("Choose")), *section_choices(facts, plan)]
        self.fields["on"].last = today

    def clean(self) -> dict[str, Any]:
        """Refuse a change that says nothing, and no change without a reason."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("result") == ViewResult.CHANGED:
            for name, words in (
                ("changed_section", _("Choose the section that was changed.")),
                ("change", _("Say what was changed.")),
            ):
                if not given.get(name):
                    self.add_error(name, words)
        if given.get("result") == ViewResult.NOT_CHANGED and not given.get("reason"):
            self.add_error("reason", _("Say why nothing was changed."))
        return given

    def considered(self) -> Considered:
        """What came of it."""
        given = self.cleaned_data
        is_change = given["result"] == ViewResult.CHANGED
        return Considered(
            result=ViewResult(given["result"]),
            on=given["on"],
            by_post=given["by_post"],
            changed_section=given["changed_section"] if is_change else "",
            change=given["change"] if is_change else "",
            reason=given["reason"],
        )


def post_last_named(facts: AuthorityFacts, plan: Plan) -> str:
    """The post that last considered a view of a plan, which is most often the next one too."""
    named = [
        (each.considered_on, each.considered_by)
        for each in facts.plan_views or ()
        if each.plan == plan.id and each.considered_on is not None and each.considered_by
    ]
    return max(named)[1] if named else ""


class WithdrawForm(forms.Form):
    """How far a view may still be shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(
        label=gettext_lazy("What do they want now?"),
        choices=[
            (MayBeShown.WITHOUT_NAME.value, gettext_lazy("Show it without the name: the name is taken out")),
            (MayBeShown.NOT_AT_ALL.value, gettext_lazy("Do not show it: name and words are taken out")),
        ],
        widget=forms.RadioSelect,
    )


class NarrativeForm(forms.Form):
    """Words of the authority about a step."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("In our own words"),
        help_text=gettext_lazy("Days, numbers and views are put in by themselves. Say what they cannot: how and why."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
