"""A board before its first meeting: a scheme, two seats still empty, no chair, and nothing on any agenda."""

from __future__ import annotations

from typing import Any, NamedTuple

from comhla.law import AuthorityFacts
from tests.lib.web import small_facts

COUNCIL, NHS = "Glen Council", "NHS Glen"
BEGUN, TERM_ENDS = "2026-09-07", "2029-08-31"


class Seated(NamedTuple):
    """A member to be: whose name, which seat, whose seat it is, and whether it has a term."""

    name: str
    seat: str
    of: str = ""
    has_term: bool = True


SEATED = (
    *(Seated(f"Councillor {each}", "council_nominee", COUNCIL) for each in ("Ash", "Birch", "Cedar")),
    *(Seated(f"Director {each}", "health_board_nominee", NHS) for each in ("Dunn", "Esk", "Forth")),
    Seated("Gill Third", "third_sector"),
    Seated("Hugh User", "service_user"),
    Seated("Iona Carer", "unpaid_carer"),
    Seated("Jack Staff", "staff", COUNCIL),
    Seated("Kate Staff", "staff", NHS),
    Seated("Lewis Social", "chief_social_work_officer", has_term=False),
    Seated("Chief Officer", "chief_officer", has_term=False),
    Seated("Finance Officer", "finance_officer", has_term=False),
    Seated("Mary Doctor", "general_practitioner", NHS),
    Seated("Neil Nurse", "nurse", NHS),
    Seated("Orla Doctor", "other_doctor", NHS),
)
BY_FORM = ("Councillor Ash", "Iona Carer")
"""Those who are appointed on pages. The others sit there before, because a form for each of them takes long."""
VOTERS = tuple(each.name for each in SEATED[:9])


def before_anything() -> AuthorityFacts:
    """An authority with a scheme and a board on which two seats are empty. It has no chair and never met."""
    functions = [
        {"id": "nursing", "name": "District nursing", "delegated_by": NHS},
        {"id": "care", "name": "Care at home", "delegated_by": COUNCIL},
    ]
    scheme = {
        "id": "scheme-1",
        "kind": "first",
        "model": "a",
        "health_board": NHS,
        "councils": [COUNCIL],
        "approved_on": "2026-06-24",
        "nominees_each_side": 3,
        "first_chair_from": COUNCIL,
        "functions": [{**each, "first_day": "2026-08-31", "set_aside": False} for each in functions],
    }
    posts = {"Chief Officer": "chief_officer", "Finance Officer": "finance_officer"}
    posts["Lewis Social"] = "chief_social_work_officer"
    return small_facts(
        "Glen Walk",
        schemes=[scheme],
        people=[{"id": key_of(each.name), "name": each.name} for each in SEATED]
        + [{"id": "pat-proxy", "name": "Pat Proxy"}],
        officers=[
            {"id": key_of(each), "person": key_of(each), "post": post, "first_day": BEGUN}
            for each, post in posts.items()
        ],
        members=[_seated(each) for each in SEATED if each.name not in BY_FORM],
        meetings=[],
        standing_orders=[],
        decisions=[],
        directions=[],
        vacancies=[],
        interests_register={"shows_receipt_name_and_content": True, "open_to_inspection_free": True},
    )


def _seated(each: Seated) -> dict[str, Any]:
    """The row of a member, as the form for appointing makes it."""
    row = {"id": f"m-{key_of(each.name)}", "person": key_of(each.name), "body": "board", "seat": each.seat}
    nominee = {"council_nominee": {"is_councillor": True}, "health_board_nominee": {"is_non_executive_director": True}}
    whose = {"staff_of": each.of} if each.seat == "staff" else {"nominated_by": each.of} if each.of else {}
    term = {"term_last_day": TERM_ENDS} if each.has_term else {}
    fits = nominee.get(each.seat, {"meets_conditions_of_seat": True})
    notice = {"given_on": BEGUN, "categories_answered": 8}
    return {**row, **whose, **term, **fits, "first_day": BEGUN, "disqualifications": [], "interests": notice}


def key_of(name: str) -> str:
    """The id of whoever is called so."""
    return name.lower().replace(" ", "-")
