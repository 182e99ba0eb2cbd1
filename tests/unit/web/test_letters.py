"""Where letters go, by the one address that says it."""

from __future__ import annotations

import pytest

from comhla.web.environment import BadSetting, read_environment
from comhla.web.letters import BadLetters, Letters, read_letters

SMTP = "django.core.mail.backends.smtp.EmailBackend"
CASES = [
    ("console:", Letters("django.core.mail.backends.console.EmailBackend")),
    ("file:/var/mail%20out", Letters("django.core.mail.backends.filebased.EmailBackend", folder="/var/mail out")),
    ("smtp://mail.example.org", Letters(SMTP, host="mail.example.org", port=25)),
    ("smtp://mail.example.org:2525", Letters(SMTP, host="mail.example.org", port=2525)),
    (
        "smtp+tls://post%40example.org:a%2Fb@mail.example.org",
        Letters(SMTP, host="mail.example.org", port=587, user="post@example.org", password="a/b", begins_tls=True),
    ),
    ("smtps://mail.example.org", Letters(SMTP, host="mail.example.org", port=465, is_tls=True)),
]


@pytest.mark.parametrize(("address", "expected"), CASES)
def test_letters_go_where_the_address_says(address: str, expected: Letters) -> None:
    assert read_letters(address) == expected


@pytest.mark.parametrize(
    "address", ["", "mail.example.org", "http://mail.example.org", "smtp:", "file:", "smtp://h?tls=1", "smtp://h:99999"]
)
def test_any_other_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(BadLetters, match="HOST:587"):
        read_letters(address)


def test_a_password_is_not_repeated(tmp_path) -> None:
    variables = {"COMHLA_DATA": str(tmp_path), "COMHLA_EMAIL": "smpt://me:hush@mail.example.org"}
    with pytest.raises(BadSetting, match="COMHLA_EMAIL") as refused:
        read_environment(variables)
    assert "hush" not in str(refused.value)
