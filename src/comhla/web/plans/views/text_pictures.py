"""Pages of the pictures in a plan, and the pictures themselves."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.plans import text_queries as queries
from comhla.web.plans.actions import pictures as actions
from comhla.web.plans.desk import plan_desk
from comhla.web.plans.forms.text import PictureForm
from comhla.web.plans.models import PlanPicture
from comhla.web.plans.views.text_desk import acted, numbered


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The pictures that the text can show, each with the mark to paste; and a form to add one."""
    page = plan_desk(
        request, slug, key, Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    )
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read(settings.MOST_UPLOADED_BYTES + 1)

        def work() -> str:
            actions.add_picture(page.authority, key, form.cleaned_data["name"], content, by=page.actor)
            return page.url("work-plan-pictures")

        try:
            return acted(page, work, _("The picture is added. Copy its mark into the text."), file=content)
        except NotRecorded as refused:
            form.add_error("file", str(refused))
    context = {
        "form": form,
        "keys": queries.picture_keys(page.authority, key),
        "used": _used(" ".join(each.text or "" for each in page.facts.plan_sections or () if each.plan == key)),
        "may_write": page.may(Permission.FACTS_RECORD),
        **numbered(page),
    }
    trail = [(_("Pictures"), "")]
    return page.page("plans/text/pictures.html", "text", context, trail=trail, status=422 if form.errors else 200)


def _used(text: str) -> set[str]:
    """The keys that stand in a text."""
    return {piece.split(")")[0].split()[0] for piece in text.split("figure:")[1:] if piece.split(")")[0].split()}


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, key: str, picture: str) -> HttpResponse:
    """Take a picture out. Who only opens the address is led to the list."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    back = page.url("work-plan-pictures")
    if request.method != "POST":
        return redirect(back)

    def work() -> str:
        actions.remove_picture(queries.picture_called(page.authority, key, picture), by=page.actor)
        return back

    return acted(page, work, _("The picture is taken out."))


@require_safe
def picture(request: HttpRequest, slug: str, key: str, picture: str) -> HttpResponse:
    """A picture, for those who write the plan."""
    page = plan_desk(request, slug, key)
    return as_picture(queries.picture_called(page.authority, key, picture))


def as_picture(found: PlanPicture) -> HttpResponse:
    """The answer that is a picture and nothing else, kept by nobody between."""
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Content-Disposition"] = "inline"
    return answer
