from pathlib import Path

from cms.certificates.storage import private_storage


def test_private_files_are_kept_outside_the_media_of_a_host_that_names_no_storage(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.HUNAR_CERTIFICATES = {"STORAGE": "no such alias"}
    location = Path(private_storage().location)
    assert location == tmp_path / "private"
