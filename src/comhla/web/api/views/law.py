"""The law book: duties with their versions and parts, and what is no duty of its own. The same for everybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comhla.law import duties
from comhla.law.book import duty_as_data
from comhla.law.duty import Duty
from comhla.law.outside import OUTSIDE
from comhla.web.api.answers import Page, as_json, page_of, rows_among
from comhla.web.api.asking import address_maker
from comhla.web.api.questions import Listed, ListedDuties
from comhla.web.api.schemas import DutyInList, DutyOut, ProvisionOut
from comhla.web.duties.queries import duty_here

router = Router(tags=["Law"])


@router.get("/duties", response=Page[DutyInList], url_name="law_duties", summary="List the duties")
def law_duties(request: HttpRequest, asked: Query[ListedDuties]) -> HttpResponse:
    """Every duty of the book, in the order of the parts of the law."""
    found = [each for each in duties() if asked.family in (None, each.family)]
    return page_of(request, asked, rows_among(found), lambda each: _in_list(request, each))


@router.get("/duties/{path:duty}", response=DutyOut, url_name="law_duty", summary="Read a duty of the book")
def law_duty(request: HttpRequest, duty: str) -> HttpResponse:
    """One duty, by its id: every version of the law with its days, citation and our paraphrase, and every part."""
    return as_json(duty_as_asked(request, duty_here(duty)))


@router.get("/provisions", response=Page[ProvisionOut], url_name="law_provisions", summary="List other provisions")
def law_provisions(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """Provisions that are no duty of their own, and where each is found instead."""
    return page_of(request, asked, rows_among(OUTSIDE), lambda each: each._asdict())


def duty_as_asked(request: HttpRequest, duty: Duty) -> dict[str, Any]:
    """A duty as plain data with its own address."""
    data = duty_as_data(duty)
    del data["tests"]
    return {**data, "url": address_maker(request)("law_duty", duty=duty.id)}


def _in_list(request: HttpRequest, duty: Duty) -> dict[str, Any]:
    whole = duty_as_asked(request, duty)
    return {name: whole[name] for name in DutyInList.model_fields}
