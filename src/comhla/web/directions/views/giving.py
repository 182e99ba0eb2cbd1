"""Making a direction from a decision, step by step, and varying, superseding or revoking one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import ChangeKind, DelegatedFunction, Direction
from comhla.law.readings.direction_coverage import coverage_on
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.directions.actions.giving import Forbidden, give, planned, revocation
from comhla.web.directions.checking import Objection, objections
from comhla.web.directions.desk import desk_of
from comhla.web.directions.forms.giving import Asked, ChooseForm, DetailsForm, RevokeForm, as_typed
from comhla.web.directions.forms.refusals import put_in
from comhla.web.directions.presenters.one import shown
from comhla.web.directions.queries import direction_called, version_of
from comhla.web.stamps import new_stamp

CHANGING = {"varies": ChangeKind.VARIES, "supersedes": ChangeKind.SUPERSEDES}
_TITLES = {
    None: gettext_lazy("Make a direction"),
    ChangeKind.VARIES: gettext_lazy("Vary a direction"),
    ChangeKind.SUPERSEDES: gettext_lazy("Supersede a direction"),
}
STEP, CHECK, GIVE = "step", "check", "give"


@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """The first step: from which decision, to whom, for which functions."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    earlier = _earlier(desk, request.GET.get("earlier", ""))
    functions = _delegated(desk)
    initial = {"today": clock.today(), **_initial(earlier), **{k: v for k, v in request.GET.items() if k == "decision"}}
    sent = request.GET if "chosen" in request.GET else None
    form = ChooseForm(sent, facts=desk.facts, functions=functions, initial=initial)
    if form.is_bound and form.is_valid():
        asked = [(name, each) for name in ("decision", "earlier", "change") if (each := form.cleaned_data[name])]
        asked += [(name, each) for name in ("body", "function") for each in form.cleaned_data[name]]
        url = f"{desk.url('work-direction-details')}?{urlencode(asked)}"
        return HttpResponse(status=303, headers={"Location": url})
    change = CHANGING.get(request.GET.get("change", "")) if earlier else None
    context = {"form": form, "title": _TITLES[change], "earlier": earlier, "change": request.GET.get("change", "")}
    status = 422 if form.is_bound else 200
    return desk.page("directions/choose.html", context, trail=[(str(_TITLES[change]), "")], status=status)


def _initial(earlier: Direction | None) -> dict[str, Any]:
    if earlier is None:
        return {}
    functions = list(dict.fromkeys(line.function for line in earlier.lines or ()))
    return {"body": list(earlier.addressees), "function": functions}


def _earlier(desk: Desk, key: str) -> Direction | None:
    return direction_called(desk.authority, key) if key else None


def _delegated(desk: Desk) -> list[DelegatedFunction]:
    """The functions delegated today, those without a direction first."""
    found = coverage_on(desk.facts, clock.today())
    if found is None:
        return []
    return [each.function for each in sorted(found.functions, key=lambda each: each.is_covered)]


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, slug: str) -> HttpResponse:
    """What it says; then the check; then it is given."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    asked = _asked(desk, request)
    earlier = _earlier(desk, asked.earlier)
    today = clock.today()
    initial = {"given_on": today, "first_day": today, "version": version_of(desk.authority, asked.earlier)}
    if earlier is not None:
        initial |= as_typed(earlier, asked.functions)
    form = DetailsForm(request.POST or None, facts=desk.facts, asked=asked, initial=initial)
    step = request.POST.get(STEP, "")
    if step not in (CHECK, GIVE):
        return _details_page(desk, form, asked, status=200)
    if not form.is_valid():
        return _details_page(desk, form, asked, status=422)
    return _check(desk, form, asked) if step == CHECK else _give(desk, form, asked)


def _asked(desk: Desk, request: HttpRequest) -> Asked:
    """What the address says that the form is about. What is not there any more is left out."""
    known = desk.facts.functions_by_id
    functions = tuple(known[each] for each in dict.fromkeys(request.GET.getlist("function")) if each in known)
    parties = desk.facts.setting_on(clock.today()).parties if desk.facts.settings else ()
    bodies = tuple(each for each in parties if each in request.GET.getlist("body"))
    decisions = {each.id for each in desk.facts.decisions or ()}
    decision = request.GET.get("decision", "")
    change = CHANGING.get(request.GET.get("change", ""))
    earlier = request.GET.get("earlier", "") if change else ""
    if not functions or not bodies:
        raise Http404("Choose bodies and functions first.")
    return Asked(decision if decision in decisions else "", bodies, functions, earlier, change)


def _details_page(desk: Desk, form: DetailsForm, asked: Asked, *, status: int) -> HttpResponse:
    title = str(_TITLES[asked.change])
    context = {
        "form": form,
        "asked": asked,
        "title": title,
        "decision": next((each for each in desk.facts.decisions or () if each.id == asked.decision), None),
        "mark": _("Error:") + " " if status == 422 else "",
        "cancel": desk.url("work-direction", asked.earlier) if asked.earlier else desk.url("work-directions"),
    }
    return desk.page("directions/details.html", context, trail=[(title, "")], status=status)


def _check(desk: Desk, form: DetailsForm, asked: Asked) -> HttpResponse:
    new, change = planned(desk.facts, form.direction(), asked.earlier)
    beside = form.cleaned_data["beside"]
    found = objections(desk.facts, new, change, today=clock.today(), beside=beside)
    return _check_page(desk, new, found, asked, status=200)


def _check_page(
    desk: Desk, new: Direction, found: Sequence[Objection], asked: Asked, *, status: int, conflict: str = ""
) -> HttpResponse:
    request = desk.request
    forbids = [each for each in found if each.forbids]
    fixed = ("csrfmiddlewaretoken", STEP, NONCE)
    kept = [(name, each) for name, values in request.POST.lists() if name not in fixed for each in values]
    context = {
        "title": _("Check before you give it"),
        "direction": shown(desk.facts, new, new.given_on),
        "changes": new.changes or (),
        "forbids": forbids,
        "warns": [each for each in found if not each.forbids],
        "may_give": not forbids and not conflict,
        "conflict": conflict,
        "kept": kept,
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "mark": _("Error:") + " " if forbids or conflict else "",
    }
    trail = [(str(_TITLES[asked.change]), ""), (_("Check"), "")]
    return desk.page("directions/check.html", context, trail=trail, status=422 if forbids else status)


def _give(desk: Desk, form: DetailsForm, asked: Asked) -> HttpResponse:
    new = form.direction()

    def work() -> str:
        key = give(
            desk.authority,
            new,
            by=desk.actor,
            earlier=asked.earlier,
            version=form.cleaned_data["version"],
            beside=form.cleaned_data["beside"],
        )
        return desk.url("work-direction", key)

    try:
        said = _("The direction is given. Issue it in writing next, because a direction has to be in writing.")
        return desk.go_on(once(sent_by(desk.request, desk.actor), work), said)
    except Forbidden as refused:
        return _check_page(desk, new, refused.found, asked, status=422)
    except ChangedMeanwhile as refused:
        return _check_page(desk, new, (), asked, status=409, conflict=str(refused))
    except NotRecorded as refused:
        put_in(form, refused)
        return _details_page(desk, form, asked, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Revoke a direction: a new one that says so, and the last day of the earlier one, at once."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    earlier, today = direction_called(desk.authority, key), clock.today()
    initial = {
        "version": version_of(desk.authority, key),
        "given_on": today,
        "first_day": today,
        "title": _("Revocation of %(direction)s") % {"direction": key},
    }
    form = RevokeForm(request.POST or None, facts=desk.facts, initial=initial)
    found: Sequence[Objection] = ()
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return desk.go_on(*_revoked(desk, earlier, form))
            except Forbidden as refused:
                found = refused.found
            except NotRecorded as refused:
                status = put_in(form, refused)
    title = _("Revoke a direction")
    context = {
        "form": form,
        "direction": shown(desk.facts, earlier, today),
        "found": found,
        "title": title,
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "mark": _("Error:") + " " if status != 200 else "",
    }
    trail = [(key, desk.url("work-direction", key)), (title, "")]
    return desk.page("directions/revoke.html", context, trail=trail, status=status)


def _revoked(desk: Desk, earlier: Direction, form: RevokeForm) -> tuple[str, str]:
    given = form.cleaned_data
    names = ("given_on", "first_day", "title", "decision")
    new = revocation(earlier, **{name: given[name] for name in names})

    def work() -> str:
        made = give(
            desk.authority,
            new,
            by=desk.actor,
            earlier=earlier.id,
            version=given["version"],
            reason=given["reason"],
        )
        return desk.url("work-direction", made)

    return once(sent_by(desk.request, desk.actor), work), _(
        "The direction is revoked. Issue the revocation in writing."
    )
