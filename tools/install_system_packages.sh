#!/usr/bin/env bash
# Make sure that what the tests need from the operating system is there: Chromium and a font, for the tests of pages
# in a browser; LibreOffice's word processor, and epubcheck with Java to run it, which open the documents that are
# written; and Python's venv module. Does nothing when all are there.
#
# In CI (the variable CI is set) a package that is missing and cannot be installed ends the run. At a desk it is
# only said, because most of the work needs none of them.
set -euo pipefail

say() { printf 'system packages: %s\n' "$*"; }

missing=()
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1; then
    missing+=(chromium)
fi
# Chromium brings no font of its own, and a page without one has no width to test.
if ! command -v fc-list >/dev/null 2>&1 || [[ -z "$(fc-list | head -n 1)" ]]; then
    missing+=(fontconfig fonts-dejavu-core)
fi
if ! command -v soffice >/dev/null 2>&1; then
    missing+=(libreoffice-writer-nogui)
fi
if ! command -v java >/dev/null 2>&1; then
    missing+=(default-jre-headless)
fi
if [[ ! -e /usr/share/java/epubcheck.jar ]]; then
    missing+=(epubcheck)
fi
if command -v python3 >/dev/null 2>&1 && ! python3 -c 'import ensurepip, venv' >/dev/null 2>&1; then
    missing+=(python3-venv)
fi

if [[ ${#missing[@]} -eq 0 ]]; then
    say "nothing is missing."
    exit 0
fi

if command -v apt-get >/dev/null 2>&1 && [[ "$(id -u)" -eq 0 ]]; then
    say "installing ${missing[*]} ..."
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update --quiet=2 && apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >/dev/null; then
        say "ready."
        exit 0
    fi
    say "apt-get could not install ${missing[*]}; its message is above." >&2
else
    say "missing: ${missing[*]}." >&2
    say "on Debian or Ubuntu: sudo apt-get install ${missing[*]}" >&2
    say "elsewhere: install Chromium so that the command 'chromium' is found, a font, and Python with its venv module;" >&2
    say "for the tests of documents LibreOffice as 'soffice', Java, and epubcheck's jar at /usr/share/java/epubcheck.jar." >&2
fi

if [[ -n "${CI:-}" ]]; then
    exit 1
fi
