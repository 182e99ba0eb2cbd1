"""Forms for business: on an agenda, in the forward plan; and for editions of standing orders."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.board.forms.rows import RowForm, YesOrNo, one_of, several_lines, text
from comhla.web.fields import DayField

PURPOSES = (
    ("", _("Not said")),
    ("decision", _("For decision")),
    ("discussion", _("For discussion")),
    ("information", _("For information")),
)
KINDS = (
    ("report", _("Report")),
    ("presentation", _("Presentation")),
    ("welcome", _("Welcome and apologies")),
    ("declarations", _("Declarations of interest")),
    ("minutes", _("Minutes of the last meeting")),
    ("matters_arising", _("Matters arising")),
    ("other_business", _("Other business")),
    ("next_meeting", _("Date of the next meeting")),
)


class ItemForm(RowForm):
    """An item of business."""

    title = text(_("What it is about"), required=True, error_messages={"required": _("Say what it is about.")})
    kind = one_of(_("Kind of business"), choices=KINDS)
    purpose = one_of(_("What the meeting is asked to do"), choices=PURPOSES)
    led_by = text(_("Who speaks to it"), _("A post or a member. For example: Chief officer"))
    minutes_allowed = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=480)
    paper = one_of(_("Paper"))
    exempt_because = several_lines(
        _("Ground for keeping the public out"),
        _("As your standing orders have it. The public edition then shows only the number, this ground, and the"
          " public summary of the paper. Leave it empty for business that is open."),
        rows=2,
        max_length=1_000,
    )  # fmt: skip


class ForwardForm(RowForm):
    """Business that is expected."""

    title = text(_("What it will be about"), required=True, error_messages={"required": _("Say what it is about.")})
    body = one_of(_("Who it comes to"), required=True)
    wanted_by = DayField(label=_("Day by which it has to be settled"), required=False)
    meeting = one_of(_("Meeting it is planned for"))
    purpose = one_of(_("What the meeting will be asked to do"), choices=PURPOSES)
    owner = text(_("Who brings it"), _("A post, not a person's name."))
    because = several_lines(_("Why it comes"), rows=2, max_length=1_000)
    every_months = forms.IntegerField(
        label=_("Comes back after how many months"),
        help_text=_("For example 3, 6 or 12. When it goes on an agenda, the next time is planned by itself."),
        required=False,
        min_value=1,
        max_value=120,
    )


MATTERS = (
    ("calling", _("Calling of meetings")),
    ("notice", _("Notice of meetings")),
    ("quorum", _("Quorum")),
    ("conduct", _("Conduct of meetings")),
    ("conflict", _("Conflicts of interest")),
    ("records", _("Records and minutes")),
    ("remote_attendance", _("Attending remotely")),
    ("dispute_mechanism", _("A way of settling ties")),
)


class EditionForm(RowForm):
    """An edition of standing orders."""

    body = one_of(_("Whose standing orders"), required=True)
    first_day = DayField(label=_("First day on which this edition applies"))
    last_day = DayField(label=_("Last day on which it applies"), required=False)
    notice_clear_days = forms.IntegerField(label=_("Clear days of notice"), required=False, min_value=0, max_value=60)
    papers_due_days = forms.IntegerField(
        label=_("Working days before the notice by which papers are with the clerk"),
        required=False,
        min_value=0,
        max_value=60,
    )
    quorum_as_number = forms.IntegerField(
        label=_("Quorum as a fixed number"),
        help_text=_("Leave it empty where the quorum is given as a share."),
        required=False,
        min_value=1,
        max_value=100,
    )
    lists_voting_members_by_side = YesOrNo(label=_("Does it name voting members as those of the two sides?"))
    casting_vote = YesOrNo(label=_("Does it give anybody a casting vote?"))
    conflict_decided_by = one_of(
        _("Who decides whether a member with an interest takes part"),
        choices=[("", _("Not recorded")), ("the member", _("The member")), ("the other members", _("The others"))],
    )
    text = several_lines(_("Its text"), rows=10, max_length=200_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in MATTERS:
            self.fields[name] = YesOrNo(label=label)

    @property
    def matters(self) -> list[Any]:
        """The fields that ask whether a matter is covered."""
        return [self[name] for name, _label in MATTERS]

    def clean(self) -> dict[str, Any]:
        """Refuse an edition that ends before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("It ends before it begins. Correct one of the two days."))
        return given


class ComingForm(forms.Form):
    """Whether somebody comes. The button that is pressed is the answer."""

    answer = forms.ChoiceField(
        choices=[("in_person", ""), ("remotely", ""), ("proxy", ""), ("no", "")],
        error_messages={"required": _("Press one of the buttons."), "invalid_choice": _("Press one of the buttons.")},
    )
    proxy = text(_("Who comes for you"), _("Where you send a proxy and know who it is."), most=200)
    words = text(_("Anything the clerk should know"), _("For example, help that you need."), most=500)
