"""What the room keeps beside the facts: which indicators a report uses, its editions, and the figures in them."""

from comhla.web.reports.models.edition import (
    ChosenIndicator,
    FrozenFigure,
    OfReport,
    ReportEdition,
    ReportFile,
    ReportRequest,
)

__all__ = ["ChosenIndicator", "FrozenFigure", "OfReport", "ReportEdition", "ReportFile", "ReportRequest"]
