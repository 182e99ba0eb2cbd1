"""What an authority has published, in one shape whatever it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.dates import parse_iso_day
from comhla.law.facts import Assessment, AssessmentKind, AuthorityFacts, LinkedPlanKind, PublicationKind
from comhla.law.readings.minuted_business import public_title

Row = Mapping[str, Any]


class Publication(NamedTuple):
    """Something that can be read: what it is, since when and where. `id` stays the same for good."""

    id: str
    sort: str
    title: str
    published_on: date
    address: str


_PUBLICATIONS = {
    PublicationKind.EQUALITY_MAINSTREAMING_REPORT: gettext_lazy("Report on making equality part of everyday work"),
    PublicationKind.EQUALITY_OUTCOMES: gettext_lazy("Equality outcomes"),
    PublicationKind.EQUALITY_OUTCOMES_PROGRESS: gettext_lazy("Progress on equality outcomes"),
    PublicationKind.PAY_GAP: gettext_lazy("Gender pay gap information"),
    PublicationKind.EQUAL_PAY_STATEMENT: gettext_lazy("Equal pay statement"),
    PublicationKind.CONSUMER_DUTY_REPORT: gettext_lazy("Report on the consumer duty"),
    PublicationKind.CHILDREN_RIGHTS_REPORT: gettext_lazy("Report on children's rights"),
    PublicationKind.CHILDREN_SERVICES_REPORT: gettext_lazy("Report on children's services"),
    PublicationKind.ISLANDS_INFORMATION: gettext_lazy("Information on island communities"),
    PublicationKind.BIODIVERSITY_REPORT: gettext_lazy("Biodiversity report"),
    PublicationKind.CLIMATE_REPORT: gettext_lazy("Climate change report"),
    PublicationKind.STAFFING_INFORMATION: gettext_lazy("Information on safe staffing"),
    PublicationKind.LOCAL_OUTCOMES_PROGRESS: gettext_lazy("Progress on local outcomes"),
    PublicationKind.LOCALITY_PLAN_PROGRESS: gettext_lazy("Progress on a locality plan"),
    PublicationKind.COMMUNITY_JUSTICE_REPORT: gettext_lazy("Community justice report"),
    PublicationKind.COMPLAINTS_REPORT: gettext_lazy("Yearly report on complaints"),
    PublicationKind.COMPLAINTS_QUARTERLY_REPORT: gettext_lazy("Quarterly report on complaints"),
    PublicationKind.CARER_CRITERIA: gettext_lazy("When unpaid carers can get support: the local criteria"),
    PublicationKind.SHORT_BREAKS_STATEMENT: gettext_lazy("Short breaks for unpaid carers: the services statement"),
}
_LINKED_PLANS = {
    LinkedPlanKind.CHILDREN_SERVICES: gettext_lazy("Children's services plan"),
    LinkedPlanKind.CARER_STRATEGY: gettext_lazy("Strategy for unpaid carers"),
    LinkedPlanKind.LOCAL_OUTCOMES: gettext_lazy("Local outcomes improvement plan"),
    LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY: gettext_lazy("Locality plan of community planning"),
    LinkedPlanKind.COMMUNITY_JUSTICE: gettext_lazy("Community justice plan"),
    LinkedPlanKind.LOCAL_HOUSING_STRATEGY: gettext_lazy("Local housing strategy"),
    LinkedPlanKind.ALCOHOL_AND_DRUGS: gettext_lazy("Alcohol and drugs strategy"),
    LinkedPlanKind.GAELIC: gettext_lazy("Gaelic language plan"),
    LinkedPlanKind.SIGN_LANGUAGE: gettext_lazy("British Sign Language plan"),
    LinkedPlanKind.RECORDS_MANAGEMENT: gettext_lazy("Records management plan"),
    LinkedPlanKind.WORKFORCE: gettext_lazy("Workforce plan"),
    LinkedPlanKind.MEDIUM_TERM_FINANCE: gettext_lazy("Medium-term financial plan"),
    LinkedPlanKind.ENGAGEMENT: gettext_lazy("Strategy for taking part"),
    LinkedPlanKind.BUSINESS_CONTINUITY: gettext_lazy("Business continuity plan"),
}
_ASSESSMENTS = {
    AssessmentKind.EQUALITY: gettext_lazy("Equality impact assessment"),
    AssessmentKind.FAIRER_SCOTLAND: gettext_lazy("Fairer Scotland assessment"),
    AssessmentKind.CONSUMER: gettext_lazy("Consumer impact assessment"),
    AssessmentKind.CHILDREN_RIGHTS: gettext_lazy("Children's rights impact assessment"),
    AssessmentKind.ISLAND: gettext_lazy("Island communities impact assessment"),
    AssessmentKind.SCREENING_ONLY: gettext_lazy("Screening for impact assessments"),
}
PLAN, REPORT, MONEY, EQUALITY, OTHER = "plan", "report", "money", "equality", "other"
_HEADINGS = {
    PLAN: gettext_lazy("Plans and agreements"),
    REPORT: gettext_lazy("Reports on how it went"),
    MONEY: gettext_lazy("Money"),
    EQUALITY: gettext_lazy("Equality and assessments"),
    OTHER: gettext_lazy("Other plans and strategies"),
}


class PublicationGroup(NamedTuple):
    """Publications of one sort, the latest first."""

    key: str
    heading: str
    publications: tuple[Publication, ...]


def assessment_words(kind: AssessmentKind) -> str:
    """A kind of assessment as people say it."""
    return str(_ASSESSMENTS[kind])


def _of_publication(row: Row) -> tuple[str, str]:
    kind = PublicationKind(row["kind"])
    sort = EQUALITY if kind.value.startswith(("equal", "pay_gap")) else REPORT
    return sort, _named(str(_PUBLICATIONS[kind]), row)


def _of_linked_plan(row: Row) -> tuple[str, str]:
    return OTHER, _named(str(_LINKED_PLANS[LinkedPlanKind(row["kind"])]), row)


def _of_performance_report(row: Row) -> tuple[str, str]:
    return REPORT, _("Annual performance report %(year)s") % {"year": row["reporting_year"]}


def _of_financial_statement(row: Row) -> tuple[str, str]:
    return MONEY, _("Annual financial statement %(year)s") % {"year": row["financial_year"]}


def _named(kind: str, row: Row) -> str:
    """The title as recorded, or what it is with the years it is about."""
    if row.get("title"):
        return str(row["title"])
    first, last = _day(row.get("period_first_day")), _day(row.get("period_last_day"))
    if first is None or last is None:
        return kind
    years = str(last.year) if first.year == last.year else _("%(first)s to %(last)s") % _years(first, last)
    return f"{kind} {years}"


def _years(first: date, last: date) -> dict[str, int]:
    return {"first": first.year, "last": last.year}


SOURCES: Mapping[str, Callable[[Row], tuple[str, str]]] = {
    "plans": lambda row: (PLAN, str(row["title"])),
    "performance_reports": _of_performance_report,
    "financial_statements": _of_financial_statement,
    "publications": _of_publication,
    "linked_plans": _of_linked_plan,
    "publication_schemes": lambda _row: (OTHER, _("Guide to information: the publication scheme")),
}
"""Collections of rows that are published, and how each is named."""


def publication_from(collection: str, row: Row) -> Publication | None:
    """A row of a collection as a publication; None where it has no day or no address to read it at."""
    day = _day(row.get("published_on"))
    if day is None or not row.get("address"):
        return None
    sort, title = _of_scheme(row) if collection == "schemes" else SOURCES[collection](row)
    return Publication(f"{collection}/{row['id']}", sort, title, day, str(row["address"]))


def _of_scheme(row: Row) -> tuple[str, str]:
    parties = ngettext("%(board)s and %(council)s", "%(board)s and its councils", len(row["councils"]))
    named = parties % {"board": row["health_board"], "council": ", ".join(row["councils"])}
    return PLAN, _("Integration scheme of %(parties)s") % {"parties": named}


class LaterEdition(Protocol):
    """A correction or withdrawal of a plan that was published here."""

    @property
    def plan(self) -> str:
        """The plan."""

    @property
    def number(self) -> int:
        """Which version it is."""

    @property
    def kind(self) -> str:
        """What it did: correction or withdrawal."""

    @property
    def title(self) -> str:
        """The title of the plan."""

    @property
    def published_on(self) -> date:
        """The day."""

    @property
    def address(self) -> str:
        """The address of the plan, which stays."""


def later_edition(edition: LaterEdition) -> Publication:
    """A correction or withdrawal as a publication of its own, for those who follow what is published."""
    told = _("%(title)s: withdrawn") if edition.kind == "withdrawal" else _("%(title)s: corrected")
    key = f"plans/{edition.plan}/versions/{edition.number}"
    return Publication(key, PLAN, told % {"title": edition.title}, edition.published_on, edition.address)


def publications_on(facts: AuthorityFacts, day: date) -> tuple[Publication, ...]:
    """Everything published up to a day that can be read somewhere, the latest first."""
    found = [publication_from(name, row) for name in ("schemes", *SOURCES) for row in _rows(facts, name)]
    found += [_from_assessment(facts, each) for each in facts.assessments or ()]
    known = [each for each in found if each is not None and each.published_on <= day]
    return tuple(sorted(known, key=lambda each: (each.published_on, each.id), reverse=True))


def read_at(publications: Iterable[Publication], here: Mapping[str, str]) -> tuple[Publication, ...]:
    """The same, with plans to be read at their pages here where they have any; `here` has pages by plan."""
    pages = {f"plans/{plan}": page for plan, page in here.items()}
    return tuple(each._replace(address=pages.get(each.id, each.address)) for each in publications)


def _from_assessment(facts: AuthorityFacts, row: Assessment) -> Publication | None:
    """An assessment with what it is about; by itself its name would tell nobody anything."""
    day = _day(row.published_on)
    if day is None or not row.address:
        return None
    titles = {each.id: public_title(facts, each) for each in facts.decisions or ()} | {
        each.id: each.title for each in facts.plans or ()
    }
    about = titles.get(row.subject, "")
    kind = assessment_words(row.kind)
    title = _("%(kind)s: %(about)s") % {"kind": kind, "about": about} if about else kind
    return Publication(f"assessments/{row.id}", EQUALITY, title, day, row.address)


def grouped_publications(publications: Iterable[Publication]) -> tuple[PublicationGroup, ...]:
    """Publications by sort, in the order in which people look for them."""
    listed = tuple(publications)
    groups = (
        PublicationGroup(key, str(heading), tuple(each for each in listed if each.sort == key))
        for key, heading in _HEADINGS.items()
    )
    return tuple(group for group in groups if group.publications)


def _rows(facts: AuthorityFacts, name: str) -> list[Row]:
    return [dict(row.items()) for row in getattr(facts, name) or ()]


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and value[:1].isdigit():
        return parse_iso_day(value)
    return None
