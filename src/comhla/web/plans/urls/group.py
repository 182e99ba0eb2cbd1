"""Addresses of the planning group."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import group, group_member, group_papers

work: list[URLPattern] = [
    path("<slug:slug>/planning-group/", group.group, name="work-planning-group"),
    path("<slug:slug>/planning-group/new/", group.appoint, name="work-member-new"),
    path("<slug:slug>/planning-group/members/<str:key>/", group_member.member, name="work-member"),
    path("<slug:slug>/planning-group/members/<str:key>/replace/", group.replace, name="work-member-replace"),
    path("<slug:slug>/planning-group/members/<str:key>/leaves/", group.resign, name="work-member-leaves"),
    path("<slug:slug>/planning-group/members/<str:key>/remove/", group.remove, name="work-member-remove"),
    path("<slug:slug>/planning-group/members/<str:key>/support/", group_member.support, name="work-member-support"),
    path("<slug:slug>/planning-group/members/<str:key>/claims/new/", group_member.claim_new, name="work-claim-new"),
    path(
        "<slug:slug>/planning-group/members/<str:key>/claims/<int:number>/",
        group_member.claim,
        name="work-member-claim",
    ),
]
papers: list[URLPattern] = [
    path("<slug:slug>/planning-group/", group_papers.own_page, name="papers-planning-group"),
]
public: list[URLPattern] = []
