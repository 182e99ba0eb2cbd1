"""Addresses of the room under `work/`."""

from __future__ import annotations

from django.urls import include, path

from comhla.web.accounts.views import help, mine, people

_people = [
    path("", people.people, name="people"),
    path("invite/", people.new_invitation, name="people-invite"),
    path("invitations/<int:key>/renew/", people.renewal, name="invitation-renew"),
    path("invitations/<int:key>/withdraw/", people.withdrawal, name="invitation-withdraw"),
    path("help/", help.help_requests, name="help-requests"),
    path("help/<int:key>/", help.answer, name="help-answer"),
    path("<int:key>/", people.person, name="person"),
    path("<int:key>/help/", help.by_telephone, name="help-by-telephone"),
    path("<int:key>/leaves/", people.leaver, name="person-leaves"),
    path("<int:key>/roles/new/", people.new_role, name="role-new"),
    path("<int:key>/roles/<int:grant>/change/", people.role_change, name="role-change"),
    path("<int:key>/roles/<int:grant>/end/", people.role_end, name="role-end"),
]
urlpatterns = [
    path("", mine.work, name="work"),
    path("<slug:slug>/people/", include(_people)),
]
