"""The register: authorities, councils, health boards and reference lists, each row with its source."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comhla import reference
from comhla.reference.lists import list_names, named_list
from comhla.web.api import presenters
from comhla.web.api.answers import Page, as_json, page_of, rows_among
from comhla.web.api.asking import address_maker
from comhla.web.api.questions import Listed
from comhla.web.api.schemas import CouncilOut, EntryOut, HealthBoardOut, ListOut, RegisterAuthority

router = Router(tags=["Register"])


@router.get(
    "/authorities", response=Page[RegisterAuthority], url_name="register_authorities", summary="List the register"
)
def register_authorities(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """Scotland's 31 integration authorities, by name."""
    address = address_maker(request)
    return page_of(
        request, asked, rows_among(reference.authorities()), lambda each: presenters.registered(each, address)
    )


@router.get(
    "/authorities/{code}",
    response=RegisterAuthority,
    url_name="register_authority",
    summary="Read an authority of the register",
)
def register_authority(request: HttpRequest, code: str) -> HttpResponse:
    """One authority, by its code; old codes, names and the codes of its councils do too."""
    return as_json(presenters.registered(reference.authority(code), address_maker(request)))


@router.get("/councils", response=Page[CouncilOut], url_name="register_councils", summary="List the councils")
def register_councils(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """The 32 councils, with the authority and health board each belongs to."""
    return page_of(request, asked, rows_among(reference.councils()), _named(CouncilOut))


@router.get(
    "/health-boards", response=Page[HealthBoardOut], url_name="register_health_boards", summary="List the health boards"
)
def register_health_boards(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """The 14 territorial health boards."""
    return page_of(request, asked, rows_among(reference.health_boards()), _named(HealthBoardOut))


@router.get("/lists", response=Page[ListOut], url_name="register_lists", summary="List the reference lists")
def register_lists(request: HttpRequest, asked: Query[Listed]) -> HttpResponse:
    """The lists that the law rests on, such as the national outcomes."""
    address = address_maker(request)
    found = [
        {"id": name, "title": named_list(name).title, "url": address("register_list", name=name)}
        for name in list_names()
    ]
    return page_of(request, asked, rows_among(found))


@router.get("/lists/{name}", response=Page[EntryOut], url_name="register_list", summary="Read a reference list")
def register_list(request: HttpRequest, name: str, asked: Query[Listed]) -> HttpResponse:
    """The entries of a list, each with its source, how far it was verified, and its days."""
    return page_of(request, asked, rows_among(named_list(name).rows()), presenters.entry)


def _named(schema: Any) -> Any:
    return lambda each: {name: getattr(each, name) for name in schema.model_fields}
