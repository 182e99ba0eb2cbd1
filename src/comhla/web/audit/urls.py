"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.audit.views import trail

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/audit/", trail.trail, name="audit"),
    path("<slug:slug>/audit/verify/", trail.verify, name="audit-verify"),
    path("<slug:slug>/audit/export/", trail.export, name="audit-export"),
    path("<slug:slug>/audit/<int:number>/", trail.event, name="audit-event"),
]
