"""Addresses of this part of the room: membership."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import membership, membership_body, membership_seats, open_data

work: list[URLPattern] = [
    path("<slug:slug>/board/members/", membership.members, name="work-board-members"),
    path("<slug:slug>/board/members/new/", membership_seats.appoint, name="work-board-seat-new"),
    path("<slug:slug>/board/members/<str:key>/", membership.member, name="work-board-seat"),
    path("<slug:slug>/board/members/<str:key>/replace/", membership_seats.replace, name="work-board-seat-replace"),
    path("<slug:slug>/board/members/<str:key>/resign/", membership_seats.resign, name="work-board-seat-resign"),
    path("<slug:slug>/board/members/<str:key>/remove/", membership_seats.remove, name="work-board-seat-remove"),
    path("<slug:slug>/board/chair/new/", membership_body.begin_period, name="work-board-chair-new"),
    path("<slug:slug>/board/chair/<str:key>/", membership_body.change_appointees, name="work-board-chair"),
    path("<slug:slug>/board/vacancies/new/", membership_body.begin_vacancy, name="work-board-vacancy-new"),
    path("<slug:slug>/board/vacancies/<str:key>/end/", membership_body.end_vacancy, name="work-board-vacancy-end"),
    path("<slug:slug>/board/vacancies/<str:key>/letter/", membership_body.letter, name="work-board-vacancy-letter"),
    path("<slug:slug>/board/committees/new/", membership_body.set_up_committee, name="work-board-committee-new"),
    path("<slug:slug>/board/committees/<str:key>/", membership.committee, name="work-board-committee"),
    path(
        "<slug:slug>/board/committees/<str:key>/members/",
        membership_body.put_on_committee,
        name="work-board-committee-members",
    ),
    path("<slug:slug>/board/committees/<str:key>/end/", membership_body.end_committee, name="work-board-committee-end"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = [
    path("authorities/<slug:slug>/data/", open_data.data, name="open-data"),
    path("authorities/<slug:slug>/data/<str:name>", open_data.file, name="open-data-file"),
]
