import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.notices.models import Delivery
from tests.cms.accounts.factories import learner, superuser

from .factories import notice, wanting_messages

MODEL = "django.contrib.auth.backends.ModelBackend"
LIST = "hunar_deliveries:index"
QUERIES = 9


@pytest.fixture
def delivery(db):
    notice(wanting_messages(learner("amina@example.org").person))
    return Delivery.objects.get()


def test_staff_see_deliveries_and_none_of_the_words(client, delivery):
    client.force_login(superuser(), backend=MODEL)
    page = client.get(reverse(LIST)).content.decode()
    assert "Amina" in page
    assert "Baking" not in page


def test_nobody_writes_a_delivery_by_hand(client, delivery):
    client.force_login(superuser(), backend=MODEL)
    for name, args in (("add", []), ("edit", [delivery.pk]), ("delete", [delivery.pk])):
        assert client.post(reverse(f"hunar_deliveries:{name}", args=args)).url == reverse("wagtailadmin_home")
    assert Delivery.objects.get() == delivery


def test_editor_without_the_permission_sees_none(client, delivery):
    editor = learner("editor@example.org")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor, backend=MODEL)
    assert client.get(reverse(LIST)).url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same(client, delivery, count, django_assert_num_queries):
    for _more in range(count - 1):
        notice(delivery.notice.person)
    client.force_login(superuser(), backend=MODEL)
    client.get(reverse(LIST))
    with django_assert_num_queries(QUERIES):
        client.get(reverse(LIST))
