"""Evidence: attached with its own day and period, looked at, replaced and withdrawn."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.duties import actions
from comhla.web.duties.facts import findings_of
from comhla.web.duties.kept_files import keep, path_of
from comhla.web.duties.models import EvidenceFile, WithdrawnEvidence
from comhla.web.duties.uploads import examine
from tests.lib.web import TODAY, a_person, client_for, recorded, small_facts
from tests.unit.web.duties.test_uploads import EXE, PDF

KEY = ("ENG-1", "give_feedback", "decision-2026-november")
NEW = "/work/inverannoch/evidence/new/?duty=ENG-1&part=give_feedback&subject=decision-2026-november"
GIVEN = {
    "what": "Newsletter to those who took part",
    "dated_on_0": "20", "dated_on_1": "11", "dated_on_2": "2026",
    "dated_on_day": "20", "dated_on_month": "11", "dated_on_year": "2026",
    "part": "give_feedback", "subject": "decision-2026-november", "address": "https://example.org/newsletter",
}  # fmt: skip


@pytest.fixture(autouse=True)
def uploads_of_its_own(settings, tmp_path):
    """A folder of uploads for each test."""
    settings.MEDIA_ROOT = tmp_path


def a_pdf(name: str = "news.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


def outcome(authority) -> str:
    fresh = Authority.objects.get(pk=authority.pk)
    return next(each.outcome.value for each in findings_of(fresh, TODAY) if each.key == KEY)


def attached(client, **given):
    return client.post(NEW, {**GIVEN, **given})


def test_the_form_knows_what_it_is_for(client):
    text = client.get(NEW).content.decode()
    assert 'value="give_feedback" selected' in text
    assert 'value="decision-2026-november" selected' in text
    assert 'enctype="multipart/form-data"' in text


def test_evidence_with_a_file_changes_the_answer(client, authority, tmp_path):
    assert outcome(authority) == "not_evidenced"
    response = attached(client, file=a_pdf())
    assert response.status_code == 303
    assert response["Location"].startswith("/work/inverannoch/answer/?duty=ENG-1")
    assert outcome(authority) == "met"
    kept = EvidenceFile.objects.get()
    assert (kept.name, kept.content_type, kept.size) == ("news.pdf", "application/pdf", len(PDF))
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert path_of(kept.sha256).read_bytes() == PDF
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == [kept.sha256]
    assert {"row_recorded", "evidence_file_kept"} <= set(Event.objects.values_list("action", flat=True))


def test_the_file_is_given_to_save_with_its_own_type(client, authority, inspector):
    attached(client, file=a_pdf("../../hostile\u202ename.pdf"))
    kept = EvidenceFile.objects.get()
    for reader in (client, inspector):
        response = reader.get(f"/work/inverannoch/evidence/file/{kept.pk}/")
        assert b"".join(response.streaming_content) == PDF
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'attachment; filename="hostilename.pdf"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "private, no-store"


def test_a_file_is_for_those_who_may_see_the_workspace(client, authority):
    attached(client, file=a_pdf())
    address = f"/work/inverannoch/evidence/file/{EvidenceFile.objects.get().pk}/"
    member = client_for(a_person(Role.BOARD_MEMBER, authority))
    assert member.get(address).status_code == 403
    elsewhere = recorded(small_facts())
    other = client_for(a_person(Role.CLERK, elsewhere))
    assert other.get(address).status_code == 404
    assert other.get(address.replace("inverannoch", elsewhere.slug)).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_a_file_that_has_gone_is_not_there(client, authority):
    attached(client, file=a_pdf())
    kept = EvidenceFile.objects.get()
    path_of(kept.sha256).unlink()
    assert client.get(f"/work/inverannoch/evidence/file/{kept.pk}/").status_code == 404


# what is sent otherwise, what is said
REFUSED = [
    ({"what": ""}, "This field is required"),
    ({"address": ""}, "Choose a file, or give a link"),
    ({"address": "javascript:alert(1)"}, "is not a web address"),
    ({"dated_on_2": "2027", "dated_on_year": "2027"}, "22 November 2026 or earlier"),
    ({"dated_on_0": "31", "dated_on_day": "31"}, "There is no such day"),
    ({"part": "no_such_part"}, "not one of the available choices"),
    ({"subject": "misspelt"}, "not one of the available choices"),
    ({"period_first_day": "2026-05-01", "period_last_day": "2026-04-01"}, "The last day is before the first"),
    ({"file": ("run.exe", EXE)}, "Choose a PDF, Word"),
    ({"file": ("news.pdf", EXE)}, "is not what its name says"),
    ({"file": ("news.pdf", b"")}, "The file is empty"),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(changes, said, client, authority):
    if "file" in changes:
        changes = {"file": a_pdf(*changes["file"])}
    response = attached(client, **changes)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert "There is a problem" in text
    if "what" not in changes:
        assert "Newsletter to those who took part" in text
    if "file" in changes:
        assert "choose it again" in text
    assert not EvidenceFile.objects.exists()
    assert outcome(authority) == "not_evidenced"


def test_a_file_that_is_too_large_is_refused(client, settings):
    settings.MOST_UPLOADED_BYTES = 1024 * 1024
    response = attached(client, file=a_pdf(content=PDF + b" " * 1024 * 1024))
    assert response.status_code == 422
    assert "larger than 1 MB" in response.content.decode()


def test_each_period_keeps_its_own_evidence(client, authority):
    attached(client)
    rows = [each for each in facts_of(Authority.objects.get(pk=authority.pk)).evidence or () if each.duty == "ENG-1"]
    assert [(each.part, each.subject) for each in rows][-1] == KEY[1:]
    text = client.get("/work/inverannoch/duties/ENG-1/").content.decode()
    assert "1 piece, 20 November 2026" in text
    assert "None recorded" in text


def test_evidence_goes_where_it_was_asked_for_and_nowhere_else(client):
    assert attached(client, next="/work/inverannoch/")["Location"] == "/work/inverannoch/"
    assert attached(client, next="https://evil.example/")["Location"].startswith("/work/inverannoch/answer/")
    whole = client.post("/work/inverannoch/evidence/new/?duty=ENG-1", {**GIVEN, "part": "", "subject": ""})
    assert whole["Location"] == "/work/inverannoch/duties/ENG-1/"


def test_a_piece_of_evidence_has_a_page(client, inspector):
    attached(client, file=a_pdf())
    key = EvidenceFile.objects.get().key
    text = client.get(f"/work/inverannoch/evidence/{key}/").content.decode()
    assert "Newsletter to those who took part" in text
    assert "20 November 2026" in text
    assert "Withdraw it" in text
    assert "Withdraw it" not in inspector.get(f"/work/inverannoch/evidence/{key}/").content.decode()


def version_on(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found is not None
    return found.group(1)


def test_withdrawn_evidence_counts_no_more_and_its_file_stays(client, authority):
    attached(client, file=a_pdf())
    kept = EvidenceFile.objects.get()
    page = f"/work/inverannoch/evidence/{kept.key}/"
    version = version_on(client.get(page).content.decode())
    opened = client.get(f"{page}withdraw/")
    assert (opened.status_code, opened["Location"]) == (302, page)
    nothing_said = client.post(f"{page}withdraw/", {"version": version, "reason": " "})
    assert nothing_said.status_code == 422
    assert outcome(authority) == "met"
    response = client.post(f"{page}withdraw/", {"version": version, "reason": "It was the draft."})
    assert response.status_code == 303
    assert outcome(authority) == "not_evidenced"
    gone = WithdrawnEvidence.objects.get()
    assert (gone.key, gone.reason, gone.withdrawn_by, gone.withdrawn_on) == (
        kept.key,
        "It was the draft.",
        "Petra Officer",
        TODAY,
    )
    assert path_of(kept.sha256).is_file()
    still = client.get(f"/work/inverannoch/evidence/file/{kept.pk}/")
    assert b"".join(still.streaming_content) == PDF
    assert "It was the draft." in client.get("/work/inverannoch/duties/ENG-1/").content.decode()
    assert client.get(page).status_code == 404
    assert client.post(f"{page}withdraw/", {"version": version, "reason": "x"}).status_code == 404


def test_evidence_changed_meanwhile_is_not_withdrawn(client, authority):
    attached(client)
    key = (facts_of(Authority.objects.get(pk=authority.pk)).evidence or ())[-1].id
    response = client.post(f"/work/inverannoch/evidence/{key}/withdraw/", {"version": 99, "reason": "x"})
    assert response.status_code == 422
    assert "Somebody else changed this" in response.content.decode()


def test_evidence_is_replaced_for_a_reason(client, authority):
    attached(client, file=a_pdf())
    old = EvidenceFile.objects.get().key
    page = f"{NEW}&replaces={old}"
    assert "Newsletter to those who took part" in client.get(page).content.decode()
    without = client.post(page, {**GIVEN, "what": "Approved newsletter"})
    assert without.status_code == 422
    response = client.post(page, {**GIVEN, "what": "Approved newsletter", "reason": "Approved since."})
    assert response.status_code == 303
    rows = [
        each.what for each in facts_of(Authority.objects.get(pk=authority.pk)).evidence or () if each.duty == "ENG-1"
    ]
    assert "Approved newsletter" in rows
    assert "Newsletter to those who took part" not in rows
    gone = WithdrawnEvidence.objects.get()
    assert gone.key == old
    assert gone.replaced_by
    assert client.get(f"{NEW}&replaces=no-such").status_code == 404


def test_evidence_is_withdrawn_for_a_reason_and_once(authority, clerk):
    row = actions.attach_evidence(authority, {"duty": "ENG-1", "what": "x", "dated_on": "2026-01-01"}, by=clerk)
    with pytest.raises(NotRecorded, match="Say why"):
        actions.withdraw_evidence(authority, row.key, version=row.version, by=clerk, reason="  ")
    actions.withdraw_evidence(authority, row.key, version=row.version, by=clerk, reason="Draft")
    with pytest.raises(ChangedMeanwhile):
        actions.withdraw_evidence(authority, row.key, version=row.version, by=clerk, reason="Again")


def test_the_same_content_is_kept_once():
    upload = examine("a.pdf", PDF, most_bytes=10_000)
    keep(upload)
    first = path_of(upload.sha256).stat().st_mtime_ns
    keep(upload)
    assert path_of(upload.sha256).stat().st_mtime_ns == first
