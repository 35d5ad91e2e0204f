"""Editors find pages in Wagtail's admin, on whichever database the site has."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from cms.pages.models import StandardPage

from ..cms.accounts.factories import superuser
from ..courses.factories import home


@pytest.mark.django_db
@pytest.mark.parametrize(("title", "asked"), [("Taxes for all", "taxes"), ("فری لانسنگ کا آغاز", "لانسنگ")])
def test_page_is_found_in_the_admin(client, title, asked):
    home().add_child(instance=StandardPage(title=title, slug="page"))
    home().add_child(instance=StandardPage(title="Another", slug="another"))
    call_command("update_index", verbosity=0)
    client.force_login(superuser())
    response = client.get(reverse("wagtailadmin_pages:search"), {"q": asked})
    assert [page.title for page in response.context["pages"]] == [title]
