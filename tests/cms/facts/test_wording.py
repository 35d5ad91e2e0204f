from decimal import Decimal

import pytest
from django.utils import translation

from cms.facts.wording import figure


@pytest.mark.parametrize(
    ("number", "unit", "english", "urdu"),
    [
        ("0.2500", "percent", "0.25%", "0.25 فی صد"),
        ("5000.0000", "dollars", "$5,000", "5,000 ڈالر"),
        ("600000", "rupees", "Rs 600,000", "600,000 روپے"),
        ("2.0000", "times", "2 times", "2 گنا"),
        ("1", "days", "1 day", "1 دن"),
        ("100", "", "100", "100"),
        ("0.0000", "percent", "0%", "0 فی صد"),
    ],
)
def test_a_figure_is_said_as_each_language_says_it(number, unit, english, urdu):
    said = []
    for language in ("en", "ur"):
        with translation.override(language):
            said.append(figure(Decimal(number), unit))
    assert said == [english, urdu]
