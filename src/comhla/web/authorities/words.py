"""What collections, fields and choices are called on pages, in plain words.

Most names of fields read well as they are; those that do not, and every collection, are named here. A test refuses a
collection without a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from comhla.law.facts.fields import FieldSpec, Record
from comhla.reference import council_functions, health_services, national_outcomes, principles, scheme_contents
from comhla.reference.groups import ConsulteeGroup
from comhla.reference.models import Model


class Called(NamedTuple):
    """The name of a collection, and of one row of it, as in "Add a meeting"."""

    many: Any
    one: Any


COLLECTIONS: Mapping[str, Called] = {
    "schemes": Called(_("Integration schemes"), _("integration scheme")),
    "functions": Called(_("Delegated functions"), _("delegated function")),
    "scheme_reviews": Called(_("Reviews of the scheme"), _("review of the scheme")),
    "establishment": Called(_("Setting up of the board"), _("setting up of the board")),
    "imposed_terms": Called(_("Terms that Ministers imposed"), _("imposed term")),
    "people": Called(_("People"), _("person")),
    "officers": Called(_("Posts"), _("post")),
    "members": Called(_("Seats"), _("seat")),
    "committees": Called(_("Committees"), _("committee")),
    "chair_periods": Called(_("Periods of chair and vice-chair"), _("period of chair and vice-chair")),
    "vacancies": Called(_("Vacant seats"), _("vacant seat")),
    "codes_of_conduct": Called(_("Codes of conduct"), _("code of conduct")),
    "interests_register": Called(_("Register of interests"), _("register of interests")),
    "interim_cover": Called(_("Cover for the chief officer"), _("request for cover")),
    "localities": Called(_("Localities"), _("locality")),
    "planning_group": Called(_("Strategic planning group"), _("strategic planning group")),
    "plans": Called(_("Strategic plans"), _("strategic plan")),
    "plan_sections": Called(_("Sections of strategic plans"), _("section of a strategic plan")),
    "plan_actions": Called(_("Actions of strategic plans"), _("action of a strategic plan")),
    "plan_measures": Called(_("Measures of strategic plans"), _("measure of a strategic plan")),
    "plan_views": Called(_("Views on strategic plans"), _("view on a strategic plan")),
    "plan_reviews": Called(_("Reviews of the strategic plan"), _("review of the strategic plan")),
    "plan_directions": Called(_("Directions to replace the plan"), _("direction to replace the plan")),
    "other_plans": Called(_("Strategic plans of other authorities"), _("strategic plan of another authority")),
    "linked_plans": Called(_("Other plans and strategies"), _("plan or strategy")),
    "information_requests": Called(_("Information asked of partners"), _("request for information of a partner")),
    "community_planning_localities": Called(_("Localities of community planning"), _("community planning locality")),
    "meetings": Called(_("Meetings"), _("meeting")),
    "forward_plan": Called(_("Forward plan"), _("item of the forward plan")),
    "agenda_items": Called(_("Agenda items"), _("item of an agenda")),
    "papers": Called(_("Papers"), _("paper")),
    "minutes": Called(_("Minutes"), _("minute")),
    "meeting_actions": Called(_("Actions from meetings"), _("action from a meeting")),
    "standing_orders": Called(_("Standing orders"), _("edition of standing orders")),
    "decisions": Called(_("Decisions"), _("decision")),
    "assessments": Called(_("Assessments of impact"), _("assessment of impact")),
    "directions": Called(_("Directions"), _("direction")),
    "directions_reviews": Called(_("Reviews of the directions log"), _("review of the directions log")),
    "ministerial_directions": Called(_("Directions of Ministers"), _("direction of Ministers")),
    "payments": Called(_("Payments and sums set aside"), _("payment or sum set aside")),
    "set_aside_reports": Called(_("Reports on set-aside money"), _("report on set-aside money")),
    "set_aside_claims": Called(_("Claims on set-aside money"), _("claim on set-aside money")),
    "financial_statements": Called(_("Annual financial statements"), _("annual financial statement")),
    "grants": Called(_("Grants of Ministers"), _("grant of Ministers")),
    "accounts": Called(_("Annual accounts"), _("set of annual accounts")),
    "performance_reports": Called(_("Performance reports"), _("performance report")),
    "report_sections": Called(_("Sections of performance reports"), _("section of a performance report")),
    "spending": Called(_("Spending by year, head and locality"), _("amount of money")),
    "committee_reports": Called(_("Reports of the monitoring committee"), _("report of the monitoring committee")),
    "inspections": Called(_("Inspections"), _("inspection")),
    "publications": Called(_("Other publications"), _("publication")),
    "publication_schemes": Called(_("Publication schemes"), _("publication scheme")),
    "complaints": Called(_("Complaints"), _("complaint")),
    "information_access_requests": Called(_("Freedom of information requests"), _("freedom of information request")),
    "guidance": Called(_("Guidance in use"), _("edition of guidance")),
    "transfers": Called(_("Transfers of staff and property"), _("transfer")),
    "officer_acts": Called(_("Acts of officers for a partner"), _("act of an officer")),
    "resource_requests": Called(_("Requests to share resources"), _("request to share resources")),
    "disclosures": Called(_("Information shared with others"), _("sharing of information")),
    "council_arrangements": Called(_("Arrangements between councils"), _("arrangement between councils")),
    "shared_services": Called(_("Shared services"), _("shared service")),
    "evidence": Called(_("Evidence"), _("piece of evidence")),
    "judgements": Called(_("Judgements"), _("judgement")),
}

CORE = ("schemes", "functions", "localities", "people", "officers", "members")
"""What every authority records first."""

GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Start here"), CORE),
    (_("Scheme and functions"), ("scheme_reviews", "establishment", "imposed_terms")),
    (
        _("People, posts and membership"),
        (
            "committees",
            "chair_periods",
            "vacancies",
            "codes_of_conduct",
            "interests_register",
            "interim_cover",
        ),
    ),
    (
        _("Localities and planning"),
        (
            "planning_group",
            "plans",
            "plan_sections",
            "plan_actions",
            "plan_measures",
            "plan_views",
            "plan_reviews",
            "plan_directions",
            "other_plans",
            "linked_plans",
            "information_requests",
            "community_planning_localities",
        ),
    ),
    (
        _("Meetings and decisions"),
        (
            "meetings",
            "forward_plan",
            "agenda_items",
            "papers",
            "minutes",
            "meeting_actions",
            "standing_orders",
            "decisions",
            "assessments",
        ),
    ),
    (
        _("Directions and money"),
        (
            "directions",
            "directions_reviews",
            "ministerial_directions",
            "payments",
            "set_aside_reports",
            "set_aside_claims",
            "financial_statements",
            "grants",
            "accounts",
        ),
    ),
    (
        _("Reports"),
        ("performance_reports", "report_sections", "spending", "committee_reports", "inspections", "publications"),
    ),
    (
        _("Everything else"),
        (
            "publication_schemes",
            "complaints",
            "information_access_requests",
            "guidance",
            "transfers",
            "officer_acts",
            "resource_requests",
            "disclosures",
            "council_arrangements",
            "shared_services",
            "evidence",
            "judgements",
        ),
    ),
)

_ONE_KIND: Mapping[tuple[str, str], Any] = {
    ("Attendance", "present"): _("Was present"),
    ("BodyAndDay", "on"): _("Consulted on"),
    ("CouncilArrangement", "what"): _("Functions"),
    ("DelegatedFunction", "code"): _("Function that the law lists"),
    ("DelegatedFunction", "name"): _("Name of the function"),
    ("Evidence", "what"): _("What it is"),
    ("Judgement", "answer"): _("What was judged"),
    ("Locality", "name"): _("Name of the locality"),
    ("Member", "first_day"): _("First day in the seat"),
    ("Member", "last_day"): _("Last day in the seat"),
    ("Officer", "first_day"): _("First day in post"),
    ("Officer", "last_day"): _("Last day in post"),
    ("Person", "name"): _("Name"),
    ("PlanStage", "on"): _("Day"),
    ("ReportedIndicator", "key"): _("Indicator"),
    ("Scheme", "model"): _("Model of integration"),
    ("Transfer", "of"): _("What moves"),
}
_LABELS: Mapping[str, Any] = {
    "about_plan": _("Plan that it is about"),
    "address": _("Web address"),
    "addressee": _("To"),
    "addressees": _("To"),
    "ages": _("Ages"),
    "agreed_by": _("Agreed by"),
    "asked_of": _("Asked of"),
    "cast": _("Votes cast"),
    "cast_for_vacancies": _("Votes cast for vacant seats"),
    "changes": _("Changes"),
    "code": _("Code"),
    "copies": _("Copies sent"),
    "directed_by": _("Direction that it answers"),
    "first_chair_from": _("Side that appoints the first chair"),
    "functions_are_complete": _("List of functions is complete"),
    "given_by": _("Given by"),
    "kind": _("Kind"),
    "lives_in_area": _("Lives in the area"),
    "made_by": _("Made by"),
    "made_to": _("Made to"),
    "notice": _("Notice of meetings is covered"),
    "is_councillor": _("Is a councillor"),
    "is_health_board_member": _("Is on the health board"),
    "is_model_scheme": _("Is the Commissioner's model scheme"),
    "is_non_executive_director": _("Is a non-executive director"),
    "meets_conditions_of_seat": _("Meets the conditions of the seat"),
    "notice_states_time_place_business": _("Notice states time, place and business"),
    "order": _("Order"),
    "share_percent": _("Share in per cent"),
    "shows_receipt_name_and_content": _("Entries show receipt, name and content"),
    "other_councils_of_health_board": _("Other councils in the health board's area"),
    "person": _("Person"),
    "sources": _("Where the facts come from"),
    "recorded_from": _("Record is complete from"),
    "recorded_to": _("Record is complete to"),
    "inhabited_islands": _("People live on islands in the area"),
    "signed_by": _("Signed by"),
    "term_last_day": _("Last day of the term"),
    "text_reference": _("Where in the scheme"),
    "under_2014_act": _("Any is a function under the 2014 Act"),
    "what": _("What"),
    "who": _("Who"),
}


def field_label(row: type[Record], name: str) -> Any:
    """What a field is called on a page."""
    return _ONE_KIND.get((row.__name__, name)) or _LABELS.get(name) or as_words(name)


def as_words(name: str) -> str:
    """A name of the record, as `children_rights` or `nhs-nominee-4`, as words."""
    words = re.sub(r"[_-]", " ", name)
    for wrong, right in _SPELT:
        words = re.sub(rf"\b{wrong}\b", right, words)
    return words[:1].upper() + words[1:]


_SPELT = (
    ("ministers", "Ministers"),
    ("nhs", "NHS"),
    ("gp", "GP"),
    ("children rights", "children's rights"),
    ("children services", "children's services"),
    ("british sign language", "British Sign Language"),
    ("gaelic", "Gaelic"),
    ("healthcare improvement scotland", "Healthcare Improvement Scotland"),
    ("care inspectorate", "Care Inspectorate"),
    ("audit scotland", "Audit Scotland"),
    ("accounts commission", "Accounts Commission"),
)


_HINTS: Mapping[str, Any] = {
    "bodies": _("The board, the monitoring committee, or a committee of the board."),
    "decisions or plans": _("The decision or plan that it is about."),
    "linked_plans": _("Choose it from the plans and strategies that are recorded."),
}
"""Hints of references, where what a field means speaks of ids; people choose from a list."""


def field_hint(spec: FieldSpec) -> Any:
    """What a field means, for somebody at a form and not at a file."""
    if spec.refers_to is not None and spec.refers_to in _HINTS:
        return _HINTS[spec.refers_to]
    means = spec.means.replace("; an empty list for none", "; tick that there are none if so")
    means = re.sub(r"\b(this|the) file\b", "the record", means)
    return re.sub(r"`([^`]*)`", r"“\1”", means)


def hint_beside(label: Any, spec: FieldSpec) -> str:
    """What a field means, for the page; nothing where it would only repeat the label."""
    means = str(field_hint(spec))
    return "" if _telling(means) <= _telling(str(label)) else means


_FILLING = frozenset(
    (
        *("a", "an", "and", "as", "at", "been", "by", "day", "days", "each", "for", "has", "have", "in", "is", "it"),
        *("its", "of", "on", "or", "that", "the", "to", "was", "were", "when", "which", "who", "whom"),
    )
)


def _telling(text: str) -> frozenset[str]:
    """The words of a text that tell something, so that "The first day in the seat." is "First day in the seat"."""
    return frozenset(re.findall(r"[\w'-]+", text.casefold())) - _FILLING


_GROUPS = tuple(each.value for each in ConsulteeGroup)
_BOARDS = ("board", "monitoring_committee")
SUGGESTED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Consultation", "group"): _GROUPS,
    ("GroupInterest", "group"): (*_GROUPS, "residents"),
    ("BodyAndDay", "body"): (*_BOARDS, *_GROUPS),
    ("Decision", "decided_by"): _BOARDS,
    ("Direction", "given_by"): _BOARDS,
    ("MinisterialDirection", "addressee"): _BOARDS,
    ("ReportCopy", "recipient"): _BOARDS,
    ("SchemeReview", "requested_by"): ("ministers",),
    ("Transfer", "to_body"): _BOARDS,
    ("Proxy", "arranged_by"): ("member",),
}
"""Words that rules know, offered where any text may stand; the health board and councils are offered beside them."""

_CHOICES: Mapping[tuple[str, str], Any] = {
    ("Ages", "all"): _("Everybody"),
    ("Ages", "18 and over"): _("Adults (18 and over)"),
    ("Ages", "under 18"): _("Children (under 18)"),
    ("DirectionNeeded", "none"): _("No direction"),
    ("DirectionNeeded", "both"): _("Health board and council"),
    ("SchemeKind", "first"): _("First scheme"),
    ("Stage", "group_on_proposals"): _("Planning group on the proposals"),
    ("Stage", "group_on_first_draft"): _("Planning group on the first draft"),
    ("Stage", "sent"): _("Second draft sent for views"),
    ("SchemeKind", "revised"): _("Revised scheme"),
    ("SchemeKind", "new"): _("New scheme, with other councils or another model"),
    ("ReviewResult", "no changes"): _("No changes are needed"),
    ("ReviewResult", "changes"): _("Changes are needed"),
    ("PlanReviewResult", "replace"): _("Replace the plan"),
    ("PlanReviewResult", "keep"): _("Keep the plan"),
    ("SharedServiceKind", "goods or services from the Common Services Agency"): _(
        "Goods or services from the Common Services Agency"
    ),
}


def choice_words(kind: str, value: str) -> Any:
    """What a choice is called on a page: the enumeration's name and its value."""
    if kind == "Model":
        return f"{value.upper()}: {Model(value).title}"
    return _CHOICES.get((kind, value)) or as_words(value)


_REGISTERS: Mapping[str, Callable[[], Iterable[Any]]] = {
    "function_code": lambda: (*health_services(), *council_functions()),
    "scheme_matter": scheme_contents,
    "outcome": national_outcomes,
    "principle": principles,
}


def form_choices(form: str | None) -> list[tuple[str, str]] | None:
    """The keys of a register that a form of text names, each with what it is; None where the text is free."""
    register = _REGISTERS.get(form or "")
    if register is None:
        return None
    return list({each.key: f"{each.key} – {each.label}" for each in register()}.items())
