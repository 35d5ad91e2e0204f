"""An erased person is found nowhere, but on a certificate they chose to keep."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.utils import timezone

from cms.certificates.enums import State
from cms.certificates.models import Certificate
from cms.people.coverage import unspoken
from cms.people.holdings import holdings
from cms.people.models import Person
from cms.privacy import erasing
from cms.privacy.actions import ask_for_erasure, carry_out, erase_who_is_due
from cms.privacy.enums import ErasureState
from cms.privacy.models import Erasure
from cms.privacy.signals import person_erased
from courses.actions import rebuild_progress
from courses.models import Cohort, Enrolment, LearningEvent, Seat
from tests.cms.accounts.factories import learner

from .planting import EMAIL, NAME, NAME_UR, PHONE, WORDS, plant
from .scanning import places_with

KEPT = {"hunar_certificates_certificate.context"}


@pytest.fixture
def planted(db):
    return plant()


def ask(planted):
    """With the second certificate given up; and the days pass."""
    key = f"hunar_certificates.certificate:{planted.certificates.given_up.key}"
    erasure = ask_for_erasure(person=planted.person, given_up=[key])
    Erasure.objects.filter(pk=erasure.pk).update(due_at=timezone.now() - timedelta(minutes=1))
    return erasure


@pytest.fixture
def erased(planted, committed):
    with committed():
        ask(planted)
        assert erase_who_is_due() == 1
    return planted


def test_the_words_were_in_every_corner(planted):
    """What is looked for afterwards was there before: a scan that finds nothing proves something."""
    places = places_with(WORDS)
    corners = {
        *("hunar_people_person.name", "hunar_people_person.disability", "hunar_accounts_user.email"),
        *("account_emailaddress.email", "mfa_authenticator.data", "socialaccount_socialaccount.extra_data"),
        *("socialaccount_socialtoken.token", "hunar_accounts_signincode.contact", "sessions"),
        *("hunar_notices_notice.params", "hunar_notices_delivery.reason", "wagtailcore_revision.content"),
        *("wagtailcore_comment.text", "wagtailcore_commentreply.text", "wagtailcore_pagelogentry.label"),
        *("wagtailcore_modellogentry.label", "wagtailcore_modellogentry.data", "wagtailcore_apitoken.name"),
        *(
            "wagtailadmin_formstate.data",
            "wagtailforms_formsubmission.form_data",
            "hunar_media_picture.title",
        ),
        *(
            "wagtaildocs_document.title",
            "wagtailusers_userprofile.avatar",
            "hunar_courses_learningevent.payload",
        ),
        *("hunar_quizzes_attempt.answers", "hunar_certificates_certificateevent.note"),
        *("hunar_rosters_roster.name", "hunar_rosters_entry.name", "hunar_rosters_phone.phone"),
    }
    assert corners - places == set()
    tables = {
        "django_tasks_database_dbtaskresult.args_kwargs",
        "django_tasks_database_dbtaskresult.traceback",
    }
    assert tables - places == set()
    stored = {place.partition(":")[2].partition("/")[0] for place in places if ":" in place}
    assert {"avatar_images", "wagtail_uploads", "exports"} <= stored


def test_an_erased_person_is_found_nowhere_but_on_what_they_kept(erased):
    assert places_with(WORDS) == KEPT
    assert unspoken() == []


def test_what_was_kept_is_the_certificate_they_chose(erased):
    assert [one.pk for one in Certificate.objects.all() if NAME in str(one.context)] == [
        erased.certificates.kept.pk
    ]


def test_each_certificate_has_the_fate_that_was_chosen(client, erased):
    kept, old, given_up = (Certificate.objects.get(pk=one.pk) for one in vars(erased.certificates).values())
    assert {one.person_id for one in (kept, old, given_up)} == {None}
    assert kept.state == State.VALID
    assert kept.pdf.storage.exists(kept.pdf.name)
    assert NAME in client.get(kept.get_absolute_url()).content.decode()
    for one in (old, given_up):
        assert (one.state, one.reason_class, one.pdf.name) == (State.REVOKED, "holder", "")
        page = client.get(one.get_absolute_url())
        assert page.status_code == 200
        assert "holder" in page.content.decode()
    assert list(storages["hunar_private"].listdir("certificates/pdf/2026")[1]) == [f"{kept.number}.pdf"]


def test_the_row_of_the_person_says_nothing(erased):
    nobody = Person.objects.get(pk=erased.person.pk)
    assert (str(nobody), nobody.user, nobody.birth_year) == ("Erased person", None, None)
    assert nobody.key != erased.person.key
    assert not get_user_model().objects.filter(email=EMAIL).exists()


def test_counts_stay_honest(erased):
    """Who took and who finished a course still adds up; a seat that was not used yet is free again."""
    standings = dict(Enrolment.objects.filter(person=erased.person).values_list("course", "standing"))
    assert standings[erased.learned.finished.pk] == "completed"
    assert standings[erased.learned.begun.pk] == "withdrawn"
    assert len(standings) == 4
    kinds = LearningEvent.objects.filter(person=erased.person).values_list("kind", "payload", "by")
    assert {kind for kind, _payload, _by in kinds} == {"completed", "withdrew"}
    assert all((payload, by) == ({}, None) for _kind, payload, by in kinds)
    cohort = Cohort.objects.get(pk=erased.learned.cohort.pk)
    assert cohort.taken == cohort.seats.held().count() == 0
    assert Seat.objects.filter(person=erased.person).count() == 1


def test_rebuilding_progress_gives_the_same_counts(erased):
    def summaries():
        return list(Enrolment.objects.order_by("pk").values_list("standing", "completed_at", "share"))

    before = summaries()
    for enrolment in Enrolment.objects.all():
        rebuild_progress(enrolment)
    assert summaries() == before


def test_what_is_not_theirs_is_not_touched(erased):
    page = erased.learned.page
    page.refresh_from_db()
    assert (page.owner, page.locked_by, page.summary) == (None, None, "One line.")
    assert page.get_latest_revision().content["summary"] == "Ask us."
    assert erased.other.notices.get().params == {"who": {"en": "[…]", "ur": "[…]"}, "more": ["[…]"]}
    assert [one.text for one in page.wagtail_admin_comments.all()] == ["Please check"]
    older = page.revisions.order_by("pk").first().content
    assert older["summary"] == "Ask […] ([…]) at […] or […]."
    assert [one["text"] for one in older["wagtail_admin_comments"]] == ["Please check"]


def test_erasing_again_changes_nothing(erased, committed):
    again = Erasure.objects.get()
    with committed():
        assert carry_out(erasure=again) is False
        erasing.erase(Person.objects.get(pk=erased.person.pk), given_up=[])
    assert places_with(WORDS) == KEPT


def test_it_is_done_though_it_is_cut_at_every_step(planted, committed, monkeypatch, caplog):
    """Each run is cut one step later than the one before; the next goes on with what is left."""
    erasure, real, runs = ask(planted), erasing.erase_holding, 0
    while Erasure.objects.get(pk=erasure.pk).state != ErasureState.DONE:
        runs += 1
        assert runs <= len(holdings()) + 1
        steps = iter(range(runs))

        def cut(holding, *rest, steps=steps, **named):
            real(holding, *rest, **named)
            if next(steps, None) is None:
                raise ConnectionError("the lights went out")

        monkeypatch.setattr(erasing, "erase_holding", cut)
        with committed():
            erase_who_is_due()
    assert runs > 20
    assert places_with(WORDS) == KEPT


def test_others_are_told_once_it_is_committed(planted, committed):
    heard = []

    def hear(person_id, **kwargs):
        heard.append(person_id)

    person_erased.connect(hear)
    with committed():
        ask(planted)
        erase_who_is_due()
        assert heard == []
    person_erased.disconnect(hear)
    assert heard == [planted.person.pk]


def test_the_last_words_go_out_when_it_is_done(erased, outbox):
    assert {channel: (sent[-1].to, sent[-1].language) for channel, sent in outbox.items()} == {
        "email": (EMAIL, "ur"),
        "sms": (PHONE, "ur"),
    }
    assert places_with([EMAIL]) == set()


def test_a_familys_number_and_a_common_name_are_not_struck_out(planted, committed):
    """Another of the family has the number, another person the name: text that says it may be about them."""
    sister = learner(phone=PHONE, name=NAME).person
    sister.name = NAME
    sister.save()
    with committed():
        ask(planted)
        erase_who_is_due()
    sister.refresh_from_db()
    assert (sister.name, sister.user.phone) == (NAME, PHONE)
    assert planted.other.notices.get().params == {"who": {"en": NAME, "ur": "[…]"}, "more": [PHONE]}
    assert places_with([NAME_UR, EMAIL]) == KEPT
