"""Which pages lead nowhere, or change by themselves; and for whose eyes."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.dashboard import pages
from tests.cms.accounts.factories import superuser, user
from tests.cms.pages.factories import home, standard

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 12, tzinfo=ZoneInfo("Asia/Karachi"))


@pytest.fixture
def site():
    Page.objects.filter(depth=2).delete()  # Wagtail's welcome
    return home(), home("ur")


def editor_of(*roots):
    made, group = user(name="Kamran"), Group.objects.create(name="Editors here")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    for root in roots:
        GroupPagePermission.objects.create(group=group, page=root, permission=change)
    made.groups.set([group])
    return made


def published(page, at):
    Page.objects.filter(pk=page.pk).update(last_published_at=at)
    return page


def titles(found):
    return [page.title for page in found]


def test_a_link_to_a_page_that_is_not_there_for_readers_is_told(site):
    english, _urdu = site
    target = standard(english, "Target")
    source = standard(english, "Source")
    source.body = [("text", f'<p>See <a linktype="page" id="{target.pk}">it</a>.</p>')]
    source.save_revision().publish()
    everyone = superuser()
    assert not pages.leading_nowhere(everyone).exists()
    target.unpublish()
    assert titles(pages.leading_nowhere(everyone)) == ["Source"]


def test_what_is_scheduled_is_told_on_its_days(site):
    english, _urdu = site
    soon = timezone.now() + timedelta(days=3)
    page = standard(english, live=False)
    page.go_live_at = soon
    page.save_revision(approved_go_live_at=soon)
    going = standard(english, "Going")
    Page.objects.filter(pk=going.pk).update(expire_at=soon)
    day = timezone.localdate(soon)
    everyone = superuser()
    assert [(one.title, one.appears_at) for one in pages.appearing(everyone, day, day)] == [("About", soon)]
    assert titles(pages.disappearing(everyone, day, day)) == ["Going"]
    assert not pages.appearing(everyone, day + timedelta(days=1), day + timedelta(days=9)).exists()
    assert not pages.disappearing(everyone, date(2026, 1, 1), day - timedelta(days=1)).exists()


def test_an_editor_reads_of_their_own_pages_only(site):
    english, urdu = site
    standard(english)
    standard(urdu, "مدد", slug="madad")
    mine = editor_of(urdu)
    assert pages.may_edit_pages(mine)
    assert titles(pages.editable(mine)) == ["Hunar ur", "مدد"]
    assert not pages.may_edit_pages(user(name="Nobody"))
    assert not pages.editable(user(name="Nobody")).exists()
