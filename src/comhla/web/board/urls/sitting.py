"""Addresses of this part of the room: a meeting as it sits, for the clerk and for members themselves."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import sitting, sitting_own, sitting_votes

_SITTING = "<slug:slug>/board/meetings/<str:key>/sitting/"
_OWN = "<slug:slug>/meetings/<str:key>/"

work: list[URLPattern] = [
    path(_SITTING, sitting.sitting, name="work-meeting-sitting"),
    path(f"{_SITTING}roll/", sitting.roll, name="work-meeting-roll"),
    path(f"{_SITTING}roll/<str:member>/", sitting.member, name="work-meeting-roll-member"),
    path(f"{_SITTING}presiding/", sitting.preside, name="work-meeting-presiding"),
    path(f"{_SITTING}interests/", sitting.declare, name="work-meeting-declare"),
    path(f"{_SITTING}question/", sitting_votes.question_new, name="work-meeting-question-new"),
    path(f"{_SITTING}votes/<str:vote>/", sitting_votes.vote, name="work-meeting-vote"),
    path(f"{_SITTING}votes/<str:vote>/result/", sitting_votes.result, name="work-meeting-vote-result"),
    path(f"{_SITTING}adjourn/", sitting.adjourn, name="work-meeting-adjourn"),
    path(f"{_SITTING}end/", sitting.end, name="work-meeting-end"),
]
papers: list[URLPattern] = [
    path(f"{_OWN}vote/", sitting_own.vote, name="papers-meeting-vote"),
    path(f"{_OWN}declare/", sitting_own.declare, name="papers-meeting-declare"),
]
public: list[URLPattern] = []
