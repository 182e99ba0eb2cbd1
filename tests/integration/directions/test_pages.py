"""The register, coverage, money, reports and documents; the public's pages; and the thread from plan to result."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from comhla.authority_file import read_plain, to_data
from comhla.law import check
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.directions.actions.issuing import issue
from comhla.web.directions.models import IssuedDirection
from comhla.web.directions.presenters.one import DUTIES
from tests.lib.forms import day, send
from tests.lib.given import AT, COUNCIL, NHS, a_row, facts_with
from tests.lib.web import TODAY, a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db
FIRST = f"{AT}d/D-2026-01/"
PUBLIC = "/authorities/glen-test/directions/"


def now(authority):
    return Authority.objects.get(pk=authority.pk)


def test_the_register_says_what_each_does_and_how_functions_are_covered(clerk, django_assert_max_num_queries):
    clerk.get(AT)
    with django_assert_max_num_queries(25):
        page = clerk.get(AT)
    assert [each.key for each in page.context["page"].object_list] == ["D-2026-02", "D-2026-01"]
    assert page.context["covered"] == "2 of 3 delegated functions have a direction in force; each has to have one."
    assert (page.context["in_force"], page.context["waiting"]) == (2, 2)
    before = clerk.get(AT, {"as_at": "2026-03-25"})
    assert [each.force for each in before.context["page"].object_list] == ["Begins later", "Begins later"]
    assert list(clerk.get(AT, {"as_at": "2026-03-19"}).context["page"].object_list) == []
    assert clerk.get(AT, {"as_at": "nonsense"}).context["problem"]


CHOSEN = [
    ({"body": COUNCIL}, ["D-2026-01"]),
    ({"function": "wards"}, ["D-2026-02"]),
    ({"action": "visits"}, ["D-2026-01"]),
    ({"force": "ended"}, []),
    ({"status": "done"}, []),
    ({"body": "rubbish"}, []),
]
"""What is asked for, and the directions that are shown."""


def test_filters_choose_directions_on_the_page_and_in_the_table(clerk, subtests):
    for asked, keys in CHOSEN:
        with subtests.test(asked=asked):
            assert [each.key for each in clerk.get(AT, asked).context["page"].object_list] == keys
            rows = list(csv.reader(io.StringIO(clerk.get(f"{AT}register.csv", asked).content.decode("utf-8-sig"))))
            assert [row[0] for row in rows[1:]] == keys


def test_the_table_holds_nothing_that_a_spreadsheet_would_carry_out(clerk, authority):
    record_row(authority, "directions", a_row("D-2026-09", title='=HYPERLINK("x")'), by=SYSTEM)
    assert "'=HYPERLINK" in clerk.get(f"{AT}register.csv").content.decode()


def test_coverage_and_money_are_shown_as_at_a_day(clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        coverage = clerk.get(f"{AT}coverage/")
    assert [(each.function, each.state) for each in coverage.context["rows"]] == [
        ("Nursing", "Never directed"),
        ("Care at home", "Directed"),
        ("Wards", "Directed"),
    ]
    assert clerk.get(f"{AT}coverage/", {"as_at": "2026-03-31"}).context["rows"][0].state == "No direction in force"
    with django_assert_max_num_queries(25):
        page = clerk.get(f"{AT}money/")
    money = page.context["money"]
    assert [(each.function, each.directed, each.recorded, each.words) for each in money.functions] == [
        ("Care at home", "£1,000", "£900", "£100 more is directed than recorded"),
        ("Wards", "£500.50", "", "Directed, and no payment is recorded"),
    ]
    assert [(each.body, each.kind, each.directed, each.recorded) for each in money.bodies] == [
        (COUNCIL, "Payment", "£1,000", "£900"),
        (NHS, "Set aside", "£500.50", ""),
    ]
    assert money.differing == 2
    assert clerk.get(f"{AT}money/", {"as_at": "2026-03-01"}).context["money"].functions[0].directed == ""


def test_the_report_to_the_board_is_a_file_of_a_period(clerk, quick):
    period = {"first_day": "1", "first_month": "4", "first_year": "2026"}
    last = {"last_day": "22", "last_month": "11", "last_year": "2026"}
    made = clerk.get(f"{AT}report/word/", period | last)
    assert made["Content-Disposition"] == 'attachment; filename="directions-report-2026-11-22.docx"'
    assert clerk.get(f"{AT}report/pdf/").status_code == 200
    assert clerk.get(f"{AT}report/stone/").status_code == 404
    refused = clerk.get(f"{AT}report/word/", period | last | {"last_year": "2025"})
    assert refused.status_code == 422
    assert "cannot be before the first day" in refused.content.decode()


def test_a_direction_is_issued_in_writing_and_kept_as_it_was(clerk, authority, quick, council_officer):
    assert send(clerk, f"{FIRST}issue/").status_code == 303
    first = IssuedDirection.objects.get()
    assert (first.number, first.because, len(first.stamp), first.files.count()) == (1, "", 64, 5)
    assert facts_of(now(authority)).directions_by_id["D-2026-01"].in_writing is True
    assert send(clerk, f"{FIRST}issue/", because="").status_code == 422
    assert send(clerk, f"{FIRST}issue/", because="A number was wrong.").status_code == 303
    second = IssuedDirection.objects.get(number=2)
    assert (second.because, second.stamp) == ("A number was wrong.", first.stamp)
    for client, lead in ((clerk, FIRST), (council_officer, "/papers/glen-test/directions/D-2026-01/")):
        file = client.get(f"{lead}issues/1/direction-d-2026-01.pdf")
        assert (file.content, file["Content-Type"]) == (b"pdf: Care at home", "application/pdf")
        assert client.get(f"{lead}issues/3/direction-d-2026-01.pdf").status_code == 404
    assert "A number was wrong." in clerk.get(FIRST).content.decode()
    assert clerk.get(f"{FIRST}document/word/").status_code == 200
    assert clerk.get(f"{FIRST}document/stone/").status_code == 404
    seen = facts_of(now(authority)).directions_by_id["D-2026-02"]
    with pytest.raises(ChangedMeanwhile):
        issue(authority, seen.replace(title="As it was"), by=SYSTEM)
    with pytest.raises(NotAllowed):
        issue(authority, seen, by=an_actor(Role.INSPECTOR, authority))


def test_a_document_that_cannot_be_written_says_so(clerk, authority, monkeypatch):
    from comhla.documents.errors import CannotBeWritten

    def fail(*_given):
        raise CannotBeWritten("The fonts lack a sign.")

    for place in ("actions.issuing", "views.one", "views.register"):
        monkeypatch.setattr(f"comhla.web.directions.{place}.render", fail)
    refused = send(clerk, f"{FIRST}issue/")
    assert (refused.status_code, IssuedDirection.objects.count()) == (422, 0)
    assert "The fonts lack a sign." in refused.content.decode()
    assert clerk.get(f"{FIRST}document/pdf/").status_code == 404
    period = day("first", "2026-04-01") | day("last", "2026-11-22")
    assert "The fonts lack a sign." in clerk.get(f"{AT}report/pdf/", period).content.decode()


def test_the_thread_from_plan_to_money_and_result_has_no_dead_end(clerk, authority):
    """Four hops: an action of the plan, its directions, the decision with its certificate, the money and what came."""
    actions = clerk.get("/work/glen-test/plans/plan-2024/actions/").content.decode()
    assert f'{AT}?action=visits"' in actions
    register = clerk.get(AT, {"action": "visits"}).content.decode()
    assert f'href="{FIRST}' in register
    page = clerk.get(FIRST).content.decode()
    certificate = reverse("work-meeting-certificate", args=["glen-test", "march"])
    hops = ("/authorities/glen-test/decisions/care/", certificate, f"{AT}money/")
    for hop in hops:
        assert f'href="{hop}' in page
        assert clerk.get(hop).status_code == 200
    assert f'href="{PUBLIC}D-2026-01/"' in clerk.get(hops[0]).content.decode()


def test_the_findings_of_the_page_are_those_of_the_exported_file(clerk, authority):
    exported = read_plain(to_data(facts_of(now(authority))), name="exported")
    theirs = [
        (each.outcome.value, each.because)
        for each in check(exported, as_at=TODAY)
        if each.duty.id in DUTIES and each.subject.id in ("D-2026-01", "decision-care")
    ]
    shown = clerk.get(FIRST).context["findings"]
    assert [(each.outcome, each.because) for each in shown] == theirs
    assert len(shown) > 8


def test_the_public_reads_what_was_directed_and_what_became_of_it(authority, client, django_assert_max_num_queries):
    report = {"reported_on": "2026-09-01", "body": COUNCIL, "status": "done", "what": "Twelve homes visited."}
    record_row(authority, "directions", a_row("D-2026-05", compliance=[report]), by=SYSTEM)
    with django_assert_max_num_queries(25):
        page = client.get(PUBLIC)
    assert [each.key for each in page.context["page"].object_list] == ["D-2026-05", "D-2026-02", "D-2026-01"]
    one = client.get(f"{PUBLIC}D-2026-05/").content.decode()
    assert "Twelve homes visited." in one
    assert 'href="/authorities/glen-test/decisions/care/"' in one
    assert "Twelve homes" not in client.get(f"{PUBLIC}D-2026-05/?as_at=2026-08-01").content.decode()
    assert client.get(f"{PUBLIC}D-2026-05/?as_at=2026-01-01").status_code == 404
    assert client.get(f"{PUBLIC}gone/").status_code == 404
    assert f'href="{PUBLIC}"' in client.get("/authorities/glen-test/").content.decode()


def test_an_authority_without_directions_says_what_to_do(db):
    authority = recorded(facts_with())
    clerk = client_for(a_person(Role.CLERK, authority))
    assert "No direction is recorded yet" in clerk.get(AT).content.decode()
    assert "No amount is recorded for a year" in clerk.get(f"{AT}money/").content.decode()
    assert "No direction had been given" in clerk.get(PUBLIC).content.decode()
    reader = client_for(a_person(Role.INSPECTOR, authority))
    assert "Make a direction" not in reader.get(AT).content.decode()
    assert reader.post(f"{AT}monitoring/").status_code == 403
