"""Addresses of this part of the room: registers, training, and accounts of members."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import registers, training

_INTERESTS = "<slug:slug>/board/interests/"
_TRAINING = "<slug:slug>/board/training/"
_ACCOUNTS = "<slug:slug>/board/members/accounts/"

work: list[URLPattern] = [
    path(_INTERESTS, registers.interests, name="work-board-interests"),
    path(f"{_INTERESTS}<str:key>/", registers.notice, name="work-board-interests-notice"),
    path(f"{_INTERESTS}<str:key>/take-out/", registers.take_out, name="work-board-interests-take-out"),
    path(_TRAINING, training.training, name="work-board-training"),
    path(f"{_TRAINING}<int:number>/take-out/", training.training_remove, name="work-board-training-take-out"),
    path(_ACCOUNTS, training.accounts, name="work-member-accounts"),
    path(f"{_ACCOUNTS}<str:person>/unlink/", training.account_unlink, name="work-member-account-unlink"),
]
papers: list[URLPattern] = [
    path("<slug:slug>/interests/", registers.own, name="papers-interests"),
]
public: list[URLPattern] = [
    path("authorities/<slug:slug>/board/interests/", registers.public_interests, name="public-interests"),
    path("authorities/<slug:slug>/board/members/", registers.public_members, name="public-members"),
]
