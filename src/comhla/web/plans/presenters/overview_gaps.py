"""What is still missing in a plan, in one list, each with the page where it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.plan_coverage import written_sections
from comhla.documents.plan_parts import listed, outdated_editions
from comhla.documents.plan_tables import actions_of, measures_of
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanEdition, PlanPart
from comhla.law.readings.plan_making import final_day
from comhla.web.plans.presenters.contents_links import conflicts
from comhla.web.plans.presenters.contents_mapping import functions_shown, localities_shown, matrices

Url = Callable[..., str]


class Gap(NamedTuple):
    """Something that is missing, in a sentence, and where it is mended."""

    words: str
    url: str


def gaps(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[Gap]:
    """Everything that is missing. Of a plan that is final only what can still be mended: its views and editions."""
    found: list[Gap] = []
    if not isinstance(final_day(plan), date):
        found += _of_text(facts, plan, url)
        found += _of_actions(facts, plan, url)
        found += _of_functions(facts, plan, url)
        found += [Gap(words, url("work-plan-links")) for words in conflicts(facts, plan)]
    return [*found, *_of_views(facts, plan, url), *_of_editions(facts, plan, url)]


def _of_text(facts: AuthorityFacts, plan: Plan, url: Url) -> Iterator[Gap]:
    written = {each.part for each in written_sections(facts, plan.id)}
    for part, words in _PARTS_ASKED.items():
        if part not in written:
            yield Gap(words(), url("work-plan-text"))
    for each in localities_shown(facts, plan):
        if each.is_gap:
            yield Gap(_("No arrangements for %(name)s.") % {"name": each.name}, url("work-plan-text"))
        elif each.is_shared:
            words = _("The arrangements for %(name)s are not set out separately.")
            yield Gap(words % {"name": each.name}, url("work-plan-text"))


_PARTS_ASKED: dict[PlanPart, Callable[[], str]] = {
    PlanPart.VISION: lambda: _("The vision is not written."),
    PlanPart.WHOLE_AREA: lambda: _("The arrangements for the whole area are not written."),
    PlanPart.HOUSING: lambda: _("The housing contribution statement is not written."),
}


def _of_actions(facts: AuthorityFacts, plan: Plan, url: Url) -> Iterator[Gap]:
    actions = actions_of(facts, plan)
    if not actions:
        yield Gap(_("No action is recorded."), url("work-plan-actions"))
        return
    for matrix in matrices(facts, plan, url):
        if matrix.gaps:
            yield Gap(matrix.gaps, url("work-plan-mapping"))
    without_owner = sum(not each.owner for each in actions)
    if without_owner:
        words = ngettext("%(count)s action has no owner.", "%(count)s actions have no owner.", without_owner)
        yield Gap(words % {"count": without_owner}, url("work-plan-actions"))
    unmeasured = sum(not each.measures for each in actions)
    if unmeasured:
        words = ngettext("Nothing measures %(count)s action.", "Nothing measures %(count)s actions.", unmeasured)
        yield Gap(words % {"count": unmeasured}, url("work-plan-tree"))
    incomplete = sum(each.baseline is None or each.target is None for each in measures_of(facts, plan))
    if incomplete:
        words = ngettext(
            "%(count)s measure has no baseline or no target.",
            "%(count)s measures have no baseline or no target.",
            incomplete,
        )
        yield Gap(words % {"count": incomplete}, url("work-plan-actions"))


def _of_functions(facts: AuthorityFacts, plan: Plan, url: Url) -> Iterator[Gap]:
    left = sum(each.is_gap for each in functions_shown(facts, plan))
    if left:
        words = ngettext(
            "%(count)s delegated function is not covered.", "%(count)s delegated functions are not covered.", left
        )
        yield Gap(words % {"count": left}, url("work-plan-coverage"))


def _of_views(facts: AuthorityFacts, plan: Plan, url: Url) -> Iterator[Gap]:
    waiting = open_views(facts, plan)
    if waiting:
        words = ngettext("%(count)s view is open.", "%(count)s views are open.", waiting)
        yield Gap(words % {"count": waiting}, url("work-plan-views"))


def open_views(facts: AuthorityFacts, plan: Plan) -> int:
    """How many views on a plan have come to nothing yet: neither a change nor a reason."""
    return sum(each.plan == plan.id and each.result is None for each in facts.plan_views or ())


def _of_editions(facts: AuthorityFacts, plan: Plan, url: Url) -> Iterator[Gap]:
    outdated = outdated_editions(facts, plan.id)
    for edition, words in _OUT_OF_DATE.items():
        headings = [each.section.heading for each in outdated if each.section.edition is edition]
        if headings:
            yield Gap(words() % {"headings": listed(headings)}, url("work-plan-text"))


_OUT_OF_DATE: dict[PlanEdition, Callable[[], str]] = {
    PlanEdition.EASY_READ: lambda: _("The easy-read version is out of date: %(headings)s."),
    PlanEdition.GAELIC: lambda: _("The Gaelic version is out of date: %(headings)s."),
}
