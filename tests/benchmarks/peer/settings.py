"""The reference site, and wagtail-lms installed in it."""

from pathlib import Path

from cms.settings.test import *  # noqa: F403  the settings idiom
from cms.settings.test import INSTALLED_APPS, TEMPLATES

INSTALLED_APPS = [*INSTALLED_APPS, "wagtail_lms"]
ROOT_URLCONF = "tests.benchmarks.peer.urls"
TEMPLATES[0]["DIRS"] = [Path(__file__).resolve().parent / "templates"]
TEMPLATES[0]["OPTIONS"]["loaders"][0][1].append("django.template.loaders.filesystem.Loader")
