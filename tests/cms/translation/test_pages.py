"""Which pages wait for a translation or for work on it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Page

from cms.translation import pages
from cms.translation.models import Standing
from tests.cms.accounts.factories import superuser
from tests.cms.pages.factories import home, standard, translated

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Asia/Karachi"))


@pytest.fixture
def site():
    Page.objects.filter(depth=2).delete()  # Wagtail's welcome
    return home(), home("ur")


def published(page, at):
    Page.objects.filter(pk=page.pk).update(last_published_at=at)
    return page


def titles(found):
    return [page.title for page in found]


def test_a_page_without_a_translation_is_told_with_its_language(site):
    english, urdu = site
    about = standard(english)
    helps = standard(urdu, "مدد", slug="madad")
    translated(standard(english, "Both"), urdu, "دونوں", slug="both-ur")
    standard(english, "Draft", live=False)
    found = pages.untranslated(superuser())
    assert [(page.pk, page.missing) for page in found] == [(about.pk, "ur"), (helps.pk, "en")]


def test_a_translation_that_is_not_live_is_none(site):
    english, urdu = site
    about = standard(english)
    translated(about, urdu, live=False)
    assert titles(pages.untranslated(superuser())) == ["About"]


def test_a_translation_is_stale_when_the_first_version_was_published_after_it(site):
    english, urdu = site
    about = published(standard(english), FRIDAY)
    there = published(translated(about, urdu), FRIDAY - timedelta(days=1))
    everyone = superuser()
    found = pages.stale(everyone)
    assert [(page.pk, page.changed_at) for page in found] == [(there.pk, FRIDAY)]
    published(there, FRIDAY + timedelta(days=1))
    assert not pages.stale(everyone).exists()


def test_what_was_counted_decides_whatever_was_published_when(site):
    english, urdu = site
    about = published(standard(english), FRIDAY)
    there = published(translated(about, urdu), FRIDAY - timedelta(days=1))
    standing, everyone = Standing.objects.create(page=there, to_do=0, total=4), superuser()
    assert not pages.stale(everyone).exists()
    Standing.objects.filter(pk=standing.pk).update(to_do=3)
    assert [page.hunar_translation_standing.to_do for page in pages.stale(everyone)] == [3]


def test_the_source_is_the_page_that_was_there_first(site):
    english, urdu = site
    about = standard(english)
    there = translated(about, urdu)
    assert [pages.source_of(page).pk for page in (about, there)] == [about.pk, about.pk]
    assert [page.pk for page in pages.translations_of(about)] == [there.pk]
