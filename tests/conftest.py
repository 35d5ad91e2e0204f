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


@pytest.fixture
def files_on_disk(settings, tmp_path):
    """Uploads in files, as on a server, where the tests otherwise keep them in memory."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    settings.MEDIA_ROOT = tmp_path
