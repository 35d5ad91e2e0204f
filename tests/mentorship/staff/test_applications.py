"""Staff read applications and decide: who waits, what stands in the way, and what happens then."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.notices.models import Notice
from cms.people.models import RecordView
from mentorship.enums import ApplicationState, EndReason, Side, TieKind
from mentorship.models import MenteeApplication, MentorApplication, Tie
from mentorship.permissions import RUN, VET
from mentorship.safety import attested_category

from .. import factories

ATTEST = "hunar_safeguarding.add_attestation"
PRIVATE = "hunar_people.see_private_details"
MENTORS, MENTEES = "hunar_mentor_applications", "hunar_mentee_applications"


def sent(application):
    type(application).objects.filter(pk=application.pk).update(state=ApplicationState.SENT, decided_at=None)
    application.refresh_from_db()
    return application


def act(client, application, what, **data):
    name = MENTORS if isinstance(application, MentorApplication) else MENTEES
    answer = client.post(reverse(f"{name}:act", args=[application.pk, what]), data, follow=True)
    application.refresh_from_db()
    return [message.level_tag for message in answer.context["messages"]]


def screen(client, application):
    name = MENTORS if isinstance(application, MentorApplication) else MENTEES
    return client.get(reverse(f"{name}:inspect", args=[application.pk]))


def test_a_mentee_is_accepted_with_a_word_and_told(client, staff):
    by = staff(RUN)
    application = sent(factories.mentee(factories.programme()))
    assert act(client, application, "accept", note="Welcome") == ["success"]
    assert act(client, application, "accept", note="Again") == ["warning"]
    assert (application.state, application.decision_note) == (ApplicationState.ACCEPTED, "Welcome")
    assert application.decided_by == by
    assert [notice.kind for notice in Notice.objects.all()] == ["mentoring_application_accepted"]


def test_a_mentee_is_declined_with_a_word_and_told(client, staff):
    staff(RUN)
    application = sent(factories.mentee(factories.programme()))
    assert act(client, application, "decline", note="Try the next programme") == ["success"]
    assert application.state == ApplicationState.DECLINED
    client.force_login(application.person.user)
    page = client.get(reverse("hunar_mentorship:apply", args=[application.programme.slug, "mentee"]))
    assert "Try the next programme" in page.content.decode()


def test_under_18_nobody_is_accepted_before_the_guardian_is_heard(client, staff):
    by = staff(RUN)
    observed = factories.programme(is_observed=True)
    application = sent(factories.mentee(observed, birth_year=timezone.localdate().year - 15))
    assert screen(client, application).context["obstacle"].code == "guardian-needed"
    assert act(client, application, "accept") == ["error"]
    MenteeApplication.objects.update(guardian_name="Rukhsana", guardian_phone="0301 2345602")
    assert act(client, application, "guardian") == ["success"]
    assert (application.guardian_heard_by, application.guardian_agreed_at is None) == (by, False)
    assert act(client, application, "accept") == ["success"]


def test_in_a_programme_for_women_staff_attest_it_of_both_sides(client, staff):
    staff(RUN, ATTEST)
    women = factories.programme(is_women_only=True)
    mentor, mentee = factories.mentor(women, gender="woman"), factories.mentee(women, gender="woman")
    for application in (sent(mentor), sent(mentee)):
        assert act(client, application, "accept") == ["error"]
        assert act(client, application, "attest", category="woman", how="") == ["warning"]
        assert act(client, application, "attest", category="woman", how="in_person") == ["success"]
        assert act(client, application, "accept") == ["success"]


def test_a_man_is_not_accepted_in_a_programme_for_women(client, staff):
    staff(RUN, ATTEST)
    application = sent(factories.mentee(factories.programme(is_women_only=True), gender="woman"))
    act(client, application, "attest", category="man", how="in_person")
    assert act(client, application, "accept") == ["error"]
    assert application.state == ApplicationState.SENT


def test_whoever_may_not_attest_is_not_asked_and_not_heard(client, staff):
    staff(RUN)
    application = sent(factories.mentee(factories.programme()))
    assert screen(client, application).context["attest_form"] is None
    assert act(client, application, "attest", category="woman", how="in_person") == ["warning"]
    assert attested_category(application.person) == ""


def test_nobody_decides_about_themselves(client, staff):
    me = staff(RUN)
    application = sent(factories.mentee(factories.programme(), who=me))
    assert act(client, application, "accept") == ["error"]
    assert act(client, application, "decline") == ["error"]
    assert application.state == ApplicationState.SENT


def test_what_a_mentee_said_of_whom_they_know_becomes_a_tie(client, staff):
    by = staff(RUN)
    programme = factories.programme()
    cousin, stranger = factories.mentor(programme, "Imran Shah"), factories.mentor(programme, "Sana Tariq")
    elsewhere = factories.mentor(factories.programme(), "Imran Elsewhere")
    mentee = factories.mentee(programme)
    url = reverse(f"{MENTEES}:inspect", args=[mentee.pk])
    assert client.get(url, {"mentor": "imran"}).context["found"][0] == cousin.mentor
    assert len(client.get(url, {"mentor": "imran"}).context["found"]) == 1
    assert act(client, mentee, "tie", mentor=cousin.mentor.pk, kind="family") == ["success"]
    assert act(client, mentee, "tie", mentor=elsewhere.mentor.pk, kind="family") == ["warning"]
    tie = Tie.objects.get()
    assert {tie.person, tie.other} == {cousin.mentor.person, mentee.person}
    assert (tie.kind, tie.by) == (TieKind.FAMILY, by)
    assert [other for other, _tie in client.get(url).context["ties"]] == [cousin.mentor.person]
    assert act(client, mentee, "untie", other=stranger.mentor.person.pk) == ["warning"]
    assert act(client, mentee, "untie", other=cousin.mentor.person.pk) == ["success"]
    assert Tie.objects.count() == 0


def test_staff_bring_back_whoever_had_to_wait_for_them(client, staff):
    from mentorship.actions import end_match

    staff(RUN)
    match = factories.match()
    end_match(match=match, side=Side.MENTEE, reason=EndReason.SAFETY)
    mentor = MentorApplication.objects.get()
    url = reverse(f"{MENTORS}:index")
    assert [row.pk for row in client.get(url, {"needs": "held"}).context["object_list"]] == [mentor.pk]
    assert act(client, mentor, "resume") == ["success"]
    assert (mentor.state, mentor.held_at) == (ApplicationState.ACCEPTED, None)


def test_the_lists_say_what_waits(client, staff):
    staff(RUN)
    programme = factories.programme(training="How to listen", is_observed=True)
    fine, unvetted = factories.mentor(programme), factories.mentor(programme, is_vetted=False)
    ran_out = factories.mentor(programme, is_vetted=False)
    factories.vetting(ran_out.mentor, expires_on=timezone.localdate() - timedelta(days=1))
    untrained = factories.mentor(programme)
    MentorApplication.objects.filter(pk=untrained.pk).update(trained_at=None)
    waiting = sent(factories.mentor(programme))
    child = sent(factories.mentee(programme, birth_year=timezone.localdate().year - 15))
    factories.mentee(programme)

    def listed(name, needs):
        page = client.get(reverse(f"{name}:index"), {"needs": needs, "programme": programme.pk})
        return {row.pk for row in page.context["object_list"]}

    assert listed(MENTORS, "") == {fine.pk, unvetted.pk, ran_out.pk, untrained.pk, waiting.pk}
    assert listed(MENTORS, "decide") == {waiting.pk}
    assert listed(MENTORS, "vet") == {unvetted.pk, ran_out.pk}
    assert listed(MENTORS, "train") == {untrained.pk}
    assert listed(MENTEES, "decide") == listed(MENTEES, "guardian") == {child.pk}


def test_opening_an_application_is_noted_and_drafts_are_nobodys_business(client, staff):
    staff(RUN)
    application = factories.mentee(factories.programme())
    screen(client, application)
    assert [view.person for view in RecordView.objects.all()] == [application.person]
    MenteeApplication.objects.update(state=ApplicationState.DRAFT)
    url = reverse(f"{MENTEES}:inspect", args=[application.pk])
    assert client.get(url, follow=True).status_code == 404
    assert list(client.get(reverse(f"{MENTEES}:index")).context["object_list"]) == []


def test_where_somebody_lives_is_for_those_who_see_private_details(client, staff):
    from cms.people.models import District, Province

    province = Province.objects.create(code="PK-PB", name_en="Punjab", name_ur="پنجاب", kind="province")
    multan = District.objects.create(code="PK618", name_en="Multan", name_ur="ملتان", province=province)
    application = factories.mentee(factories.programme(), district=multan)
    staff(RUN)
    assert "Multan" not in screen(client, application).content.decode()
    staff(RUN, PRIVATE)
    assert "Multan" in screen(client, application).content.decode()


def test_without_the_permission_nothing_is_shown_or_done(client, staff):
    programme = factories.programme()
    mentor, mentee = sent(factories.mentor(programme)), sent(factories.mentee(programme))
    staff()
    for application in (mentor, mentee):
        assert screen(client, application).status_code == 302
    staff(VET)
    assert screen(client, mentor).status_code == 200
    assert screen(client, mentee).status_code == 302
    client.post(reverse(f"{MENTORS}:act", args=[mentor.pk, "accept"]))
    mentor.refresh_from_db()
    assert mentor.state == ApplicationState.SENT


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("make", "name"), [(factories.mentor, MENTORS), (factories.mentee, MENTEES)])
def test_the_lists_cost_the_same(client, staff, make, name, number, django_assert_num_queries):
    staff(RUN)
    programme = factories.programme()
    for _ in range(number):
        make(programme)
    url = reverse(f"{name}:index")
    client.get(url)
    with django_assert_num_queries(LIST):
        client.get(url)


LIST = 13
