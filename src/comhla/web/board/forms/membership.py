"""Forms to change the membership of a body: seats, chair, vacancies and committees."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law import AuthorityFacts
from comhla.law.facts import DisqualifyingGround, Leaving, Member
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_membership import CLINICAL_SEATS
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.membership_ahead import WITHOUT_TERM
from comhla.law.readings.seats_held import SeatsHeld, in_seats_on
from comhla.reference.seats import Seat
from comhla.web.authorities.words import choice_words
from comhla.web.board.presenters.membership import eligible, person_name, seat_words
from comhla.web.board.seating.members import Appointment, Departure
from comhla.web.fields import DayField

_NEW = "new"
_YES_NO = [("", gettext_lazy("Not known")), ("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
_YES = {"yes": True, "no": False, "": None}
_FITS = [
    ("", gettext_lazy("Not known")),
    ("yes", gettext_lazy("Yes")),
    ("member", gettext_lazy("On the health board, but neither a non-executive director nor a councillor")),
    ("no", gettext_lazy("No")),
]


class ReasonMixin(forms.Form):
    """Why, for the trail, and the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=gettext_lazy("Note for the trail"),
        help_text=gettext_lazy("For example: letter of the council, 3 November 2026. No private matters."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class WhoMixin(forms.Form):
    """One of the people recorded, or somebody new, and whether they are what the seat asks for."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    new_name = forms.CharField(
        label=gettext_lazy("Name of somebody new"),
        help_text=gettext_lazy("Only where you chose somebody new. They are added to the people recorded."),
        required=False,
        max_length=200,
    )
    fits = forms.ChoiceField(
        label=gettext_lazy("Is the person what the law asks of this seat?"),
        help_text=gettext_lazy(
            "A council nominates councillors, a health board non-executive directors as far as it has enough. A"
            " clinician has the registration and employment that the Order names. People who use services live in the"
            " area, carers care for somebody there. A further member is neither councillor nor director."
        ),
        choices=_FITS,
        required=False,
    )
    no_ground = forms.BooleanField(
        label=gettext_lazy("No ground of disqualification applies"),
        help_text=gettext_lazy(
            "Tick this once somebody has asked: a sentence of three months or more in the last five years, dismissal by"
            " a health board or council, insolvency, removal from a professional register, or a sanction."
        ),
        required=False,
    )
    term_last_day = DayField(
        label=gettext_lazy("Last day of the term"),
        help_text=gettext_lazy(
            "Three years at most: a term from 1 April 2026 ends on 31 March 2029 at the latest. Leave empty for seats"
            " that go with an office, and on committees of the board."
        ),
        required=False,
    )

    def __init__(self, *args: Any, facts: AuthorityFacts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = sorted(
            ((each.id, person_name(facts, each.id)) for each in facts.people or ()), key=lambda each: each[1]
        )
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

    def appointment(self, body: str, seat: Seat, of: str, first_day: date) -> Appointment:
        """What was given, for a seat."""
        given = self.cleaned_data
        by = of if seat in monitoring.NOMINEES or seat in CLINICAL_SEATS else ""
        return Appointment(
            body=body,
            seat=seat,
            first_day=first_day,
            person="" if given["person"] == _NEW else given["person"],
            new_name=given["new_name"],
            term_last_day=given["term_last_day"],
            nominated_by=by or None,
            staff_of=(of or None) if seat is Seat.STAFF else None,
            officer_of=(of or None) if seat is Seat.FINANCE_OFFICER and body == monitoring.BODY else None,
            disqualifications=() if given["no_ground"] else None,
            **_what_the_person_is(seat, given["fits"]),
        )


def _what_the_person_is(seat: Seat, said: str) -> dict[str, bool]:
    """The fields of a member's row that say whether the person is what the seat asks for."""
    if not said:
        return {}
    yes = said == "yes"
    if seat is Seat.COUNCIL_NOMINEE:
        return {"is_councillor": yes}
    if seat is Seat.HEALTH_BOARD_NOMINEE:
        return {"is_non_executive_director": yes, "is_health_board_member": said in ("yes", "member")}
    if seat is Seat.ADDITIONAL:
        return {"is_councillor": not yes, "is_non_executive_director": not yes}
    if seat in (*CLINICAL_SEATS, Seat.SERVICE_USER, Seat.UNPAID_CARER):
        return {"meets_conditions_of_seat": yes}
    return {}


class AppointForm(WhoMixin, ReasonMixin):
    """Put somebody in a seat."""

    seat = forms.ChoiceField(label=gettext_lazy("Seat"))
    first_day = DayField(label=gettext_lazy("First day in the seat"))

    field_order = ("seat", "person", "new_name", "fits", "no_ground", "first_day", "term_last_day", "reason")

    def __init__(self, *args: Any, facts: AuthorityFacts, held: SeatsHeld | None, **kwargs: Any) -> None:
        super().__init__(*args, facts=facts, **kwargs)
        self.fields["seat"].choices = [("", _("Choose")), *_seat_choices(facts, held)]

    def given(self, body: str) -> Appointment:
        """Who takes which seat."""
        seat, _colon, of = self.cleaned_data["seat"].partition(":")
        return self.appointment(body, Seat(seat), of, self.cleaned_data["first_day"])


def _seat_choices(facts: AuthorityFacts, held: SeatsHeld | None) -> list[tuple[str, str]]:
    """The seats of the day, each with the body whose it is where that matters."""
    if held is None:
        return []
    setting = facts.setting_on(held.day)
    choices: dict[str, str] = {}
    for kind in held.kinds:
        for of in kind.of or _bodies(kind.seat, setting.health_board, setting.councils):
            words = seat_words(kind.seat)
            said = _("%(seat)s, %(body)s") % {"seat": words, "body": of} if of else words
            choices[f"{kind.seat.value}:{of}"] = said
    choices[f"{Seat.ADDITIONAL.value}:"] = seat_words(Seat.ADDITIONAL)
    return list(choices.items())


def _bodies(seat: Seat, health_board: str | None, councils: tuple[str, ...]) -> tuple[str, ...]:
    """Whose a seat may be: the council's or councils', the health board's, either's, or nobody's."""
    board = (health_board,) if health_board else ()
    if seat is Seat.COUNCIL_NOMINEE:
        return councils
    if seat is Seat.HEALTH_BOARD_NOMINEE or seat in CLINICAL_SEATS:
        return board
    return (*board, *councils) if seat is Seat.STAFF else ("",)


class ReplaceForm(WhoMixin, ReasonMixin):
    """Let somebody else take a seat that is left."""

    from_day = DayField(label=gettext_lazy("First day of the new member"))

    field_order = ("person", "new_name", "fits", "no_ground", "from_day", "term_last_day", "reason")

    def given(self, member: Member) -> Appointment:
        """Who takes the same seat."""
        of = member.nominated_by or member.staff_of or member.officer_of or ""
        return self.appointment(member.body, member.seat, of, self.cleaned_data["from_day"])


class ResignForm(ReasonMixin):
    """A resignation by written notice."""

    notice_on = DayField(label=gettext_lazy("Day of the written notice"))
    last_day = DayField(label=gettext_lazy("Last day in the seat"))
    told_on = DayField(
        label=gettext_lazy("Day the nominating body was told"),
        help_text=gettext_lazy("For a nominee of a council or health board. Leave empty where it is still to be told."),
        required=False,
    )

    field_order = ("notice_on", "last_day", "told_on", "reason")


class RemoveForm(ReasonMixin):
    """Why a seat is left otherwise than by resignation, with the days that the ground asks for."""

    because = forms.ChoiceField(label=gettext_lazy("Why is the seat left?"), widget=forms.RadioSelect)
    on = DayField(
        label=gettext_lazy("Last day in the seat"),
        help_text=gettext_lazy(
            "Where the law takes a member off at once: the first day of the ground, as the day on which the member"
            " stopped being a councillor."
        ),
    )
    notice_on = DayField(
        label=gettext_lazy("Day of the written notice"),
        help_text=gettext_lazy(
            "For absence and withdrawal at least one month before; for conduct the day it was given."
        ),
        required=False,
    )
    ground = forms.ChoiceField(label=gettext_lazy("Ground of disqualification"), required=False)
    agreed_by = forms.MultipleChoiceField(
        label=gettext_lazy("Who agreed to the removal for conduct?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = ("because", "on", "notice_on", "ground", "agreed_by", "reason")

    def __init__(self, *args: Any, facts: AuthorityFacts, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].choices = [
            (each.value, str(choice_words("Leaving", each.value))) for each in grounds_for(member)
        ]
        grounds = [(each.value, str(choice_words("DisqualifyingGround", each.value))) for each in DisqualifyingGround]
        self.fields["ground"].choices = [("", _("None")), *grounds]
        if member.body == monitoring.BODY and facts.settings:
            self.fields["agreed_by"].choices = [(each, each) for each in facts.settings[-1].parties]
        else:
            del self.fields["agreed_by"]

    def given(self) -> Departure:
        """Why and when."""
        given = self.cleaned_data
        return Departure(
            because=Leaving(given["because"]),
            on=given["on"],
            notice_on=given["notice_on"],
            ground=DisqualifyingGround(given["ground"]) if given["ground"] else None,
            agreed_by=tuple(given.get("agreed_by", ())),
        )


def grounds_for(member: Member) -> tuple[Leaving, ...]:
    """The grounds that there can be for a kind of seat; the law of each is asked when it is recorded."""
    found = [Leaving.REMOVED_FOR_ABSENCE, Leaving.REMOVED_FOR_CONDUCT]
    if member.seat in monitoring.NOMINEES:
        found.append(Leaving.NOMINATION_WITHDRAWN)
    found.append(Leaving.DISQUALIFIED)
    if member.seat is Seat.COUNCIL_NOMINEE:
        found.append(Leaving.NO_LONGER_COUNCILLOR)
    found.append(Leaving.LEFT_OFFICE if member.seat in WITHOUT_TERM else Leaving.TERM_ENDED)
    return tuple(found)


class ChairForm(ReasonMixin):
    """A new appointing period, or other appointees within one."""

    appointed_by = forms.ChoiceField(label=gettext_lazy("Which body appoints the chair?"))
    chair = forms.ChoiceField(label=gettext_lazy("Chair"))
    vice_chair_appointed_by = forms.ChoiceField(label=gettext_lazy("Which body appoints the vice-chair?"))
    vice_chair = forms.ChoiceField(label=gettext_lazy("Vice-chair"), required=False)
    agreed_by = forms.MultipleChoiceField(
        label=gettext_lazy("Who agreed the chair?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    notice_of_change_on = DayField(
        label=gettext_lazy("Day notice of the change was given"),
        help_text=gettext_lazy("A month before, where that is practicable."),
        required=False,
    )
    first_day = DayField(label=gettext_lazy("First day"))
    last_day = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Three years at most for a joint board. Leave empty where it is not settled."),
        required=False,
    )

    field_order = (
        "appointed_by", "chair", "vice_chair_appointed_by", "vice_chair", "agreed_by", "notice_of_change_on",
        "first_day", "last_day", "reason",
    )  # fmt: skip

    def __init__(
        self, *args: Any, facts: AuthorityFacts, body: str, day: date, within: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        seated = [each for each in in_seats_on(facts, body, day) if each.seat in monitoring.NOMINEES]
        nominees = eligible(facts, seated)
        for name in ("chair", "vice_chair"):
            self.fields[name].choices = [("", _("Choose")), *nominees]
        parties = [(each, each) for each in facts.setting_on(day).parties] if facts.settings else []
        for name in ("appointed_by", "vice_chair_appointed_by"):
            self.fields[name].choices = [("", _("Choose")), *parties]
        self.fields["agreed_by"].choices = parties
        for name in _fields_left_out(body, within=within):
            del self.fields[name]


def _fields_left_out(body: str, *, within: bool) -> tuple[str, ...]:
    """What is not asked: turns on a monitoring committee, agreement on a board, days of a period that stands."""
    sides, joint = ("appointed_by", "vice_chair_appointed_by"), ("agreed_by", "notice_of_change_on")
    if within:
        return (*sides, *joint, "first_day", "last_day")
    return joint if body == BOARD else sides


class VacancyForm(ReasonMixin):
    """A seat of a nominee that cannot be filled for the time being."""

    seat = forms.ChoiceField(label=gettext_lazy("Seat"))
    first_day = DayField(label=gettext_lazy("First day on which it is vacant"))

    field_order = ("seat", "first_day", "reason")

    def __init__(self, *args: Any, facts: AuthorityFacts, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        setting = facts.setting_on(day)
        self.fields["seat"].choices = [
            (f"{seat.value}:{of}", _("%(seat)s, %(body)s") % {"seat": seat_words(seat), "body": of})
            for seat in monitoring.NOMINEES
            for of in _bodies(seat, setting.health_board, setting.councils)
        ]


class VacancyEndForm(ReasonMixin):
    """The last day of a vacancy."""

    last_day = DayField(label=gettext_lazy("Last day on which it is vacant"))

    field_order = ("last_day", "reason")


class LetterForm(ReasonMixin):
    """The chair's letter to the Scottish Ministers."""

    sent_on = DayField(label=gettext_lazy("Day the chair wrote to the Scottish Ministers"))

    field_order = ("sent_on", "reason")


class CommitteeForm(ReasonMixin):
    """A new committee of the board."""

    name = forms.CharField(label=gettext_lazy("Name of the committee"), max_length=200)
    set_up_on = DayField(label=gettext_lazy("Day it is set up"))
    chair_decided_by_board = forms.ChoiceField(
        label=gettext_lazy("Does the board decide who chairs it?"), choices=_YES_NO, required=False
    )
    decides = forms.ChoiceField(
        label=gettext_lazy("Does it decide about integration functions?"), choices=_YES_NO, required=False
    )

    field_order = ("name", "set_up_on", "chair_decided_by_board", "decides", "reason")

    def said(self, name: str) -> bool | None:
        """A question answered with yes, no or not known."""
        return _YES[self.cleaned_data[name]]


class CommitteeMembersForm(ReasonMixin):
    """Members of the board to put on a committee."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Members of the board"),
        help_text=gettext_lazy("As many councillors as nominees of the health board."),
        widget=forms.CheckboxSelectMultiple,
    )
    first_day = DayField(label=gettext_lazy("First day on the committee"))

    field_order = ("members", "first_day", "reason")

    def __init__(self, *args: Any, facts: AuthorityFacts, committee: str, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seated = {each.person for each in in_seats_on(facts, committee, day)}
        free = [each for each in in_seats_on(facts, BOARD, day) if each.person not in seated]
        self.fields["members"].choices = eligible(facts, free)


class CommitteeEndForm(ReasonMixin):
    """The last day of a committee."""

    last_day = DayField(label=gettext_lazy("Last day of the committee"))

    field_order = ("last_day", "reason")
