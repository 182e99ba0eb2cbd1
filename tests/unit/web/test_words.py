"""Words that pages share."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from comhla.web.words import day, dialled


@pytest.mark.parametrize(("value", "words"), [(date(2026, 9, 1), "1 September 2026"), (None, ""), ("spring", "spring")])
@pytest.mark.parametrize("language", ["en-gb", "gd"])
def test_a_day_is_english_on_every_page_as_its_text_is(language, value, words):
    with override(language):
        assert day(value) == words


def test_a_number_as_it_is_dialled():
    assert dialled("+44 (0)131 496-0000") == "+4401314960000"
