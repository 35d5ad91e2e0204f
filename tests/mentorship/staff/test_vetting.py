"""A mentor is vetted: identity, references, category, training; and the vetting taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentorship import actions
from mentorship.enums import ApplicationState
from mentorship.exceptions import NotComplete, NotOneself
from mentorship.models import Mentor, MentorApplication, Vetting
from mentorship.permissions import RUN, VET
from mentorship.safety import attested_category

from ...parallel import at_once
from .. import factories

ATTEST = "hunar_safeguarding.add_attestation"


def in_a_year():
    return timezone.localdate() + timedelta(days=365)


def found(**fields):
    return {
        "identity_seen": "on",
        "references": 2,
        "expires_on": in_a_year().isoformat(),
        "passed": "yes",
        **fields,
    }


@pytest.fixture
def application(db):
    made = factories.mentor(factories.programme(training="How to listen"), is_vetted=False, gender="woman")
    Mentor.objects.update(referees="Sana, 0300 1234567")
    MentorApplication.objects.update(state=ApplicationState.SENT, trained_at=None)
    made.refresh_from_db()
    return made


def test_a_vetting_is_written_down_and_lets_the_mentor_in(client, staff, application):
    by = staff(RUN, VET, ATTEST)
    url = reverse("hunar_mentor_applications:vet", args=[application.pk])
    assert "Sana, 0300 1234567" in client.get(url).content.decode()
    client.post(url, found(trained="on", category="woman", how="in_person", note="Warm and clear"))
    vetting = Vetting.objects.get()
    assert (vetting.passed, vetting.references, vetting.by, vetting.expires_on) == (True, 2, by, in_a_year())
    application.refresh_from_db()
    assert application.trained_at is not None
    assert Mentor.objects.get().referees == ""
    assert attested_category(application.mentor.person) == "woman"
    assert actions.accept_application(application=application, by=by)
    assert list(MentorApplication.objects.available(timezone.localdate())) == [application]


def test_what_a_mentor_says_of_their_gender_attests_nothing(client, staff, application):
    staff(VET)
    client.post(
        reverse("hunar_mentor_applications:vet", args=[application.pk]), found(category="woman", how="video")
    )
    assert attested_category(application.mentor.person) == ""


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"identity_seen": ""}, "identity_seen"),
        ({"references": 1}, "references"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"passed": ""}, "passed"),
    ],
)
def test_nobody_passes_by_accident(client, staff, application, wrong, field):
    staff(VET)
    answer = client.post(reverse("hunar_mentor_applications:vet", args=[application.pk]), found(**wrong))
    assert set(answer.context["form"].errors) == {field}
    assert Vetting.objects.count() == 0


def test_the_action_refuses_what_the_form_would(application):
    with pytest.raises(NotComplete):
        actions.vet_mentor(
            mentor=application.mentor, by=None, passed=True, expires_on=in_a_year(), references=5
        )
    with pytest.raises(NotOneself):
        actions.vet_mentor(
            mentor=application.mentor,
            by=application.mentor.person,
            passed=True,
            expires_on=in_a_year(),
            identity_seen=True,
            references=2,
        )
    assert Vetting.objects.count() == 0


def test_a_vetting_that_fails_takes_back_the_one_before(client, staff, application):
    staff(VET)
    factories.vetting(application.mentor)
    client.post(
        reverse("hunar_mentor_applications:vet", args=[application.pk]), found(passed="no", identity_seen="")
    )
    assert Mentor.objects.vetted(timezone.localdate()).count() == 0
    assert Vetting.objects.count() == 2


def test_a_vetting_is_taken_back_once(client, staff, application):
    staff(RUN, VET)
    factories.vetting(application.mentor)
    url = reverse("hunar_mentor_applications:revoke", args=[application.pk])
    levels = []
    for _ in range(2):
        answer = client.post(url, follow=True)
        levels += [message.level_tag for message in answer.context["messages"]]
    assert levels == ["success", "warning"]
    assert Mentor.objects.vetted(timezone.localdate()).count() == 0


def test_whoever_only_runs_programmes_vets_nobody(client, staff, application):
    staff(RUN)
    for name in ("vet", "revoke"):
        url = reverse(f"hunar_mentor_applications:{name}", args=[application.pk])
        assert client.post(url, found()).status_code == 302
    assert Vetting.objects.count() == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_taps_are_one_vetting():
    mentor = factories.mentor(factories.programme(), is_vetted=False).mentor

    def vet(_number):
        return actions.vet_mentor(
            mentor=mentor, by=None, passed=True, identity_seen=True, references=2, expires_on=in_a_year()
        ).pk

    assert len(set(at_once(4, vet))) == 1
    assert Vetting.objects.count() == 1
