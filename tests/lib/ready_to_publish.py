"""`python -m tests.lib.ready_to_publish`: an authority that is ready to publish, for a server of the browser tests."""

from __future__ import annotations

import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "comhla.web.settings"  # noqa: TID251 - an entrance
    django.setup()
    from tests.lib.published import Publishers  # after the settings that it is read under

    Publishers()
