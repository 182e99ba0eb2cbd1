"""Addresses of this part of the room: certificates."""

from __future__ import annotations

from django.urls import URLPattern, path

from comhla.web.board.views import certificates, public_minutes

_CERTIFICATE = "<slug:slug>/board/meetings/<str:key>/certificate/"

work: list[URLPattern] = [
    path(_CERTIFICATE, certificates.certificate, name="work-meeting-certificate"),
    path(f"{_CERTIFICATE}issue/", certificates.issue, name="work-certificate-issue"),
    path(f"{_CERTIFICATE}<int:number>/<str:form>/", certificates.file, name="work-certificate-file"),
    path("<slug:slug>/board/certificates/check/", certificates.verify, name="work-certificate-verify"),
]
papers: list[URLPattern] = []
public: list[URLPattern] = [
    path(
        "authorities/<slug:slug>/meetings/<str:key>/certificate/",
        public_minutes.certificate,
        name="public-certificate",
    ),
    path(
        "authorities/<slug:slug>/meetings/<str:key>/certificate.json",
        public_minutes.certificate_json,
        name="public-certificate-data",
    ),
]
