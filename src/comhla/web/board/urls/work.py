"""Addresses for work on the board, under /work/."""

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
    *overview.work,
    *registers.work,
    *membership.work,
    *meetings.work,
    *writing.work,
    *packs.work,
    *sitting.work,
    *minutes.work,
    *certificates.work,
]
