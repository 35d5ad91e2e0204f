"""What every test may count on."""

import pytest
from django.utils import translation
from hypothesis import settings

# A busy machine is slow, not wrong: examples are bounded by their number alone.
settings.register_profile("hunar", deadline=None)
settings.load_profile("hunar")


def pytest_collection_modifyitems(items):
    """A test that commits finds what migrations made (locales, the root page) also after another was flushed."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker and marker.kwargs.get("transaction") and not marker.kwargs.get("serialized_rollback"):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)


@pytest.fixture(autouse=True)
def _begin_in_english():
    """A request below /ur/ leaves Urdu active in the thread; the next test begins in English all the same."""
    translation.activate("en")
    yield
    translation.deactivate_all()
