"""Addresses of what the public reads of the board."""

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
    *overview.public,
    *membership.public,
    *registers.public,
    *meetings.public,
    *writing.public,
    *packs.public,
    *sitting.public,
    *minutes.public,
    *certificates.public,
]
