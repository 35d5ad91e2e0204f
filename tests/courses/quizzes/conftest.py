"""Every test begins in English: a request in Urdu leaves its language in the thread."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield
