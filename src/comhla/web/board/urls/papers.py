"""Addresses of what members read and answer, under /papers/."""

from __future__ import annotations

from comhla.web.board.urls import (
    certificates,
    meetings,
    membership,
    minutes,
    overview,
    packs,
    registers,
    sitting,
    writing,
)

urlpatterns = [
    *overview.papers,
    *membership.papers,
    *registers.papers,
    *meetings.papers,
    *writing.papers,
    *packs.papers,
    *sitting.papers,
    *minutes.papers,
    *certificates.papers,
]
