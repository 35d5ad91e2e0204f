"""Staff read threads of observed programmes alone, and every reading is written down."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cms.people.models import RecordView
from mentorship.actions.writing import write_message
from mentorship.enums import MatchEventKind

from ..cms.accounts.factories import learner
from . import factories

pytestmark = pytest.mark.django_db
INDEX = "hunar_mentoring_threads:index"


def staff(*codenames):
    made = learner(name="Farida")
    made.user_permissions.set(Permission.objects.filter(codename__in=("access_admin", *codenames)))
    return made


@pytest.fixture
def observed():
    match = factories.match(factories.programme(is_observed=True))
    write_message(match=match, author=match.people[1], words="Salam Baji", key=uuid4())
    return match


def thread(match):
    return reverse("hunar_mentoring_threads:thread", args=[match.key])


def test_a_reading_is_written_down(client, observed):
    client.force_login(staff("observe_messages"))
    assert "Salam Baji" not in client.get(reverse(INDEX)).content.decode()
    for _ in range(2):
        assert "Salam Baji" in client.get(thread(observed)).content.decode()
    kinds = list(observed.events.values_list("kind", flat=True))
    assert kinds == [MatchEventKind.BEGUN, MatchEventKind.OBSERVED]
    read = RecordView.objects.filter(what="hunar_mentorship.message").values_list("person", flat=True)
    assert set(read) == {person.pk for person in observed.people}


def test_a_programme_that_is_not_observed_is_read_by_nobody(client):
    match = factories.match()
    write_message(match=match, author=match.people[1], words="Salam Baji", key=uuid4())
    client.force_login(staff("observe_messages"))
    assert str(match.people[1]) not in client.get(reverse(INDEX)).content.decode()
    assert client.get(thread(match), follow=True).status_code == 404


def test_running_programmes_is_not_reading_along(client, observed):
    client.force_login(staff("run_programme"))
    assert client.get(thread(observed)).status_code == 302
    assert not observed.events.filter(kind=MatchEventKind.OBSERVED).exists()


def test_the_people_of_a_match_are_told(client, observed):
    client.force_login(observed.people[1].user)
    for name in ("match", "thread"):
        page = client.get(reverse(f"hunar_mentorship:{name}", args=[observed.key])).content.decode()
        assert "Programme staff can read these messages" in page


def test_what_can_be_reported_is_seen_by_its_people_alone(observed):
    from cms.safeguarding import reportable

    message = observed.messages.get()
    kind = reportable.of(message)
    mentor, mentee = observed.people
    assert (list(kind.about(message)), kind.snapshot(message)["words"]) == ([mentee], "Salam Baji")
    outsider = factories.person("Somebody")
    for thing in (message, observed):
        sees = [reportable.of(thing).may_see(person, thing) for person in (mentor, mentee, outsider)]
        assert sees == [True, True, False]
    assert reportable.of(observed).snapshot(observed)["messages"][0]["words"] == "Salam Baji"
