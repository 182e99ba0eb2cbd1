"""Addresses of the room's pages. Those of the API itself are `service.addresses`."""

from __future__ import annotations

from django.urls import path

from comhla.web.api.views import keys

urlpatterns = [
    path("<slug:slug>/keys/", keys.keys, name="keys"),
    path("<slug:slug>/keys/new/", keys.key_new, name="key-new"),
    path("<slug:slug>/keys/<int:number>/end/", keys.key_end, name="key-end"),
]
