"""Writing a report: its sections, its money, and the choice of its measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.dates import ReportingYear
from comhla.documents.report_tables import HEAD_NAMES
from comhla.law.facts import SpendHead, Spending, SpendingAbout
from comhla.law.readings.report_contents import report_contents
from comhla.law.readings.report_money import HEADS
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.measures.queries import indicators_of
from comhla.web.reports import importing_money
from comhla.web.reports.actions.beginning import choose
from comhla.web.reports.actions.spending import Line, Saved, save_money
from comhla.web.reports.actions.writing import write
from comhla.web.reports.desk import ReportDesk, begun
from comhla.web.reports.forms.writing import ImportForm, IndicatorsForm, MoneyForm, SectionForm
from comhla.web.reports.making import made
from comhla.web.reports.queries import SECTIONS, chosen_for, version_of, year_called
from comhla.web.reports.slots import slot_called, slots_of

IMPORT, ENTER = "import", "enter"
_EARLIER = 5


# --------------------------------------------------------------------------------------------------------- sections


@require_safe
def sections(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """Every section that the report has a place for, and whether anything stands in it."""
    page, _report = begun(request, slug, year)
    found = slots_of(report_contents(page.desk.facts, page.year))
    shown = [(each, page.url("work-report-section", each.id)) for each in found]
    context = {"slots": shown, "written": sum(each.is_written for each in found), "all": len(found)}
    return page.page("reports/sections.html", "work-report-sections", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, slug: str, year: str, key: str) -> HttpResponse:
    """One section: what it is to say, and its text."""
    page, report = begun(request, slug, year)
    slot = slot_called(report_contents(page.desk.facts, page.year), key)
    if slot is None:
        raise Http404("The report has no place for such a section.")
    found = slot.section
    initial: dict[str, Any] = {"version": version_of(page.desk.authority, SECTIONS, slot.id)}
    if found is not None:
        initial |= {"text": found.text or "", "heading": found.heading or ""}
    form = SectionForm(request.POST or None, initial=initial, has_heading=slot.part.value == "other")

    def work() -> str:
        given = form.cleaned_data
        write(
            page.desk.authority,
            report,
            slot,
            heading=given.get("heading", found.heading or "" if found is not None else ""),
            text=given["text"],
            by=page.desk.actor,
            version=given["version"] or 0,
        )
        return _("The section is saved.")

    status = _done(form, work) if form.is_bound else ""
    if isinstance(status, str) and status:
        return page.desk.go_on(page.url("work-report-sections"), status)
    context = {"form": form, "slot": slot, "cancel": page.url("work-report-sections")}
    trail = [(slot.heading, "")]
    return page.page("reports/section.html", "work-report-sections", context, trail=trail, status=status or 200)


def _done(form: forms.Form, work: Callable[[], str]) -> str | int:
    """Do what a form asks: what to say of it, or the status of the page that says why not."""
    if not form.is_valid():
        return 422
    try:
        return work()
    except NotRecorded as refused:
        return put_in(form, refused)


# ------------------------------------------------------------------------------------------------------------ money


@require_http_methods(["GET", "HEAD", "POST"])
def money(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """The money of a year and of the five before it: entered into a table, or taken over from a spreadsheet."""
    page, _report = begun(request, slug, year)
    shown = year_called(request.GET.get("of", "") or page.year.label)
    what = request.POST.get("what", "")
    given = {what: request.POST} if what in (IMPORT, ENTER) else {}
    entry = MoneyForm(given.get(ENTER), lines=_lines(page, shown))
    taken = ImportForm(given.get(IMPORT), request.FILES or None if what == IMPORT else None)
    bound: Any = entry if entry.is_bound else taken
    status: str | int = 200
    if bound.is_bound:
        status = _done(bound, lambda: _entered(page, entry) if what == ENTER else _imported(page, taken))
    if isinstance(status, str):
        return page.desk.go_on(f"{page.url('work-report-money')}?of={shown.label}", status)
    years = [ReportingYear(page.year.start_year - back) for back in range(_EARLIER + 1)]
    context = {
        "form": bound if bound.is_bound else None,
        "entry": entry,
        "taken": taken,
        "shown": shown,
        "years": [(each.label, f"?of={each.label}", each.label == shown.label) for each in years],
        "heads": [name for head, name in HEAD_NAMES.items() if head in HEADS],
        "columns": importing_money.COLUMNS,
    }
    return page.page("reports/money.html", "work-report-money", context, status=status)


def _lines(page: ReportDesk, year: ReportingYear) -> list[tuple[str, Line]]:
    """What can be entered of a year: the total, each head, the care groups that are recorded, and each locality."""
    facts = page.desk.facts
    contents = report_contents(facts, page.year)
    said = [each for each in facts.spending or () if each.financial_year == year.label]
    groups = [each.care_group for each in contents.money.care_groups if each.care_group]
    head = SpendingAbout.HEAD
    empty = [(_("All that was paid or set aside"), Line(year.label, SpendingAbout.TOTAL))]
    empty += [(HEAD_NAMES[each], Line(year.label, head, each)) for each in HEADS]
    empty += [(each, Line(year.label, head, SpendHead.KEY_CARE_GROUP, each)) for each in groups]
    for each in contents.localities:
        line = Line(year.label, SpendingAbout.LOCALITY, locality=each.locality.id)
        empty.append((_("In relation to %(locality)s") % {"locality": each.locality.name}, line))
    known = {_line(each).cell: _line(each) for each in said}
    return [(called, known.get(line.cell, line)) for called, line in empty]


def _line(row: Spending) -> Line:
    return Line(
        row.financial_year,
        row.about,
        row.head,
        row.care_group or "",
        row.locality or "",
        row.amount,
        row.planned,
        row.reason or "",
        row.source or "",
    )


def _entered(page: ReportDesk, form: MoneyForm) -> str:
    return _said(save_money(page.desk.authority, form.given(), by=page.desk.actor))


def _imported(page: ReportDesk, form: ImportForm) -> str:
    name, content = form.content
    if len(content) > settings.MOST_UPLOADED_BYTES:
        raise NotRecorded(_("The file is too large. A table of money has some kilobytes."))
    read = importing_money.read_money(content, file=name, localities=page.desk.facts.localities or ())
    if read.problems:
        for each in read.problems:
            form.add_error(None, each)
        raise NotRecorded(_("Nothing was taken over. Put these right, and give the table again."))
    return _said(save_money(page.desk.authority, read.lines, by=page.desk.actor))


def _said(saved: Saved) -> str:
    if not saved.new and not saved.changed:
        return _("Nothing was new: the record says the same already.")
    told = {"new": saved.new, "changed": saved.changed}
    return _("The money is recorded: %(new)s new amounts, %(changed)s changed.") % told


# ---------------------------------------------------------------------------------------------------------- measures


@require_http_methods(["GET", "HEAD", "POST"])
def indicators(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """Which measures the report uses. The core suite is in it unless somebody says why not."""
    page, report = begun(request, slug, year)
    authority = page.desk.authority
    known, chosen = indicators_of(authority), chosen_for(authority, report)
    form = IndicatorsForm(request.POST if request.method == "POST" else None, indicators=known, chosen=chosen)

    def work() -> str:
        with transaction.atomic():
            for key, is_used, reason in form.answers():
                choose(authority, report, key, is_used=is_used, reason=reason, by=page.desk.actor)
        return _("The choice of measures is saved.")

    status = _done(form, work) if form.is_bound else 200
    if isinstance(status, str):
        return page.desk.go_on(page.url("work-report-indicators"), status)
    compared = {each.indicator.key: each.earlier_compared for each in made(authority, page.year).measures}
    context = {"form": form, "compared": compared}
    return page.page("reports/indicators.html", "work-report-indicators", context, status=status)
