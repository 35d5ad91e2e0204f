"""What a browser is told it may do with our pages."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.template import engines
from django.template.loader import render_to_string
from wagtail.models import Page

pytestmark = pytest.mark.django_db
INLINE_SCRIPT = re.compile(r"<(?:script|style)(?![^>]*\b(?:src|type)=)[^>]*>")


def policy(response):
    directives = response["Content-Security-Policy"].split("; ")
    return {
        name: sources.split() for name, _, sources in (directive.partition(" ") for directive in directives)
    }


@pytest.fixture
def admin(client):
    client.force_login(get_user_model().objects.create(email="admin@example.org", is_superuser=True))
    return client


@pytest.mark.parametrize("url", ["/en/", "/ur/", "/en/nothing-here/", "/documents/1/nothing.pdf"])
def test_public_answers_carry_the_strict_policy(client, url):
    told = policy(client.get(url))
    assert (told["default-src"], told["script-src"], told["style-src"]) == (
        ["'none'"],
        ["'self'"],
        ["'self'"],
    )
    assert [
        name for name, sources in told.items() if {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(sources)
    ] == []


def test_public_answers_carry_the_other_headers(client):
    response = client.get("/en/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in response["Permissions-Policy"]


def test_admin_policy_allows_no_unsafe_inline(admin):
    told = policy(admin.get("/admin/"))
    assert [
        name for name, sources in told.items() if {"'unsafe-inline'", "'unsafe-eval'"} & set(sources)
    ] == []
    assert told["img-src"] == ["'self'", "data:", "blob:"]


def test_admin_inline_scripts_carry_the_nonce_of_their_answer(admin):
    response = admin.get("/admin/reports/site-history/")  # its filter has date pickers
    scripts = INLINE_SCRIPT.findall(response.content.decode())
    nonce = next(source for source in policy(response)["script-src"] if source.startswith("'nonce-"))[7:-1]
    assert scripts
    assert [script for script in scripts if f'nonce="{nonce}"' not in script] == []


def test_choosers_in_the_admin_carry_the_nonce_too(admin):
    """Without it no image, page or certificate could be chosen."""
    response = admin.get(f"/admin/pages/{Page.objects.filter(depth=2).first().pk}/move/")
    scripts = INLINE_SCRIPT.findall(response.content.decode())
    assert "new PageChooser" in response.content.decode()
    assert [script for script in scripts if "nonce=" not in script] == []


def test_every_answer_has_a_nonce_of_its_own(admin):
    first, second = (policy(admin.get("/admin/reports/site-history/"))["script-src"] for _ in range(2))
    assert first != second


def test_a_script_in_content_gets_no_nonce():
    template = engines["django"].from_string("{{ words|safe }}")
    assert template.render({"words": "<script>steal()</script>"}) == "<script>steal()</script>"


def test_templates_can_be_drawn_without_a_request():
    assert "<script nonce=" in render_to_string(
        "wagtailadmin/widgets/date_input.html",
        {
            "widget": {
                "attrs": {"id": "x"},
                "config_json": "{}",
                "type": "date",
                "template_name": "",
                "name": "x",
            }
        },
    )
