"""Every address: the rooms' own, sign-in, and the API."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from comhla.web.api.service import addresses as api_addresses
from comhla.web.site.views import health

urlpatterns = [
    path("account/", include("comhla.web.accounts.urls")),
    path("account/", include("comhla.web.duties.account_urls")),
    path("account/", include("allauth.urls")),
    path("work/", include("comhla.web.accounts.work_urls")),
    path("work/", include("comhla.web.authorities.urls")),
    path("work/", include("comhla.web.duties.urls")),
    path("work/", include("comhla.web.plans.urls.work")),
    path("papers/", include("comhla.web.plans.urls.papers")),
    path("work/", include("comhla.web.board.urls.work")),
    path("papers/", include("comhla.web.board.urls.papers")),
    path("work/", include("comhla.web.directions.urls.work")),
    path("papers/", include("comhla.web.directions.urls.papers")),
    path("work/", include("comhla.web.measures.urls.work")),
    path("work/", include("comhla.web.reports.urls.work")),
    path("work/", include("comhla.web.audit.urls")),
    path("work/", include("comhla.web.api.urls")),
    path("api/v1/", api_addresses),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    # The language of a public page is in its address (/gd/…), so that no cookie is needed to keep it.
    *i18n_patterns(
        path("", include("comhla.web.plans.urls.public")),
        path("", include("comhla.web.board.urls.public")),
        path("", include("comhla.web.directions.urls.public")),
        path("", include("comhla.web.measures.urls.public")),
        path("", include("comhla.web.reports.urls.public")),
        path("", include("comhla.web.site.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "comhla.web.site.views.faults.bad_request"
handler403 = "comhla.web.site.views.faults.not_allowed"
handler404 = "comhla.web.site.views.faults.not_found"
handler500 = "comhla.web.site.views.faults.failure"
