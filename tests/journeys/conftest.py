"""A real browser: Debian's Chromium, driven by Playwright, with scripts and without."""

import os
import subprocess

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from playwright.sync_api import expect, sync_playwright

from cms.notices.backends.memory import MemoryBackend
from courses import syllabus

from .walking import PATIENCE

# Playwright's own loop runs in this thread; Django's guard would take it for an async view of ours.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=PATIENCE)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session", autouse=True)
def _pictures_on_disk(tmp_path_factory):
    """The live server reads pictures from a folder; the other tests keep theirs in memory."""
    root = tmp_path_factory.mktemp("media")
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    with override_settings(MEDIA_ROOT=root, STORAGES=settings.STORAGES | {"default": storage}):
        yield


@pytest.fixture(scope="session")
def browser():
    if not os.path.exists(CHROMIUM):
        pytest.skip("Chromium is not installed (set CHROMIUM to its path).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def urdu_letters():
    """For photographs: running text is drawn in a font of the machine, and not every machine has one."""
    if not subprocess.run(["fc-list", ":lang=ur"], capture_output=True, check=True).stdout:
        pytest.fail(
            "No font here has all the letters of Urdu. Install one: sudo apt-get install fonts-noto-core"
        )


@pytest.fixture(autouse=True)
def _nothing_left_over():
    MemoryBackend.reset()
    cache.clear()
    syllabus.forget()


@pytest.fixture
def open_page(browser, live_server):
    """Opens a page of the live site in a browser of its own, 360 px wide unless told; signed in, when told as whom."""
    contexts = []

    def opened(path="/en/", *, who=None, scripts=True, viewport=PHONE):
        context = browser.new_context(
            base_url=live_server.url, java_script_enabled=scripts, viewport=viewport, accept_downloads=True
        )
        contexts.append(context)
        if who:
            context.add_cookies([session_of(who) | {"url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


def session_of(user) -> dict[str, str]:
    """The cookie of somebody who has signed in."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
