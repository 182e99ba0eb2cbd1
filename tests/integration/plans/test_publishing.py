"""Getting a plan ready, asking for its publication, and agreeing: by two people, all at once or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comhla.law import Outcome, check
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.accounts.models import User
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.bundle_files import remove_file, set_guidance_aside, take_up_again
from comhla.web.plans.actions.publishing import ChangedSinceAsked, NotComplete, agree, ask, bundle_now, end_request
from comhla.web.plans.bundle import FileKind, State
from comhla.web.plans.models import (
    BundleFile,
    Publication,
    PublicationKind,
    PublicationRequest,
    PublishedFile,
    PublishedPage,
)
from tests.lib.published import KEY, SECTIONS, Publishers, a_pdf, plan_of, ready_facts
from tests.lib.web import TODAY, an_actor, client_for

pytestmark = pytest.mark.django_db
WORK = f"/work/glen-test/plans/{KEY}/publish/"
CORRECTION, WITHDRAWAL = PublicationKind.CORRECTION, PublicationKind.WITHDRAWAL


def change(publishers: Publishers, collection: str, key: str, **changes: Any) -> None:
    """Change a row as somebody would."""
    row = rows_of(publishers.authority, collection).get(key=key)
    data = {**plain_row(row, collection), **changes}
    record_row(publishers.now, collection, data, by=publishers.officer, key=key, version=row.version)


def as_role(publishers: Publishers, role: str) -> Client:
    return client_for(User.objects.get(name=role))


# --------------------------------------------------------------------------------------------------------- publishing


def test_what_is_published_follows_for_the_record(publishers: Publishers) -> None:
    made = publishers.publish()
    plan = plan_of(publishers.authority)
    assert (made.number, made.asked_by, made.agreed_by) == (1, "Planning officer", "Chief officer")
    assert plan.published_on == plan.statement_published_on == TODAY
    assert plan.address == f"http://127.0.0.1:8000/authorities/glen-test/plans/{KEY}/"
    assert len(plan.statement_covers or ()) == 7
    answers = {
        each.part.key: each.outcome
        for each in check(facts_of(publishers.now), as_at=TODAY)
        if each.duty.id == "act-2014/s35" and each.part is not None and each.subject.id == KEY
    }
    assert answers["publish_statement_with_plan"] is Outcome.MET
    assert answers["statement_covers_every_step"] is Outcome.MET
    equality = next(each for each in facts_of(publishers.now).assessments or () if each.id == "equality")
    assert equality.published_on == TODAY
    assert equality.address == f"{plan.address}files/with-equality.pdf" or str(equality.address).endswith(
        "equality.pdf"
    )


def test_the_trail_says_who_asked_and_who_agreed(publishers: Publishers) -> None:
    publishers.publish()
    told = list(Event.objects.filter(kind="plan_publication").order_by("number").values_list("action", "by_name"))
    assert told == [("publication_asked", "Planning officer"), ("plan_published", "Chief officer")]
    assert Event.objects.filter(kind="plans", action="row_changed").get().by_name == "Chief officer"


def test_the_author_cannot_agree(publishers: Publishers) -> None:
    by_chief = ask_by(publishers, publishers.chief)
    with pytest.raises(NotRecorded, match="You asked for this yourself"):
        agree(by_chief, by=publishers.chief)
    assert not Publication.objects.exists()


def ask_by(publishers: Publishers, by: Actor) -> PublicationRequest:
    from comhla.web.plans.actions.publishing import Wanted

    return ask(publishers.now, plan_of(publishers.authority), Wanted(PublicationKind.PUBLICATION), by=by)


@pytest.mark.parametrize("role", [each for each in Role if each not in {Role.CHIEF_OFFICER, Role.ADMINISTRATOR}])
def test_only_who_decides_what_the_public_sees_agrees(publishers: Publishers, role: Role) -> None:
    asked = publishers.ask()
    somebody = an_actor(role, publishers.authority, name="Somebody else")
    with pytest.raises(NotAllowed):
        agree(asked, by=somebody)
    assert not Publication.objects.exists()


def test_an_administrator_agrees_though_they_record_no_facts(publishers: Publishers) -> None:
    agree(publishers.ask(), by=an_actor(Role.ADMINISTRATOR, publishers.authority))
    assert plan_of(publishers.authority).published_on == TODAY


def test_who_may_only_read_does_not_ask(publishers: Publishers) -> None:
    with pytest.raises(NotAllowed):
        ask_by(publishers, an_actor(Role.INSPECTOR, publishers.authority))


def test_nothing_is_half_published(publishers: Publishers, fails_midway: Callable[[], None]) -> None:
    asked = publishers.ask()
    before = publishers.now.facts_stamp
    fails_midway()
    with pytest.raises(OSError, match="the disk is full"):
        agree(asked, by=publishers.chief)
    assert [each for each in (Publication, PublishedPage, PublishedFile) if each.objects.exists()] == []
    assert publishers.now.facts_stamp == before
    asked.refresh_from_db()
    assert asked.ended_at is None
    assert not Event.objects.filter(action="plan_published").exists()


def test_a_document_that_cannot_be_made_is_told(publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    from comhla.documents.errors import CannotBeWritten

    def fail(*_given: object) -> bytes:
        raise CannotBeWritten("A picture cannot be opened.")

    monkeypatch.setattr("comhla.web.plans.edition.render", fail)
    with pytest.raises(NotRecorded, match="A picture cannot be opened"):
        agree(publishers.ask(), by=publishers.chief)


def test_the_second_who_agrees_is_told(publishers: Publishers) -> None:
    asked = publishers.ask()
    agree(asked, by=publishers.chief)
    other = an_actor(Role.ADMINISTRATOR, publishers.authority)
    with pytest.raises(NotRecorded, match=r"Chief officer has answered this already|has changed since"):
        agree(asked, by=other)
    assert Publication.objects.count() == 1


def test_two_who_agree_at_once_publish_once(publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one agrees while the documents of the first are being made."""
    from comhla.web.plans.actions import publishing

    asked, made_by, other = publishers.ask(), publishing._prepared, an_actor(Role.ADMINISTRATOR, publishers.authority)

    def prepared(*given: Any) -> Any:
        done = made_by(*given)
        monkeypatch.setattr(publishing, "_prepared", made_by)
        agree(asked, by=other)
        return done

    monkeypatch.setattr(publishing, "_prepared", prepared)
    with pytest.raises(NotRecorded, match="Administrator has answered this already"):
        agree(asked, by=publishers.chief)
    assert Publication.objects.count() == 1


CHANGES: list[tuple[Callable[[Publishers], object], str]] = [
    (
        lambda all: change(all, "plan_sections", f"{KEY}-vision", text="Other words."),
        "Sections of strategic plans: Vision",
    ),
    (lambda all: change(all, "plan_actions", "a1", title="Open two clinics"), "Actions of strategic plans: a1"),
    (lambda all: change(all, "plans", KEY, title="Another title"), "What is recorded of the plan"),
    (lambda all: all.add(FileKind.OTHER, "map.pdf"), "The file map.pdf"),
    (lambda all: remove_file(BundleFile.objects.get(kind="finance"), by=all.officer), "The file finance.pdf"),
]


@pytest.mark.parametrize(("do", "told"), CHANGES, ids=[told for _do, told in CHANGES])
def test_what_changed_since_it_was_asked_for_is_not_published(
    publishers: Publishers, do: Callable[[Publishers], object], told: str
) -> None:
    asked = publishers.ask()
    do(publishers)
    with pytest.raises(ChangedSinceAsked) as refused:
        agree(asked, by=publishers.chief)
    assert refused.value.what == [told]
    assert not Publication.objects.exists()


def test_a_change_while_documents_are_made_is_seen(publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    from comhla.web.plans.actions import publishing

    asked, made_by = publishers.ask(), publishing._prepared

    def prepared(*given: Any) -> Any:
        done = made_by(*given)
        change(publishers, "plan_sections", f"{KEY}-vision", text="Other words.")
        return done

    monkeypatch.setattr(publishing, "_prepared", prepared)
    with pytest.raises(ChangedSinceAsked):
        agree(asked, by=publishers.chief)
    assert not Publication.objects.exists()


def test_an_incomplete_plan_is_not_asked_for(db: None, quick: None) -> None:
    publishers = Publishers(with_files=False)
    with pytest.raises(NotComplete) as refused:
        publishers.ask()
    assert [each.key for each in refused.value.missing] == ["finance", "equality_results", "fairer_scotland_results"]


OUT_OF_TURN = [
    (CORRECTION, "One figure", "It was wrong", "is not published"),
    (WITHDRAWAL, "All", "It was wrong", "is not published"),
]


@pytest.mark.parametrize(("kind", "says", "because", "told"), OUT_OF_TURN)
def test_only_what_is_published_is_corrected_or_withdrawn(
    publishers: Publishers, kind: PublicationKind, says: str, because: str, told: str
) -> None:
    with pytest.raises(NotRecorded, match=told):
        publishers.ask(kind, says, because)


def test_requests_come_one_after_the_other(publishers: Publishers) -> None:
    publishers.ask()
    with pytest.raises(NotRecorded, match="asked for already"):
        publishers.ask()


def test_a_published_plan_is_only_corrected(publishers: Publishers) -> None:
    publishers.publish()
    with pytest.raises(NotRecorded, match="published already"):
        publishers.ask()
    with pytest.raises(NotRecorded, match="Say what changed"):
        publishers.ask(CORRECTION, "One figure")
    publishers.publish(WITHDRAWAL, "The whole plan", "It names somebody.")
    with pytest.raises(NotRecorded, match="withdrawn already"):
        publishers.ask(WITHDRAWAL, "Again", "Again")


def test_who_asked_takes_it_back_and_who_decides_says_no(publishers: Publishers) -> None:
    end_request(publishers.ask(), by=publishers.officer, reason="Too early.")
    asked = publishers.ask()
    with pytest.raises(NotAllowed):
        end_request(asked, by=an_actor(Role.ANALYST, publishers.authority), reason="No.")
    end_request(asked, by=publishers.chief, reason="A figure is missing.")
    with pytest.raises(NotRecorded, match="Chief officer has answered"):
        end_request(asked, by=publishers.chief, reason="Again.")
    reasons = Event.objects.filter(action="publication_not_agreed").order_by("number").values_list("reason", flat=True)
    assert list(reasons) == ["Too early.", "A figure is missing."]


# --------------------------------------------------------------------------------------------------------- set aside


def test_guidance_is_set_aside_by_the_chief_officer_alone(db: None, quick: None) -> None:
    sections = [each for each in SECTIONS if each.get("edition") != "easy_read"]
    publishers = Publishers(ready_facts(plan_sections=sections))
    plan = plan_of(publishers.authority)
    with pytest.raises(NotAllowed):
        set_guidance_aside(publishers.now, plan, "easy_read", "Later.", by=publishers.officer)
    with pytest.raises(NotRecorded, match="Nothing of this kind"):
        set_guidance_aside(publishers.now, plan, "equality", "Later.", by=publishers.chief)
    set_guidance_aside(publishers.now, plan, "easy_read", "It comes in January.", by=publishers.chief)
    assert bundle_now(publishers.now, plan, on=TODAY).item("easy_read").state is State.SET_ASIDE
    publishers.publish()
    take_up_again(publishers.now, plan, "easy_read", by=publishers.chief)
    assert bundle_now(publishers.now, plan, on=TODAY).item("easy_read").state is State.MISSING
    with pytest.raises(NotRecorded, match="not set aside"):
        take_up_again(publishers.now, plan, "easy_read", by=publishers.chief)


def test_law_is_not_set_aside(db: None) -> None:
    publishers = Publishers(ready_facts(assessments=[]))
    with pytest.raises(NotRecorded, match="Only guidance"):
        set_guidance_aside(publishers.now, plan_of(publishers.authority), "equality", "No.", by=publishers.chief)


# ------------------------------------------------------------------------------------------------------------- pages


def test_the_page_lists_what_is_missing_and_refuses_to_ask(db: None) -> None:
    publishers = Publishers(with_files=False)
    browser = as_role(publishers, "Planning officer")
    page = browser.get(WORK).content.decode()
    assert "3 things are missing" in page
    assert f"{WORK}files/new/?kind=finance" in page
    assert "Publish the plan" not in page
    refused = browser.post(f"{WORK}ask/publication/")
    assert refused.status_code == 422
    assert "Financial statement" in refused.content.decode()
    assert not PublicationRequest.objects.exists()


def test_a_plan_is_published_through_its_pages(publishers: Publishers) -> None:
    officer, chief = as_role(publishers, "Planning officer"), as_role(publishers, "Chief officer")
    assert "Publish the plan" in officer.get(WORK).content.decode()
    assert officer.get(f"{WORK}ask/publication/").status_code == 200
    assert officer.post(f"{WORK}ask/publication/").status_code == 303
    assert "Take it back" in officer.get(WORK).content.decode()
    assert "waits for somebody else to agree" in chief.get(WORK.removesuffix("publish/")).content.decode()
    assert officer.post(f"{WORK}answer/", {"answer": "agree"}).status_code in {403, 422}
    assert "Agree and publish" in chief.get(WORK).content.decode()
    refused = chief.post(f"{WORK}answer/", {"answer": "refuse", "reason": ""})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (422, True)
    assert chief.post(f"{WORK}answer/", {"answer": "agree"}).status_code == 303
    assert "Published, version 1" in chief.get(WORK).content.decode()
    late = chief.post(f"{WORK}answer/", {"answer": "agree"})
    assert (late.status_code, "Nothing waits" in late.content.decode()) == (422, True)
    assert chief.get(f"{WORK}answer/").status_code == 302


def test_who_asked_cannot_agree_on_the_page_either(publishers: Publishers) -> None:
    ask_by(publishers, publishers.chief)
    chief = as_role(publishers, "Chief officer")
    refused = chief.post(f"{WORK}answer/", {"answer": "agree"})
    assert (refused.status_code, "You asked for this yourself" in refused.content.decode()) == (422, True)
    assert chief.post(f"{WORK}answer/", {"answer": "refuse", "reason": "Not yet."}).status_code == 303
    assert "Publish the plan" in chief.get(WORK).content.decode()


def test_a_correction_and_a_withdrawal_are_asked_for_with_reasons(publishers: Publishers) -> None:
    publishers.publish()
    officer, chief = as_role(publishers, "Planning officer"), as_role(publishers, "Chief officer")
    refused = officer.post(f"{WORK}ask/correction/", {"says": "", "because": ""})
    assert refused.status_code == 422
    assert "<title>Error: Publish a correction" in refused.content.decode()
    assert "Say what changed, for those who read the plan." in refused.content.decode()
    said = {"says": "The target.", "because": "The wrong table."}
    assert officer.post(f"{WORK}ask/correction/", said).status_code == 303
    assert "The wrong table." in chief.get(WORK).content.decode()
    chief.post(f"{WORK}answer/", {"answer": "agree"})
    assert "What is withdrawn" in officer.get(f"{WORK}ask/withdrawal/").content.decode()
    assert officer.post(f"{WORK}ask/withdrawal/", said).status_code == 303
    chief.post(f"{WORK}answer/", {"answer": "agree"})
    assert "Withdrawn" in chief.get(WORK).content.decode()
    assert officer.get(f"{WORK}ask/nonsense/").status_code == 404
    assert [each.kind for each in Publication.objects.order_by("number")] == ["publication", "correction", "withdrawal"]


def a_file(name: str = "Money 2027.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_pdf(tagged=False) if content is None else content)


def test_files_are_added_with_warnings_and_taken_out(db: None) -> None:
    publishers = Publishers(with_files=False)
    browser = as_role(publishers, "Planning officer")
    assert browser.get(f"{WORK}files/new/?kind=finance").status_code == 200
    sent = {"kind": "finance", "title": "Money", "language": "en-GB"}
    assert browser.post(f"{WORK}files/new/", {**sent, "file": a_file()}).status_code == 303
    file = BundleFile.objects.get()
    assert (file.name, file.lacks) == ("money-2027.pdf", ["tags", "title", "language"])
    assert "a screen reader cannot follow its order" in browser.get(WORK).content.decode()
    got = browser.get(f"{WORK}files/{file.pk}/")
    assert got.content == bytes(file.content)
    assert got["Content-Disposition"].startswith("attachment")
    assert browser.get(f"{WORK}files/{file.pk}/remove/").status_code == 200
    assert browser.post(f"{WORK}files/{file.pk}/remove/").status_code == 303
    assert browser.get(f"{WORK}files/{file.pk}/").status_code == 404


REFUSED = [
    (a_file("plan.html", b"<script>"), "Choose a PDF, Word"),
    (a_file("plan.pdf", b"not a pdf"), "is not what its name says"),
    (a_file("plan.pdf", a_pdf().replace(b"%%EOF", b"/JavaScript %%EOF")), "holds a program"),
]


@pytest.mark.parametrize(("file", "told"), REFUSED)
def test_files_are_looked_into(db: None, file: SimpleUploadedFile, told: str) -> None:
    browser = as_role(Publishers(with_files=False), "Planning officer")
    file.seek(0)
    refused = browser.post(f"{WORK}files/new/", {"kind": "other", "title": "A", "language": "gd", "file": file})
    assert refused.status_code == 422
    assert told in refused.content.decode()
    assert "choose it again" in refused.content.decode()


def test_names_of_files_do_not_meet(publishers: Publishers) -> None:
    names = [publishers.add(FileKind.OTHER, name).name for name in ("Map.pdf", "map.pdf", "plan.pdf", "statement.pdf")]
    assert names == ["map.pdf", "map-2.pdf", "other-plan.pdf", "other-statement.pdf"]
    assert publishers.add(FileKind.STATEMENT, "statement.pdf").name == "with-statement-statement.pdf"


def test_there_is_an_end_to_files(publishers: Publishers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comhla.web.plans.actions.bundle_files.MOST_FILES", 3)
    with pytest.raises(NotRecorded, match="3 files already"):
        publishers.add(FileKind.OTHER)
    sent = {"kind": "other", "title": "A", "language": "gd", "file": a_file()}
    assert as_role(publishers, "Planning officer").post(f"{WORK}files/new/", sent).status_code == 422


def test_guidance_is_set_aside_on_its_page(db: None) -> None:
    publishers = Publishers(with_files=False)
    chief, aside = as_role(publishers, "Chief officer"), f"{WORK}set-aside/finance/"
    assert aside in chief.get(WORK).content.decode()
    assert chief.get(aside).status_code == 200
    assert chief.post(aside, {"reason": ""}).status_code == 422
    assert chief.post(aside, {"reason": "It comes with the budget."}).status_code == 303
    assert "It comes with the budget." in chief.get(WORK).content.decode()
    assert "Ask for it again" in chief.get(aside).content.decode()
    assert chief.post(aside).status_code == 303
    assert chief.get(f"{WORK}set-aside/equality/").status_code == 404
    assert chief.post(f"{WORK}set-aside/easy_read/", {"reason": "It is there."}).status_code == 422
    assert as_role(publishers, "Planning officer").get(aside).status_code == 403


def test_the_page_needs_few_queries(publishers: Publishers, django_assert_max_num_queries: Any) -> None:
    publishers.publish()
    browser = as_role(publishers, "Chief officer")
    browser.get(WORK)
    with django_assert_max_num_queries(25):
        browser.get(WORK)
