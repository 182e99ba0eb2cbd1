"""Beginning a report, writing its sections, entering and taking over its money, and choosing its measures."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from comhla.dates import ReportingYear
from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.reports.actions.beginning import begin, choose
from comhla.web.reports.models import ChosenIndicator
from tests.lib.forms import form_of, forms_of, post, send, words
from tests.lib.reports import REPORT, YEAR, figures_for
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db
AT = "/work/glen-test/reports/"
WORK = f"{AT}{YEAR}/"
TABLE = """year,on what,amount,planned,reason,source
2025-26,total,"£100,000",96000,Posts stood empty.,Audited accounts
2025-26,Other health care,30000
2025-26,care group: Older people,12000.50
2024/25,locality: East,700
"""


@pytest.fixture
def fresh(db: None) -> Authority:
    """An authority in which nothing of a report is recorded."""
    return recorded(small_facts())


@pytest.fixture
def writer(fresh):
    """A browser of its performance analyst."""
    return client_for(a_person(Role.ANALYST, fresh))


@pytest.fixture
def reader(fresh):
    """A browser of an inspector, who reads only."""
    return client_for(a_person(Role.INSPECTOR, fresh))


def facts_now(authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def begun(client, year=YEAR):
    return post(client, f"{AT}{year}/", form_of(client.get(f"{AT}{year}/"), "what"))


class TestBeginning:
    def test_the_years_are_listed_with_the_day_they_are_due(self, writer):
        page = words(writer.get(AT))
        assert "31 July 2026" in page
        assert "Overdue" in page
        assert "Not begun" in page

    def test_it_is_begun_once(self, fresh, writer, reader):
        assert "It is not begun yet" in words(reader.get(WORK))
        assert reader.post(WORK).status_code == 403
        form = form_of(writer.get(WORK), "what")
        assert post(writer, WORK, form).status_code == 303
        (row,) = facts_now(fresh).performance_reports
        assert (row.id, row.reporting_year, row.published_on) == (REPORT, YEAR, None)
        again = post(writer, WORK, form)
        assert (again.status_code, "begun already" in again.content.decode()) == (422, True)

    def test_pages_of_a_report_that_is_not_begun_are_not_there(self, writer):
        for page in ("sections", "money", "indicators", "preview", "publish", "copies"):
            assert writer.get(f"{WORK}{page}/").status_code == 404

    def test_a_year_that_is_none_is_not_there(self, writer):
        assert writer.get(f"{AT}2025-99/").status_code == 404

    def test_the_checklist_counts_what_is_missing_and_leads_to_it(self, writer):
        begun(writer)
        page = writer.get(WORK)
        checks = {each.title: each for each in page.context["checks"]}
        assert len(checks["Each national outcome is assessed"].missing) == 9
        assert checks["Reviews of the strategic plan"].status == "Nothing to report"
        assert checks["Best value is assessed"].missing[0].url == f"{WORK}sections/"
        money = [each.url for each in checks["Each locality has its say and its share"].missing if "share" in each.what]
        assert set(money) == {f"{WORK}money/"}

    def test_a_report_with_everything_says_so(self, authority, analyst):
        page = analyst.get(WORK)
        open_still = {each.title for each in page.context["checks"] if each.missing}
        assert open_still == {"Measures stand beside five earlier years"}
        one_short = {each.what.split()[0] for check in page.context["checks"] for each in check.missing}
        assert "NI-14" not in one_short

    def test_whoever_may_not_record_does_not_begin(self, fresh):
        with pytest.raises(NotAllowed):
            begin(fresh, ReportingYear.from_label(YEAR), by=an_actor(Role.INSPECTOR, fresh, name="Only reads"))


class TestSections:
    def test_a_section_is_written_into_its_place(self, fresh, writer):
        begun(writer)
        assert "Needed" in words(writer.get(f"{WORK}sections/"))
        url = f"{WORK}sections/{REPORT}-o3/"
        assert send(writer, url, "text", text="People felt **respected**.").status_code == 303
        (row,) = facts_now(fresh).report_sections
        assert (row.part, row.outcome, row.text) == ("outcome", "O3", "People felt **respected**.")
        assert "<strong>respected</strong>" in writer.get(f"{WORK}preview/").content.decode()
        assert send(writer, url, "text", text="They did.").status_code == 303
        assert facts_now(fresh).report_sections[0].text == "They did."

    def test_a_locality_and_another_matter_have_places(self, fresh, writer):
        begun(writer)
        send(writer, f"{WORK}sections/{REPORT}-locality-east/", "text", text="Buses run.")
        send(writer, f"{WORK}sections/{REPORT}-other/", "text", text="Snow.", heading="The winter")
        rows = {each.id: each for each in facts_now(fresh).report_sections}
        assert rows[f"{REPORT}-locality-east"].locality == "east"
        assert rows[f"{REPORT}-other"].heading == "The winter"

    def test_what_somebody_else_saved_first_is_not_overwritten(self, fresh, writer):
        begun(writer)
        url = f"{WORK}sections/{REPORT}-best-value/"
        send(writer, url, "text", text="First.")
        form = form_of(writer.get(url), "text")
        post(writer, url, form, text="Second.")
        assert post(writer, url, form, text="Third.").status_code == 409
        assert facts_now(fresh).report_sections[0].text == "Second."

    def test_a_reader_reads(self, writer, reader):
        begun(writer)
        url = f"{WORK}sections/{REPORT}-o1/"
        assert reader.get(url).status_code == 200
        assert reader.post(url, {"text": "No."}).status_code == 403
        assert writer.get(f"{WORK}sections/none/").status_code == 404

    def test_a_second_section_of_a_part_is_listed_too(self, authority, analyst):
        more = {"id": "more-o1", "report": REPORT, "part": "outcome", "outcome": "O1", "text": "More."}
        record_row(authority, "report_sections", more, by=an_actor(Role.ANALYST, authority, name="More Said"))
        assert "another section" in words(analyst.get(f"{WORK}sections/"))


class TestMoney:
    def entry(self, writer, **typed):
        url = f"{WORK}money/"
        return post(writer, url, form_of(writer.get(url), "amount_0"), **typed)

    def test_a_year_is_entered_as_a_table(self, fresh, writer):
        begun(writer)
        sent = self.entry(
            writer, amount_0="100000", planned="96000", reason="Posts.", amount_1="20000", source_1="Ledger"
        )
        assert sent.status_code == 303
        total, hospital = facts_now(fresh).spending
        assert (total.about, total.amount, total.planned, total.reason) == ("total", 100_000, 96_000, "Posts.")
        assert (hospital.head, hospital.amount, hospital.source) == ("hospital_inpatients", 20_000, "Ledger")
        assert self.entry(writer, amount_1="21000").status_code == 303
        assert [each.amount for each in facts_now(fresh).spending] == [100_000, 21_000]
        nothing = self.entry(writer)
        assert nothing.status_code == 303
        assert "Nothing was new" in words(writer.get(nothing["Location"]))

    def test_an_amount_that_is_none_is_refused_and_nothing_recorded(self, fresh, writer):
        begun(writer)
        refused = self.entry(writer, amount_0="lots", amount_1="5")
        assert refused.status_code == 422
        assert "write an amount in pounds" in words(refused)
        assert facts_now(fresh).spending is None

    def test_another_year_has_a_table_of_its_own(self, fresh, writer):
        begun(writer)
        url = f"{WORK}money/?of=2021-22"
        post(writer, url, form_of(writer.get(url), "amount_0"), amount_0="5")
        assert facts_now(fresh).spending[0].financial_year == "2021-22"
        assert writer.get(f"{WORK}money/?of=never").status_code == 404

    def pasted(self, writer, table):
        url = f"{WORK}money/"
        return post(writer, url, form_of(writer.get(url), "pasted"), pasted=table)

    def test_cells_are_pasted(self, fresh, writer):
        begun(writer)
        assert self.pasted(writer, TABLE).status_code == 303
        told = [(each.financial_year, each.about.value, each.amount) for each in facts_now(fresh).spending]
        assert [(year, about, str(amount)) for year, about, amount in told] == [
            ("2025-26", "total", "100000"),
            ("2025-26", "head", "30000"),
            ("2025-26", "head", "12000.50"),
            ("2024-25", "locality", "700"),
        ]
        assert "Older people" in words(writer.get(f"{WORK}money/"))
        assert self.pasted(writer, TABLE).status_code == 303

    def test_every_fault_of_a_table_is_told_at_once(self, fresh, writer):
        begun(writer)
        wrong = "year,on what,amount\n2025,total,5\n2025-26,Cakes,much\n2025-26,locality: North,\n2025-26,total,1\n"
        page = words(self.pasted(writer, f"{wrong}2025-26,total,2\n"))
        for fault in (
            "Row 2",
            "2025&quot; is no financial year",
            "Row 3",
            "Cakes",
            "much",
            "Row 4",
            "There is no amount",
        ):
            assert fault in page
        assert "The localities are: East, West" in page
        assert "It is about the same as row 5" in page
        assert facts_now(fresh).spending is None

    def test_a_workbook_is_taken_over(self, fresh, writer):
        begun(writer)
        held = BytesIO()
        with xlsxwriter.Workbook(held) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate((["Year", "On what", "Amount"], ["2025-26", "total", 5000])):
                sheet.write_row(number, 0, row)
        file = SimpleUploadedFile("money.xlsx", held.getvalue())
        assert writer.post(f"{WORK}money/", {"what": "import", "file": file, "pasted": ""}).status_code == 303
        assert facts_now(fresh).spending[0].amount == 5_000

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"\0\1\2", "This is not a file of text"),
            (b"one,two\n1,2\n", "has to have the headings"),
            (b"year,on what,amount\n", "no amounts under the headings"),
            (b"PK\3\4broken", ""),
        ],
        ids=["no table", "other headings", "nothing in it", "broken workbook"],
    )
    def test_a_file_that_is_none_is_refused(self, fresh, writer, content, said):
        begun(writer)
        sent = writer.post(f"{WORK}money/", {"what": "import", "file": SimpleUploadedFile("a.csv", content)})
        assert (sent.status_code, said in words(sent)) == (422, True)
        assert facts_now(fresh).spending is None

    def test_one_of_file_and_cells_is_given(self, writer):
        begun(writer)
        assert "Choose a file, or paste the cells" in words(self.pasted(writer, " "))

    def test_a_reader_sees_the_table_and_no_form(self, writer, reader):
        begun(writer)
        page = reader.get(f"{WORK}money/")
        assert not [form for form in forms_of(page) if "amount_0" in form]
        assert reader.post(f"{WORK}money/", {"what": "enter"}).status_code == 403


class TestMeasures:
    def test_one_of_the_core_suite_is_left_out_with_a_reason_and_another_added(self, authority, analyst):
        url = f"{WORK}indicators/"
        form = form_of(analyst.get(url), "use_NI-14")
        del form["use_NI-14"]
        refused = post(analyst, url, form)
        assert (refused.status_code, "Say why NI-14 is left out" in words(refused)) == (422, True)
        added = next(each.key for each in refused.context["form"].indicators if each.suite.value != "core")
        typed = {"reason_NI-14": "The figure is under review.", f"use_{added}": "on"}
        assert post(analyst, url, form, **typed).status_code == 303
        assert {each.indicator: each.is_used for each in ChosenIndicator.objects.all()} == {
            "NI-14": False,
            added: True,
        }
        preview = words(analyst.get(f"{WORK}preview/"))
        assert f"{added} " in preview
        assert "Readmissions" not in preview
        assert post(analyst, url, form_of(analyst.get(url), f"use_{added}")).status_code == 303
        assert ChosenIndicator.objects.count() == 2

    def test_leaving_one_out_without_a_reason_is_refused(self, authority):
        with pytest.raises(NotRecorded, match="Say why"):
            choose(authority, REPORT, "NI-14", is_used=False, by=an_actor(Role.ANALYST, authority))


class TestPreview:
    def test_a_draft_says_so_and_lists_what_is_missing(self, fresh, writer):
        figures_for(fresh)
        begun(writer)
        page = words(writer.get(f"{WORK}preview/"))
        assert "Draft: not agreed and not published." in page
        assert "What is still missing" in page
        assert "0 of 1 charts are drawn" in page

    def test_it_can_be_taken_away(self, writer):
        begun(writer)
        sent = writer.get(f"{WORK}document/html/")
        assert sent.status_code == 200
        assert "performance-report-2025-26-draft.html" in sent["Content-Disposition"]
        assert writer.get(f"{WORK}document/papyrus/").status_code == 404
