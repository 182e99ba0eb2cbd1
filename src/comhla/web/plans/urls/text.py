"""Addresses of the text of a plan, its drafts, and the papers of members."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.plans.views import (
    text,
    text_comments,
    text_drafts,
    text_papers,
    text_pictures,
    text_style,
    text_word,
)

_PLAN = "<slug:slug>/plans/<str:key>"

work: list[URLPattern] = [
    path(f"{_PLAN}/text/", text.contents, name="work-plan-text"),
    path(f"{_PLAN}/new-section/", text.new, name="work-plan-section-new"),
    path(f"{_PLAN}/text/<str:section>/", text.section, name="work-plan-section"),
    path(f"{_PLAN}/text/<str:section>/write/", text.write, name="work-plan-section-write"),
    path(f"{_PLAN}/text/<str:section>/move/", text.move, name="work-plan-section-move"),
    path(f"{_PLAN}/text/<str:section>/remove/", text.remove, name="work-plan-section-remove"),
    path(f"{_PLAN}/text/<str:section>/comment/", text_comments.comment, name="work-plan-comment"),
    path(f"{_PLAN}/comments/<int:number>/", text_comments.answer, name="work-plan-comment-answer"),
    path(f"{_PLAN}/comments/<int:number>/view/", text_comments.take_as_view, name="work-plan-comment-view"),
    path(f"{_PLAN}/pictures/", text_pictures.pictures, name="work-plan-pictures"),
    path(f"{_PLAN}/pictures/<str:picture>/", text_pictures.picture, name="work-plan-picture"),
    path(f"{_PLAN}/pictures/<str:picture>/remove/", text_pictures.remove, name="work-plan-picture-remove"),
    path(f"{_PLAN}/word/", text_word.choose, name="work-plan-word"),
    path(f"{_PLAN}/word/<int:number>/", text_word.take_over, name="work-plan-word-file"),
    path(f"{_PLAN}/drafts/", text_drafts.drafts, name="work-plan-drafts"),
    path(f"{_PLAN}/drafts/compare/", text_drafts.compare, name="work-plan-drafts-compare"),
    path(f"{_PLAN}/drafts/<int:number>/", text_drafts.draft, name="work-plan-draft"),
]
papers: list[URLPattern] = [
    path("document.css", text_style.style, name="document-style"),
    path(f"{_PLAN}/", text_papers.plan, name="papers-plan"),
    path(f"{_PLAN}/my-comments/", text_papers.comments, name="papers-plan-comments"),
    path(f"{_PLAN}/sections/<str:section>/comment/", text_papers.comment, name="papers-plan-comment"),
    path(f"{_PLAN}/pictures/<str:picture>/", text_papers.picture, name="papers-plan-picture"),
]
public: list[URLPattern] = []
