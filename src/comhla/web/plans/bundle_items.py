"""Each thing that is published together with a plan: why it is asked for, and whether it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.plan_parts import sections_in_order
from comhla.law import Finding, Outcome, check, duty_called
from comhla.law.duty import Duty, Version
from comhla.law.facts import AssessmentKind, AuthorityFacts, Plan, PlanEdition, PlanOrigin, PlanPart, PlanSection, Stage
from comhla.law.findings import is_firm
from comhla.law.readings.islands import has_islands
from comhla.law.readings.plan_making import final_day
from comhla.law.sources import Citation, Standing
from comhla.web.plans.bundle import Basis, FileKind, Fix, Given, Item, State

MADE, SPG = "act-2014/s35", "SP-G"
LACKING = {
    "tags": gettext_lazy("no tags, so that a screen reader cannot follow its order"),
    "title": gettext_lazy("no title of its own"),
    "language": gettext_lazy("no language, so that it may be read aloud in the wrong one"),
}
"""What a PDF may not say of itself."""


class _Asked(NamedTuple):
    """A provision that asks for something, with how firm it is."""

    citation: Citation
    basis: Basis


def _asked(duty: str, part: str, on: date) -> _Asked | None:
    """The provision as it stands on a day; None where it is not the law of that day."""
    found = duty_called(duty)
    version = _version_on(found, on)
    if version is None:
        return None
    requirement = found.part(part)
    citation = Citation(
        title=version.citation.title,
        provision=requirement.provision,
        url=version.citation.url,
        verified=requirement.verified or version.citation.verified,
    )
    if is_firm(version, requirement):
        return _Asked(citation, Basis.LAW)
    is_law = version.standing is Standing.LAW and "guidance" not in citation.verified
    return _Asked(citation, Basis.UNVERIFIED if is_law else Basis.GUIDANCE)


def _version_on(duty: Duty, on: date) -> Version | None:
    return next((each for each in duty.versions if each.holds_on(on)), None)


def _item(key: str, title: str, asked: _Asked, *, ready: bool, because: str, fix: Fix | None = None) -> Item:
    state = State.READY if ready else State.MISSING
    return Item(key, title, asked.basis, state, because, asked.citation, None if ready else fix)


# ------------------------------------------------------------------------------------------------- the plan itself


def final(given: Given) -> Iterator[Item]:
    """A plan is published once it is final."""
    asked = _asked(MADE, "publish_without_delay", given.on)
    day = final_day(given.plan)
    is_final = isinstance(day, date) and day <= given.on
    said = _("The plan is final.") if is_final else _("The plan is not final: some steps of making it are to come.")
    if asked is not None:
        fix = Fix(_("Take the next step"), "work-plan-steps", (given.plan.id,))
        yield _item("final", _("The plan is final"), asked, ready=is_final, because=said, fix=fix)


def written(given: Given) -> Iterator[Item]:
    """No section of the full text is empty, and there is one."""
    sections = sections_in_order(given.facts, given.plan.id)
    empty = [each.heading for each in sections if not (each.text or "").strip()]
    if not sections:
        because = _("Nothing is written of this plan.")
    elif empty:
        because = _("Nothing is written under: %(headings)s.") % {"headings": "; ".join(empty)}
    else:
        because = ngettext("%(count)s section is written.", "%(count)s sections are written.", len(sections)) % {
            "count": len(sections)
        }
    is_ready = bool(sections) and not empty
    fix = None if is_ready else Fix(_("Write the text"), "work-plan-text", (given.plan.id,))
    yield Item("text", _("The text is written"), Basis.OURS, _state(is_ready), because, None, fix)


def readable(given: Given) -> Iterator[Item]:
    """Nothing in the text keeps somebody from reading it."""
    found = given.text_problems
    told = tuple(f"{each.heading}, {each.problem.place}: {each.problem.sentence}" for each in found)
    because = _("The checks find nothing that keeps somebody from reading it.")
    if found:
        because = ngettext(
            "%(count)s problem keeps somebody from reading the text.",
            "%(count)s problems keep somebody from reading the text.",
            len(found),
        ) % {"count": len(found)}
    fix = Fix(_("Mend the text"), "work-plan-text", (given.plan.id,)) if found else None
    title = _("Everybody can read the text")
    yield Item("readable", title, Basis.OURS, _state(not found), because, None, fix, told)


_FROM_BOOK = (
    ("functions", gettext_lazy("Every delegated function is covered"), "act-2014/s29", "cover_every_function"),
    (
        "outcomes",
        gettext_lazy("It says how it serves the national outcomes"),
        "act-2014/s29",
        "show_how_outcomes_are_served",
    ),
    (
        "two_localities",
        gettext_lazy("It divides the area into localities"),
        "act-2014/s29",
        "divide_area_into_localities",
    ),
    (
        "separately",
        gettext_lazy("It sets out each locality separately"),
        "act-2014/s29",
        "set_out_each_locality_separately",
    ),
)
_MENDED_AT = {"functions": "work-plan-actions", "outcomes": "work-plan-actions"}


def contents(given: Given) -> Iterator[Item]:
    """What the law says that a plan contains, as the book of duties answers for it."""
    answers = _answers(given)
    for key, title, duty, part in _FROM_BOOK:
        asked, finding = _asked(duty, part, given.on), answers.get((duty, part))
        if asked is None:
            continue
        is_met = finding is not None and finding.outcome is Outcome.MET
        because = str(finding.because) if finding is not None else _("Nothing is recorded that shows it.")
        fix = Fix(_("Put this right"), _MENDED_AT.get(key, "work-plan-text"), (given.plan.id,))
        yield _item(key, str(title), asked, ready=is_met, because=because, fix=fix)


def _answers(given: Given) -> dict[tuple[str, str], Finding]:
    """What the book says of the plan, as if it were final where it is not, so that gaps show beforehand."""
    day = final_day(given.plan)
    facts = given.facts if isinstance(day, date) and day <= given.on else _as_if_final(given)
    return {
        (each.duty.id, each.part.key): each
        for each in check(facts, as_at=given.on)
        if each.part is not None and each.subject.id == given.plan.id
    }


def _as_if_final(given: Given) -> AuthorityFacts:
    plan = Plan(**{**dict(given.plan.items()), "finalised_on": given.on})
    plans = tuple(plan if each.id == plan.id else each for each in given.facts.plans or ())
    return AuthorityFacts(**{**dict(given.facts.items()), "plans": plans})


def each_locality(given: Given) -> Iterator[Item]:
    """The text has a section for each locality of the area when the period begins."""
    asked = _asked("act-2014/s29", "set_out_each_locality_separately", given.on)
    has_text = {
        each.locality
        for each in sections_in_order(given.facts, given.plan.id)
        if each.part is PlanPart.LOCALITY and (each.text or "").strip()
    }
    begins = given.plan.period_first_day or given.on
    names = [
        each.name
        for each in given.facts.localities or ()
        if each.id not in has_text
        and (each.first_day is None or each.first_day <= begins)
        and (each.last_day is None or begins <= each.last_day)
    ]
    because = _("Every locality has a section of its own.")
    if names:
        because = _("The text has no section for %(names)s.") % {"names": ", ".join(names)}
    fix = Fix(_("Write the section"), "work-plan-text", (given.plan.id,))
    if asked is not None:
        title = _("The text has a section for each locality")
        yield _item("localities", title, asked, ready=not names, because=because, fix=fix)


def start_day(given: Given) -> Iterator[Item]:
    """The day on which the plan's period begins is recorded; a plan after a review names it."""
    plan = given.plan
    asked = _asked("act-2014/s37", "name_start_day", given.on)
    follows_review = plan.origin is PlanOrigin.REVIEW and asked is not None
    is_ready = plan.period_first_day is not None and (bool(plan.names_start_day) or not follows_review)
    because = _("The day on which the period begins is recorded.")
    if plan.period_first_day is None:
        because = _("The day on which the period begins is not recorded.")
    elif not is_ready:
        because = _("It is not recorded that the plan itself names the day on which its period begins.")
    fix = Fix(_("Record it"), "record-row", ("plans", plan.id))
    title = _("It names the day on which it begins")
    if follows_review and asked is not None:
        yield _item("start_day", title, asked, ready=is_ready, because=because, fix=fix)
    else:
        yield Item("start_day", title, Basis.OURS, _state(is_ready), because, None, None if is_ready else fix)


# --------------------------------------------------------------------------------------------- what goes beside it


def statement(given: Given) -> Iterator[Item]:
    """The statement of how the plan was prepared: uploaded, or built from the steps and the views."""
    asked = _asked(MADE, "publish_statement_with_plan", given.on)
    if asked is None:
        return
    title = _("Statement of how the plan was prepared")
    uploaded = given.files_of(FileKind.STATEMENT)
    if uploaded:
        yield _with_file(_item("statement", title, asked, ready=True, because=_held(uploaded)), uploaded)
        return
    because, fix = _statement_lacks(given)
    said = because or _("It is built from the steps that were taken and the views that were given.")
    yield _item("statement", title, asked, ready=not because, because=said, fix=fix)


def _statement_lacks(given: Given) -> tuple[str, Fix | None]:
    """Why the statement cannot be built yet, and where to go."""
    taken = {each.stage for each in given.plan.stages or ()}
    left = [stage.value.replace("_", " ") for stage in Stage if stage not in taken]
    if left:
        said = _("These steps are not recorded: %(steps)s.") % {"steps": ", ".join(left)}
        return said, Fix(_("Record the steps"), "work-plan-steps", (given.plan.id,))
    open_views = [each for each in given.facts.plan_views or () if each.plan == given.plan.id and each.result is None]
    if open_views:
        said = ngettext("%(count)s view has no result yet.", "%(count)s views have no result yet.", len(open_views)) % {
            "count": len(open_views)
        }
        return said, Fix(_("Consider the views"), "work-plan-views", (given.plan.id,))
    return "", None


def finance(given: Given) -> Iterator[Item]:
    """The financial statement: the law wants it with a first plan, guidance with every one."""
    law = _asked("act-2014/s39", "publish_with_first_plan", given.on)
    guidance = _asked(SPG, "have_regard_to_guidance", given.on)
    asked = law if _is_first(given) else guidance
    if asked is None:
        return
    uploaded = given.files_of(FileKind.FINANCE)
    elsewhere = [
        each
        for each in given.facts.financial_statements or ()
        if each.plan == given.plan.id and each.address and isinstance(each.published_on, date)
    ]
    because = _("There is no financial statement.")
    if not _is_first(given):
        because = _(
            "There is no financial statement. The law asks for one each year, and guidance for one with the plan."
        )
    if elsewhere:
        because = _("It is published already.")
    if uploaded:
        because = _held(uploaded)
    fix = _upload(given, FileKind.FINANCE)
    item = _item(
        "finance", _("Financial statement"), asked, ready=bool(uploaded or elsewhere), because=because, fix=fix
    )
    yield _with_file(item, uploaded)


def _is_first(given: Given) -> bool:
    if given.plan.origin is not None:
        return given.plan.origin is PlanOrigin.FIRST
    return not any(each.id != given.plan.id and isinstance(final_day(each), date) for each in given.facts.plans or ())


class _Wanted(NamedTuple):
    """An assessment that has to be made before a plan is decided on."""

    key: str
    title: Any
    kind: AssessmentKind
    duty: str
    part: str


_ASSESSMENTS = (
    _Wanted(
        "equality",
        gettext_lazy("Equality impact assessment"),
        AssessmentKind.EQUALITY,
        "PSED-2",
        "assess_before_deciding",
    ),
    _Wanted(
        "fairer_scotland",
        gettext_lazy("Regard to socio-economic disadvantage (Fairer Scotland duty)"),
        AssessmentKind.FAIRER_SCOTLAND,
        "FSD-1",
        "have_due_regard_to_disadvantage",
    ),
    _Wanted(
        "consumer",
        gettext_lazy("Regard to the impact on consumers"),
        AssessmentKind.CONSUMER,
        "CONS-D1",
        "have_regard_to_impact_on_consumers",
    ),
    _Wanted(
        "children_rights",
        gettext_lazy("Regard to children's rights"),
        AssessmentKind.CHILDREN_RIGHTS,
        "CRC-0",
        "consider_childrens_rights",
    ),
)


def assessments(given: Given) -> Iterator[Item]:
    """The assessments that are made before a plan is decided on. One that came late is there all the same."""
    for each in _ASSESSMENTS:
        asked = _asked(each.duty, each.part, given.on)
        if asked is not None:
            yield _assessment(given, each, asked)


def _assessment(given: Given, wanted: _Wanted, asked: _Asked) -> Item:
    is_made = _is_assessed(given, wanted.kind)
    # Of equality nothing but an assessment will do; regard may show in other papers too.
    shown = wanted.kind is not AssessmentKind.EQUALITY and bool(
        given.facts.evidence_on(wanted.duty, wanted.part, given.plan.id)
    )
    because = _("No completed assessment of this plan is recorded.")
    if shown:
        because = _("Evidence of it is recorded.")
    if is_made:
        because = _("A completed assessment of this plan is recorded.")
    fix = Fix(_("Record the assessment"), "record-new", ("assessments",))
    item = _item(wanted.key, str(wanted.title), asked, ready=is_made or shown, because=because, fix=fix)
    return _with_file(item, given.files_of(FileKind(wanted.key)))


def _is_assessed(given: Given, kind: AssessmentKind) -> bool:
    return any(
        each.kind is kind and isinstance(each.completed_on, date) and each.completed_on <= given.on
        for each in given.facts.assessments_of(given.plan.id)
    )


def equality_results(given: Given) -> Iterator[Item]:
    """The results of the equality assessment are published with the plan, as guidance asks."""
    asked = _asked(SPG, "have_regard_to_guidance", given.on)
    if asked is None:
        return
    uploaded = given.files_of(FileKind.EQUALITY)
    elsewhere = [
        each
        for each in given.facts.assessments_of(given.plan.id)
        if each.kind is AssessmentKind.EQUALITY and each.address and isinstance(each.published_on, date)
    ]
    because = _(
        "The law asks for them within a reasonable period, and the draft guidance of 2023 for them with the plan."
    )
    if elsewhere:
        because = _("They are published already.")
    if uploaded:
        because = _held(uploaded)
    fix = _upload(given, FileKind.EQUALITY)
    title = _("Results of the equality impact assessment")
    yield _item("equality_results", title, asked, ready=bool(uploaded or elsewhere), because=because, fix=fix)


def fairer_scotland_results(given: Given) -> Iterator[Item]:
    """Guidance asks for a written Fairer Scotland assessment to be published."""
    asked = _asked("FSD-1", "publish_written_assessment", given.on)
    if asked is None:
        return
    uploaded = given.files_of(FileKind.FAIRER_SCOTLAND)
    because = _held(uploaded) if uploaded else _("There is no written assessment to publish.")
    fix = _upload(given, FileKind.FAIRER_SCOTLAND)
    title = _("Written Fairer Scotland assessment")
    yield _item("fairer_scotland_results", title, asked, ready=bool(uploaded), because=because, fix=fix)


def islands(given: Given) -> Iterator[Item]:
    """For an area with islands: the assessment, or the reasons for making none, where the effect differs."""
    asked = _asked("ISL-2", "describe_effect_and_mitigation", given.on)
    if asked is None or not has_islands(given.facts):
        return
    title = _("Island communities")
    if given.plan.differs_for_islands is None:
        said = _("Whether the plan may affect an island community significantly differently is not recorded.")
        fix = Fix(_("Record it"), "record-row", ("plans", given.plan.id))
        yield _item("islands", title, asked, ready=False, because=said, fix=fix)
        return
    uploaded = given.files_of(FileKind.ISLAND) + given.files_of(FileKind.ISLAND_REASONS)
    has_reasons = bool(given.files_of(FileKind.ISLAND_REASONS)) or isinstance(
        given.plan.island_reasons_published_on, date
    )
    ready = not given.plan.differs_for_islands or has_reasons or _is_assessed(given, AssessmentKind.ISLAND)
    said = _("The plan may affect an island community differently: assess it, or publish the reasons for not doing so.")
    if ready:
        said = _("What the law asks of plans that affect islands is there.")
    item = _item("islands", title, asked, ready=ready, because=said, fix=_upload(given, FileKind.ISLAND_REASONS))
    yield _with_file(item, uploaded)


def housing(given: Given) -> Iterator[Item]:
    """The housing contribution statement, which guidance asks for."""
    asked = _asked("HOU-1", "include_statement", given.on)
    if asked is None:
        return
    has_section = any(
        each.part is PlanPart.HOUSING and (each.text or "").strip()
        for each in sections_in_order(given.facts, given.plan.id)
    )
    is_ready = has_section or bool(given.plan.housing_contribution)
    said = _("The plan says what housing contributes.") if is_ready else _("Nothing is written on housing.")
    fix = Fix(_("Write the section"), "work-plan-text", (given.plan.id,))
    title = _("Housing contribution statement")
    yield _item("housing", title, asked, ready=is_ready, because=said, fix=fix)


def easy_read(given: Given) -> Iterator[Item]:
    """The easy-read edition: written here, or uploaded."""
    asked = _asked(SPG, "have_regard_to_guidance", given.on)
    if asked is None:
        return
    own = written_in(given.facts, given.plan.id, PlanEdition.EASY_READ)
    uploaded = given.files_of(FileKind.EASY_READ)
    because = _("There is no easy-read edition. The draft guidance of 2023 asks for one beside the plan.")
    if own:
        because = _("It is written here.")
    if uploaded:
        because = _held(uploaded)
    fix = _upload(given, FileKind.EASY_READ)
    item = _item("easy_read", _("Easy-read edition"), asked, ready=bool(own or uploaded), because=because, fix=fix)
    older = tuple(_("%(heading)s: made from an older text.") % {"heading": each} for each in given.outdated)
    yield _with_file(item._replace(warnings=older), uploaded)


def written_in(facts: AuthorityFacts, plan: str, edition: PlanEdition) -> list[PlanSection]:
    """The sections of an edition that have any text."""
    return [each for each in sections_in_order(facts, plan, edition) if (each.text or "").strip()]


def _upload(given: Given, kind: FileKind) -> Fix:
    return Fix(_("Add the file"), "work-plan-publish-file-new", (given.plan.id,), {"kind": kind.value})


def _held(files: list[Any]) -> str:
    return "; ".join(each.title for each in files)


def _with_file(item: Item, files: list[Any]) -> Item:
    told = tuple(
        _("The PDF “%(title)s” has %(lack)s.") % {"title": each.title, "lack": LACKING[lack]}
        for each in files
        for lack in each.lacks
    )
    return item._replace(warnings=(*item.warnings, *told))


def _state(is_ready: bool) -> State:  # noqa: FBT001 - the one thing that it is about
    return State.READY if is_ready else State.MISSING


ITEMS: tuple[Callable[[Given], Iterator[Item]], ...] = (
    final,
    written,
    readable,
    contents,
    each_locality,
    start_day,
    statement,
    finance,
    assessments,
    equality_results,
    fairer_scotland_results,
    islands,
    housing,
    easy_read,
)
"""Everything that is asked for, in the order in which people deal with it."""
