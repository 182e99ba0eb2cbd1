"""Parts and states of a paper, as pages say them, with what belongs into each part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from comhla.law.facts import DirectionNeeded, PaperPart
from comhla.web.board.papers import PaperState

PARTS: Mapping[PaperPart, Any] = {
    PaperPart.PURPOSE: _("Purpose"),
    PaperPart.BACKGROUND: _("Background"),
    PaperPart.MAIN_REPORT: _("Report"),
    PaperPart.PEOPLE_AND_CARERS: _("What it means for people who use services and carers"),
    PaperPart.FINANCE: _("What it means for money"),
    PaperPart.WORKFORCE: _("What it means for the workforce"),
    PaperPart.LEGAL: _("What it means in policy and law"),
    PaperPart.COMMUNITY_PLANNING: _("What it means for community planning"),
    PaperPart.EQUALITY: _("What it means for equality"),
    PaperPart.RISK: _("What the risks are"),
    PaperPart.APPENDIX: _("Appendix"),
}
GUIDANCE: Mapping[PaperPart, Any] = {
    PaperPart.PURPOSE: _("In a sentence or two: why this comes to this meeting, and what it is asked to do."),
    PaperPart.BACKGROUND: _("What came before: earlier decisions, the plan it belongs to, who asked for it."),
    PaperPart.MAIN_REPORT: _(
        "What members have to know before they decide: the facts, the choices, what each would do and cost, and what"
        " you advise and why."
    ),
    PaperPart.PEOPLE_AND_CARERS: _(
        "What changes for people who use services and for carers, how you asked them, and what they said."
    ),
    PaperPart.FINANCE: _("What it costs or saves, in which years, and which budget it comes from. If nothing, say so."),
    PaperPart.WORKFORCE: _("What changes for staff, and what their representatives said. If nothing, say so."),
    PaperPart.LEGAL: _("Which law or policy asks for this or sets limits to it, and where the plan says it."),
    PaperPart.COMMUNITY_PLANNING: _("What it does for the outcomes that are shared with other public bodies."),
    PaperPart.EQUALITY: _(
        "What the assessment found for groups that the law protects and for people who are poor, and where it is"
        " published. If none was needed, say why."
    ),
    PaperPart.RISK: _(
        "What could go wrong, how likely that is, and what you do about it. Also the risk of not acting."
    ),
    PaperPart.APPENDIX: _("What is too long for the report. Begin each appendix with a heading."),
}
STATES: Mapping[PaperState, tuple[Any, str]] = {
    PaperState.TO_WRITE: (_("To write"), "grey"),
    PaperState.DRAFT: (_("Draft"), "blue"),
    PaperState.WAITING: (_("Waiting for sign-off"), "yellow"),
    PaperState.SIGNED_OFF: (_("Signed off"), "green"),
}
"""What each state is called, and its colour."""
DIRECTIONS: Mapping[DirectionNeeded, Any] = {
    DirectionNeeded.NONE: _("No direction is required"),
    DirectionNeeded.COUNCIL: _("To the council"),
    DirectionNeeded.HEALTH_BOARD: _("To the health board"),
    DirectionNeeded.BOTH: _("To the council and the health board"),
}
