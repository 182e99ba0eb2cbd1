"""The plans of the demonstration at work: one published with what goes with it, one out for views."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings

from comhla.documents.formats import Format, render
from comhla.documents.marked_text import paragraphs_of
from comhla.documents.model import Document, Section, paragraph
from comhla.web.access.actors import Actor
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.clock import today
from comhla.web.duties.uploads import examine
from comhla.web.plans.actions.bundle_files import add_file
from comhla.web.plans.actions.comments import Beside, say, settle
from comhla.web.plans.actions.drafts import keep_draft
from comhla.web.plans.actions.publishing import Wanted, agree, ask
from comhla.web.plans.actions.support import Spent, claim, save_support
from comhla.web.plans.bundle import FileKind
from comhla.web.plans.models import PublicationKind

IN_FORCE, IN_PREPARATION = "plan-2024", "plan-2027"
SEAT = "group-social_care_carers"
_MADE_UP = "This document is made up for a demonstration. Its authority and its figures are not real."
_FILES = (
    (
        FileKind.FINANCE,
        "Annual financial statement 2024 to 2025",
        "What the board means to spend to carry out the strategic plan in the financial year 2024 to 2025.",
    ),
    (
        FileKind.EQUALITY,
        "Impact assessment of the strategic plan 2024 to 2027",
        "What the plan may do for people who share a protected characteristic, and what was changed because of it.",
    ),
    (
        FileKind.FAIRER_SCOTLAND,
        "Fairer Scotland assessment of the strategic plan 2024 to 2027",
        "How the plan may reduce the inequalities that come from having little, and what was changed because of it.",
    ),
)


def publish_plan_in_force(authority: Authority, *, asked_by: Actor, agreed_by: Actor) -> None:
    """Publish the plan in force here, as it was published elsewhere in its time."""
    plan = facts_of(authority).plan_called(IN_FORCE)
    assert plan is not None
    for kind, title, words in _FILES:
        content = render(_paper(title, words), Format.PDF)
        upload = examine(f"{kind.value}.pdf", content, most_bytes=settings.MOST_UPLOADED_BYTES)
        add_file(authority, plan, upload, kind=kind, title=title, language="en-GB", by=asked_by)
    request = ask(authority, plan, Wanted(PublicationKind("publication")), by=asked_by)
    agree(request, by=agreed_by)


def put_out_for_views(authority: Authority, *, officer: Actor, member: Actor, neighbour: Actor) -> None:
    """Keep the drafts of the plan in preparation, and let members of groups comment on the one that is out."""
    keep_draft(authority, IN_PREPARATION, stage="second_draft", called="Second draft", by=officer)
    keep_draft(authority, IN_PREPARATION, stage="sent", called="Second draft, as sent for views", by=officer)
    sections = [each for each in facts_of(authority).plan_sections or () if each.plan == IN_PREPARATION and each.text]
    first = say(
        authority,
        _beside(sections[1].id, sections[1].text or ""),
        "Please say which villages the evening bus will serve.",
        by=member,
    )
    settle(first, "We will name them in the next draft.", by=officer)
    say(
        authority,
        _beside(sections[2].id, sections[2].text or ""),
        "It is good that carers are named here. Who will tell them?",
        by=neighbour,
    )


def link_membership(authority: Authority, *, member: User, by: Actor) -> None:
    """Link the account of a member of the planning group to the seat of carers, with a claim that waits."""
    needs = {"formats": "Large print", "contact": "A telephone call"}
    save_support(authority, SEAT, needs, account=member, by=by, version=0)
    bus = Spent(
        kind="travel",
        spent_on=today() - timedelta(days=14),
        amount=Decimal("6.40"),
        what="Bus to the meeting of the planning group, and back",
    )
    claim(authority, SEAT, bus, by=actor_for(member, on=today()))


def _beside(section: str, text: str) -> Beside:
    first = paragraphs_of(text)[0]
    return Beside(plan=IN_PREPARATION, section=section, paragraph=first.key, quoted=first.text)


def _paper(title: str, words: str) -> Document:
    return Document(
        title=title,
        language="en-GB",
        publisher="Inverannoch Integration Joint Board",
        identifier=f"https://inverannoch.example/{title.lower().replace(' ', '-')}",
        issued_on=date(2024, 3, 1),
        marks=(_MADE_UP,),
        sections=(Section(heading="What this is", anchor="what", blocks=(paragraph(words), paragraph(_MADE_UP))),),
    )
