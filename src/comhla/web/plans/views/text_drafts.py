"""Drafts: kept, read as they were, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import PlanEdition
from comhla.web.access.roles import Permission
from comhla.web.authorities.models import Authority
from comhla.web.plans import text_queries as queries
from comhla.web.plans.actions.drafts import contents_now, keep_draft
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.text import CompareForm, DraftForm
from comhla.web.plans.presenters import text_drafts as presenter
from comhla.web.plans.presenters.text_words import EDITIONS, LANGUAGES
from comhla.web.plans.texts import PictureUrl, ShownParagraph, compared, shown
from comhla.web.plans.views.text import edition_asked
from comhla.web.plans.views.text_desk import acted, numbered


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The drafts that were kept; a form to keep one now, and one to compare two."""
    page = plan_desk(
        request, slug, key, Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    )
    form = DraftForm(presenter.stages_of(page.plan), request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            keep_draft(page.authority, key, **form.cleaned_data, by=page.actor)
            return page.url("work-plan-drafts")

        return acted(page, work, _("The draft is kept. It stays as it is now."))
    kept = presenter.listed(queries.drafts_of(page.authority, key), queries.draft_out(page.authority, key))
    compare_form = CompareForm(presenter.choices(kept), initial={"earlier": _latest(kept), "later": presenter.NOW})
    context = {
        "drafts": kept,
        "form": form,
        "compare_form": compare_form,
        "may_write": page.may(Permission.FACTS_RECORD),
        **numbered(page),
    }
    return page.page("plans/text/drafts.html", "drafts", context, status=422 if form.errors else 200)


def _latest(kept: Sequence[presenter.ListedDraft]) -> str:
    return str(kept[0].number) if kept else presenter.NOW


class ReadSection(NamedTuple):
    """A section of a draft as a page shows it."""

    key: str
    heading: str
    anchor: str
    paragraphs: Sequence[ShownParagraph]

    @property
    def counted(self) -> Iterator[tuple[int, ShownParagraph]]:
        """Each paragraph with its number; a heading has that of the paragraph before it, for nobody comments on it."""
        number = 0
        for each in self.paragraphs:
            number += not each.is_heading
            yield number, each


def read_sections(
    authority: Authority,
    plan: str,
    contents: Mapping[str, Any],
    edition: PlanEdition,
    picture_url: PictureUrl,
) -> Sequence[ReadSection]:
    """An edition of a draft as a page shows it."""
    pictures = queries.pictures_of(authority, plan)
    return [
        ReadSection(
            each["id"],
            each["heading"],
            presenter.section_anchor(number),
            shown(
                each.get("text") or "",
                edition=edition,
                pictures=pictures,
                picture_url=picture_url,
                own_ids=presenter.section_anchor(number),
            ),
        )
        for number, each in enumerate(presenter.sections_in(contents, edition), start=1)
    ]


def editions_in(contents: Mapping[str, Any], current: PlanEdition) -> Sequence[tuple[str, str, str, bool]]:
    """The editions of a draft that has more than the full text: words, address, language, and which is shown."""
    there = [each for each in PlanEdition if presenter.sections_in(contents, each)]
    if there in ([], [PlanEdition.FULL]):
        return []
    return [(str(EDITIONS[each]), f"?edition={each.value}", LANGUAGES[each], each is current) for each in there]


@require_safe
def draft(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """A draft as it was."""
    page = plan_desk(request, slug, key)
    found = queries.draft_called(page.authority, key, number)
    edition = edition_asked(request.GET.get("edition", ""))
    sections = read_sections(
        page.authority, key, found.contents, edition, lambda name: page.url("work-plan-picture", name)
    )
    title = _("Draft %(number)s: %(called)s") % {"number": found.number, "called": found.called}
    context = {
        "draft": found,
        "title": title,
        "step": presenter.listed([found], None)[0].step,
        "sections": sections,
        "contents": [(each.heading, f"#{each.anchor}") for each in sections],
        "editions": editions_in(found.contents, edition),
        "edition": edition.value,
        "spoken": LANGUAGES[edition],
        "actions": presenter.actions_in(found.contents),
    }
    return page.page("plans/text/draft.html", "drafts", context, trail=[(title, "")])


@require_safe
def compare(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What changed from one draft to another, or to the text of today."""
    page = plan_desk(request, slug, key)
    kept = presenter.listed(queries.drafts_of(page.authority, key), None)
    form = CompareForm(presenter.choices(kept), request.GET or {"earlier": _latest(kept), "later": presenter.NOW})
    trail = [(_("What changed"), "")]
    if not form.is_valid():
        return page.page("plans/text/compare.html", "drafts", {"form": form}, trail=trail, status=422)
    names = dict(presenter.choices(kept))
    earlier, later = form.cleaned_data["earlier"], form.cleaned_data["later"]
    edition = edition_asked(request.GET.get("edition", ""))
    found = compared(_sections(page, earlier, edition), _sections(page, later, edition))
    context = {
        "form": form,
        "shown": presenter.compared(found),
        "earlier": names[earlier],
        "later": names[later],
        "spoken": LANGUAGES[edition],
    }
    return page.page("plans/text/compare.html", "drafts", context, trail=trail)


def _sections(page: PlanDesk, name: str, edition: PlanEdition) -> presenter.Rows:
    if name == presenter.NOW:
        return presenter.sections_in(contents_now(page.authority, page.plan.id), edition)
    draft = queries.draft_called(page.authority, page.plan.id, int(name))
    return presenter.sections_in(draft.contents, edition)
