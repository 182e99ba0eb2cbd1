"""Whom to ask for help, and which body a complaint goes to, by the model of the area."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law.facts import AuthorityFacts
from comhla.reference.models import Model
from comhla.web.site.presenters.partnership import Partnership

_BOARD_FOR_ADULTS = frozenset({"S37000016"})
"""Areas for which a note of the register says that the health board leads for adults and the council for children."""


class Complaint(NamedTuple):
    """What a complaint is about, and the body that it goes to."""

    about: str
    goes_to: str

    @property
    def told(self) -> str:
        """The body, as a cell of a table begins."""
        return self.goes_to[:1].upper() + self.goes_to[1:]


class Asking(NamedTuple):
    """Whom to ask. `is_open` says what the record leaves open; it is empty where it leaves nothing."""

    help: tuple[str, ...]
    complaints: tuple[Complaint, ...]
    is_open: str


def asking_on(facts: AuthorityFacts, partnership: Partnership, day: date) -> Asking:
    """Whom to ask in an area on a day."""
    names = _names(partnership)
    if not partnership.is_lead_agency:
        rows = (*_usual(names), *_everywhere(), _of_board())
        return Asking(_help_of_board(partnership), rows, "")
    is_said = _says_who_carries_out(facts, day)
    rows = (*_of_lead_agency(partnership, names), *_everywhere(), _of_committee(names))
    return Asking(_help_of_lead_agency(partnership, names, is_said=is_said), rows, "" if is_said else _open(names))


def _names(partnership: Partnership) -> dict[str, str]:
    return {
        "board": partnership.health_board or _("the health board"),
        "council": _(" or ").join(partnership.councils) or _("the council"),
    }


def _help_of_board(partnership: Partnership) -> tuple[str, ...]:
    return (
        ngettext(
            "For help with daily life or caring for somebody, ask the council's social work service. For health care,"
            " ask your GP surgery.",
            "For help with daily life or caring for somebody, ask the social work service of the council where you"
            " live. For health care, ask your GP surgery.",
            len(partnership.councils),
        ),
    )


def _help_of_lead_agency(partnership: Partnership, names: dict[str, str], *, is_said: bool) -> tuple[str, ...]:
    match partnership.model:
        case Model.HEALTH_BOARD_LEADS:
            first = _("For help with daily life or caring for somebody, ask %(board)s: it leads here.")
        case Model.COUNCIL_LEADS:
            first = _("For help with daily life or caring for somebody, ask %(council)s: it leads here.")
        case _both if partnership.code in _BOARD_FOR_ADULTS:
            first = _(
                "For help with daily life or caring for an adult, ask %(board)s, which leads for adults. For help with"
                " a child, ask %(council)s, which leads for children."
            )
        case _both:
            first = _("For help with daily life or caring for somebody, ask %(board)s or %(council)s: both lead here.")
    words = (first % names, _("For health care, ask your GP surgery."))
    return words if is_said else (*words, _open(names))


def _open(names: dict[str, str]) -> str:
    return _(
        "Which body carries out each service is not recorded here. Where you are not sure, either can be asked:"
        " %(board)s or %(council)s."
    ) % {**names}


def _says_who_carries_out(facts: AuthorityFacts, day: date) -> bool:
    """Whether functions are recorded and every one in force on the day says who carries it out."""
    in_force = [
        each
        for each in facts.functions or ()
        if (each.first_day is None or each.first_day <= day) and (each.last_day is None or day <= each.last_day)
    ]
    return bool(in_force) and all(each.carried_out_by for each in in_force)


def _usual(names: dict[str, str]) -> tuple[Complaint, ...]:
    return (
        Complaint(_("Social work or social care that the council gives or pays for"), names["council"]),
        Complaint(_("Health care from the NHS, in hospital or at home"), names["board"]),
    )


def _of_lead_agency(partnership: Partnership, names: dict[str, str]) -> tuple[Complaint, ...]:
    care, health = _("Social work or social care"), _("Health care from the NHS, in hospital or at home")
    either = _("%(board)s or %(council)s: either can be asked") % names
    match partnership.model:
        case Model.HEALTH_BOARD_LEADS:
            return Complaint(care, either), Complaint(health, names["board"])
        case Model.COUNCIL_LEADS:
            return Complaint(care, names["council"]), Complaint(health, either)
        case _both if partnership.code in _BOARD_FOR_ADULTS:
            return (
                Complaint(_("Social work or social care for adults"), names["board"]),
                Complaint(_("Social work or social care for children"), names["council"]),
                Complaint(_("Health care from the NHS for adults"), names["board"]),
                Complaint(_("Health care from the NHS for children"), either),
            )
        case _both:
            return Complaint(care, either), Complaint(health, either)


def _everywhere() -> tuple[Complaint, ...]:
    return (
        Complaint(
            _("A GP, dentist, optician or pharmacist"),
            _("The practice or pharmacy itself; the health board can tell you how"),
        ),
        Complaint(_("A care home or care at home service"), _("The service itself, or the Care Inspectorate")),
    )


def _of_board() -> Complaint:
    about = _("The board itself: how it planned or decided, not the care")
    return Complaint(about, _("The partnership, to its chief officer"))


def _of_committee(names: dict[str, str]) -> Complaint:
    """A monitoring committee has no chief officer: the bodies that set it up answer for it."""
    about = _("The monitoring committee itself: how it works, not the care")
    return Complaint(about, _("%(board)s and %(council)s, which set it up") % names)
