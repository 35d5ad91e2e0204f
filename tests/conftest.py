"""What every test may count on."""

import pytest
from django.utils import translation
from hypothesis import settings

# A busy machine is slow, not wrong: examples are bounded by their number alone.
settings.register_profile("hunar", deadline=None)
settings.load_profile("hunar")


@pytest.fixture(autouse=True)
def _begin_in_english():
    """A request below /ur/ leaves Urdu active in the thread; the next test begins in English all the same."""
    translation.activate("en")
    yield
    translation.deactivate_all()
