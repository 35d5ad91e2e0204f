"""Wagtail's admin searches on an engine when a setting names one: with Wagtail's own backend, not with ours."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.pages.models import StandardPage

from ...cms.accounts.factories import superuser
from ...courses.factories import home

pytestmark = pytest.mark.django_db


@pytest.fixture
def admins_engine(engine_url, index_name, settings):
    from wagtail.search.backends import get_search_backend

    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {
            "BACKEND": "wagtail.search.backends.elasticsearch8",
            "URLS": [engine_url],
            "INDEX_PREFIX": f"{index_name}_admin_",
        }
    }
    backend = get_search_backend()
    yield backend
    backend.es.indices.delete(index=f"{index_name}_admin_*", ignore_unavailable=True)


@pytest.mark.parametrize(("title", "asked"), [("Taxes for all", "taxes"), ("فری لانسنگ کا آغاز", "لانسنگ")])
def test_page_is_found_in_the_admin(admins_engine, client, title, asked):
    home().add_child(instance=StandardPage(title=title, slug="page"))
    home().add_child(instance=StandardPage(title="Another", slug="another"))
    call_command("update_index", verbosity=0)
    client.force_login(superuser())
    response = client.get(reverse("wagtailadmin_pages:search"), {"q": asked})
    assert [page.title for page in response.context["pages"]] == [title]
