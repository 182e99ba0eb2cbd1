"""What is in the database of the demonstration, recorded through the actions that the pages use."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.test.utils import override_settings

from comhla.authority_file import read
from comhla.web.access.actors import SYSTEM, Actor
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.actions import ask_for_help, give_role, invite, open_account
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import User
from comhla.web.api.actions import make_key
from comhla.web.authorities.actions import change_public_details, import_authority, load_register
from comhla.web.authorities.models import Authority, PublicDetails
from comhla.web.authorities.models.public_details import ShownDuties
from comhla.web.clock import today
from comhla.web.duties.actions import OwnerNamed, assign, attach_evidence
from comhla.web.duties.uploads import examine
from comhla.web.site.actions import import_postcodes
from tools.demo.accounts import ACCOUNTS, FIRST_DAY, LAST_DAY_OF_INSPECTION, PASSWORD
from tools.demo.board import bring_board_to_work
from tools.demo.measures import bring_figures_to_work, draw_charts
from tools.demo.paper import paper
from tools.demo.place import DEMONSTRATION
from tools.demo.plans import link_membership, publish_plan_in_force, put_out_for_views
from tools.demo.report import publish_report


def fill() -> str:
    """Fill an empty database; what it holds, in words."""
    real, _ = load_register(by=SYSTEM)
    _import_postcodes()
    facts = read(DEMONSTRATION.read_bytes(), file=DEMONSTRATION.name)
    authority = import_authority(facts, by=SYSTEM, reason="The demonstration was prepared.")
    people = _open_accounts(authority)
    _attach_evidence(authority, by=_actor(people[Role.ENGAGEMENT_OFFICER]))
    _tell_the_public(authority, by=_actor(people[Role.CHIEF_OFFICER]))
    # Letters about what was prepared would only puzzle whoever starts the demonstration.
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        _assign_owners(authority, people)
        _begin_with_people(authority, people)
        _bring_plans_to_work(authority, people)
        bring_board_to_work(authority, clerk=_actor(people[Role.CLERK]), member=people[Role.BOARD_MEMBER])
        _bring_measures_to_work(authority, people)
    return f"{authority.name}, {real} real authorities with what the register says of them, and {len(people)} accounts"


def _bring_plans_to_work(authority: Authority, people: dict[Role, User]) -> None:
    officer = _actor(people[Role.PLANNING_OFFICER])
    publish_plan_in_force(authority, asked_by=officer, agreed_by=_actor(people[Role.CHIEF_OFFICER]))
    member, neighbour = _actor(people[Role.PLANNING_GROUP_MEMBER]), _actor(people[Role.LOCALITY_MEMBER])
    put_out_for_views(authority, officer=officer, member=member, neighbour=neighbour)
    link_membership(authority, member=people[Role.PLANNING_GROUP_MEMBER], by=officer)


def _bring_measures_to_work(authority: Authority, people: dict[Role, User]) -> None:
    analyst = _actor(people[Role.ANALYST])
    bring_figures_to_work(authority, analyst=people[Role.ANALYST], actor=analyst)
    publish_report(authority, asked_by=analyst, agreed_by=_actor(people[Role.CHIEF_OFFICER]))
    draw_charts(authority)


def _import_postcodes() -> None:
    import_postcodes(
        Path(__file__).parent / "postcodes.csv",
        released_on=today(),
        source="Postcodes of four councils' own offices, for the demonstration only",
        licence="MIT, as the rest of Còmhla",
        by=SYSTEM,
    )


def _begin_with_people(authority: Authority, people: dict[Role, User]) -> None:
    """An invitation that nobody has answered, a wish for help, and a key of a program."""
    invite(
        authority,
        name="New member of the Glens locality group",
        email="new-member@inverannoch.example",
        role=Role.LOCALITY_MEMBER,
        body="glens",
        first_day=FIRST_DAY,
        by=_actor(people[Role.CHIEF_OFFICER]),
        reason="Joins the group in December.",
    )
    member = people[Role.LOCALITY_MEMBER]
    ask_for_help(member, authority, words="Please send the papers in large print.", by=_actor(member))
    make_key(
        authority,
        name="Dashboard of the partnership",
        permissions=[Permission.WORKSPACE_SEE],
        first_day=today(),
        last_day=LAST_DAY_OF_INSPECTION,
        by=_actor(people[Role.INTEGRATOR]),
    )


def _open_accounts(authority: Authority) -> dict[Role, User]:
    people = {}
    for each in ACCOUNTS:
        user = open_account(email=each.email, name=each.name, password=PASSWORD, by=SYSTEM)
        give_role(
            user,
            authority,
            each.role,
            first_day=FIRST_DAY,
            last_day=each.last_day,
            body=each.body,
            by=SYSTEM,
            reason="The demonstration was prepared.",
        )
        people[each.role] = user
    return people


def _actor(user: User) -> Actor:
    return actor_for(user, on=today())


_OWNED_BY_ACCOUNTS = {
    "act-2014/s44": Role.PLANNING_OFFICER,
    "act-2014/s33": Role.PLANNING_OFFICER,
    "act-2014/s37": Role.PLANNING_OFFICER,
    "act-2014/s42": Role.ANALYST,
    "IJBO-S1": Role.CLERK,
    "act-2014/s14": Role.FINANCE_OFFICER,
    "ACC-4": Role.FINANCE_OFFICER,
    "PSED-4": Role.ENGAGEMENT_OFFICER,
}
_OWNED_BY_OTHERS = {
    "BIO-1": "Biodiversity lead of Inverannoch Council",
    "CARE-3": "Carers lead of Inverannoch Council",
}
"""Owners need no account."""


def _assign_owners(authority: Authority, people: dict[Role, User]) -> None:
    by = _actor(people[Role.CHIEF_OFFICER])
    for duty, role in _OWNED_BY_ACCOUNTS.items():
        owner = OwnerNamed(people[role].name, account=people[role])
        assign(authority, (duty, "", ""), owner, first_day=FIRST_DAY, by=by, reason="Agreed by the management team.")
    for duty, name in _OWNED_BY_OTHERS.items():
        assign(
            authority, (duty, "", ""), OwnerNamed(name), first_day=FIRST_DAY, by=by, reason="Agreed with the council."
        )


def _attach_evidence(authority: Authority, *, by: Actor) -> None:
    content = paper(
        "Inverannoch (illustrative)",
        "How the national standards for community engagement were used",
        "before the decision of November 2026",
        "Made up for demonstration.",
    )
    attach_evidence(
        authority,
        {
            "duty": "ENG-1",
            "part": "use_national_standards",
            "subject": "decision-2026-november",
            "what": "How the national standards were used before the decision",
            "dated_on": "2026-11-04",
        },
        by=by,
        upload=examine("national-standards.pdf", content, most_bytes=settings.MOST_UPLOADED_BYTES),
        reason="Checked with the locality groups.",
    )


def _tell_the_public(authority: Authority, *, by: Actor) -> None:
    details = PublicDetails.objects.get(authority=authority)
    change_public_details(
        authority,
        {
            "gaelic_name": "Inbhir Annaich",
            "telephone": "01632 960 123",
            "email": "partnership@inverannoch.example",
            "postal_address": "Annoch House\n1 Shore Street\nInverannoch",
            "website": "https://partnership.inverannoch.example/",
            "how_to_take_part": (
                "Come to a meeting of the board, which anybody may watch. Join the group of your locality. "
                "Tell us what you think of the plan while it is out for views. "
                "Telephone if you would rather talk than write."
            ),
            "shown_duties": ShownDuties.EVERYTHING,
        },
        by=by,
        version=details.version,
        reason="First published.",
    )
