"""Pages to read: home, list, duty, answer."""

from __future__ import annotations

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.web.authorities.facts import facts_of
from comhla.web.duties import facts as law
from comhla.web.duties import queries
from comhla.web.duties.forms import FilterForm
from comhla.web.duties.presenters import duty as duty_presenter
from comhla.web.duties.presenters import finding as finding_presenter
from comhla.web.duties.presenters import home as home_presenter
from comhla.web.duties.presenters import listing
from comhla.web.duties.views.page import answer_called, asked

DUTIES_ON_A_PAGE = 25
ANSWERS_ON_A_PAGE = 50
YEARS_OF_CHANGES = 10


@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """What needs attention in the next ninety days, and why."""
    page = asked(request, slug)
    day = page.as_at.day
    findings = law.findings_of(page.authority, day)
    due = law.coming_of(page.authority, day, day + timedelta(days=home_presenter.DAYS_AHEAD))
    shown = home_presenter.home(findings, due, page.shown())
    context = {
        "home": shown,
        "days_ahead": home_presenter.DAYS_AHEAD,
        "is_empty": not facts_of(page.authority).schemes,
        "calendar_url": page.links.to("work-calendar"),
    }
    return page.answer("duties/home.html", "home", [], context)


@require_safe
def duties(request: HttpRequest, slug: str) -> HttpResponse:
    """Every duty, filtered; as a page or as CSV."""
    page = asked(request, slug)
    what = listing.chosen(request.GET.dict(), request.GET.getlist("outcome"))
    owners = queries.owners_on(page.authority, page.as_at.day)
    found = listing.choose(law.findings_of(page.authority, page.as_at.day), what, owners)
    if request.GET.get("format") == "csv":
        response = HttpResponse("\ufeff" + listing.as_csv(found, owners), content_type="text/csv; charset=utf-8")
        name = f"{page.authority.slug}-duties-{page.as_at.day.isoformat()}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    rows = listing.rows(found, owners, page.links, page.as_at.day, what.sort)
    localities = [(each.id, each.name) for each in facts_of(page.authority).localities or ()]
    context = {
        "page": Paginator(rows, DUTIES_ON_A_PAGE).get_page(request.GET.get("page")),
        "answers": len(found),
        "tallies": duty_presenter.tallies(found),
        "form": FilterForm(what, owners=owners.names, localities=localities, auto_id="filter-%s"),
        "what": what,
        "what_in_words": listing.in_words(what, dict(localities)),
        "owners_url": page.links.to("owners"),
        "all_url": page.links.to("work-duties"),
    }
    return page.answer("duties/list.html", "duties", [(_("Duties"), "")], context)


@require_safe
def duty(request: HttpRequest, slug: str, duty: str) -> HttpResponse:
    """One duty: the law in our own words, the answers, evidence, owner, judgements and history."""
    page = asked(request, slug)
    found = queries.duty_here(duty)
    findings = [each for each in law.findings_of(page.authority, page.as_at.day) if each.duty is found]
    shown = page.shown()
    wanted = request.GET.get("part", "")
    of_part = [each for each in findings if each.part is not None and each.part.key == wanted]
    trail = [(_("Duties"), page.links.to("work-duties")), (found.title, page.links.duty(found.id) if of_part else "")]
    if of_part:
        part = duty_presenter.part_shown(found.part(wanted), of_part, shown, most=None)
        answers = Paginator(part.answers, ANSWERS_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {"duty": found, "part": part, "page": answers}
        return page.answer("duties/part.html", "duties", [*trail, (part.provision, "")], context)
    day = page.as_at.day
    begins = day - timedelta(days=365 * YEARS_OF_CHANGES)
    changed = law.changes_of(page.authority, found, begins, day)
    told = duty_presenter.duty_page(found, findings, changed, shown)
    context = {
        "duty": told,
        "files": queries.files_of(page.authority, [each.key for each in told.evidence]),
        "withdrawn": queries.withdrawn_of(page.authority, found),
        "assignments": queries.assignments_of(page.authority, found),
        "key": (found.id, "", ""),
        "attach_url": page.links.attach((found.id, "", "")),
        "assign_url": page.links.assign((found.id, "", "")),
        "years": YEARS_OF_CHANGES,
    }
    return page.answer("duties/duty.html", "duties", trail, context)


@require_safe
def finding(request: HttpRequest, slug: str) -> HttpResponse:
    """One answer with everything it rests on."""
    page = asked(request, slug)
    found_duty = queries.duty_here(request.GET.get("duty", ""))
    key = (found_duty.id, request.GET.get("part", ""), request.GET.get("subject", ""))
    found, begins_on = answer_called(page, found_duty, key)
    traced = law.traced(page.authority, found, page.as_at.day, years=YEARS_OF_CHANGES)
    trace = finding_presenter.Trace(traced.had_come, traced.to_come, traced.history)
    may_judge = begins_on is None and law.is_question_for_a_person(page.authority, found, page.as_at.day)
    told = finding_presenter.finding_page(found, trace, page.shown(), may_judge=may_judge)
    context = {
        "finding": told,
        "begins_on": begins_on,
        "files": queries.files_of(page.authority, [each.key for each in told.evidence]),
    }
    duty_url = page.links.duty(found_duty.id)
    trail = [(_("Duties"), page.links.to("work-duties")), (found_duty.title, duty_url), (_("One answer"), "")]
    return page.answer("duties/finding.html", "duties", trail, context)
