"""The whole way of a plan, through pages alone: from nothing to what the public reads and takes away."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import urlencode, urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from comhla.authority_file import read, read_plain, to_yaml
from comhla.law import AuthorityFacts, Outcome, check
from comhla.law.facts import PlanPart, Stage
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.web.access.roles import Role
from comhla.web.authorities.facts import plain_facts
from comhla.web.authorities.models import Authority
from comhla.web.duties.facts import findings_of
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.plans import FINAL
from tests.lib.published import a_pdf
from tests.lib.reach import Audience, World, audience_of, every_address
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db

KEY = "plan-2027"
SECRET = "quillwort"
"""A word that stands in every text of the draft and nowhere else."""


class Step(NamedTuple):
    """A step of section 33 as the officer takes it, and what the book of duties says of it."""

    stage: Stage
    on: str
    part: str
    provision: str


STEPS = (
    Step(Stage.PROPOSALS, "2026-03-16", "write_proposals", "section 33(2)(a)"),
    Step(Stage.GROUP_ON_PROPOSALS, "2026-04-14", "ask_group_on_proposals", "section 33(2)(b)"),
    Step(Stage.FIRST_DRAFT, "2026-06-01", "write_first_draft", "section 33(3)(a)"),
    Step(Stage.GROUP_ON_FIRST_DRAFT, "2026-06-23", "ask_group_on_first_draft", "section 33(3)(b)"),
    Step(Stage.SECOND_DRAFT, "2026-08-31", "write_second_draft", "section 33(4)(a)"),
    Step(Stage.SENT, "2026-09-07", "send_second_draft", "section 33(4)(b)"),
    Step(Stage.FINALISED, "2026-11-20", "finalise_after_views", "section 33(4)(c) and (7)"),
)
BY_STAGE = {each.stage: each for each in STEPS}
LAST_DAY_FOR_VIEWS = "2026-11-13"
WHOLE_AREA = tuple(each for each in PlanPart if each not in {PlanPart.LOCALITY, PlanPart.OTHER})
ASSESSED = ("equality", "fairer_scotland", "consumer", "children_rights")
UPLOADED = ("finance", *ASSESSED)


def before_anything() -> AuthorityFacts:
    """An authority with an earlier plan that a review decided to replace, and a full planning group."""
    people = [{"id": f"g{number}", "name": f"Member {number}"} for number in range(len(PLANNING_GROUP_GROUPS))]
    members = [
        {"id": f"m-{who['id']}", "person": who["id"], "group": group.value, "first_day": "2024-01-08"}
        for who, group in zip(people, PLANNING_GROUP_GROUPS, strict=True)
    ]
    review = {"id": "review-2026", "plan": "plan-2024", "resolved_on": "2026-02-16", "result": "replace"}
    return small_facts(
        "Glen Walk",
        people=[{"id": "p1", "name": "Person One"}, {"id": "p2", "name": "Person Two"}, *people],
        planning_group={"established_on": "2016-01-04", "members": members},
        plans=[{**FINAL, "stages": None}],
        plan_reviews=[review],
        plan_views=[],
        assessments=[],
    )


class Walk:
    """An officer, a chief officer and a reader at their browsers, and the file that the authority could take away."""

    def __init__(self) -> None:
        self.authority = recorded(before_anything())
        self.officer = client_for(a_person(Role.PLANNING_OFFICER, self.authority))
        self.chief = client_for(a_person(Role.CHIEF_OFFICER, self.authority))
        self.reader = Client()
        self.work = f"/work/{self.authority.slug}/plans/"
        self.base = f"{self.work}{KEY}/"
        self.records = f"/work/{self.authority.slug}/records/"
        self.published = f"/authorities/{self.authority.slug}/plans/{KEY}/"

    @property
    def now(self) -> Authority:
        """The authority as it is in the database."""
        authority: Authority = Authority.objects.get(pk=self.authority.pk)
        return authority

    def get(self, path: str) -> HttpResponse:
        """A page of the plan, which the officer opens."""
        answer = self.officer.get(self.base + path)
        assert answer.status_code == 200, path
        return answer

    def send(self, path: str, having: str = "form_number", **typed: Any) -> None:
        """The officer fills in a page of the plan, and it is accepted."""
        accepted(send(self.officer, self.base + path, having, **typed))

    def record(self, path: str, **typed: Any) -> None:
        """The officer fills in a page of the records, and it is accepted."""
        accepted(send(self.officer, self.records + path, "form_number", **typed))

    def outcomes(self) -> dict[tuple[str, str], Outcome]:
        """What the book of duties says about the plan."""
        found = findings_of(self.now, TODAY)
        return {(each.duty.id, each.part.key): each.outcome for each in found if each.part and each.subject.id == KEY}

    def outcome(self, part: str, duty: str = "act-2014/s33") -> Outcome | None:
        """What it says of one part."""
        return self.outcomes().get((duty, part))

    def file_agrees(self) -> None:
        """The file that the authority could take away is answered as what is in the database."""
        authority = self.now
        file = to_yaml(read_plain(plain_facts(authority), name=authority.name))
        assert check(read(file.encode(), file="glen-walk.yaml"), as_at=TODAY) == findings_of(authority, TODAY)

    def nothing_is_out(self) -> None:
        """The public finds no page and no file of the plan, and is asked to sign in for its drafts."""
        for path in (self.published, f"{self.published}vision/", f"{self.published}files/plan.pdf"):
            assert self.reader.get(path).status_code == 404
        for path in (self.base, f"{self.base}text/", f"/papers/{self.authority.slug}/plans/{KEY}/"):
            assert self.reader.get(path).status_code == 302


def accepted(answer: HttpResponse) -> None:
    """Say what a page complained of, where it did not go on."""
    assert answer.status_code in {302, 303}, re.findall(
        r"ds_error-summary.*?</ul>|ds_question__error.*?</p>", words(answer)
    )


def test_the_whole_way_from_nothing_to_what_the_public_reads(quick: None) -> None:
    walk = Walk()
    for stages in ((begin, write, map_to_outcomes), (take_the_first_steps, consult, finish), (tell, add_files, ask)):
        for stage in stages:
            stage(walk)
            walk.file_agrees()
            walk.nothing_is_out()
    nothing_of_the_draft_is_public(walk)
    agree(walk)
    walk.file_agrees()
    everybody_reads(walk)
    nothing_is_unlawful(walk)


def begin(walk: Walk) -> None:
    """A plan of which nothing is there but its title and its days."""
    typed = {"title": "Plan 2027 to 2030", "origin": "review", "copied_from": ""}
    days = {**day("began_on", "2026-03-02"), **day("first_day", "2027-04-01"), **day("last_day", "2030-03-31")}
    accepted(send(walk.officer, f"{walk.work}begin/", "title", **typed, **days))
    assert "Nothing is written of this plan." in words(walk.get("publish/"))
    # The plan itself is to name its first day (s.37), which the record says of it.
    walk.record(f"plans/row/{KEY}/", names_start_day="yes")


def write(walk: Walk) -> None:
    """A section for each part that is needed, and for each locality by itself."""
    for part in WHOLE_AREA:
        said = f"What the plan says about {part.value.replace('_', ' ')}: District nursing, {SECRET}."
        walk.send(f"new-section/?part={part.value}", text=said)
    assert "The text has no section for East, West." in words(walk.get("publish/"))
    for locality in ("east", "west"):
        said = f"In the {locality} a team of its own, {SECRET} {locality}."
        walk.send(f"new-section/?part=locality&locality={locality}", text=said)
    assert "No part is missing." in words(walk.get("text/"))
    walk.send("new-section/?part=summary&edition=easy_read", text="We help you at home.", heading="Our plan")
    shown = words(walk.get("publish/"))
    assert "Every locality has a section of its own." in shown
    assert "sets out the arrangements for each locality separately" in shown


def map_to_outcomes(walk: Walk) -> None:
    """Actions and a measure, which together serve all nine outcomes."""
    walk.send("measures/new/", title="Days people wait", baseline="20", target="12", unit="days")
    measure = re.findall(r'name="measures" value="([^"]+)"', walk.get("actions/new/").content.decode())
    typed = {"owner": "Chief officer", "priority": "Home first"}
    first: dict[str, Any] = {"localities": "east", "measures": measure, "outcomes": ["O1", "O2", "O3", "O4", "O5"]}
    walk.send("actions/new/", title="Open a clinic", **first, **typed)
    walk.send("actions/new/", title="Visit people at home", functions="nursing", **typed)
    page = walk.get("actions/mapping/")
    assert "Nothing recorded shows how Plan 2027 to 2030 serves O6, O7, O8 and O9" in words(walk.get("publish/"))
    cells = re.findall(r'name="cell" value="(outcomes[^"]+O[6-9][^"]+visit[^"]*)"', page.content.decode())
    for cell in cells:
        accepted(post(walk.officer, f"{walk.base}actions/mapping/", form_of(page, "csrfmiddlewaretoken"), cell=cell))
    assert len(cells) == 4
    assert "is mapped to all nine national outcomes" in words(walk.get("publish/"))


# ------------------------------------------------------------------------------------------------------------- steps


def take(walk: Walk, stage: Stage, who: Client | None = None, **typed: Any) -> None:
    """A step is taken: the one after it was refused before, and the book of duties calls it done afterwards."""
    step, later = BY_STAGE[stage], [each for each in STEPS if each.on > BY_STAGE[stage].on]
    assert walk.outcome(step.part) is Outcome.NOT_YET_DUE
    if later:
        refused(walk, later[0], later[0].on, "which comes before it", later[0].provision)
    accepted(send(who or walk.officer, f"{walk.base}steps/{stage.value}/", "on_day", **day("on", step.on), **typed))
    assert walk.outcome(step.part) is Outcome.MET
    walk.file_agrees()


def refused(walk: Walk, step: Step, on: str, *said: str, who: Client | None = None) -> None:
    """A step that is not lawful, or not yet, is refused with the reason and the provision, and nothing is recorded."""
    before = walk.now.facts_stamp
    answer = send(who or walk.officer, f"{walk.base}steps/{step.stage.value}/", "on_day", **day("on", on))
    assert answer.status_code == 422
    shown = words(answer)
    assert [each for each in said if each not in shown] == []
    assert walk.now.facts_stamp == before


def take_the_first_steps(walk: Walk) -> None:
    """From the proposals to the second draft, with the views of the planning group considered in between."""
    refused(walk, STEPS[0], "2026-03-01", "is before preparation of the plan began", "section 33(2)(a)")
    refused(walk, STEPS[0], "2026-11-23", "is still to come", "section 33(2)(a)")
    take(walk, Stage.PROPOSALS, document="Paper 4")
    take(walk, Stage.GROUP_ON_PROPOSALS, document="Minute, item 3", responses="1")
    given = record_view(walk, "group_on_proposals", "group_member", "2026-04-14", "Say more of carers.", "with_name")
    refused(walk, BY_STAGE[Stage.FIRST_DRAFT], "2026-06-01", "1 view is not considered yet", "section 33(3)(a)")
    consider(walk, given, on="2026-04-20", result="not_changed", reason="The summary says it.")
    take(walk, Stage.FIRST_DRAFT)
    show_account(walk, "take_account_of_views_on_proposals", "Note on the view about carers", "2026-04-20")
    refused(walk, BY_STAGE[Stage.GROUP_ON_FIRST_DRAFT], "2026-04-14", "is before writing the first draft")
    take(walk, Stage.GROUP_ON_FIRST_DRAFT, document="Minute, item 2", responses="0")
    take(walk, Stage.SECOND_DRAFT)


def consult(walk: Walk) -> None:
    """The second draft goes to both partners and all thirteen groups, within a stated period, and views come."""
    sending = BY_STAGE[Stage.SENT]
    refused(walk, sending, sending.on, "is not recorded as sent to NHS Glen", "No period for giving views is stated")
    assert "Sent to 0" not in words(walk.get("steps/"))
    boxes = {f"group_{each.value}": f"Forum for {each.value}" for each in ConsulteeGroup}
    typed = {
        **boxes,
        "body_0": "Chief executive",
        "body_1": "Chief executive",
        "linked": "on",
        "proof": "List of posts",
    }
    walk.send("recipients/", "body_0", **typed)
    assert walk.outcome("send_to_thirteen_groups") is Outcome.NOT_YET_DUE
    walk.send("recipients/", "sent-on_day", **day("sent-on", sending.on))
    days = {**day("period-first_day", sending.on), **day("period-last_day", LAST_DAY_FOR_VIEWS)}
    walk.send("recipients/", "period-first_day_day", **days)
    for part in ("send_to_partners", "send_to_thirteen_groups", "link_recipients_to_area", "state_period_for_views"):
        assert walk.outcome(part) is Outcome.MET
    take(walk, Stage.SENT, document="Letter", responses="2")


def finish(walk: Walk) -> None:
    """The views are considered, and the plan is final once their period is over."""
    final = BY_STAGE[Stage.FINALISED]
    changing = record_view(
        walk, "sent", "consultee", "2026-10-06", "Say when the clinic opens.", "without_name", group="health_care_users"
    )
    hidden = record_view(walk, "sent", "consultee", "2026-10-07", "My own case.", "not_at_all", group="other_staff")
    refused(walk, final, LAST_DAY_FOR_VIEWS, "views may be given up to the end of 13 November 2026", "section 33(4)(c)")
    refused(walk, final, final.on, "2 views are not considered yet", "section 33(7)")
    section = re.findall(r'<option value="([^"]*vision[^"]*)"', words(walk.get(f"consider/?view={changing}")))
    consider(
        walk, changing, on="2026-11-16", result="changed", changed_section=section, change="The month stands there now."
    )
    consider(walk, hidden, on="2026-11-16", result="not_changed", reason="It is about one person's care.")
    # What guidance asks for is for the chief officer to weigh; the order of the law is for nobody.
    refused(walk, final, final.on, "ask the chief officer to decide")
    refused(walk, final, LAST_DAY_FOR_VIEWS, "The law leaves nobody a choice here", who=walk.chief)
    decided = {"went_on_because": "The board follows it from April.", "decided_by": "Chief officer"}
    take(walk, Stage.FINALISED, walk.chief, document="Minute of the board, item 5", **decided)
    show_account(walk, "take_account_of_views_received", "Table of views", "2026-11-16")


def record_view(
    walk: Walk, stage: str, given_by: str, received_on: str, said: str, may_be_shown: str, **typed: Any
) -> str:
    """Somebody's view is recorded; its id."""
    typed = {"stage": stage, "given_by": given_by, "words": said, "may_be_shown": may_be_shown, **typed}
    answer = send(walk.officer, f"{walk.base}new-view/", "form_number", **typed, **day("received_on", received_on))
    accepted(answer)
    return str(answer["Location"].rstrip("/").rpartition("/")[2])


def consider(walk: Walk, view: str, *, on: str, **typed: Any) -> None:
    """What came of a view is recorded."""
    walk.send(f"consider/?view={view}", by_post="Chief officer", **day("on", on), **typed)


def show_account(walk: Walk, part: str, said: str, on: str) -> None:
    """The note of what views changed is attached to the part of the duty that asks for it."""
    assert walk.outcome(part) is Outcome.NOT_EVIDENCED
    asked = urlencode({"duty": "act-2014/s33", "part": part, "subject": KEY})
    typed = {"what": said, "address": "https://example.org/note", **day("dated_on", on)}
    accepted(send(walk.officer, f"/work/{walk.authority.slug}/evidence/new/?{asked}", "what", **typed))
    assert walk.outcome(part) is Outcome.MET


# -------------------------------------------------------------------------------------------------------- publishing


def tell(walk: Walk) -> None:
    """The authority says in its own words how it consulted."""
    walk.send("statement/opening/", "text", text="We went to every village hall.")
    walk.send("statement/sent/", "text", text="We held six events.")
    shown = words(walk.get("statement/"))
    assert [each for each in ("every village hall", "six events", "Say more of carers.") if each not in shown] == []


def add_files(walk: Walk) -> None:
    """The financial statement and the assessments, with what the gate says before and after."""
    assert "things are missing" in words(walk.get("publish/"))
    for kind in ASSESSED:
        walk.record("assessments/new/", kind=kind, subject=KEY, **day("completed_on", "2026-10-01"))
    for kind in UPLOADED:
        form = form_of(walk.get("publish/files/new/"), "kind").dict()
        file = SimpleUploadedFile(f"{kind}.pdf", a_pdf(kind), "application/pdf")
        sent = {**form, "kind": kind, "title": f"Paper on {kind}", "file": file}
        accepted(walk.officer.post(f"{walk.base}publish/files/new/", sent))
    assert "Everything is there." in words(walk.get("publish/"))


def ask(walk: Walk) -> None:
    """The officer asks, and cannot agree to it as well."""
    walk.send("publish/ask/publication/", "csrfmiddlewaretoken")
    shown = walk.get("publish/")
    assert "Agree and publish" not in words(shown)
    answer = post(walk.officer, f"{walk.base}publish/answer/", form_of(shown, "answer"), answer="agree")
    assert answer.status_code == 403


def nothing_of_the_draft_is_public(walk: Walk) -> None:
    """No address that is for everybody says a word of the draft, whatever it is asked about."""
    anything = {"slug": walk.authority.slug, "key": KEY, "path": "vision", "name": "plan.pdf", "number": 1}
    further = {"duty": "act-2014/s33", "collection": "plan_sections", "code": "S37000010", "form": "html"}
    further |= {"year": "2025-26", "width": "wide", "token": "nothing", "pk": 1}
    samples = {"": {**anything, **further, "rest": "nothing"}, "locality": {"key": "east"}}
    world = World(walk.authority, SECRET, "", samples, {})
    for path in sorted({world.path(each) for each in every_address() if is_for_everybody(each)}):
        answer = walk.reader.get(path)
        assert answer.status_code < 500, path
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert SECRET.encode() not in content, path


def is_for_everybody(address: Any) -> bool:
    """Whether people or programs that nobody knows may open an address, and it is about an authority or all of them."""
    is_about = "<slug" in address.route or address.name in {
        "find",
        "authorities",
        "publications",
        "decisions",
        "sitemap",
    }
    return is_about and audience_of(address) in {Audience.EVERYBODY, Audience.API_EVERYBODY}


def agree(walk: Walk) -> None:
    """The chief officer agrees, and the record says that plan and statement are out."""
    page = walk.chief.get(f"{walk.base}publish/")
    accepted(post(walk.chief, f"{walk.base}publish/answer/", form_of(page, "reason"), answer="agree"))
    assert walk.outcome("publish_statement_with_plan", "act-2014/s35") is Outcome.MET
    assert walk.outcome("statement_covers_every_step", "act-2014/s35") is Outcome.MET


READ = {
    "": ("Plan 2027 to 2030", "localities/east/", "statement/", "files/plan.pdf"),
    "localities/east/": ("What this means in East", f"{SECRET} east", "Open a clinic"),
    "localities/west/": ("What this means in West", f"{SECRET} west"),
    "statement/": ("every village hall", "six events", "Say more of carers.", "Say when the clinic opens."),
    "easy-read/": ("We help you at home.",),
}
"""What the public reads under the plan's address."""


def everybody_reads(walk: Walk) -> None:
    """The public reads the plan, each locality and the statement, and takes away the same as a file."""
    for path, wanted in READ.items():
        answer = walk.reader.get(walk.published + path)
        assert answer.status_code == 200
        shown = words(answer)
        assert [each for each in wanted if each not in shown] == []
        assert "My own case." not in shown
    taken = walk.reader.get(f"{walk.published}files/plan.pdf")
    assert (taken.status_code, taken["Content-Type"]) == (200, "application/pdf")
    assert taken.content == b"pdf: Plan 2027 to 2030, Version 1"
    paper = re.findall(r'href="([^"]*finance[^"]*)"', walk.reader.get(walk.published).content.decode())[0]
    assert walk.reader.get(urljoin(walk.published, paper)).content.startswith(b"%PDF-")
    assert "Open a clinic" not in words(walk.reader.get(f"{walk.published}localities/west/"))


def nothing_is_unlawful(walk: Walk) -> None:
    """No part of the duties to have, prepare and publish the plan is a breach, and all of its preparation is met."""
    found = walk.outcomes()
    own = {key: each for key, each in found.items() if key[0] in {"act-2014/s29", "act-2014/s33", "act-2014/s35"}}
    assert [key for key, each in own.items() if each is Outcome.NOT_MET] == []
    assert {each for (duty, _part), each in own.items() if duty == "act-2014/s33"} == {Outcome.MET}
    assert {duty for duty, _part in own} == {"act-2014/s29", "act-2014/s33", "act-2014/s35"}
