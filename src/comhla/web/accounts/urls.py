"""Addresses of the room that are one's own, or open to whoever has a link.

Those of the sign-in package, under `account/` too, come after these, so that what is named here is found first.
"""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from comhla.web.accounts.views import invitations, links, mine

urlpatterns = [
    path("me/", mine.my_page, name="my-page"),
    path("me/help/<slug:slug>/", mine.ask, name="ask-for-help"),
    path("me/contact/", mine.contact, name="contact-details"),
    path("kept/", mine.kept_form, name="kept-form"),
    path("security/", mine.security, name="sign-in-security"),
    path("second-factor/", mine.second_factor, name="second-factor"),
    path("link/", links.ask_for_link, name="sign-in-link"),
    path("link/sent/", links.link_sent, name="sign-in-link-sent"),
    path("link/<str:key>/", links.by_link, name="sign-in-by-link"),
    path("invitation/<str:key>/", invitations.invitation, name="invitation"),
    # An address says whose account it is and was checked by an invitation: for another there is another invitation.
    path("email/", RedirectView.as_view(pattern_name="sign-in-security"), name="account_email"),
    path("3rdparty/signup/", RedirectView.as_view(pattern_name="account_login"), name="socialaccount_signup"),
]
