"""Addresses of the room.

The key of a row stands last in its addresses: it may hold a stroke, as `swsa-1968/12A` does.
"""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.authorities.views import dated, history, overview, row, settings

_IN_COLLECTION = "<slug:slug>/records/<slug:collection>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/public/", settings.public_details, name="public-details"),
    path("<slug:slug>/records/", overview.records, name="records"),
    path("<slug:slug>/records/authority/", settings.identity, name="authority-identity"),
    path(_IN_COLLECTION, overview.collection, name="record-collection"),
    path(f"{_IN_COLLECTION}new/", row.new, name="record-new"),
    path(f"{_IN_COLLECTION}none/", dated.none, name="record-none"),
    path(f"{_IN_COLLECTION}changes/<int:number>/take-back/", history.take_back, name="record-take-back"),
    path(f"{_IN_COLLECTION}row/<path:key>/", row.row, name="record-row"),
    path(f"{_IN_COLLECTION}end/<path:key>/", dated.end, name="record-end"),
    path(f"{_IN_COLLECTION}replace/<path:key>/", row.replace, name="record-replace"),
    path(f"{_IN_COLLECTION}remove/<path:key>/", dated.remove, name="record-remove"),
    path(f"{_IN_COLLECTION}history/<path:key>/", history.history, name="record-history"),
]
