"""Certificates: every rule on the page, issued with a checksum, and checked by anybody."""

from __future__ import annotations

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from comhla.documents.certificate import Verified, verified
from comhla.web.access.roles import Role
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.certificates import issue_certificate
from comhla.web.board.models import Certificate
from tests.lib.after_meeting import MEETING, NEXT, SECRET_WORDS, board_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority(db) -> Authority:
    facts = board_facts()
    later = facts.meetings[1].replace(id="later", held_on=facts.meetings[1].held_on.replace(year=2027))
    group = facts.meetings[1].replace(id="group", body="planning_group", presided_by=None)
    return recorded(facts.replace(meetings=(*facts.meetings, later, group)))


@pytest.fixture
def clerk(authority):
    return client_for(a_person(Role.CLERK, authority))


def at(authority, meeting=MEETING, rest=""):
    return f"/work/{authority.slug}/board/meetings/{meeting}/certificate/{rest}"


def words_of(response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_every_rule_is_shown_with_its_law_and_a_certificate_is_issued(
    clerk, authority, client, django_assert_max_num_queries
):
    clerk.get(at(authority))
    with django_assert_max_num_queries(25):
        page = clerk.get(at(authority))
    shown = words_of(page)
    assert "Judged by the law of 24 June 2026" in shown
    assert "Did members have notice in time?" in shown
    assert "Notice of the meeting on 24 June 2026 was available on 12 June 2026" in shown
    assert "legislation.gov.uk/ssi/2014/285" in page.content.decode()
    public = f"/authorities/{authority.slug}/meetings/{MEETING}/certificate"
    assert client.get(f"{public}/").status_code == 404
    assert clerk.post(at(authority, rest="issue/"), {"form_number": "1"}).status_code == 303
    issued = Certificate.objects.get()
    assert (issued.number, issued.as_at.isoformat()) == (1, "2026-11-22")
    for form, begins in (("json", b"{"), ("html", b"<!")):
        assert clerk.get(at(authority, rest=f"1/{form}/")).content.lower().startswith(begins)
    assert clerk.get(at(authority, rest="1/rtf/")).status_code == 404
    assert clerk.get(at(authority, rest="2/json/")).status_code == 404
    assert issued.stamp in words_of(clerk.get(at(authority)))
    assert issued.content["public"]["says"] in words_of(client.get(f"{public}/"))
    data = client.get(f"{public}.json").content.decode()
    assert verified(data) is Verified.RIGHT
    assert not [word for word in SECRET_WORDS if word.casefold() in data.casefold()]
    assert json.loads(data)["kept_back"] > 0
    clerk.post(at(authority, rest="issue/"), {"form_number": "2"})
    assert [each.number for each in Certificate.objects.all()] == [1, 2]


def test_a_meeting_to_come_or_without_rules_has_no_certificate(clerk, authority):
    for meeting, said in (("later", "once the meeting was held"), ("group", "No rule on meetings")):
        assert clerk.post(at(authority, meeting, "issue/"), {"form_number": meeting}).status_code == 303
        assert said in words_of(clerk.get(at(authority, meeting)))
    assert not Certificate.objects.exists()
    reader = client_for(a_person(Role.INSPECTOR, authority))
    assert "Issue a certificate" not in words_of(reader.get(at(authority, NEXT)))
    assert reader.post(at(authority, rest="issue/"), {}).status_code == 403


def test_anybody_at_work_can_check_a_certificate(clerk, authority):
    check = f"/work/{authority.slug}/board/certificates/check/"
    assert clerk.get(check).status_code == 200
    assert clerk.post(check, {}).status_code == 422
    by = an_actor(Role.CLERK, authority, name="Second clerk")
    issued = issue_certificate(authority, MEETING, by=by)
    full = issued.content["full"]
    right = clerk.post(check, {"text": json.dumps(full)})
    assert "The checksum is right" in words_of(right)
    assert "certificate 1 of the meeting" in words_of(right)
    file = SimpleUploadedFile("c.json", json.dumps(issued.content["public"], indent=1).encode())
    assert "certificate 1 of the meeting" in words_of(clerk.post(check, {"file": file}))
    changed = {**full, "says": "Every rule that applies was kept, of course."}
    assert "The checksum is wrong" in words_of(clerk.post(check, {"text": json.dumps(changed)}))
    assert "This is not a certificate" in words_of(clerk.post(check, {"text": "[1]"}))
    issued.delete()
    assert "no certificate with this data was issued here" in words_of(clerk.post(check, {"text": json.dumps(full)}))
