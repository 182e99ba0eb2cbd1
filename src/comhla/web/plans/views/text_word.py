"""Taking over a Word file: choose it, see what was found, say where it belongs."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.plans.actions import word as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.text import WordForm
from comhla.web.plans.forms.text_word import TakeOverForm
from comhla.web.plans.models import WordFile
from comhla.web.plans.views.text_desk import acted, numbered, refused_in


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Choose a Word file."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        content = sent.read(settings.MOST_UPLOADED_BYTES + 1)

        def work() -> str:
            kept = actions.keep_word_file(page.authority, key, sent.name, content, by=page.actor)
            return page.url("work-plan-word-file", kept.pk)

        try:
            return acted(page, work, file=content)
        except NotRecorded as refused:
            form.add_error("file", str(refused))
    context = {"form": form, **numbered(page)}
    trail = [(_("From Word"), "")]
    return page.page("plans/text/word.html", "text", context, trail=trail, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """What was found in the file, and where each section of it belongs."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    file = _file(page, number)
    found = actions.what_it_holds(bytes(file.content))
    form = TakeOverForm(page.facts, found.sections, request.POST or None, title=found.title)
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted()

        def work() -> str:
            actions.take_over(file, wanted, found.pictures, by=page.actor)
            return page.url("work-plan-text")

        said = ngettext("%(count)s section is taken over.", "%(count)s sections are taken over.", len(wanted))
        try:
            return acted(page, work, said % {"count": len(wanted)})
        except NotRecorded as refused:
            refused_in(form, refused)
    context = {"form": form, "file": file, "found": found, **numbered(page)}
    trail = [(_("From Word"), page.url("work-plan-word")), (file.name, "")]
    return page.page("plans/text/word_file.html", "text", context, trail=trail, status=422 if form.errors else 200)


def _file(page: PlanDesk, number: int) -> WordFile:
    """A waiting file of one's own."""
    own = WordFile.objects.filter(authority=page.authority, plan=page.plan.id, account_id=page.actor.id, pk=number)
    found = own.select_related("authority").first()
    if found is None:
        raise Http404("There is no such file. It may have been taken over already.")
    return found
