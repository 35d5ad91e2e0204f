"""Staff who open something about a person are noted, whichever screen it was."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, transaction
from django.urls import get_resolver, reverse
from django.utils import timezone

from cms.people import actions
from cms.people.actions import note_view, person_of
from cms.people.holdings import holding_of
from cms.people.models import RecordView
from tests.cms.accounts.factories import learner, superuser, user
from tests.cms.certificates.factories import award

pytestmark = pytest.mark.django_db
LIST_QUERIES = 9


@pytest.fixture
def amina():
    return learner(name="Amina").person


@pytest.fixture
def staff(client):
    group = Group.objects.create(name="Programme staff")
    group.permissions.set(
        Permission.objects.filter(codename__in=("access_admin", "change_person", "view_certificate"))
    )
    made = user(name="Farida")
    made.groups.set([group])
    client.force_login(made)
    return made


def views():
    return list(RecordView.objects.order_by("pk").values_list("person", "viewer", "role", "what"))


def test_opening_a_profile_is_noted_with_the_role(client, staff, amina):
    assert client.get(reverse("hunar_people_admin:edit", args=[amina.pk])).status_code == 200
    assert views() == [(amina.pk, person_of(staff).pk, "Programme staff", "hunar_people.person")]


def test_opening_a_certificate_is_noted(client, staff, amina):
    held = award(person=amina)
    client.get(reverse("hunar_certificates_admin:inspect", args=[held.pk]))
    assert [what for *_rest, what in views()] == ["hunar_certificates.certificate"]


def test_opening_an_account_is_noted(client, amina):
    client.force_login(superuser())
    client.get(reverse("wagtailusers_users:edit", args=[amina.user_id]))
    assert [(role, what) for _person, _viewer, role, what in views()] == [("", "hunar_accounts.user")]
    assert RecordView.objects.get().role_words == "Administrator"


def test_what_was_refused_or_is_about_nobody_is_not_noted(client, amina):
    client.force_login(user())
    client.get(reverse("hunar_people_admin:edit", args=[amina.pk]))
    client.force_login(superuser())
    client.get(reverse("hunar_people_admin:edit", args=[10**6]))
    client.get(reverse("hunar_people_admin:index"))
    assert views() == []


def test_opening_it_again_within_the_hour_is_one_line(staff, amina, monkeypatch):
    moment = timezone.now().replace(minute=1)
    for minutes in (0, 5, 70):
        monkeypatch.setattr(actions.timezone, "now", lambda at=moment + timedelta(minutes=minutes): at)
        note_view(person=amina, user=staff, what="hunar_people.person")
    assert len(views()) == 2


def test_opening_ones_own_record_is_nobodys_business(staff):
    note_view(person=person_of(staff), user=staff, what="hunar_people.person")
    assert views() == []


def test_the_log_is_append_only(staff, amina):
    note_view(person=amina, user=staff, what="hunar_people.person")
    with pytest.raises(TypeError):
        RecordView.objects.update(role="")
    view = RecordView.objects.get()
    view.role = "Somebody else"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        view.save()


def test_those_who_watch_over_safety_see_who_it_was(client, staff, amina):
    note_view(person=amina, user=staff, what="hunar_people.person")
    client.force_login(superuser())
    page = client.get(reverse("hunar_record_views:index")).content.decode()
    assert "Farida" in page
    assert "Programme staff" in page
    assert client.get(reverse("hunar_record_views:add")).status_code == 302  # nobody writes one by hand


@pytest.mark.parametrize("lines", [1, 3])
def test_the_list_of_who_opened_what_costs_the_same(client, staff, lines, django_assert_num_queries):
    client.force_login(superuser())
    for _ in range(lines):
        note_view(person=learner().person, user=staff, what="hunar_people.person")
    client.get(reverse("hunar_record_views:index"))
    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("hunar_record_views:index"))


def test_every_screen_of_a_row_about_a_person_is_noted():
    """Written over the addresses: a new screen that shows a person fails here until it says so."""
    silent = [
        name for name, view in staff_screens() if is_about_people(view) and not hasattr(view, "shows_person")
    ]
    assert silent == []


def test_the_test_above_sees_the_screens():
    about = {name for name, view in staff_screens() if is_about_people(view)}
    assert {
        "hunar_people_admin:edit",
        "hunar_people_admin:history",
        "hunar_enrolments:inspect",
        "hunar_certificates_admin:inspect",
        "hunar_certificates_admin:revoke",
        "wagtailusers_users:edit",
    } <= about


def is_about_people(view):
    """By its model; what has none is not one of Wagtail's screens of a row."""
    model = getattr(view, "view_initkwargs", {}).get("model") or getattr(
        getattr(view, "view_class", None), "model", None
    )
    return isinstance(model, type) and holding_of(model) is not None


def staff_screens():
    """Every view of the admin whose address takes something."""
    admin = next(
        one
        for one in get_resolver().url_patterns
        if str(one.pattern) == "admin/" and len(one.url_patterns) > 9
    )
    return addresses(admin)


def addresses(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, ":".join(filter(None, (namespace, pattern.namespace))))
        elif pattern.pattern.regex.groups:
            yield ":".join(filter(None, (namespace, pattern.name))), pattern.callback
