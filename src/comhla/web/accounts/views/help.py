"""Help: what people asked for, what was done, and what an officer records for somebody who telephoned."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web import clock
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.accounts.actions import answer_help, ask_for_help, change_contact_details
from comhla.web.accounts.errors import Refused
from comhla.web.accounts.forms.people import AnswerForm, TelephoneHelpForm
from comhla.web.accounts.models import ContactBy
from comhla.web.accounts.queries import help_in, help_of, help_request_in, people_in, person_in
from comhla.web.accounts.views.pages import blame, here, people_page, sent, status_of

HELP = Permission.HELP_RECORD


@require_GET
def help_requests(request: HttpRequest, slug: str) -> HttpResponse:
    """Who waits for help, and whom one can record help for."""
    authority = here(request, slug, HELP)
    context = {
        "waiting": list(help_in(authority)),
        "answered": list(help_in(authority, answered=True)[:20]),
        "people": people_in(authority, on=clock.today()),
    }
    return people_page(request, "help_requests", authority, context)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Record how somebody was helped."""
    authority = here(request, slug, HELP)
    found = help_request_in(authority, key)
    form = AnswerForm(sent(request))
    if form.is_valid():
        try:
            answer_help(found, answer=form.cleaned_data["answer"], by=actor_of(request))
        except Refused as refusal:
            blame(form, refusal)
        else:
            messages.success(request, _("The answer is recorded."))
            return redirect("help-requests", slug)
    return people_page(request, "answer", authority, {"asked": found, "form": form}, status_of(form))


@require_http_methods(["GET", "POST"])
def by_telephone(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    """Record what somebody asked for by telephone. The trail has both names."""
    authority = here(request, slug, HELP)
    found = person_in(authority, key)
    initial = {"telephone": found.telephone, "contact_by": found.contact_by}
    form = TelephoneHelpForm(sent(request), initial=initial)
    if form.is_valid():
        values, by = form.cleaned_data, actor_of(request).asked_by(found.name)
        with transaction.atomic():
            contact_by = ContactBy(values["contact_by"])
            change_contact_details(
                found, telephone=values["telephone"], contact_by=contact_by, by=by, authority=authority
            )
            if values["words"]:
                ask_for_help(found, authority, words=values["words"], by=by)
        messages.success(request, _("Recorded for %(name)s.") % {"name": found.name})
        return redirect("help-requests", slug)
    asked = [each for each in help_of(found) if each.authority_id == authority.pk]
    context = {"person": found, "form": form, "asked": asked}
    return people_page(request, "by_telephone", authority, context, status_of(form))
