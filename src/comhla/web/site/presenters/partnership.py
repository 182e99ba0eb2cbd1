"""What a partnership is, in plain words: its model, its parties, its localities, since when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla import reference
from comhla.law.facts import AuthorityFacts
from comhla.reference.areas import Authority as Registered
from comhla.reference.models import Model

_NAMED_IN_GAELIC = frozenset({"S37000031"})
"""The codes of the partnerships whose name in the register is Gaelic; the register itself marks no language."""
BOARD, COMMITTEE = "board", "monitoring_committee"


class LocalityLink(NamedTuple):
    """A locality of the area on the day."""

    key: str
    name: str
    first_day: date | None


class Partnership(NamedTuple):
    """What a partnership is on a day. What is not recorded is None or empty.

    `from_register` says that nothing but the register was there to tell from; `registered_localities` is how many
    localities the register counts, for an area whose localities are not recorded.
    """

    name: str
    is_lead_agency: bool
    model: Model | None
    model_words: tuple[str, ...]
    health_board: str
    councils: tuple[str, ...]
    body: str
    started_on: date | None
    localities: tuple[LocalityLink, ...] | None
    registered_localities: int
    website: str
    website_checked: bool
    from_register: bool
    code: str
    gaelic_name: str

    @property
    def body_name(self) -> str:
        """Whoever meets and decides, in words."""
        return str(_("integration joint monitoring committee") if self.is_lead_agency else _("integration joint board"))

    @property
    def parties(self) -> str:
        """The health board and councils in a sentence."""
        return in_a_sentence((*((self.health_board,) if self.health_board else ()), *self.councils))


def in_a_sentence(names: tuple[str, ...]) -> str:
    """`A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def partnership_on(facts: AuthorityFacts, day: date) -> Partnership:
    """What the partnership is on a day, from what is recorded and, where that is silent, from the register."""
    row = reference.authority(facts.authority.code) if facts.authority.code else None
    setting = facts.setting_on(day) if facts.settings else None
    model = setting.model if setting else None
    health_board = (setting and setting.health_board) or facts.authority.health_board or ""
    councils = (setting and setting.councils) or facts.authority.councils or ()
    if row is not None:
        health_board = health_board or row.health_board.name
        councils = councils or tuple(council.name for council in row.councils)
    return Partnership(
        name=facts.authority.name,
        is_lead_agency=model is not None and model.is_lead_agency,
        model=model,
        model_words=_model_words(model, health_board, tuple(councils)),
        health_board=health_board,
        councils=tuple(councils),
        body=COMMITTEE if model is not None and model.is_lead_agency else BOARD,
        started_on=_started_on(facts),
        localities=localities_on(facts, day),
        registered_localities=row.localities if row else 0,
        website=(row and row.website) or "",
        website_checked=row is not None and row.website_verified.is_settled,
        from_register=not facts.schemes,
        code=facts.authority.code or "",
        gaelic_name=registered_gaelic_name(row),
    )


def registered_gaelic_name(row: Registered | None) -> str:
    """The Gaelic name of a partnership, where the register has one."""
    return row.partnership_name if row is not None and row.code in _NAMED_IN_GAELIC else ""


def localities_on(facts: AuthorityFacts, day: date) -> tuple[LocalityLink, ...] | None:
    """The localities on a day, by name; None where none are recorded."""
    if facts.localities is None:
        return None
    found = [
        LocalityLink(each.id, each.name, each.first_day)
        for each in facts.localities
        if (each.first_day is None or each.first_day <= day) and (each.last_day is None or day <= each.last_day)
    ]
    return tuple(sorted(found, key=lambda each: each.name))


def _started_on(facts: AuthorityFacts) -> date | None:
    began = facts.establishment.functions_delegated_on if facts.establishment else None
    return began if isinstance(began, date) else None


def _model_words(model: Model | None, health_board: str, councils: tuple[str, ...]) -> tuple[str, ...]:
    """Who works together and who is in charge, in two or three sentences."""
    names = {
        "board": health_board or _("the health board"),
        "councils": in_a_sentence(councils) or _("the council"),
    }
    match model:
        case None:
            return (_("How %(board)s and %(councils)s share this work is not recorded here yet.") % names,)
        case Model.BODY_CORPORATE:
            words = ngettext(
                "%(board)s and %(councils)s plan these services together, through a public body of its own: the"
                " integration joint board.",
                "%(board)s, %(councils)s plan these services together, through a public body of its own: the"
                " integration joint board.",
                len(councils),
            )
            directs = ngettext(
                "The board decides what is needed and how the money is used. It then directs the health board and"
                " the council to provide the services. The staff who help you work for them, not for the board.",
                "The board decides what is needed and how the money is used. It then directs the health board and"
                " the councils to provide the services. The staff who help you work for them, not for the board.",
                len(councils),
            )
            return words % names, directs
        case Model.HEALTH_BOARD_LEADS:
            leads = _(
                "%(board)s is the lead agency: it plans and runs these services, also those that the council had."
            )
        case Model.COUNCIL_LEADS:
            leads = _("%(councils)s is the lead agency: it plans and runs these services, also those of the NHS.")
        case Model.BOTH_LEAD:
            leads = _(
                "%(board)s and %(councils)s are both lead agencies: each plans and runs some services for the other."
            )
    return (
        leads % names,
        _(
            "There is no separate board in charge. A monitoring committee, in which the public, staff and others sit"
            " too, watches over how the services are run."
        ),
    )
