import pytest
from django.urls import reverse
from django.utils import timezone

from cms.notices.chrome import inbox_link
from cms.notices.models import Notice
from tests.cms.accounts.factories import learner

from .factories import notice

INBOX, READ = "hunar_notices:inbox", "hunar_notices:mark_read"


@pytest.fixture
def amina(client, db):
    found = learner("amina@example.org")
    client.force_login(found, backend="django.contrib.auth.backends.ModelBackend")
    return found.person


def subjects(response):
    return [words.subject for _notice, words in response.context["told"]]


def test_guest_is_led_to_the_door(client, db):
    assert client.get(reverse(INBOX)).url == f"{reverse('account_login')}?next={reverse(INBOX)}"
    assert client.post(reverse(READ)).url.startswith(reverse("account_login"))


def test_inbox_shows_own_notices_newest_first(client, amina):
    bilal = learner("bilal@example.org").person
    notice(amina, name="first"), notice(bilal, name="not yours"), notice(amina, name="second")
    response = client.get(reverse(INBOX))
    assert subjects(response) == ["Salaam second", "Salaam first"]
    assert "not yours" not in response.content.decode()


def test_inbox_leaves_out_kinds_nobody_knows(client, amina):
    Notice.objects.create(person=amina, kind="of_an_app_that_is_gone")
    assert subjects(client.get(reverse(INBOX))) == []


def test_inbox_escapes_what_others_wrote(client, amina):
    notice(amina, name="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get(reverse(INBOX)).content.decode()


def test_marking_one_and_all(client, amina):
    first, second, third = (notice(amina) for _time in range(3))
    client.post(reverse(READ), {"notice": second.pk})
    assert set(Notice.objects.unread()) == {first, third}
    client.post(reverse(READ))
    assert not Notice.objects.unread().exists()


def test_notice_of_another_cannot_be_marked(client, amina):
    theirs = notice(learner("bilal@example.org").person)
    client.post(reverse(READ), {"notice": theirs.pk})
    assert Notice.objects.unread().get() == theirs


def test_reading_the_address_marks_nothing(client, amina):
    assert client.get(reverse(READ)).status_code == 405


def test_inbox_link_counts_what_is_new(client, amina, rf):
    request = rf.get("/")
    request.person = amina
    assert [link.text for link in inbox_link({"request": request})] == ["Inbox"]
    notice(amina), notice(amina)
    assert [link.text for link in inbox_link({"request": request})] == ["Inbox (2 new)"]
    request.person = None
    assert inbox_link({"request": request}) == []


QUERIES = 12  # session, user, person; three of the list; the rest is the layout's


@pytest.mark.parametrize("count", [1, 3])
def test_inbox_costs_the_same(client, amina, count, django_assert_num_queries):
    for _time in range(count):
        notice(amina)
    client.get(reverse(INBOX))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(INBOX))


def test_time_of_a_notice_is_one_that_browsers_read(client, amina):
    told = notice(amina)
    at = timezone.localtime(told.created_at).strftime("%Y-%m-%dT%H:%M%z")
    assert f'<time datetime="{at}">' in client.get(reverse(INBOX)).content.decode()
