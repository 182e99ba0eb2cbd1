"""An authority whose strategic plan has everything that is published with it, and the people who publish it."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pikepdf

from comhla.law.facts import AuthorityFacts, Plan
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.duties.uploads import examine
from comhla.web.plans.actions.bundle_files import add_file
from comhla.web.plans.actions.publishing import Wanted, agree, ask
from comhla.web.plans.bundle import FileKind
from comhla.web.plans.models import Publication, PublicationKind, PublishedFile, PublishedPage
from tests.lib.web import an_actor, recorded, small_facts

KEY = "plan-2027"
STAGES = [
    {"stage": "proposals", "on": "2026-02-02"},
    {"stage": "group_on_proposals", "on": "2026-03-02"},
    {"stage": "first_draft", "on": "2026-04-01"},
    {"stage": "group_on_first_draft", "on": "2026-05-01"},
    {"stage": "second_draft", "on": "2026-06-01"},
    {"stage": "sent", "on": "2026-06-02"},
    {"stage": "finalised", "on": "2026-11-16"},
]
OUTCOMES = [f"O{number}" for number in range(1, 10)]
PLAN: dict[str, Any] = {
    "id": KEY,
    "title": "Plan 2027 to 2030",
    "origin": "review",
    "preparation_began_on": "2026-01-12",
    "stages": STAGES,
    "finalised_on": "2026-11-16",
    "period_first_day": "2027-04-01",
    "period_last_day": "2030-03-31",
    "names_start_day": True,
    "functions_covered": ["nursing"],
    "outcomes_covered": OUTCOMES,
    "localities": [
        {"locality": "east", "set_out_separately": True, "reference": "Our plan for East"},
        {"locality": "west", "set_out_separately": True, "reference": "Our plan for West"},
    ],
}


def a_section(name: str, part: str, text: str, heading: str = "", **fields: Any) -> dict[str, Any]:
    """A section of the full text."""
    own = {"id": f"{KEY}-{name}", "plan": KEY, "part": part, "heading": heading or name.capitalize(), "text": text}
    return {**own, **fields}


SECTIONS = [
    a_section("summary", "summary", "This plan says what we will do. See [our vision](#section-plan-2027-vision)."),
    a_section("vision", "vision", "People live well at home.\n\n## Why it matters\n\nBecause people say so."),
    a_section(
        "housing", "housing", "Homes that suit people.\n\nTable: Homes\n\n| Kind | Number |\n|---|---|\n| New | 40 |"
    ),
    a_section("east", "locality", "In East there will be a new clinic.", "Our plan for East", locality="east"),
    a_section("west", "locality", "In West the ferry brings nurses.", "Our plan for West", locality="west"),
    a_section("easy", "summary", "We help you at home.", "Our plan", edition="easy_read"),
]
ACTIONS = [
    {
        "id": "a1",
        "plan": KEY,
        "title": "Open a clinic",
        "owner": "Chief officer",
        "localities": ["east"],
        "measures": ["m1"],
    },
    {"id": "a2", "plan": KEY, "title": "Visit people at home", "outcomes": OUTCOMES, "last_day": "2028-03-31"},
]
MEASURES = [{"id": "m1", "plan": KEY, "title": "Days people wait", "baseline": 20, "target": 12}]
ASSESSMENTS = [
    {"id": kind, "kind": kind, "subject": KEY, "completed_on": "2026-10-01"}
    for kind in ("equality", "fairer_scotland", "consumer", "children_rights")
]


def ready_facts(**collections: Any) -> AuthorityFacts:
    """The facts of an authority whose plan is final and complete; files are still to be added."""
    ready = {
        "plans": [PLAN],
        "plan_sections": SECTIONS,
        "plan_actions": ACTIONS,
        "plan_measures": MEASURES,
        "plan_views": [],
        "assessments": ASSESSMENTS,
    }
    return small_facts(**{**ready, **collections})


def a_pdf(title: str = "A paper", *, tagged: bool = True) -> bytes:
    """A small PDF, with or without what people need who do not see it."""

    made = pikepdf.new()
    made.add_blank_page()
    if tagged:
        made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        made.Root.Lang = "en-GB"
        made.docinfo["/Title"] = title
    out = io.BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def a_publication(authority: Authority, plan: str) -> Publication:
    """A publication of few words, put down without documents being made, for tests that are about something else."""
    moment = datetime(2026, 9, 1, 12, tzinfo=UTC)
    made = Publication.objects.create(
        authority=authority,
        plan=plan,
        number=1,
        kind="publication",
        title="A plan",
        published_at=moment,
        asked_by="Somebody",
        agreed_by="Somebody else",
        manifest={},
        stamp=f"{authority.slug}/{plan}",
    )
    for position, path in enumerate(("", "vision")):
        PublishedPage.objects.create(
            publication=made,
            path=path,
            position=position,
            title="A plan",
            language="en-GB",
            body="<h1>A plan</h1>",
            words="A plan",
            stamp="0",
        )
    PublishedFile.objects.create(
        publication=made,
        position=0,
        kind="plan",
        name="plan.pdf",
        title="A plan",
        media_type="application/pdf",
        language="en-GB",
        content=b"%PDF-",
        size=5,
        stamp="0",
    )
    return made


def plan_of(authority: Authority) -> Plan:
    """The plan as it is now."""
    found = facts_of(Authority.objects.get(pk=authority.pk)).plan_called(KEY)
    assert found is not None
    return found


class Publishers:
    """An authority that is ready to publish, with somebody who asks and somebody who agrees."""

    def __init__(self, facts: AuthorityFacts | None = None, *, with_files: bool = True) -> None:
        self.authority = recorded(facts or ready_facts())
        self.officer: Actor = an_actor(Role.PLANNING_OFFICER, self.authority)
        self.chief: Actor = an_actor(Role.CHIEF_OFFICER, self.authority)
        if with_files:
            for kind in (FileKind.FINANCE, FileKind.EQUALITY, FileKind.FAIRER_SCOTLAND):
                self.add(kind)

    @property
    def now(self) -> Authority:
        """The authority as it is in the database."""
        return Authority.objects.get(pk=self.authority.pk)

    def add(self, kind: FileKind, name: str = "", *, content: bytes = b"", language: str = "en-GB") -> Any:
        """Upload a document."""
        upload = examine(name or f"{kind.value}.pdf", content or a_pdf(kind.value), most_bytes=1_000_000)
        title = kind.value.replace("_", " ").capitalize()
        return add_file(
            self.now, plan_of(self.authority), upload, kind=kind, title=title, language=language, by=self.officer
        )

    def ask(self, kind: PublicationKind = PublicationKind.PUBLICATION, says: str = "", because: str = "") -> Any:
        """Ask for it."""
        return ask(self.now, plan_of(self.authority), Wanted(kind, says, because), by=self.officer)

    def publish(
        self, kind: PublicationKind = PublicationKind.PUBLICATION, says: str = "", because: str = ""
    ) -> Publication:
        """Ask for it, and agree."""
        return agree(self.ask(kind, says, because), by=self.chief)
