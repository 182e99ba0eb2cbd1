"""Pages on which the text of a plan is written."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.plan_parts import stamp_of
from comhla.law.facts import PlanEdition, PlanPart, PlanSection
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.tables import rows_of
from comhla.web.plans import text_queries as queries
from comhla.web.plans.actions import text as actions
from comhla.web.plans.desk import PlanDesk, plan_desk
from comhla.web.plans.forms.text import RemoveForm, SectionForm
from comhla.web.plans.presenters import text as presenter
from comhla.web.plans.presenters.text_section import clashing, with_comments
from comhla.web.plans.presenters.text_words import EDITIONS, LANGUAGES
from comhla.web.plans.texts import checked, shown
from comhla.web.plans.views.text_desk import acted, numbered, refused_in

WRITE = Permission.FACTS_RECORD


@require_safe
def contents(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Everything that an edition of the plan says, and what nobody has written yet."""
    page = plan_desk(request, slug, key)
    edition = edition_asked(request.GET.get("edition", ""))
    sections = [each.id for each in page.facts.plan_sections or () if each.plan == key]
    beside = presenter.Beside(
        pictures=queries.picture_keys(page.authority, key),
        changes=queries.last_changes(page.authority, sections),
        comments=queries.open_comments(page.authority, key),
    )
    context = {
        "shown": presenter.contents(page.facts, key, edition, beside),
        "editions": presenter.editions(edition),
        "edition": edition.value,
        "spoken": LANGUAGES[edition],
        "may_write": page.may(WRITE),
        **numbered(page),
    }
    return page.page("plans/text/contents.html", "text", context)


def edition_asked(told: str) -> PlanEdition:
    """An edition by its name; the full text for any other word."""
    return PlanEdition(told) if told in set(PlanEdition) else PlanEdition.FULL


def section_here(page: PlanDesk, section: str) -> PlanSection:
    """A section of the plan.

    Raises:
        Http404: where there is none.
    """
    found = presenter.section_called(page.facts, section)
    if found is None or found.plan != page.plan.id:
        raise Http404("There is no such section.")
    return found


@require_safe
def section(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """A section as it reads, with the comments beside its paragraphs and what is to be mended."""
    page = plan_desk(request, slug, key)
    found = section_here(page, section)
    comments = [each for each in queries.comments_on(page.authority, key) if each.section == section]
    context = {
        "found": found,
        "text": with_comments(_paragraphs(page, found.text or "", found), comments),
        **_about(page, found),
        **numbered(page),
    }
    return page.page("plans/text/section.html", "text", context, trail=[(found.heading, "")])


def _about(page: PlanDesk, found: PlanSection) -> dict[str, Any]:
    """What is said of a section beside its text."""
    edition = found.edition or PlanEdition.FULL
    told = checked(
        found.text or "", edition=edition, pictures=frozenset(queries.picture_keys(page.authority, page.plan.id))
    )
    original = presenter.section_called(page.facts, found.made_from) if found.made_from else None
    return {
        "part": presenter.part_called(page.facts, found.part, found.locality),
        "edition": edition.value,
        "edition_called": EDITIONS[edition],
        "spoken": LANGUAGES[edition],
        "original": original,
        "is_out_of_date": presenter.is_out_of_date(page.facts, found),
        "problems": told.problems,
        "words": presenter.counted_words(told.words),
        "reading_age": told.reading_age,
        "change": queries.last_changes(page.authority, [found.id]).get(found.id),
        "may_write": page.may(WRITE),
    }


def _paragraphs(page: PlanDesk, text: str, found: PlanSection | None, edition: PlanEdition = PlanEdition.FULL) -> Any:
    edition = (found.edition or PlanEdition.FULL) if found else edition
    return shown(
        text,
        edition=edition,
        pictures=queries.pictures_of(page.authority, page.plan.id),
        picture_url=lambda name: page.url("work-plan-picture", name),
        # A section stands under the title of its page, a text that is looked at beforehand under a heading of its own.
        first_level=2 if found else 3,
    )


class _Writing:
    """A form in which a section is written: shown, looked at beforehand, saved, or shown again with what was typed."""

    def __init__(self, page: PlanDesk, edition: PlanEdition, original: PlanSection | None) -> None:
        self.page, self.edition, self.original = page, edition, original
        self.found: PlanSection | None = None

    @property
    def original_stamp(self) -> str:
        """The stamp of the full text that this says in other words; nothing for the full text itself."""
        return stamp_of(self.original.text) if self.original else ""

    def answer(self) -> HttpResponse:
        """The page, or where it leads."""
        request = self.page.desk.request
        if request.method != "POST":
            return self.show(self.form(None))
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        if request.POST.get("do") == "look":
            return self.show(form, looked_at=form.cleaned_data["text"])
        return self.save(form)

    def save(self, form: SectionForm) -> HttpResponse:
        """Record what was typed, or say why not."""
        try:
            return acted(self.page, lambda: self.record(form))
        except actions.BothChanged as both:
            return self.conflict(form, both)
        except NotRecorded as refused:
            refused_in(form, refused)
            return self.show(form, status=422)

    def save_as_new(self) -> HttpResponse:
        """What was typed into a section that somebody took out meanwhile: kept, and offered as a new one."""
        form = self.form(self.page.desk.request.POST)
        form.is_valid()
        form.add_error(None, _("Somebody took this section out while you were writing. Save to begin it anew."))
        return self.show(form, status=422, action=self.page.url("work-plan-section-new"))

    def form(self, data: Any) -> SectionForm:
        """The form of a new section, begun with what the address asks for."""
        asked = self.page.desk.request.GET
        part = asked.get("part", PlanPart.OTHER.value)
        initial = {"part": part, "locality": asked.get("locality", ""), "says_the_same": True}
        if part in set(PlanPart):
            initial["heading"] = presenter.part_called(self.page.facts, PlanPart(part), initial["locality"] or None)
        if self.original is not None:
            initial |= {name: getattr(self.original, name) for name in ("part", "locality", "heading")}
        return SectionForm(self.page.facts, data, edition=self.edition, initial=initial)

    def record(self, form: SectionForm) -> str:
        """Begin a section; where to go then."""
        data = {
            "plan": self.page.plan.id,
            "edition": self.edition.value if self.edition is not PlanEdition.FULL else None,
            "made_from": self.original.id if self.original else None,
            **form.typed(stamp=None, original_stamp=self.original_stamp),
        }
        made = actions.begin_section(self.page.authority, data, by=self.page.actor)
        messages.success(self.page.desk.request, _("The section is saved."))
        return self.page.url("work-plan-section", made)

    def conflict(self, form: SectionForm, both: actions.BothChanged) -> HttpResponse:
        """Both texts beside each other; the form has what was typed, joined with what does not differ."""
        typed = form.typed(stamp=None, original_stamp=self.original_stamp)
        data = self.page.desk.request.POST.copy()
        for name in ("heading", "part", "locality", "text"):
            data[name] = both.joined[name] or ""
        again = self.form(data)
        data["base"] = again.fields["base"].prepare_value(_told(both.theirs))
        return self.show(
            again,
            status=422,
            clashes=clashing(self.page.facts, typed, both.theirs),
            who=both.who,
        )

    def show(
        self, form: SectionForm, *, status: int = 200, looked_at: str | None = None, **context: Any
    ) -> HttpResponse:
        """The page of the form."""
        told = None
        if looked_at is not None:
            keys = frozenset(queries.picture_keys(self.page.authority, self.page.plan.id))
            told = checked(looked_at, edition=self.edition, pictures=keys)
        title = self.found.heading if self.found else _("New section")
        given = {
            "form": form,
            "found": self.found,
            "title": title,
            "original": self.original,
            "edition": self.edition.value,
            "spoken": LANGUAGES[self.edition],
            "is_looked_at": told is not None,
            "preview": None if told is None else _paragraphs(self.page, looked_at or "", None, self.edition),
            "problems": told.problems if told else (),
            "reading_age": told.reading_age if told else None,
            **numbered(self.page),
            **context,
        }
        return self.page.page("plans/text/write.html", "text", given, trail=self.trail(), status=status)

    def trail(self) -> list[tuple[str, str]]:
        """The way here from the text."""
        return [(_("New section"), "")]


class _Changing(_Writing):
    """A section that is there."""

    def __init__(self, page: PlanDesk, found: PlanSection) -> None:
        original = presenter.section_called(page.facts, found.made_from) if found.made_from else None
        super().__init__(page, found.edition or PlanEdition.FULL, original)
        self.found = found

    def form(self, data: Any) -> SectionForm:
        """The form of the section as it is."""
        found = self.found
        assert found is not None
        told = {name: getattr(found, name) or "" for name in actions.WRITTEN}
        same = not presenter.is_out_of_date(self.page.facts, found)
        initial = {**told, "part": found.part.value, "says_the_same": same}
        initial["base"] = _told({**told, "part": found.part.value})
        return SectionForm(self.page.facts, data, edition=self.edition, initial=initial)

    def record(self, form: SectionForm) -> str:
        """Save the section; where to go then."""
        assert self.found is not None
        base = form.cleaned_data["base"]
        saved = actions.save_section(
            self.page.authority,
            self.found.id,
            form.typed(stamp=base.get("made_from_stamp"), original_stamp=self.original_stamp),
            base,
            by=self.page.actor,
        )
        messages.success(self.page.desk.request, _said_of(saved))
        return self.page.url("work-plan-section", self.found.id)

    def trail(self) -> list[tuple[str, str]]:
        """The way here from the text."""
        assert self.found is not None
        return [(self.found.heading, self.page.url("work-plan-section", self.found.id)), (_("Write"), "")]


def _said_of(saved: actions.Saved) -> str:
    if not saved.is_changed:
        return _("Nothing had been changed.")
    if saved.joined_with:
        return _("Saved. Your text and that of %(name)s were joined: read it through once.") % {
            "name": saved.joined_with
        }
    return _("The section is saved.")


def _told(values: Any) -> dict[str, str]:
    return {name: str(value) for name, value in values.items() if value}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Begin a section."""
    page = plan_desk(request, slug, key, WRITE)
    edition = edition_asked(request.GET.get("edition", ""))
    made_from = request.GET.get("made_from", "")
    return _Writing(page, edition, section_here(page, made_from) if made_from else None).answer()


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """Write a section, also while others do."""
    page = plan_desk(request, slug, key, WRITE)
    if request.method == "POST" and presenter.section_called(page.facts, section) is None:
        return _Writing(page, PlanEdition.FULL, None).save_as_new()
    return _Changing(page, section_here(page, section)).answer()


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """Let a section change places with its neighbour. Who only opens the address is led to the text."""
    page = plan_desk(request, slug, key, WRITE)
    found = section_here(page, section)
    edition = found.edition or PlanEdition.FULL
    back = page.url("work-plan-text") + ("" if edition is PlanEdition.FULL else f"?edition={edition.value}")
    if request.method != "POST":
        return redirect(back)
    up = request.POST.get("towards") == "beginning"
    said = _("%(heading)s is moved.") % {"heading": found.heading}

    def work() -> str:
        actions.move_section(page.authority, section, up=up, by=page.actor)
        return f"{back}#{section}"

    return acted(page, work, said)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, slug: str, key: str, section: str) -> HttpResponse:
    """Take a section out of the plan, with a reason."""
    page = plan_desk(request, slug, key, WRITE)
    found = section_here(page, section)
    version = rows_of(page.authority, actions.SECTIONS).values_list("version", flat=True).get(key=section)
    form = RemoveForm(request.POST or None, initial={"version": version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            actions.remove_section(
                page.authority, section, version=given["version"], by=page.actor, reason=given["reason"]
            )
            return page.url("work-plan-text")

        try:
            return acted(page, work, _("%(heading)s is taken out of the plan.") % {"heading": found.heading})
        except NotRecorded as refused:
            refused_in(form, refused)
    trail = [(found.heading, page.url("work-plan-section", section)), (_("Take out"), "")]
    context = {"form": form, "found": found, **numbered(page)}
    return page.page("plans/text/remove.html", "text", context, trail=trail, status=422 if form.errors else 200)
