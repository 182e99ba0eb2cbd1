"""Pages where evidence and judgements are recorded."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law import Outcome
from comhla.law.duty import Duty
from comhla.law.facts import Evidence
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Row
from comhla.web.authorities.tables import rows_of
from comhla.web.duties import actions, queries
from comhla.web.duties import facts as law
from comhla.web.duties.forms import EvidenceForm, JudgementForm, WithdrawForm
from comhla.web.duties.forms.evidence import Choices
from comhla.web.duties.forms.refusals import put_in
from comhla.web.duties.kept_files import path_of
from comhla.web.duties.presenters.calendar import MONTHS_AHEAD, months_on
from comhla.web.duties.presenters.evidence import evidence_shown
from comhla.web.duties.presenters.words import plain
from comhla.web.duties.views.page import Asked, answer_called, asked, asked_today, go_on, next_of


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Attach evidence, or attach it in the place of other evidence."""
    page = asked_today(request, slug, Permission.EVIDENCE_ATTACH)
    duty = queries.duty_here(request.GET.get("duty", ""))
    replaced = _evidence_to_replace(page, request.GET.get("replaces", ""))
    wanted = {name: request.GET.get(name, "") for name in ("part", "subject")}
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        initial=wanted if replaced is None else {**wanted, **_asked_again(replaced)},
        parts=[(part.key, part.requires) for part in duty.parts],
        subjects=_subjects(page, duty, wanted["part"]),
        today=page.as_at.day,
        replaces="" if replaced is None else replaced.key,
    )
    back = next_of(request, _finding_or_duty(page, duty, wanted))
    if request.method == "POST" and form.is_valid():
        try:
            _attach(page, duty, form, replaced)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, back, _("The evidence is attached."))
    trail = [(duty.title, page.links.duty(duty.id)), (_("Attach evidence"), "")]
    context = {"form": form, "duty": duty, "replaced": replaced, "back": back, "next": request.GET.get("next", "")}
    return page.answer("duties/evidence_form.html", "duties", trail, context, status=422 if form.errors else 200)


def _attach(page: Asked, duty: Duty, form: EvidenceForm, replaced: Row | None) -> None:
    said, upload = form.said(duty.id), form.upload
    if replaced is None:
        actions.attach_evidence(page.authority, said, by=page.actor, upload=upload)
        return
    reason = form.cleaned_data["reason"]
    actions.replace_evidence(
        page.authority, replaced.key, said, version=replaced.version, by=page.actor, reason=reason, upload=upload
    )


def _evidence_to_replace(page: Asked, key: str) -> Row | None:
    if not key:
        return None
    row = rows_of(page.authority, "evidence").filter(key=key).first()
    if row is None:
        raise Http404("There is no such evidence.")
    return row


def _asked_again(row: Row) -> dict[str, str]:
    names = ("part", "subject", "what", "period_first_day", "period_last_day")
    return {name: value for name, value in row.as_data().items() if name in names}


def _subjects(page: Asked, duty: Duty, part: str) -> Choices:
    """What the duty is asked of, the latest first; of one part where that was asked for."""
    day = page.as_at.day
    findings = [each for each in law.findings_of(page.authority, day) if each.duty is duty]
    findings += [each.finding for each in law.later_of(page.authority, duty, day, months_on(day, MONTHS_AHEAD))]
    found = {
        each.subject.id: plain(each.subject.label)
        for each in findings
        if each.part is not None and part in ("", each.part.key)
    }
    return list(reversed(found.items()))


def _finding_or_duty(page: Asked, duty: Duty, wanted: dict[str, str]) -> str:
    if wanted["part"] and wanted["subject"]:
        return page.links.finding((duty.id, wanted["part"], wanted["subject"]))
    return page.links.duty(duty.id)


@require_safe
def evidence(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One piece of evidence, with its file."""
    page = asked(request, slug)
    row, said = _recorded_evidence(page, key)
    duty = queries.duty_here(said.duty)
    findings = [each for each in law.findings_of(page.authority, page.as_at.day) if each.duty is duty]
    shown = page.shown()._replace(as_at=max(page.as_at.day, said.dated_on))
    (told,) = evidence_shown([said], duty, findings, shown)
    wanted = {"duty": duty.id, "part": told.part, "subject": told.subject, "replaces": key}
    context = {
        "evidence": told,
        "duty": duty,
        "duty_url": page.links.duty(duty.id),
        "file": queries.files_of(page.authority, [key]).get(key),
        "form": WithdrawForm(initial={"version": row.version}),
        "replace_url": page.links.to("evidence-new", **wanted),
    }
    trail = [(duty.title, page.links.duty(duty.id)), (_("Evidence"), "")]
    return page.answer("duties/evidence.html", "duties", trail, context)


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_withdraw(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let a piece of evidence count no more. Who only opens the address is led to the evidence."""
    page = asked_today(request, slug, Permission.EVIDENCE_ATTACH)
    if request.method != "POST":
        return redirect("evidence", slug, key)
    _row, said = _recorded_evidence(page, key)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.withdraw_evidence(
                page.authority, key, version=given["version"], by=page.actor, reason=given["reason"]
            )
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, page.links.duty(said.duty), _("The evidence counts no more. Its file is kept."))
    context = {"form": form, "what": said.what, "url": page.links.to("evidence", key)}
    trail = [(said.what, page.links.to("evidence", key)), (_("Withdraw"), "")]
    return page.answer("duties/evidence_withdraw.html", "duties", trail, context, status=422)


def _recorded_evidence(page: Asked, key: str) -> tuple[Row, Evidence]:
    row = rows_of(page.authority, "evidence").filter(key=key).first()
    said = next((each for each in facts_of(page.authority).evidence or () if each.id == key), None)
    if row is None or said is None:
        raise Http404("There is no such evidence.")
    return row, said


@require_safe
def evidence_file(request: HttpRequest, slug: str, number: int) -> HttpResponse | FileResponse:
    """The file behind a piece of evidence, to save and never to show in the page."""
    page = asked(request, slug)
    kept = queries.file_called(page.authority, number)
    place = path_of(kept.sha256)
    if not place.is_file():
        raise Http404("The file is not in the folder of uploads.")
    response = FileResponse(place.open("rb"), as_attachment=True, filename=kept.name, content_type=kept.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def judgement_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a person's answer to a question that the law leaves to people."""
    page = asked_today(request, slug, Permission.JUDGEMENT_RECORD)
    duty = queries.duty_here(request.GET.get("duty", ""))
    key = (duty.id, request.GET.get("part", ""), request.GET.get("subject", ""))
    finding, begins_on = answer_called(page, duty, key)
    if begins_on or not law.is_question_for_a_person(page.authority, finding, page.as_at.day):
        raise Http404("This is no question for a person.")
    form = JudgementForm(request.POST or None, initial={"judged_on": page.as_at.day}, today=page.as_at.day)
    url = page.links.finding(key)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_judgement(page.authority, form.said(key), by=page.actor)
        except NotRecorded as refused:
            put_in(form, refused)
        else:
            return go_on(request, url, _("The judgement is recorded."))
    question = finding.because if finding.outcome is Outcome.FOR_A_PERSON else ""
    told = {"question": question, "part": finding.part}
    context = {"form": form, "duty": duty, **told, "subject": plain(finding.subject.label), "back": url}
    trail = [(duty.title, page.links.duty(duty.id)), (_("Record a judgement"), "")]
    return page.answer("duties/judgement_form.html", "duties", trail, context, status=422 if form.errors else 200)
