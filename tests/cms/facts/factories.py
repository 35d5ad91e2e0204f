"""Facts for tests."""

from datetime import date
from decimal import Decimal

from cms.facts.actions import new_edition
from cms.facts.models import Fact

ANSWER = {
    "number": Decimal("0.25"),
    "words": {},
    "source_title": "The Gazette",
    "source_url": "https://example.org/gazette",
    "confidence": "B",
    "valid_from": date(2026, 1, 1),
    "review_by": date(2026, 6, 30),
}


def fact(key="tax-rate", *, editions=({},), **changes):
    asked = {
        "kind": "rate",
        "unit": "percent",
        "names": {"en": "Tax rate", "ur": "ٹیکس کی شرح"},
    }
    made = Fact.objects.create(key=key, **asked | changes)
    for answer in editions:
        new_edition(fact=made, **ANSWER | answer)
    return made


def embed(key="tax-rate"):
    return f'<embed embedtype="hunar-fact" key="{key}"/>'
