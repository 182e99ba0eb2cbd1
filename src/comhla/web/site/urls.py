"""Addresses of the room."""

from __future__ import annotations

from django.urls import path

from comhla.web.site import feeds
from comhla.web.site.views import about, authority, components, feedback, front, law

urlpatterns = [
    path("", front.home, name="home"),
    path("find/", front.find, name="find"),
    path("authorities/", front.authorities, name="authorities"),
    path("map/", front.tiles, name="map"),
    path("authorities/<slug:slug>/", authority.authority, name="authority"),
    path("authorities/<slug:slug>/board/", authority.board, name="board"),
    path("authorities/<slug:slug>/contact/", authority.authority_contact, name="authority-contact"),
    path("authorities/<slug:slug>/decisions/", authority.decisions, name="decisions"),
    path("authorities/<slug:slug>/decisions/<path:key>/", authority.decision, name="decision"),
    path("authorities/<slug:slug>/duties/", authority.authority_duties, name="authority-duties"),
    path("authorities/<slug:slug>/localities/<path:key>/", authority.locality, name="locality"),
    path("authorities/<slug:slug>/publications/", authority.publications, name="publications"),
    path("authorities/<slug:slug>/publications/feed/", feeds.of_authority, name="authority-feed"),
    path("authorities/<slug:slug>/board/feed/", feeds.of_board, name="board-feed"),
    path("authorities/<slug:slug>/take-part/", authority.take_part, name="take-part"),
    path("publications/feed/", feeds.of_all, name="publications-feed"),
    path("glossary/", law.glossary, name="glossary"),
    path("law/", law.law, name="law"),
    path("law/<path:duty>/", law.law_duty, name="law-duty"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("cookies/", about.cookies, name="cookies"),
    path("contact/", about.contact, name="contact"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/thanks/", feedback.feedback_thanks, name="feedback-thanks"),
    path(".well-known/security.txt", about.security, name="security"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", about.sitemap, name="sitemap"),
    path("components/", components.components, name="components"),
]
