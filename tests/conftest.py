"""What every test may count on."""

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import storages
from django.test import override_settings
from django.utils import translation

# A busy machine is slow, not wrong: examples are bounded by their number alone.
hypothesis.settings.register_profile("hunar", deadline=None)
hypothesis.settings.load_profile("hunar")


@pytest.fixture(autouse=True)
def _begin_in_english():
    """A request below /ur/ leaves Urdu active in the thread; the next test begins in English all the same."""
    translation.activate("en")
    yield
    translation.deactivate_all()


@pytest.fixture(autouse=True)
def _nothing_kept():
    """The cache outlives a test's transaction: what it says of sites and pages is of rows that are gone."""
    yield
    cache.clear()


@pytest.fixture
def files_on_disk(tmp_path):
    """Uploads in files, as on a server, where the tests otherwise keep them in memory."""
    kept = {alias: storages[alias] for alias in settings.STORAGES}
    disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"default": disk}, MEDIA_ROOT=tmp_path):
        yield
    storages._storages.update(kept)  # columns of files keep the storage they were made with
