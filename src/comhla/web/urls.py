"""Every address: the rooms' own, sign-in, and the API."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("account/", include("comhla.web.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("work/", include("comhla.web.authorities.urls")),
    path("work/", include("comhla.web.duties.urls")),
    path("work/", include("comhla.web.audit.urls")),
    path("", include("comhla.web.site.urls")),
]
handler400 = "comhla.web.site.views.faults.bad_request"
handler403 = "comhla.web.site.views.faults.not_allowed"
handler404 = "comhla.web.site.views.faults.not_found"
handler500 = "comhla.web.site.views.faults.failure"
