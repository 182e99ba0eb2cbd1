"""Django's settings for the tests: the real ones, in a folder of their own, on a fixed day."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.lib.postgres import address_of

_folder = Path(tempfile.mkdtemp(prefix="comhla-tests-"))
os.environ.update(  # noqa: TID251 - the test run is an entrance
    COMHLA_DATA=str(_folder),
    COMHLA_SECRET_KEY="a key for tests only, which guards nothing at all",
    COMHLA_TODAY="2026-11-22",
    COMHLA_ADDRESS="http://127.0.0.1:8000",
    COMHLA_LOG_LEVEL="ERROR",
    COMHLA_SECOND_FACTOR="optional",  # asked of nobody, except where a test says so
)
# The first process of the run starts the server, if one is wanted; the others are told its address.
os.environ["COMHLA_TEST_DATABASE"] = address_of(os.environ.get("COMHLA_TEST_DATABASE", ""))  # noqa: TID251 - as above
os.environ["DATABASE_URL"] = os.environ["COMHLA_TEST_DATABASE"]  # noqa: TID251 - as above

from comhla.web.settings import *  # noqa: E402, F403 - after the environment that they are read from
from comhla.web.settings import STATIC_ROOT, STORAGES  # noqa: E402 - as above

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Hashing a password well takes a tenth of a second, which hundreds of tests would pay.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
