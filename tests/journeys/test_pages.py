"""Every page a visitor or a learner can meet, in both languages, narrow and wide, checked by others' tools."""

import os

import pytest

from .auditing import AXE, VNU, Audit
from .tour import Tour, demo

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def audit(tmp_path):
    if not (AXE.exists() and VNU.exists()):
        words = "The checkers are not installed: npm ci --ignore-scripts"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(words)
    return Audit(tmp_path)


@pytest.mark.parametrize("language", ["en", "ur"])
def test_every_page_passes_every_check(browser, live_server, audit, language):
    demo()
    Tour(
        browser=browser, server=live_server.url, language=language, look=audit.look, meet=audit.listen
    ).walk()
    audit.check_html()
    assert "\n".join(audit.faults) == ""
    assert len(audit.names) > 120
