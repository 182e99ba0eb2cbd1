"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from comhla.web.duties.views import calendar, owning, reading, recording

urlpatterns = [
    path("<slug:slug>/", reading.home, name="work-home"),
    path("<slug:slug>/answer/", reading.finding, name="work-finding"),
    path("<slug:slug>/duties/", reading.duties, name="work-duties"),
    path("<slug:slug>/duties/<path:duty>/", reading.duty, name="work-duty"),
    path("<slug:slug>/calendar/", calendar.calendar, name="work-calendar"),
    path("<slug:slug>/calendar/address/", calendar.calendar_address, name="calendar-address"),
    path("<slug:slug>/calendar/<str:token>.ics", calendar.calendar_feed, name="calendar-feed"),
    path("<slug:slug>/evidence/new/", recording.evidence_new, name="evidence-new"),
    path("<slug:slug>/evidence/file/<int:number>/", recording.evidence_file, name="evidence-file"),
    path("<slug:slug>/evidence/<str:key>/", recording.evidence, name="evidence"),
    path("<slug:slug>/evidence/<str:key>/withdraw/", recording.evidence_withdraw, name="evidence-withdraw"),
    path("<slug:slug>/judgement/new/", recording.judgement_new, name="judgement-new"),
    path("<slug:slug>/owners/", owning.owners, name="owners"),
    path("<slug:slug>/owners/new/", owning.owner_new, name="owner-new"),
    path("<slug:slug>/owners/<int:number>/", owning.owner, name="owner"),
    path("<slug:slug>/owners/<int:number>/end/", owning.owner_end, name="owner-end"),
]
