"""Recording the money of financial years: one table at once, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.text import slugify

from comhla.law.facts import SpendHead, SpendingAbout
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import change_rows, record_rows
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.reports.queries import SPENDING


class Line(NamedTuple):
    """An amount of money of a year, as somebody gives it."""

    year: str
    about: SpendingAbout
    head: SpendHead | None = None
    care_group: str = ""
    locality: str = ""
    amount: Decimal | None = None
    planned: Decimal | None = None
    reason: str = ""
    source: str = ""

    @property
    def cell(self) -> tuple[str, str, str, str, str]:
        """What it is about: of two lines with the same cell one is too many."""
        return self.year, self.about.value, str(self.head or ""), self.care_group.casefold(), self.locality

    @property
    def key(self) -> str:
        """A short name for its row."""
        about = slugify(self.care_group) or self.locality or str(self.head or "").replace("_", "-")
        return "-".join(filter(None, ("spending", self.year, self.about.value, about)))

    def as_data(self, key: str) -> dict[str, Any]:
        """The row as an authority file says it."""
        said = {
            "id": key,
            "financial_year": self.year,
            "about": self.about.value,
            "head": str(self.head) if self.head is not None else None,
            "care_group": self.care_group,
            "locality": self.locality,
            "planned": _plain(self.planned),
            "amount": _plain(self.amount),
            "reason": self.reason,
            "source": self.source,
        }
        return {name: value for name, value in said.items() if value not in (None, "")}


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


class Saved(NamedTuple):
    """How many amounts were new, and how many are others now."""

    new: int
    changed: int


@transaction.atomic
def save_money(authority: Authority, lines: Iterable[Line], *, by: Actor, reason: str = "") -> Saved:
    """Record amounts. What is recorded of the same thing is replaced; what says the same already is left alone.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable, NotRecorded: as `record_rows`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    # Two who save at once take turns, so that no amount of one of them is there twice.
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    rows = {_cell(data := plain_row(row, SPENDING)): (data, row.version) for row in rows_of(authority, SPENDING)}
    keys = {data["id"] for data, _ in rows.values()}
    new: list[dict[str, Any]] = []
    changed: list[tuple[dict[str, Any], int]] = []
    for line in lines:
        known = rows.get(line.cell)
        if known is None:
            new.append(line.as_data(_free(line.key, keys)))
        elif (data := line.as_data(known[0]["id"])) != {name: _text(each) for name, each in known[0].items()}:
            changed.append((data, known[1]))
    if new:
        record_rows(authority, {SPENDING: new}, by=by, reason=reason)
    if changed:
        change_rows(authority, SPENDING, changed, by=by, reason=reason)
    return Saved(len(new), len(changed))


def _text(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _free(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    taken.add(free)
    return free


def _cell(data: dict[str, Any]) -> tuple[str, str, str, str, str]:
    said = [str(data.get(name) or "") for name in ("financial_year", "about", "head", "care_group", "locality")]
    return said[0], said[1], said[2], said[3].casefold(), said[4]
