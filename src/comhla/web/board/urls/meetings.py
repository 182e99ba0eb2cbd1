"""Addresses of this part of the room: meetings, agendas, notice, the forward plan, and standing orders."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import (
    forward_plan,
    meetings,
    meetings_agenda,
    meetings_coming,
    meetings_notice,
    standing_orders,
)

_MEETING = "<slug:slug>/board/meetings/<str:key>/"
_PLAN = "<slug:slug>/board/forward-plan/"
_ORDERS = "<slug:slug>/board/standing-orders/"

work: list[URLPattern] = [
    path("<slug:slug>/board/meetings/", meetings.meetings, name="work-meetings"),
    path("<slug:slug>/board/meetings/new/", meetings.new, name="work-meeting-new"),
    path("<slug:slug>/board/meetings/series/", meetings.series, name="work-meetings-series"),
    path(_MEETING, meetings.meeting, name="work-meeting"),
    path(f"{_MEETING}change/", meetings.change, name="work-meeting-change"),
    path(f"{_MEETING}call-off/", meetings.call_off, name="work-meeting-call-off"),
    path(f"{_MEETING}required/", meetings.requisition, name="work-meeting-requisition"),
    path(f"{_MEETING}notice/", meetings_notice.notice, name="work-meeting-notice"),
    path(f"{_MEETING}coming/", meetings_coming.by_clerk, name="work-meeting-coming"),
    path(f"{_MEETING}agenda/", meetings_agenda.agenda, name="work-meeting-agenda"),
    path(f"{_MEETING}agenda/new/", meetings_agenda.item_new, name="work-meeting-agenda-new"),
    path(f"{_MEETING}agenda/file/<str:edition>/<str:form>/", meetings_agenda.file, name="work-meeting-agenda-file"),
    path(f"{_MEETING}agenda/<str:item>/", meetings_agenda.item, name="work-meeting-agenda-item"),
    path(f"{_MEETING}agenda/<str:item>/take-off/", meetings_agenda.item_remove, name="work-meeting-agenda-remove"),
    path(_PLAN, forward_plan.plan, name="work-forward-plan"),
    path(f"{_PLAN}new/", forward_plan.item_new, name="work-forward-item-new"),
    path(f"{_PLAN}<str:key>/", forward_plan.item, name="work-forward-item"),
    path(f"{_PLAN}<str:key>/take-out/", forward_plan.item_remove, name="work-forward-item-remove"),
    path(_ORDERS, standing_orders.editions, name="work-standing-orders"),
    path(f"{_ORDERS}new/", standing_orders.edition_new, name="work-standing-orders-new"),
    path(f"{_ORDERS}<str:key>/", standing_orders.edition, name="work-standing-orders-edition"),
]
papers: list[URLPattern] = [
    path("<slug:slug>/meetings/<str:key>/coming/", meetings_coming.by_member, name="papers-meeting-coming"),
]
public: list[URLPattern] = []
