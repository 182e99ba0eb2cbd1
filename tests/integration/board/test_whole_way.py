"""The whole way of a board, through pages alone: from empty seats to a lawful meeting and what it moved.

After each step the file that the authority could take away is answered as what is in the database.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from comhla.authority_file import read, read_plain, to_yaml
from comhla.documents.formats import Format
from comhla.documents.model import Document
from comhla.law import AuthorityFacts, Outcome, check
from comhla.law.readings.lawful_meeting import Verdict, lawful_meeting
from comhla.web import clock
from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of, plain_facts
from comhla.web.authorities.models import Authority
from comhla.web.duties.facts import findings_of
from tests.lib.board_at_first import BEGUN, BY_FORM, COUNCIL, NHS, SEATED, TERM_ENDS, VOTERS, before_anything, key_of
from tests.lib.forms import day, form_of, forms_of, post, send, words
from tests.lib.web import a_person, client_for, recorded

pytestmark = pytest.mark.django_db

ISSUED, HELD, GIVEN = "2026-09-28", "2026-10-14", "2026-10-15"
SECOND_ISSUED, AGREED = "2026-11-02", "2026-11-18"
MEETING, NEXT = f"board-{HELD}", f"board-{AGREED}"
SECRET = "quillwort"
"""A word that stands in the exempt paper and nowhere else."""
MAY_VOTE = tuple(each for each in VOTERS if each != "Councillor Cedar")
"""Those who vote on the winter team, in which one member has an interest."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of papers and directions are web pages only: what PDF and Word look like is for tests of the renderers."""

    def render(document: Document, format: Format) -> bytes:
        return f"{format.value}: {document.title}".encode()

    monkeypatch.setattr("comhla.web.board.pack_files.FORMATS", (Format.HTML,))
    monkeypatch.setattr("comhla.web.directions.actions.issuing.render", render)


class Walk:
    """Those who take the way, each at a browser of their own, and the file that the authority could take away."""

    def __init__(self, settings: Any) -> None:
        self.settings = settings
        self.on(BEGUN)
        self.authority = recorded(before_anything())
        self.clerk = client_for(a_person(Role.CLERK, self.authority))
        self.chief = client_for(a_person(Role.CHIEF_OFFICER, self.authority))
        self.carer = Client()
        self.officer = client_for(a_person(Role.PARTNER_OFFICER, self.authority, body=NHS))
        self.reader = Client()
        self.board = f"/work/{self.authority.slug}/board/"
        self.meeting = f"{self.board}meetings/{MEETING}/"
        self.sitting = f"{self.meeting}sitting/"
        self.papers = f"/papers/{self.authority.slug}/"
        self.public = f"/authorities/{self.authority.slug}/"

    def on(self, day: str) -> None:
        """Go on to another day."""
        self.settings.TODAY = date.fromisoformat(day)

    @property
    def now(self) -> Authority:
        """The authority as it is in the database."""
        authority: Authority = Authority.objects.get(pk=self.authority.pk)
        return authority

    @property
    def facts(self) -> AuthorityFacts:
        """What is recorded."""
        return facts_of(self.now)

    def member(self, name: str) -> str:
        """The id of the member who is called so."""
        return next(each.id for each in self.facts.members or () if each.person == key_of(name))

    def item(self, title: str) -> str:
        """The id of the item of business that is called so."""
        return next(each.id for each in self.facts.agenda_items or () if each.title == title)

    def titles(self) -> list[str]:
        """The business of the meeting, in its order."""
        own = [each for each in self.facts.agenda_items or () if each.meeting == MEETING]
        return [each.title for each in sorted(own, key=lambda each: each.place)]

    def votes(self) -> list[str]:
        """The ids of the questions that were put."""
        (meeting,) = [each for each in self.facts.meetings or () if each.id == MEETING]
        return [each.id for each in meeting.votes or ()]

    def close(self, vote: str, way: str) -> None:
        """The clerk closes a vote."""
        page = f"{self.sitting}votes/{vote}/"
        closing = [each for each in forms_of(self.clerk.get(page)) if "seen" in each][1]
        accepted(post(self.clerk, page, closing, do="close", way=way))

    def file_agrees(self) -> None:
        """The file that the authority could take away is answered as what is in the database."""
        authority, today = self.now, clock.today()
        file = to_yaml(read_plain(plain_facts(authority), name=authority.name))
        assert check(read(file.encode(), file="glen-walk.yaml"), as_at=today) == findings_of(authority, today)

    def record(self, url: str, having: str = "form_number", who: Client | None = None, **typed: Any) -> HttpResponse:
        """Somebody, the clerk where nobody is named, fills in a page, and it is accepted."""
        return accepted(send(who or self.clerk, url, having, **typed))

    def press(self, url: str, having: str, who: Client | None = None, at: str = "", **typed: Any) -> HttpResponse:
        """Somebody presses a button of a page, whose form may lead to another address."""
        who = who or self.clerk
        return accepted(post(who, at or url, form_of(who.get(url), having), **typed))


def accepted(answer: HttpResponse) -> HttpResponse:
    """The answer of a page that went on; say what it complained of where it did not."""
    told = re.findall(r"ds_error-summary.*?</ul>|ds_question__error.*?</p>|role=.alert.*?</div>", words(answer))
    assert answer.status_code in {302, 303}, (answer.status_code, told)
    return answer


def test_the_whole_way_from_empty_seats_to_a_direction_that_was_followed(settings: Any, quick: None) -> None:
    walk = Walk(settings)
    for stage in STAGES:
        stage(walk)
        walk.file_agrees()


def fill_the_seats(walk: Walk) -> None:
    """The last two people take their seats, and the chair is the council's first."""
    for each in (each for each in SEATED if each.name in BY_FORM):
        typed = {"seat": f"{each.seat}:{each.of}", "person": key_of(each.name), "fits": "yes", "no_ground": "on"}
        days = {**day("first_day", BEGUN), **day("term_last_day", TERM_ENDS)}
        walk.record(f"{walk.board}members/new/", **typed, **days)
    parties = {"appointed_by": COUNCIL, "vice_chair_appointed_by": NHS}
    chair = {"chair": walk.member("Councillor Ash"), "vice_chair": walk.member("Director Dunn")}
    walk.record(f"{walk.board}chair/new/", **parties, **chair, **day("first_day", BEGUN), **day("last_day", TERM_ENDS))
    account = a_person(Role.BOARD_MEMBER, walk.authority, name="Iona")
    linked = {"person": key_of("Iona Carer"), "account": str(account.pk)}
    walk.record(f"{walk.board}members/accounts/", "account", **linked)
    walk.carer = client_for(account)
    walk.record(f"{walk.papers}interests/", "version", walk.carer, nothing_else="on")
    listed = walk.clerk.get(f"{walk.board}interests/").content.decode()
    (ash,) = set(re.findall(r'href="([^"]*/interests/[^"]*ash[^"]*)"', listed))
    walk.record(ash, "received_on_day", nothing_else="on", **day("received_on", BEGUN))


def plan_two_meetings(walk: Walk) -> None:
    """Standing orders, expected business, and the days of two meetings."""
    matters = (
        "calling",
        "notice",
        "quorum",
        "conduct",
        "conflict",
        "records",
        "remote_attendance",
        "dispute_mechanism",
    )
    orders = {"body": "board", "notice_clear_days": "5", "papers_due_days": "2", "conflict_decided_by": "the member"}
    told = {**orders, **dict.fromkeys(matters, "yes"), "casting_vote": "no", "lists_voting_members_by_side": "no"}
    walk.record(f"{walk.board}standing-orders/new/", "first_day_day", **told, **day("first_day", BEGUN))
    expected = {"title": "The winter team", "body": "board", "purpose": "decision", "owner": "Chief officer"}
    walk.record(f"{walk.board}forward-plan/new/", "every_months", **expected, because="Winter comes.")
    for held_on in (HELD, AGREED):
        typed = {"body": "board", "starts_at": "10:00", "place": "Town hall", **day("held_on", held_on)}
        walk.record(f"{walk.board}meetings/new/", "held_on_day", **typed)
    assert [each.id for each in walk.facts.meetings or ()] == [MEETING, NEXT]


def build_the_agenda(walk: Walk) -> None:
    """Standing business, what the forward plan has, and something that is not for the public; one item moves."""
    url = f"{walk.meeting}agenda/"
    walk.press(url, "csrfmiddlewaretoken", begin="yes")
    (expected,) = walk.facts.forward_plan or ()
    walk.press(url, "csrfmiddlewaretoken", take=expected.id)
    walk.record(f"{url}new/", "minutes_allowed", title="Sale of the laundry", kind="report", purpose="discussion")
    before = walk.titles()
    assert "In the forward plan" not in words(walk.clerk.get(url))
    walk.press(url, "seen", up=walk.item("Sale of the laundry"))
    after = walk.titles()
    assert after != before
    assert sorted(after) == sorted(before)
    walk.press(url, "seen", down=walk.item("Sale of the laundry"))
    assert walk.titles() == before


def write_the_papers(walk: Walk) -> None:
    """Two papers are written by the clerk and signed off by the chief officer, one of them kept from the public."""
    exempt = {"exempt_because": "Negotiations", "public_summary": "A matter about property."}
    for title, secret in (("The winter team", {}), ("Sale of the laundry", exempt)):
        new = f"{walk.board}papers-new/?{urlencode({'item': walk.item(title)})}"
        paper = walk.record(new, title=title, author="Chief officer")["Location"]
        for part in ("purpose", "main_report"):
            said = f"We tell members about {title.lower()}{f' and {SECRET}' if secret else ''}."
            walk.record(f"{paper}parts/{part}/", "base", text=said)
        needed = "none" if secret else "health board"
        walk.record(f"{paper}about/", "reference", direction_needed=needed, **secret)
        walk.record(f"{paper}recommendations/", "text-0", **{"text-0": f"Agree to {title.lower()}."})
        assert walk.clerk.get(f"{paper}sign-off/").status_code == 403
        accepted(post(walk.chief, f"{paper}sign-off/", form_of(walk.chief.get(paper), "version")))
    assert all(isinstance(each.signed_off_on, date) for each in walk.facts.papers or ())


def issue_notice_and_papers(walk: Walk) -> None:
    """One button issues everything; the public reads the open papers, members read all, nobody reads too much."""
    walk.on(ISSUED)
    walk.press(f"{walk.meeting}pack/", "csrfmiddlewaretoken")
    walk.record(f"{walk.meeting}notice/", "on_day", gives=["time", "place", "business"], signed_by="chair")
    shown = words(walk.reader.get(f"{walk.public}meetings/{MEETING}/"))
    assert "The winter team" in shown
    assert SECRET not in shown
    assert "laundry" not in shown
    own = words(walk.carer.get(f"{walk.papers}meetings/{MEETING}/"))
    assert "Sale of the laundry" in own


def say_who_comes(walk: Walk) -> None:
    """One member answers for herself, and the clerk writes down that another sends a proxy."""
    walk.press(f"{walk.papers}meetings/{MEETING}/coming/", "form_number", walk.carer, answer="in_person")
    told = {"member": walk.member("Director Forth"), "answer": "proxy", "proxy": "Pat Proxy"}
    walk.press(walk.meeting, "csrfmiddlewaretoken", at=f"{walk.meeting}coming/", **told)
    shown = words(walk.clerk.get(walk.meeting))
    assert "Pat Proxy" in shown


def call_the_roll(walk: Walk) -> None:
    """On the day: who is here, a proxy, the quorum in words, and who presides."""
    walk.on(HELD)
    page = walk.clerk.get(walk.sitting)
    assert "There is no quorum" in words(page) or "Nobody is on the roll yet" in words(page)
    here = [walk.member(each) for each in (*VOTERS, "Chief Officer") if each != "Director Forth"]
    for form in [each for each in forms_of(page) if each.get("member") in here]:
        accepted(post(walk.clerk, f"{walk.sitting}roll/", form, here="present"))
    proxy = {"here": "proxy", "because": "illness", "person": "pat-proxy", "is_health_board_member": "yes"}
    proxy["suitably_experienced"] = "yes"
    walk.record(f"{walk.sitting}roll/{walk.member('Director Forth')}/", "is_councillor", **proxy)
    assert "9 of 9 are here; 5 are needed. There is a quorum." in words(walk.clerk.get(walk.sitting))
    walk.record(f"{walk.sitting}presiding/", "presided_by")
    declared = {"member": walk.member("Councillor Cedar"), "item": walk.item("The winter team"), "direct": "yes"}
    walk.record(f"{walk.sitting}interests/", "item", **declared, took_part="no", interest="Leads the team")


def move_and_amend(walk: Walk) -> None:
    """A motion, and an amendment that four want and four do not: there is a way to settle it, and no casting vote."""
    motion = {"question": "Keep the winter team?", "text": "Keep it for a year.", "item": walk.item("The winter team")}
    people = {"moved_by": walk.member("Councillor Ash"), "seconded_by": walk.member("Director Dunn")}
    url = f"{walk.sitting}question/"
    walk.record(url, "amends", **motion, **people, about_integration_functions="yes")
    (first,) = walk.votes()
    amended = {"question": "For two years?", "text": "Keep it for two years."}
    walk.record(f"{url}?amends={first}", "amends", **amended, **people, about_integration_functions="yes")
    _first, second = walk.votes()
    page = f"{walk.sitting}votes/{second}/"
    choices = dict(zip(MAY_VOTE, ("for", "against") * 4, strict=True))
    form = form_of(walk.clerk.get(page), f"was-vote-{walk.member('Iona Carer')}")
    assert f"was-vote-{walk.member('Councillor Cedar')}" not in form, "an interest keeps her out"
    typed = {f"vote-{walk.member(name)}": choice for name, choice in choices.items()}
    accepted(post(walk.clerk, page, form, do="save", **typed))
    shown = words(walk.clerk.get(page))
    assert "4 for, 4 against, 0 abstained." in shown
    assert "casting vote" in shown
    walk.close(second, "lost/dispute mechanism")
    assert "It was a tie, and the dispute mechanism settled it." in words(walk.clerk.get(f"{page}result/"))


def vote_on_the_motion(walk: Walk) -> None:
    """One member votes herself, the clerk records the others, and the motion is carried."""
    first, _second = walk.votes()
    walk.press(f"{walk.papers}meetings/{MEETING}/vote/", "was", walk.carer, choice="for")
    page = f"{walk.sitting}votes/{first}/"
    form = form_of(walk.clerk.get(page), f"was-vote-{walk.member('Iona Carer')}")
    assert form[f"vote-{walk.member('Iona Carer')}"] == "for"
    others = {f"vote-{walk.member(name)}": "for" for name in MAY_VOTE if name not in ("Iona Carer", "Director Forth")}
    accepted(post(walk.clerk, page, form, do="save", **others, **{f"vote-{walk.member('Director Forth')}": "against"}))
    assert "7 for, 1 against, 0 abstained." in words(walk.clerk.get(page))
    walk.close(first, "carried/")
    walk.record(f"{walk.sitting}end/", "at", at="11:30", decisions_taken="yes")
    assert "The meeting ended at 11:30." in words(walk.clerk.get(walk.sitting))


def write_the_minute(walk: Walk) -> None:
    """The minute begins with what happened; a decision and an action are recorded from it, and the public reads both."""
    walk.press(f"{walk.meeting}minute/", "form_number", at=f"{walk.meeting}minute/begin/")
    about = walk.item("The winter team")
    walk.record(f"{walk.meeting}minute/items/{about}/", "seen", text="Members asked about nurses.")
    asked = urlencode({"item": about, "from": "i"})
    told = {"in_plain_words": "The winter team stays for a year.", "about_integration_functions": "yes"}
    walk.record(f"{walk.meeting}minute/decisions/new/?{asked}", "what_next", **told)
    (decision,) = walk.facts.decisions or ()
    assert (decision.vote, decision.title) == (walk.votes()[0], "Agree to the winter team.")
    owed = {"what": "Ask NHS Glen for the nurses", "owner": "Chief officer", "decision": decision.id}
    walk.record(f"{walk.meeting}minute/actions/new/?{urlencode({'item': about})}", "due_on_day", **owed)
    public = words(walk.reader.get(f"{walk.public}meetings/{MEETING}/minute/"))
    wanted = ("Members asked about nurses.", "Agree to the winter team.", "Draft: not yet agreed", "Leads the team")
    assert [each for each in wanted if each not in public] == []
    assert SECRET not in public
    assert "The winter team stays for a year." in words(walk.reader.get(f"{walk.public}decisions/{decision.id}/"))


def direct_the_health_board(walk: Walk) -> None:
    """The decision needs a direction: it is made, issued in writing, acknowledged and followed."""
    walk.on(GIVEN)
    (decision,) = walk.facts.decisions or ()
    room = f"/work/{walk.authority.slug}/directions/"
    assert "0 of 2 delegated functions have a direction in force; each has to have one." in words(
        walk.clerk.get(f"{room}coverage/")
    )
    for body, function in ((NHS, "nursing"), (COUNCIL, "care")):
        asked = {"decision": decision.id if body == NHS else "", "body": body, "function": function}
        url = f"{room}new/details/?{urlencode(asked)}"
        typed = {"how_0": "In teams.", "kind_0": "payment", "amount_0": "250", "use_0": "Wages.", "year_0": "2026-27"}
        days = {**day("first_day", GIVEN), **day("review_on", "2027-06-01")}
        checked = post(
            walk.clerk, url, form_of(walk.clerk.get(url), "title"), step="check", title=function, **typed, **days
        )
        assert checked.context["forbids"] == []
        one = accepted(post(walk.clerk, url, form_of(checked, "form_number"), step="give"))["Location"]
        walk.record(f"{one}issue/")
    assert "Every one of 2 delegated functions has a direction in force." in words(walk.clerk.get(f"{room}coverage/"))
    first, second = walk.facts.directions or ()
    assert (first.decision, first.in_writing, second.in_writing) == (decision.id, True, True)
    own = f"{walk.papers}directions/{first.id}/"
    assert walk.officer.get(f"{walk.papers}directions/{second.id}/").status_code == 404
    walk.record(own, "remarks", walk.officer, remarks="We have begun.")
    walk.record(f"{own}report/", "spent", walk.officer, status="under way", complied="yes", spent="100")


def meet_again(walk: Walk) -> None:
    """The next meeting agrees the minute, and is told of the action and of the reports."""
    walk.on(SECOND_ISSUED)
    at = walk.meeting.replace(MEETING, NEXT)
    walk.press(f"{at}agenda/", "csrfmiddlewaretoken", begin="yes")
    walk.press(f"{at}pack/", "csrfmiddlewaretoken")
    walk.record(f"{at}notice/", "on_day", gives=["time", "place", "business"], signed_by="chair")
    walk.on(AGREED)
    here = [walk.member(each) for each in VOTERS[:5]]
    for form in [each for each in forms_of(walk.clerk.get(f"{at}sitting/")) if each.get("member") in here]:
        accepted(post(walk.clerk, f"{at}sitting/roll/", form, here="present"))
    walk.record(f"{at}sitting/presiding/", "presided_by")
    walk.press(f"{at}sitting/", "form_number", at=f"{at}sitting/interests/", nobody="yes")
    walk.record(f"{at}sitting/end/", "at", at="10:40", decisions_taken="no")
    agreed = {"meeting": NEXT, "agreed": "yes", "signed_by": walk.member("Councillor Ash")}
    walk.record(f"{walk.meeting}minute/agreement/", "changes", **agreed)
    (action,) = walk.facts.meeting_actions or ()
    done = {**day("done_on", AGREED), "reported_to": NEXT, "report": "They came."}
    walk.record(f"{walk.board}actions/{action.id}/", "reported_to", **done)
    walk.record(f"/work/{walk.authority.slug}/directions/monitoring/", "meeting", meeting=NEXT)
    assert [each.reported_to for one in walk.facts.directions or () for each in one.compliance or ()] == [NEXT]
    assert "Agreed on 18 November 2026" in words(walk.reader.get(f"{walk.public}meetings/{MEETING}/minute/"))


def answer_what_is_for_people(walk: Walk) -> None:
    """What no page can know is judged by a person, or shown by evidence, from the questions of the certificate."""
    room = f"/work/{walk.authority.slug}/"
    for rule in lawful_meeting(walk.facts, MEETING, clock.today()).rules:
        finding = rule.finding
        assert finding.part
        asked = urlencode({"duty": finding.duty.id, "part": finding.part.key, "subject": finding.subject.id})
        if finding.outcome is Outcome.FOR_A_PERSON:
            judged = {"answer": "met", "reasons": "It was looked at.", "judged_by": "Chief officer"}
            walk.record(f"{room}judgement/new/?{asked}", "reasons", **judged)
        elif finding.outcome is Outcome.NOT_EVIDENCED:
            shown = {"what": "Section 4 of the paper", "address": "https://example.org/paper", **day("dated_on", HELD)}
            walk.record(f"{room}evidence/new/?{asked}", "what", **shown)


def certify(walk: Walk) -> None:
    """The certificate says that every rule was kept, and anybody can check that it is the one that was issued."""
    at = f"{walk.meeting}certificate/"
    walk.press(at, "form_number", at=f"{at}issue/")
    lawful = lawful_meeting(walk.facts, MEETING, clock.today())
    assert [each.requires for each in lawful.rules if each.finding.outcome is not Outcome.MET] == []
    assert lawful.verdict is Verdict.KEPT
    shown = words(walk.reader.get(f"{walk.public}meetings/{MEETING}/certificate/"))
    assert "Every rule that applies was kept." in shown
    assert SECRET not in shown
    issued = walk.clerk.get(f"{at}1/json/").content.decode()
    assert json.loads(issued)["says"] == "Every rule that applies was kept."
    verified = walk.clerk.post(f"{walk.board}certificates/check/", {"text": issued})
    assert verified.context["outcome"] == "right"
    assert verified.context["issued"] is not None


def nothing_is_unlawful(walk: Walk) -> None:
    """No duty is known to be broken, of the board, its meetings and its directions or of anything else."""
    found = findings_of(walk.now, clock.today())
    assert [f"{each.duty.id}: {each.because}" for each in found if each.outcome is Outcome.NOT_MET] == []
    kept = {each.duty.id for each in found if each.outcome is Outcome.MET}
    assert {"act-2014/s26", "act-2014/s27", "IJBO-S2", "IJBO-P1", "IJBO-M1", "IJBO-M2", "COND-1"} <= kept


STAGES = (
    fill_the_seats,
    plan_two_meetings,
    build_the_agenda,
    write_the_papers,
    issue_notice_and_papers,
    say_who_comes,
    call_the_roll,
    move_and_amend,
    vote_on_the_motion,
    write_the_minute,
    direct_the_health_board,
    meet_again,
    answer_what_is_for_people,
    certify,
    nothing_is_unlawful,
)
