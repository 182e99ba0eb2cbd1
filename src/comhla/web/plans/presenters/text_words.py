"""Parts and editions of a plan, as pages say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from comhla.law.facts import PlanEdition, PlanPart

PARTS: Mapping[PlanPart, Any] = {
    PlanPart.SUMMARY: _("Summary"),
    PlanPart.VISION: _("Vision"),
    PlanPart.NEEDS: _("What people need"),
    PlanPart.PRIORITIES: _("Priorities"),
    PlanPart.WHOLE_AREA: _("Arrangements for the whole area"),
    PlanPart.LOCALITY: _("Arrangements for a locality"),
    PlanPart.OUTCOMES: _("National outcomes and delivery principles"),
    PlanPart.FUNCTIONS: _("Functions and services that it covers"),
    PlanPart.RESOURCES: _("Money and other resources"),
    PlanPart.HOUSING: _("Housing contribution"),
    PlanPart.MARKET: _("Working with providers of care"),
    PlanPart.WORKFORCE: _("Workforce"),
    PlanPart.MEASURES: _("How progress is measured"),
    PlanPart.OTHER_PLANS: _("Links to other plans"),
    PlanPart.OTHER: _("Something else"),
}
EDITIONS: Mapping[PlanEdition, Any] = {
    PlanEdition.FULL: _("Full text"),
    PlanEdition.EASY_READ: _("Easy read"),
    PlanEdition.GAELIC: _("Gaelic"),
}
LANGUAGES: Mapping[PlanEdition, str] = {
    PlanEdition.FULL: "en-GB",
    PlanEdition.EASY_READ: "en-GB",
    PlanEdition.GAELIC: "gd",
}
