"""Who delivers what: delegated functions in plain groups."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comhla.law.facts import Ages, AuthorityFacts, DelegatedFunction


class Service(NamedTuple):
    """A delegated function on the day: its name as recorded, for whom, since when."""

    name: str
    ages: str
    limited_to: str
    first_day: date | None
    set_aside: bool


class ServiceGroup(NamedTuple):
    """Functions that people think of together."""

    heading: str
    words: str
    services: tuple[Service, ...]
    since: date | None

    @property
    def newest(self) -> tuple[Service, ...]:
        """Those that were added after the first ones."""
        return tuple(each for each in self.services if each.first_day is not None and each.first_day != self.since)


class ServicesOf(NamedTuple):
    """What one body passed to the partnership, in groups."""

    body: str
    groups: tuple[ServiceGroup, ...]

    @property
    def amount(self) -> int:
        """How many functions that is."""
        return sum(len(group.services) for group in self.groups)


class _Group(NamedTuple):
    heading: str | Promise
    words: str | Promise
    prefixes: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()


def _health(*numbers: int, letter: str) -> frozenset[str]:
    return frozenset(f"{letter}{number}" for number in numbers)


_HOSPITAL = _Group(
    _("Some hospital care"),
    _("Hospital care that often begins as an emergency, and care in hospital for older people and for recovery."),
    codes=_health(1, 2, 3, 4, 5, 7, 8, letter="H"),
)
_MIND = _Group(
    _("Mental health, learning disability and addiction"),
    _("Care and treatment for mental illness, for people with a learning disability, and for alcohol or drugs."),
    prefixes=("mh-2003",),
    codes=_health(6, 9, 10, letter="H") | _health(2, 12, 13, letter="C"),
)
_CONTRACTORS = _Group(
    _("Family doctors, dentists, opticians and pharmacists"),
    _("What the NHS arranges with them for you, with care from doctors when the surgery is closed."),
    codes=_health(4, 5, 6, 7, 8, 9, letter="C"),
)
_NEAR_HOME = _Group(
    _("Nursing and health care near home"),
    _("District nurses, physiotherapists and others who see you at home or nearby, and care at the end of life."),
    codes=_health(1, 3, 10, 11, 14, 15, 16, letter="C"),
)
_SOCIAL = _Group(
    _("Social work and social care"),
    _("Help to live your life: care at home, day care, care homes, and the social workers who look into your needs."),
    prefixes=("naa-1948", "dpe-1958", "swsa-1968", "dp-1986", "cch-2002"),
)
_CHOICE = _Group(
    _("Choosing your own support"),
    _("Self-directed support: you decide how much say you want in arranging your care and its money."),
    prefixes=("sds-2013",),
)
_CARERS = _Group(
    _("Support for unpaid carers"),
    _("If you look after somebody: a plan for your own support, advice, and short breaks."),
    prefixes=("carers-2016",),
)
_CAPACITY = _Group(
    _("Adults who cannot make some decisions themselves"),
    _("Looking after the welfare and money of adults who cannot decide about them."),
    prefixes=("awi-2000",),
)
_PROTECTION = _Group(
    _("Protecting adults from harm"),
    _("Finding out and acting when an adult who cannot safeguard themselves may be harmed."),
    prefixes=("asp-2007",),
)
_HOME = _Group(
    _("Aids, adaptations and help around the house"),
    _("Changes to a home and equipment that let people stay in it."),
    prefixes=("ha-2001", "ha-2006", "lgp-1982"),
)
_CHILDREN = _Group(_("Children and young people"), _("Services for people under 18."))
_OTHER = _Group(_("Other services"), _("Services that are recorded by name only."))
_GROUPS = (
    _SOCIAL, _CARERS, _CHOICE, _NEAR_HOME, _MIND, _CONTRACTORS, _HOSPITAL, _PROTECTION, _CAPACITY, _HOME, _CHILDREN,
    _OTHER,
)  # fmt: skip
_AGES = {
    Ages.ALL: _("people of every age"),
    Ages.ADULTS: _("people aged 18 and over"),
    Ages.CHILDREN: _("people under 18"),
}


def services_on(facts: AuthorityFacts, day: date) -> tuple[ServicesOf, ...] | None:
    """What each body passed to the partnership, as at a day; None where no scheme says which functions.

    Bodies stand in the order of the scheme: the health board first.
    """
    if facts.functions is None:
        return None
    in_force = [each for each in facts.functions if _in_force(each, day)]
    bodies = dict.fromkeys(each.delegated_by or "" for each in in_force)
    return tuple(
        ServicesOf(body, _grouped(each for each in in_force if (each.delegated_by or "") == body)) for body in bodies
    )


def set_aside_on(facts: AuthorityFacts, day: date) -> tuple[str, ...]:
    """The names of the hospital services for which money is set aside."""
    return tuple(each.name for each in facts.functions or () if each.set_aside and _in_force(each, day))


def _in_force(function: DelegatedFunction, day: date) -> bool:
    begun = function.first_day is None or function.first_day <= day
    return begun and (function.last_day is None or day <= function.last_day)


def _grouped(functions: Iterable[DelegatedFunction]) -> tuple[ServiceGroup, ...]:
    found: dict[int, list[Service]] = {}
    for each in functions:
        found.setdefault(_GROUPS.index(_group_of(each)), []).append(_service(each))
    return tuple(
        ServiceGroup(str(_GROUPS[place].heading), str(_GROUPS[place].words), tuple(services), _first_day(services))
        for place, services in sorted(found.items())
    )


def _group_of(function: DelegatedFunction) -> _Group:
    code = function.code or ""
    for group in _GROUPS:
        if code in group.codes or code.split("/")[0] in group.prefixes:
            return group
    return _CHILDREN if function.ages is Ages.CHILDREN else _OTHER


def _service(each: DelegatedFunction) -> Service:
    ages = str(_AGES[each.ages]) if each.ages else ""
    return Service(each.name, ages, each.limited_to or "", each.first_day, bool(each.set_aside))


def _first_day(services: Iterable[Service]) -> date | None:
    return min((each.first_day for each in services if each.first_day is not None), default=None)
