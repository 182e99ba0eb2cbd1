"""What members read and answer: the draft that is out for views, and what came of what they said."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import Plan
from comhla.web.access.actors import Actor
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.accounts.presenters import contact_of
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for
from comhla.web.plans import text_queries as queries
from comhla.web.plans.actions import comments as actions
from comhla.web.plans.forms.text import CommentForm
from comhla.web.plans.holdings import views_wanted_by
from comhla.web.plans.models import Draft
from comhla.web.plans.presenters import text_drafts as presenter
from comhla.web.plans.presenters.text_section import what_came
from comhla.web.plans.presenters.text_words import LANGUAGES
from comhla.web.plans.queries import plan_called
from comhla.web.plans.views.text import edition_asked
from comhla.web.plans.views.text_comments import quoted_of
from comhla.web.plans.views.text_drafts import editions_in, read_sections
from comhla.web.plans.views.text_pictures import as_picture
from comhla.web.stamps import new_stamp


class Paper(NamedTuple):
    """A member's request about a plan."""

    request: HttpRequest
    actor: Actor
    authority: Authority
    plan: Plan

    def url(self, name: str, *arguments: object) -> str:
        """A page of this plan's papers."""
        return reverse(name, args=[self.authority.slug, self.plan.id, *arguments])

    def draft(self) -> Draft:
        """The draft that is out for views.

        Raises:
            Http404: where none is.
        """
        found = queries.draft_out(self.authority, self.plan.id)
        if found is None:
            raise Http404("No draft of this plan is out for views.")
        return found

    def page(
        self, template: str, context: dict[str, Any], *, trail: list[tuple[str, str]], status: int = 200
    ) -> HttpResponse:
        """A page for members, with the way back to their own page."""
        home = (_("My page"), reverse("my-page"))
        first = (self.plan.title, self.url("papers-plan") if trail else "")
        given = {
            "authority": self.authority,
            "plan": self.plan,
            "trail": [home, first, *trail],
            "contact": contact_of(self.authority, ""),
            "form_number": self.request.POST.get(NONCE) or new_stamp(),
            **context,
        }
        return render(self.request, template, given, status=status)


def paper_of(request: HttpRequest, slug: str, key: str) -> Paper:
    """A member's request. Raises as `authority_for` and `plan_called`."""
    actor = actor_of(request)
    authority = authority_for(actor, slug, Permission.DRAFT_COMMENT)
    return Paper(request, actor, authority, plan_called(authority, key))


@require_safe
def plan(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The draft that is out for views, in one column, with a way to comment at each paragraph."""
    paper = paper_of(request, slug, key)
    draft = paper.draft()
    edition = edition_asked(request.GET.get("edition", ""))
    sections = read_sections(
        paper.authority, key, draft.contents, edition, lambda name: paper.url("papers-plan-picture", name)
    )
    context = {
        "draft": draft,
        "wanted_by": views_wanted_by(paper.plan, draft.stage),
        "sections": sections,
        "contents": [(each.heading, f"#{each.anchor}") for each in sections],
        "editions": editions_in(draft.contents, edition),
        "edition": edition.value,
        "spoken": LANGUAGES[edition],
        "own_comments": queries.comments_on(paper.authority, key).filter(account_id=paper.actor.id).count(),
    }
    return paper.page("plans/text/paper.html", context, trail=[])


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """Say something beside a paragraph of the draft, or about a section of it."""
    paper = paper_of(request, slug, key)
    draft = paper.draft()
    found = next((each for each in draft.contents["sections"] if each["id"] == section), None)
    if found is None:
        raise Http404("There is no such section in the draft.")
    paragraph = request.GET.get("paragraph", "")
    quoted = quoted_of(found.get("text") or "", paragraph)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        beside = actions.Beside(key, section, paragraph if quoted else "", quoted)

        def work() -> str:
            actions.say(paper.authority, beside, form.cleaned_data["words"], by=paper.actor)
            return paper.url("papers-plan-comments") + "?thanks=yes"

        return HttpResponse(status=303, headers={"Location": once(sent_by(request, paper.actor), work)})
    edition = edition_asked(found.get("edition", ""))
    context = {
        "form": form,
        "heading": found["heading"],
        "quoted": quoted,
        "spoken": LANGUAGES[edition],
        "back": _back_to_draft(paper, draft, section, edition.value),
    }
    trail = [(_("Comment"), "")]
    return paper.page("plans/text/paper_comment.html", context, trail=trail, status=422 if form.errors else 200)


def _back_to_draft(paper: Paper, draft: Draft, section: str, edition: str) -> str:
    """The place in the draft where somebody was reading."""
    keys = [each["id"] for each in presenter.sections_in(draft.contents, edition_asked(edition))]
    asked = "" if edition == "full" else f"?edition={edition}"
    return f"{paper.url('papers-plan')}{asked}#{presenter.section_anchor(keys.index(section) + 1)}"


@require_safe
def comments(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What I said, what was changed, and why."""
    paper = paper_of(request, slug, key)
    own = queries.comments_on(paper.authority, key).filter(account_id=paper.actor.id)
    context = {
        "came": what_came(own, facts_of(paper.authority)),
        "thanks": request.GET.get("thanks") == "yes",
        "is_out": queries.draft_out(paper.authority, key) is not None,
    }
    return paper.page("plans/text/paper_comments.html", context, trail=[(_("What came of my comments"), "")])


@require_safe
def picture(request: HttpRequest, slug: str, key: str, picture: str) -> HttpResponse:
    """A picture of the draft, for those who may read it."""
    paper = paper_of(request, slug, key)
    paper.draft()
    return as_picture(queries.picture_called(paper.authority, key, picture))
