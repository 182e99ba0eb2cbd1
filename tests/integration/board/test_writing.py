"""Papers for meetings: begun, written by several people, brought in from Word, signed off, asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from comhla.documents.errors import DocumentError
from comhla.law.facts import DirectionNeeded, Paper, PaperPart
from comhla.web import clock
from comhla.web.access.actors import SYSTEM, Actor, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions import writing as actions
from comhla.web.board.actions.writing_reminders import escalate, send_reminders
from comhla.web.board.models import Pack, Reminder
from comhla.web.board.writing_queries import owners_of, version_of
from comhla.web.duties.actions import choose_notices, send_notices
from comhla.web.duties.queries import preference_of
from tests.lib.forms import day, form_of, post, send, words
from tests.lib.web import TODAY, a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db
MEETING = "board-2026-12-09"
TEXT = "We ask for a budget.\n\nIt is for a year."
PAPER = {
    "id": "budget",
    "title": "Budget",
    "author": "Chief finance officer",
    "brought_by": "Chief finance officer",
    "signed_off_on": "not done",
    "direction_needed": "both",
    "sections": [{"part": "purpose", "text": TEXT}, {"part": "main_report", "heading": "Money", "text": "So it is."}],
    "recommendations": [{"id": "i", "text": "agree the budget."}],
}
REPORT = """
# Purpose

1.  To tell of a framework.

2.  To ask for nothing more.

# The role of partnerships in reducing inequalities

3\\. Much remains to do.

## What others do

- one

# EQUALITY IMPLICATIONS

4.  None.

# Recommendations

5.  Members are asked:

    (i) to note the framework; and

    (ii) to note the rest.
"""


@pytest.fixture
def glen() -> Authority:
    """A board that meets on 9 December 2026; by its standing orders papers are wanted by 27 November."""
    orders = {"id": "so", "body": "board", "first_day": "2020-01-01", "notice_clear_days": 5, "papers_due_days": 3}
    held = [{"id": "board-2026-09-16", "body": "board", "held_on": "2026-09-16"}]
    items = [
        {"id": "one", "meeting": MEETING, "place": 1, "title": "Budget", "paper": "budget", "kind": "report"},
        {"id": "two", "meeting": MEETING, "place": 2, "title": "Winter", "led_by": "Chief officer"},
        {"id": "three", "meeting": MEETING, "place": 3, "title": "Minute", "kind": "minutes"},
        {"id": "old", "meeting": "board-2026-09-16", "place": 1, "title": "Old", "paper": "old"},
    ]
    planned = [
        {"id": "plan", "title": "Yearly plan", "body": "board", "meeting": MEETING, "owner": "Planning officer"},
        {"id": "some-day", "title": "Some day", "body": "board"},
    ]
    facts = small_facts(
        standing_orders=[orders],
        meetings=[*held, {"id": MEETING, "body": "board", "held_on": "2026-12-09"}],
        agenda_items=items,
        papers=[PAPER, {"id": "old", "title": "An old paper"}, {"id": "loose", "title": "On no agenda"}],
        forward_plan=planned,
    )
    return recorded(facts)


@pytest.fixture
def clerk(glen: Authority) -> Client:
    return client_for(a_person(Role.CLERK, glen))


def url(glen: Authority, name: str, *arguments: str) -> str:
    return reverse(name, args=[glen.slug, *arguments])


def now(glen: Authority, key: str = "budget") -> Paper:
    facts = facts_of(Authority.objects.get(pk=glen.pk))
    return next(each for each in facts.papers or () if each.id == key)


def told(client: Client, address: str) -> str:
    """What the page says to which a button leads."""
    return words(client.get(client.post(address)["Location"]))


def late(glen: Authority, key: str = "budget", **changes: object) -> None:
    """Let a paper have been wanted by a day that has passed."""
    data = {**PAPER, "due_on": "2026-11-20", **changes}
    record_row(glen, "papers", data, by=SYSTEM, key=key, version=version_of(glen, key))


# ---------------------------------------------------------------- the list


def test_papers_by_meeting_with_what_is_still_to_write(glen: Authority, clerk: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = words(clerk.get(url(glen, "work-papers")))
    assert "Waiting for sign-off" in page
    assert "Begin: Winter" in page
    assert "Begin: Yearly plan" in page
    assert "Begin: Minute" not in page
    assert "wanted by 27 November 2026" in page
    assert "On no agenda" in page
    assert "An old paper" not in page
    assert "An old paper" in words(clerk.get(url(glen, "work-papers") + "?when=past"))
    waiting = words(clerk.get(url(glen, "work-papers") + "?state=waiting"))
    assert "Budget" in waiting
    assert "Begin: Winter" not in waiting
    late(glen)
    page = words(clerk.get(url(glen, "work-papers")))
    assert page.index('id="overdue"') < page.index('id="meeting-1"')


def test_a_paper_is_begun_for_an_item_and_for_business_of_the_forward_plan(glen: Authority, clerk: Client):
    new = url(glen, "work-paper-new")
    answer = send(clerk, f"{new}?item=two", **day("due_on", "2026-11-27"))
    assert answer.status_code == 303
    made = now(glen, "winter")
    assert (made.title, made.author, made.due_on) == ("Winter", "Chief officer", date(2026, 11, 27))
    assert send(clerk, f"{new}?forward=plan").status_code == 303
    items = {each.id: each for each in facts_of(Authority.objects.get(pk=glen.pk)).agenda_items or ()}
    assert items["two"].paper == "winter"
    planned = next(each for each in items.values() if each.from_forward_plan == "plan")
    assert (planned.place, planned.paper) == (4, "yearly-plan")
    again = send(clerk, f"{new}?item=two", title="Twice", author="A")
    assert again.status_code == 422
    assert "There is a paper for this item already." in words(again)
    assert send(clerk, new, title="Loose", author="Analyst").status_code == 303
    actor = an_actor(Role.PLANNING_OFFICER, glen)
    for asked in ({"item": "nowhere"}, {"forward": "some-day"}, {"forward": "nowhere"}):
        with pytest.raises(NotRecorded):
            actions.begin_paper(glen, {"title": "No"}, by=actor, **asked)
    forward = {"id": "plan-2", "title": "Linked", "body": "board", "meeting": MEETING}
    record_row(glen, "forward_plan", forward, by=SYSTEM)
    item = {"id": "five", "meeting": MEETING, "place": 5, "title": "Linked", "from_forward_plan": "plan-2"}
    record_row(glen, "agenda_items", item, by=SYSTEM)
    actions.begin_paper(glen, {"title": "Linked"}, forward="plan-2", by=actor)
    linked = [each for each in facts_of(Authority.objects.get(pk=glen.pk)).agenda_items or () if each.id == "five"]
    assert linked[0].paper == "linked"


# ---------------------------------------------------------------- writing


def test_a_part_is_looked_at_and_saved(glen: Authority, clerk: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = words(clerk.get(url(glen, "work-paper", "budget")))
    assert "To the council" not in page
    assert "item 1 of the agenda" in page
    part = url(glen, "work-paper-part", "budget", "equality")
    looked = send(clerk, part, "base", text="None of them.\n\n[here](https://example.org)", do="look")
    assert "<p>None of them.</p>" in words(looked)
    assert "do not say where it leads" in words(looked)
    assert send(clerk, part, "base", text="Screened: none.", do="save").status_code == 303
    saved = {each.part: each.text for each in now(glen).sections or ()}
    assert saved[PaperPart.EQUALITY] == "Screened: none."
    assert "Nothing had been changed." in words(clerk.get(send(clerk, part, "base", do="save")["Location"]))
    more = url(glen, "work-paper-part", "budget", "main_report-2")
    send(clerk, more, "base", heading="Risks of it", text="More.", do="save")
    assert [each.heading for each in now(glen).sections or () if each.part is PaperPart.MAIN_REPORT] == [
        "Money",
        "Risks of it",
    ]
    send(clerk, more, "base", heading="", text="", do="save")
    assert len(now(glen).sections or ()) == 3
    assert send(clerk, more, "base", heading="x" * 201, do="save").status_code == 422
    for nowhere in ("main_report-3", "nowhere", "risk-x", "risk-0", f"risk-{10**9}"):
        assert clerk.get(url(glen, "work-paper-part", "budget", nowhere)).status_code == 404
    assert clerk.get(url(glen, "work-paper", "nowhere")).status_code == 404


def test_two_people_write_in_one_paper_and_nobody_loses_anything(glen: Authority, clerk: Client):
    other = client_for(a_person(Role.PLANNING_OFFICER, glen))
    purpose = url(glen, "work-paper-part", "budget", "purpose")
    mine, theirs = (form_of(each.get(purpose), "base") for each in (clerk, other))
    risk = url(glen, "work-paper-part", "budget", "risk")
    assert send(other, risk, "base", text="Little.", do="save").status_code == 303
    post(other, purpose, theirs, text="We ask for a large budget.\n\nIt is for a year.", do="save")
    answer = post(clerk, purpose, mine, text="We ask for a budget.\n\nIt is for two years.", do="save")
    assert answer.status_code == 303
    assert "were joined" in words(clerk.get(answer["Location"]))
    joined = next(each.text for each in now(glen).sections or () if each.part is PaperPart.PURPOSE)
    assert joined == "We ask for a large budget.\n\nIt is for two years."
    clash = post(other, purpose, theirs, text="We ask for no budget.\n\nIt is for a year.", do="save")
    assert clash.status_code == 409
    page = words(clash)
    assert "What you typed" in page
    assert "We ask for a large budget." in page
    assert "Committee clerk saved first." in page
    settled = post(other, purpose, form_of(clash, "base"), text="We ask for some budget.", do="save")
    assert settled.status_code == 303
    heading = url(glen, "work-paper-part", "budget", "main_report")
    first, second = (form_of(each.get(heading), "base") for each in (clerk, other))
    post(other, heading, first, heading="Pounds", do="save")
    assert post(clerk, heading, second, heading="Pence", do="save").status_code == 409


def test_what_a_paper_asks_for_and_says_of_itself(glen: Authority, clerk: Client):
    asked = url(glen, "work-paper-recommendations", "budget")
    stale = form_of(clerk.get(asked), "version")
    send(clerk, asked, "version", **{"text-0": "note it;", "text-1": " ", "text-2": "agree it."})
    assert [(each.id, each.text) for each in now(glen).recommendations or ()] == [
        ("i", "note it;"),
        ("ii", "agree it."),
    ]
    clash = post(clerk, asked, stale, **{"text-0": "refuse it."})
    assert clash.status_code == 409
    assert "(ii) agree it." in words(clash)
    assert post(clerk, asked, form_of(clash, "version"), **{"text-0": "refuse it."}).status_code == 303
    assert send(clerk, asked, "version", **{"text-0": "x" * 1001}).status_code == 422
    about = url(glen, "work-paper-about", "budget")
    refused = send(clerk, about, "version", exempt_because="A contract")
    assert refused.status_code == 422
    assert "Say what the public may know of it." in words(refused)
    typed = {"exempt_because": "A contract", "public_summary": "A contract is let.", "direction_needed": "council"}
    assert send(clerk, about, "version", **typed, **day("dated_on", "2026-11-22")).status_code == 303
    paper = now(glen)
    assert (paper.direction_needed, paper.dated_on) == (DirectionNeeded.COUNCIL, TODAY)
    page = words(clerk.get(url(glen, "work-paper", "budget")))
    assert "Exempt" in page
    assert "A direction to the council is required." in page
    assert "Nothing had been changed." in words(clerk.get(send(clerk, about, "version")["Location"]))


def test_what_cannot_stand_in_the_record_is_said_at_its_form(glen: Authority, clerk: Client, monkeypatch):
    def refuse(*_given: object, **_named: object) -> None:
        raise NotRecorded("It cannot stand there.")

    for name in ("save_part", "change_paper", "take_over"):
        monkeypatch.setattr(actions, name, refuse)
    part = send(clerk, url(glen, "work-paper-part", "budget", "risk"), "base", text="x", do="save")
    about = send(clerk, url(glen, "work-paper-about", "budget"), "version", title="x")
    for answer in (part, about):
        assert answer.status_code == 422
        assert "It cannot stand there." in words(answer)
    with pytest.raises(ChangedMeanwhile):
        actions.sign_off(glen, "gone", version=1, by=an_actor(Role.CHIEF_OFFICER, glen))


# ---------------------------------------------------------------- files


def word_file(text: str = REPORT) -> SimpleUploadedFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        pypandoc.convert_text(text, "docx", format="markdown", outputfile=str(path))
        return SimpleUploadedFile("report.docx", path.read_bytes())


def test_a_report_comes_in_from_word(glen: Authority, clerk: Client):
    address = url(glen, "work-paper-word", "loose")
    found = clerk.post(address, {"file": word_file()})
    assert found.status_code == 200
    form = form_of(found, "sections")
    assert [form[f"goes-to-{number}"] for number in range(5)] == [
        "purpose",
        "main_report",
        "above",
        "equality",
        "recommendations",
    ]
    stale = form.copy()
    nothing = post(clerk, address, form, **{f"goes-to-{number}": "left_out" for number in range(5)})
    assert nothing.status_code == 422
    assert "Say of at least one section where it belongs." in words(nothing)
    assert post(clerk, address, form).status_code == 303
    paper = now(glen, "loose")
    assert [(each.part.value, each.heading, each.text) for each in paper.sections or ()] == [
        ("purpose", None, "To tell of a framework.\n\nTo ask for nothing more."),
        (
            "main_report",
            "The role of partnerships in reducing inequalities",
            "Much remains to do.\n\n## What others do\n\n- one",
        ),
        ("equality", None, "None."),
    ]
    assert [each.text for each in paper.recommendations or ()] == ["to note the framework; and", "to note the rest."]
    second = post(clerk, address, stale, form_number="another")
    assert second.status_code == 422
    assert "Send it once more" in words(second)
    assert post(clerk, address, form_of(second, "sections")).status_code == 303
    assert len(now(glen, "loose").sections or ()) == 6


def test_what_is_no_word_file_is_refused(glen: Authority, clerk: Client, monkeypatch):
    address = url(glen, "work-paper-word", "loose")
    bad = clerk.post(address, {"file": SimpleUploadedFile("x.docx", b"not a package")})
    assert bad.status_code == 422
    assert "<form" in words(bad)
    assert clerk.get(address).status_code == 200
    for number in ("x", "0", "9999"):
        assert clerk.post(address, {"sections": number, "version": "1"}).status_code == 422
    monkeypatch.setattr(actions, "take_over", lambda *_g, **_n: (_ for _ in ()).throw(NotRecorded("No.")))
    typed = {"sections": "1", "version": "1", "goes-to-0": "risk", "heading-0": "", "text-0": "x"}
    assert clerk.post(address, typed).status_code == 422


def test_a_paper_is_read_and_taken_away(glen: Authority, clerk: Client, monkeypatch):
    page = words(clerk.get(url(glen, "work-paper-read", "budget")))
    assert "Report by Chief finance officer" in page
    assert "Draft: this paper is not signed off." in page
    answer = clerk.get(url(glen, "work-paper-file", "budget", "word"))
    assert answer["Content-Disposition"] == 'attachment; filename="budget.docx"'
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content[:2] == b"PK"
    assert clerk.get(url(glen, "work-paper-file", "budget", "tea")).status_code == 404

    def fail(*_given: object, **_named: object) -> None:
        raise DocumentError("It cannot be written.")

    monkeypatch.setattr("comhla.web.board.views.writing_files.render", fail)
    assert clerk.get(url(glen, "work-paper-file", "budget", "pdf")).status_code == 422
    monkeypatch.setattr("comhla.web.board.views.writing_files.html_body", fail)
    assert "It cannot be written." in words(clerk.get(url(glen, "work-paper-read", "budget")))


# ---------------------------------------------------------------- sign-off


def test_somebody_else_signs_off_and_a_change_takes_it_back(glen: Authority, clerk: Client):
    officer = client_for(a_person(Role.CHIEF_OFFICER, glen))
    paper, sign = url(glen, "work-paper", "budget"), url(glen, "work-paper-sign-off", "budget")
    assert clerk.post(sign, {"version": "1"}).status_code == 403
    assert officer.get(sign)["Location"] == paper
    stale = form_of(officer.get(paper), "version")
    send(clerk, url(glen, "work-paper-part", "budget", "risk"), "base", text="Little.", do="save")
    refused = post(officer, sign, stale)
    assert refused.status_code == 422
    assert not isinstance(now(glen).signed_off_on, date)
    assert post(officer, sign, form_of(officer.get(paper), "version")).status_code == 303
    assert (now(glen).signed_off_on, now(glen).signed_off_by) == (TODAY, "Chief officer")
    assert "Signed off" in words(officer.get(paper))
    about = send(clerk, url(glen, "work-paper-about", "budget"), "version", reference="12/26")
    assert "taken back" not in words(clerk.get(about["Location"]))
    assert now(glen).signed_off_on == TODAY
    answer = send(clerk, url(glen, "work-paper-part", "budget", "risk"), "base", text="Great.", do="save")
    assert "That is taken back" in words(clerk.get(answer["Location"]))
    assert (now(glen).signed_off_on, now(glen).signed_off_by) != (TODAY, "Chief officer")
    assert not isinstance(now(glen).signed_off_on, date)


def test_what_stands_against_a_sign_off(glen: Authority):
    officer = an_actor(Role.CHIEF_OFFICER, glen)

    def against(key: str = "budget") -> str:
        fresh = Authority.objects.get(pk=glen.pk)
        return " ".join(actions.hindrances(fresh, now(glen, key), by=officer))

    assert against() == ""
    assert "Something that it needs is missing" in against("loose")
    typed = {"heading": "", "text": "Mine."}
    actions.save_part(glen, "budget", PaperPart.RISK, 1, typed=typed, base={}, by=officer)
    assert "Somebody else has to sign it off" in against()
    with pytest.raises(NotRecorded, match="Somebody else"):
        actions.sign_off(glen, "budget", version=version_of(glen, "budget"), by=officer)
    with pytest.raises(NotAllowed):
        actions.sign_off(glen, "budget", version=version_of(glen, "budget"), by=an_actor(Role.CLERK, glen))
    with pytest.raises(NotAllowed, match="in a post"):
        actions._post_of(SYSTEM, glen)


def test_a_late_paper_says_why(glen: Authority):
    officer = an_actor(Role.FINANCE_OFFICER, glen)
    late(glen)
    with pytest.raises(NotRecorded, match="Say why"):
        actions.sign_off(glen, "budget", version=version_of(glen, "budget"), by=officer)
    late(glen, due_on="2026-11-30")
    assert not actions.needs_reason(Authority.objects.get(pk=glen.pk), now(glen))
    Pack.objects.create(
        authority=glen, meeting=MEETING, number=1, issued_at=clock.now(), issued_by="-", manifest={}, stamp="0"
    )
    assert actions.needs_reason(Authority.objects.get(pk=glen.pk), now(glen))
    late(glen, late_because="The figures came on Friday.")
    actions.sign_off(glen, "budget", version=version_of(glen, "budget"), by=officer)
    assert now(glen).signed_off_by == "Chief finance officer"
    fresh = Authority.objects.get(pk=glen.pk)
    assert actions.hindrances(fresh, now(glen), by=officer)[-1] == "It is signed off already."


# ---------------------------------------------------------------- asking for papers


def test_whoever_owes_a_paper_is_asked_by_the_daily_letters_once(glen: Authority):
    owner = a_person(Role.FINANCE_OFFICER, glen)
    assert send_notices(on=date(2026, 11, 20)) == 1  # a week before the day that standing orders set
    assert mail.outbox[0].to == [owner.email]
    assert "Budget" in mail.outbox[0].body
    assert "Integration joint board: 9 December 2026" in mail.outbox[0].body
    assert "Wanted by 27 November 2026" in mail.outbox[0].body
    assert send_notices(on=date(2026, 11, 20)) == 0
    sent = {each: send_reminders(date(2026, 11, each)) for each in (21, 25, 27, 28, 29)}
    assert sent == {21: 0, 25: 1, 27: 1, 28: 1, 29: 0}
    assert "Overdue: it was wanted by 27 November 2026" in mail.outbox[-1].body
    assert send_reminders(date(2026, 12, 5)) == 1
    assert send_reminders(date(2026, 12, 12)) == 0, "the meeting is over"
    choose_notices(preference_of(owner), at_once=True, falls_due="off", by=SYSTEM)
    Reminder.objects.all().delete()
    assert send_reminders(date(2026, 11, 20)) == 0


def test_where_nobody_holds_the_post_the_last_writer_is_asked_and_else_the_clerks(glen: Authority):
    clerk = a_person(Role.CLERK, glen)
    writer = a_person(Role.ANALYST, glen)
    actor = Actor(id=str(writer.pk), name=writer.name, held={glen.pk: frozenset({Role.ANALYST})})
    assert owners_of(glen, now(glen), on=TODAY) == [clerk]
    typed = {"heading": "", "text": "Mine."}
    actions.save_part(glen, "budget", PaperPart.RISK, 1, typed=typed, base={}, by=actor)
    assert owners_of(glen, now(glen), on=TODAY) == [writer]
    writer.is_active = False
    writer.save()
    assert owners_of(glen, now(glen), on=TODAY) == [clerk]


def test_the_chief_officer_is_asked_for_help_by_one_button(
    glen: Authority, clerk: Client, django_capture_on_commit_callbacks
):
    address, paper = url(glen, "work-paper-escalate", "budget"), url(glen, "work-paper", "budget")
    assert clerk.get(address)["Location"] == paper
    assert "The paper is not overdue." in told(clerk, address)
    late(glen)
    assert "Nobody signs in as chief officer" in told(clerk, address)
    officer = a_person(Role.CHIEF_OFFICER, glen)
    page = words(clerk.get(paper))
    assert "Ask the chief officer for help" in page
    assert "Say why it comes late" in page
    with django_capture_on_commit_callbacks(execute=True):
        page = told(clerk, address)
    assert "The chief officer is asked by e-mail." in page
    assert "the chief officer was asked for help" in page
    assert mail.outbox[-1].to == [officer.email]
    assert "It is owed by: Chief finance officer" in mail.outbox[-1].body
    assert Event.objects.filter(action="paper_escalated", subject="budget").count() == 1
    with pytest.raises(NotRecorded, match="today already"):
        escalate(Authority.objects.get(pk=glen.pk), now(glen), by=an_actor(Role.PLANNING_OFFICER, glen))
