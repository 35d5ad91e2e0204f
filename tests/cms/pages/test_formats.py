import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format


@pytest.mark.parametrize(("language", "words"), [("en", "5 March 2026"), ("ur", "5 مارچ 2026")])
def test_dates_are_day_month_year(language, words):
    with translation.override(language):
        assert date_format(datetime.date(2026, 3, 5)) == words
