"""Comments on the working text: said by officers, answered, and taken into the views ledger."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.documents.marked_text import paragraphs_of
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.plans import text_queries as queries
from comhla.web.plans.actions import comments as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.text import AnswerForm, CommentForm
from comhla.web.plans.models import Comment
from comhla.web.plans.presenters.text_section import shown_comment
from comhla.web.plans.texts import plain_words
from comhla.web.plans.views.text import section_here
from comhla.web.plans.views.text_desk import acted, numbered, refused_in


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """Say something beside a paragraph of the working text, or of the section as a whole."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    found = section_here(page, section)
    paragraph = request.GET.get("paragraph", "")
    quoted = quoted_of(found.text or "", paragraph)
    beside = actions.Beside(key, section, paragraph if quoted else "", quoted)
    form = CommentForm(request.POST or None)
    back = page.url("work-plan-section", section)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            made = actions.say(page.authority, beside, form.cleaned_data["words"], by=page.actor)
            return f"{back}#comment-{made.pk}"

        return acted(page, work, _("Your comment is kept."))
    context = {"form": form, "found": found, "quoted": quoted, "back": back, **numbered(page)}
    trail = [(found.heading, back), (_("Comment"), "")]
    return page.page("plans/text/comment.html", "text", context, trail=trail, status=422 if form.errors else 200)


def quoted_of(text: str, paragraph: str) -> str:
    """The words of a paragraph; nothing where it is not there."""
    return next((plain_words(each.text) for each in paragraphs_of(text) if each.key == paragraph), "")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Say what came of a comment."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    found = queries.comment_called(page.authority, key, number)
    form, back = AnswerForm(request.POST or None), _back(page, found)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            actions.settle(found, form.cleaned_data["answer"], by=page.actor)
            return back

        try:
            return acted(page, work, _("The answer is kept. Whoever made the comment can read it."))
        except NotRecorded as refused:
            refused_in(form, refused)
    context = {"form": form, "comment": shown_comment(found), "back": back, **numbered(page)}
    trail = [(_("Answer a comment"), "")]
    return page.page("plans/text/answer.html", "text", context, trail=trail, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def take_as_view(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Make a row of the views ledger of a comment. Who only opens the address is led to the comment."""
    page = plan_desk(request, slug, key, Permission.FACTS_RECORD)
    found = queries.comment_called(page.authority, key, number)
    if request.method != "POST":
        return redirect(_back(page, found))

    def work() -> str:
        actions.take_as_view(found, by=page.actor)
        return _back(page, found)

    try:
        return acted(page, work, _("The comment stands in the views ledger."))
    except NotRecorded as refused:
        form = AnswerForm()
        context = {"form": form, "comment": shown_comment(found), "refused": str(refused), **numbered(page)}
        trail = [(_("Answer a comment"), "")]
        return page.page("plans/text/answer.html", "text", context, trail=trail, status=422)


def _back(page: PlanDesk, comment: Comment) -> str:
    """The comment on the page of its section; the text where the section is gone."""
    known = {each.id for each in page.facts.plan_sections or () if each.plan == page.plan.id}
    if comment.section in known:
        return f"{page.url('work-plan-section', comment.section)}#comment-{comment.pk}"
    return page.url("work-plan-text")
