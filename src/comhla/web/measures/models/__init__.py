"""What the room keeps: releases with their figures, the authority's own indicators, targets, and drawn charts."""

from comhla.web.measures.models.drawing import ChartWanted, DrawnChart
from comhla.web.measures.models.keeping import Keeper, LocalIndicator, Target, Watch
from comhla.web.measures.models.release import Figure, PendingRelease, Release, SavedMapping

__all__ = [
    "ChartWanted",
    "DrawnChart",
    "Figure",
    "Keeper",
    "LocalIndicator",
    "PendingRelease",
    "Release",
    "SavedMapping",
    "Target",
    "Watch",
]
