"""Applying on a phone: five small steps, kept at each, sent once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.notices.models import Notice
from cms.people.models import District, Province
from cms.topics.models import Skill
from mentorship import actions
from mentorship.availability import Part, Week
from mentorship.enums import ApplicationState, EndReason, ProgrammeState, Side
from mentorship.exceptions import AlreadySent, ApplicationsClosed, ContactPaused, NotComplete, NotVetted
from mentorship.models import Match, MenteeApplication, Mentor, MentorApplication
from mentorship.signals import application_accepted, application_sent, application_stepped_back

from ..parallel import at_once
from . import factories


@pytest.fixture
def programme(db):
    return factories.programme(conduct="Be kind.", conduct_version="2")


@pytest.fixture
def district(db):
    province = Province.objects.create(code="PK-PB", name_en="Punjab", name_ur="پنجاب", kind="province")
    return District.objects.create(code="PK618", name_en="Multan", name_ur="ملتان", province=province)


@pytest.fixture
def amina(client, db):
    someone = factories.person("Amina", birth_year=2000)
    client.force_login(someone.user)
    return someone


def address(name, programme, side="mentee", *args):
    return reverse(f"hunar_mentorship:{name}", args=[programme.slug, side, *args])


def goal(*skills, **more):
    return {"goal": "My first order", "skills": [skill.pk for skill in skills], "then": "next", **more}


def place(district):
    return {
        "language_1": "ur",
        "level_1": "native",
        "district": district.pk,
        "setting": "rural",
        "then": "next",
    }


TIMES = {"week": ["0-evening", "5-morning"], "time_zone": "Asia/Karachi", "is_remote": "on", "then": "next"}
PEOPLE = {"mentors_wanted": "women", "knows": "my cousin", "backgrounds": ["break"], "then": "next"}


def fill_in(client, programme, district):
    design = factories.skill("Graphic design")
    client.post(address("apply", programme))
    client.post(address("step", programme, "mentee", "goal"), goal(design, **{f"skills_{design.pk}": 3}))
    client.post(address("step", programme, "mentee", "place"), place(district))
    client.post(address("step", programme, "mentee", "times"), TIMES)
    client.post(address("step", programme, "mentee", "people"), PEOPLE)


def test_a_mentee_applies_in_five_steps(
    client, amina, programme, district, django_capture_on_commit_callbacks
):
    heard = []
    application_sent.connect(listener := lambda application, **_kw: heard.append(application), weak=False)
    begun = client.post(address("apply", programme), follow=True)
    assert begun.redirect_chain[-1][0] == address("step", programme, "mentee", "goal")
    fill_in(client, programme, district)
    assert client.get(address("apply", programme)).url == address("step", programme, "mentee", "agree")
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(address("step", programme, "mentee", "agree"), {"agree": "on", "then": "send"})
    application_sent.disconnect(listener)
    application = MenteeApplication.objects.get()
    assert sent.url == address("apply", programme)
    assert application.state == ApplicationState.SENT
    assert application.conduct_version == "2"
    assert (application.goal, application.mentors_wanted, application.knows) == (
        "My first order",
        "women",
        "my cousin",
    )
    assert list(application.skill_items.values_list("tag__name", "priority")) == [("Graphic design", 3)]
    assert Week.from_bytes(bytes(application.week)).parts() == {0: (Part.EVENING,), 5: (Part.MORNING,)}
    assert amina.residence_on(timezone.localdate()).district == district
    assert heard == [application]
    assert [notice.kind for notice in Notice.objects.all()] == ["mentoring_application_received"]


def test_a_mentor_applies_in_five_steps(client, amina, programme):
    design = factories.skill("Graphic design")
    client.post(address("apply", programme, "mentor"))
    for step, data in {
        "skills": {"skills": [design.pk], "platforms": ["upwork"], "years": "4"},
        "place": {"language_1": "en", "level_1": "fluent"},
        "times": {**TIMES, "time_zone": "Europe/London"},
        "giving": {"places": "3", "mentees_wanted": "women", "about": "Twelve years of logos."},
        "agree": {"agree": "on", "referees": "Sana Tariq, my first client, 0300 1234567"},
    }.items():
        answer = client.post(address("step", programme, "mentor", step), {"then": "next", **data})
        assert answer.status_code == 302, answer.context["pieces"][0].errors
    application = MentorApplication.objects.get()
    assert (application.state, application.places) == (ApplicationState.SENT, 3)
    mentor = application.mentor
    assert (mentor.years, mentor.platforms, mentor.mentees_wanted) == (4, ["upwork"], "women")
    assert (mentor.time_zone, mentor.about) == ("Europe/London", "Twelve years of logos.")
    assert mentor.referees.startswith("Sana")
    assert [skill.name for skill in mentor.skills.all()] == ["Graphic design"]


def test_coming_back_lands_on_the_next_step_and_going_back_loses_nothing(client, amina, programme):
    client.post(address("apply", programme))
    client.post(address("step", programme, "mentee", "goal"), goal(factories.skill()))
    assert client.get(address("apply", programme)).url == address("step", programme, "mentee", "place")
    again = client.get(address("step", programme, "mentee", "goal"))
    assert again.context["pieces"][0]["goal"].value() == "My first order"


def test_a_mistake_keeps_what_was_typed(client, amina, programme):
    client.post(address("apply", programme))
    design = factories.skill()
    answer = client.post(address("step", programme, "mentee", "goal"), goal(design) | {"goal": ""})
    assert answer.status_code == 200
    piece = answer.context["pieces"][0]
    assert set(piece.errors) == {"goal"}
    assert piece["skills"].value() == {design.pk: 2}
    assert MenteeApplication.objects.get().steps_done == []


def test_a_search_in_the_list_narrows_it_and_keeps_the_ticks(client, amina, programme):
    client.post(address("apply", programme))
    design, writing = factories.skill("Graphic design"), factories.skill("Writing proposals")
    Skill.objects.filter(pk=writing.pk).update(name_ur="پروپوزل لکھنا")
    factories.skill("Filing a return")
    sought = {"goal": "", "skills": [design.pk], "find": "پروپوزل", "then": "find"}
    answer = client.post(address("step", programme, "mentee", "goal"), sought)
    html = answer.content.decode()
    assert ("Graphic design" in html, "Writing proposals" in html, "Filing a return" in html) == (
        True,
        True,
        False,
    )
    assert answer.context["pieces"][0].errors == {}


def test_a_day_is_refined_to_half_hours_and_the_grid_keeps_it(client, amina, programme):
    client.post(address("apply", programme))
    client.post(address("step", programme, "mentee", "times"), TIMES)
    client.post(address("day", programme, "mentee", 2), {"slots": ["130", "131"], "then": "done"})
    application = MenteeApplication.objects.get()
    week = Week.from_bytes(bytes(application.week))
    assert week == Week.from_parts({0: ["evening"], 5: ["morning"]}) | Week.of([130, 131])
    client.post(
        address("step", programme, "mentee", "times"), TIMES | {"week": ["0-evening", "2-evening-some"]}
    )
    application.refresh_from_db()
    assert Week.from_bytes(bytes(application.week)) == Week.from_parts({0: ["evening"]}) | Week.of([130, 131])


def test_somebody_under_18_is_told_before_they_fill_anything_in(client, programme):
    child = factories.person("Hira", birth_year=timezone.localdate().year - 16)
    client.force_login(child.user)
    page = client.get(address("apply", programme))
    assert page.context["obstacle"].code == "adults-only"


def test_under_18_a_guardian_is_asked_for(client, district):
    observed = factories.programme(is_observed=True)
    child = factories.person("Hira", birth_year=timezone.localdate().year - 16)
    client.force_login(child.user)
    fill_in(client, observed, district)
    step = address("step", observed, "mentee", "agree")
    refused = client.post(step, {"agree": "on"})
    assert set(refused.context["pieces"][0].errors) == {"guardian_name", "guardian_phone"}
    client.post(step, {"agree": "on", "guardian_name": "Rukhsana", "guardian_phone": "0301 2345602"})
    application = MenteeApplication.objects.get()
    assert (application.state, application.guardian_name) == (ApplicationState.SENT, "Rukhsana")
    assert application.guardian_agreed_at is None


def test_who_has_not_told_their_age_is_asked_in_the_second_step(client, programme, district):
    someone = factories.person("Sana", birth_year=None)
    client.force_login(someone.user)
    client.post(address("apply", programme))
    step = address("step", programme, "mentee", "place")
    assert set(client.post(step, place(district)).context["pieces"][2].errors) == {"birth_year"}
    client.post(step, place(district) | {"birth_year": "1999", "gender": "woman"})
    someone.refresh_from_db()
    assert (someone.birth_year, someone.gender) == (1999, "woman")
    assert len(client.get(step).context["pieces"]) == 2


def test_sending_needs_every_step(client, amina, programme, district):
    client.post(address("apply", programme))
    answer = client.post(address("step", programme, "mentee", "agree"), {"agree": "on"}, follow=True)
    assert answer.redirect_chain[-1][0] == address("step", programme, "mentee", "goal")
    with pytest.raises(NotComplete):
        actions.send_application(application=MenteeApplication.objects.get())


def test_a_closed_programme_takes_no_application_and_keeps_what_was_written(
    client, amina, programme, district
):
    fill_in(client, programme, district)
    programme.closes_at = timezone.now() - timedelta(minutes=1)
    programme.save()
    client.post(address("step", programme, "mentee", "agree"), {"agree": "on"})
    assert MenteeApplication.objects.get().state == ApplicationState.DRAFT
    other = factories.person("Bilal")
    with pytest.raises(ApplicationsClosed):
        actions.begin_application(programme=programme, person=other, side=Side.MENTEE)
    assert MenteeApplication.objects.count() == 1


def test_a_second_programme_starts_from_what_was_said_before(programme):
    first = factories.mentee(programme, wants="women")
    first.sectors.add(factories_topic("Design"))
    second = actions.begin_application(programme=factories.programme(), person=first.person, side=Side.MENTEE)
    assert (second.state, second.goal, second.mentors_wanted) == ("draft", first.goal, "women")
    assert bytes(second.week) == bytes(first.week)
    assert [(item.tag_id, item.priority) for item in second.skill_items.all()] == [
        (item.tag_id, item.priority) for item in first.skill_items.all()
    ]
    assert [topic.name for topic in second.sectors.all()] == ["Design"]
    assert second.steps_done == []


def factories_topic(name):
    from cms.topics.models import Topic

    return Topic.objects.get_or_create(name=name, slug=name.lower())[0]


def sendable(programme):
    application = factories.mentee(programme)
    MenteeApplication.objects.filter(pk=application.pk).update(
        state=ApplicationState.DRAFT, steps_done=["goal", "place", "times", "people"], sent_at=None
    )
    application.refresh_from_db()
    return application


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_taps_on_send_are_one_application():
    application = sendable(factories.programme())

    def send(_number):
        try:
            actions.send_application(application=MenteeApplication.objects.get(pk=application.pk))
        except AlreadySent:
            return "already"
        return "sent"

    assert sorted(at_once(4, send)) == ["already", "already", "already", "sent"]
    assert Notice.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_taps_on_begin_are_one_draft():
    programme, someone = factories.programme(), factories.person("Amina")

    def begin(number):
        side = Side.MENTOR if number % 2 else Side.MENTEE
        return actions.begin_application(programme=programme, person=someone, side=side).pk

    found = at_once(6, begin)
    assert len(set(found[::2])) == len(set(found[1::2])) == 1
    assert (MenteeApplication.objects.count(), MentorApplication.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_members_of_staff_one_decides():
    application = sendable(factories.programme())
    actions.send_application(application=application)

    def decide(number):
        act = actions.decline_application if number % 2 else actions.accept_application
        return act(application=MenteeApplication.objects.get(pk=application.pk), by=None)

    assert sum(at_once(4, decide)) == 1
    assert Notice.objects.count() == 2


def test_taken_back_it_can_be_begun_anew(client, amina, programme, district):
    fill_in(client, programme, district)
    client.post(address("change", programme, "mentee", "withdraw"))
    assert MenteeApplication.objects.get().state == ApplicationState.WITHDRAWN
    assert client.get(address("apply", programme)).status_code == 200
    client.post(address("apply", programme))
    application = MenteeApplication.objects.get()
    assert (application.state, application.steps_done, application.goal) == ("draft", [], "My first order")


def test_pause_resume_and_leave(client, programme, django_capture_on_commit_callbacks):
    match = factories.match(programme)
    mentor = match.mentor
    client.force_login(mentor.mentor.person.user)
    Mentor.objects.update(unanswered=2)
    heard = []
    application_stepped_back.connect(
        listener := lambda application, **_kw: heard.append(application.state), weak=False
    )
    until = timezone.localdate() + timedelta(days=9)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("change", programme, "mentor", "pause"), {"until": until.isoformat()})
    mentor.refresh_from_db()
    assert (mentor.state, mentor.paused_until) == (ApplicationState.PAUSED, until)
    assert Match.objects.active().count() == 1
    client.post(address("change", programme, "mentor", "resume"))
    mentor.refresh_from_db()
    assert (mentor.state, mentor.paused_until) == (ApplicationState.ACCEPTED, None)
    assert Mentor.objects.get().unanswered == 0
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("change", programme, "mentor", "leave"))
    application_stepped_back.disconnect(listener)
    mentor.refresh_from_db()
    assert (mentor.state, mentor.taken, Match.objects.active().count()) == (ApplicationState.LEFT, 0, 0)
    assert heard == [ApplicationState.PAUSED, ApplicationState.LEFT]


def test_a_pause_that_is_over_ends_by_itself(programme):
    mentee, other = factories.mentee(programme), factories.mentee(programme)
    today = timezone.localdate()
    actions.pause_application(application=mentee, until=today + timedelta(days=1))
    actions.pause_application(application=other)
    assert actions.resume_due() == 0
    MenteeApplication.objects.filter(pk=mentee.pk).update(paused_until=today)
    assert (actions.resume_due(), actions.resume_due()) == (1, 0)
    states = MenteeApplication.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [ApplicationState.ACCEPTED, ApplicationState.PAUSED]


def test_with_whom_somebody_was_not_comfortable_comes_back_through_staff_alone(client, programme):
    match = factories.match(programme)
    actions.end_match(match=match, side=Side.MENTEE, reason=EndReason.SAFETY)
    mentor = MentorApplication.objects.get()
    assert (mentor.state, mentor.held_at is None) == (ApplicationState.PAUSED, False)
    client.force_login(mentor.mentor.person.user)
    client.post(address("change", programme, "mentor", "resume"))
    with pytest.raises(ContactPaused):
        actions.resume_application(application=mentor)
    mentor.refresh_from_db()
    assert mentor.state == ApplicationState.PAUSED
    assert actions.resume_application(application=mentor, by_staff=True)
    mentor.refresh_from_db()
    assert (mentor.state, mentor.held_at) == (ApplicationState.ACCEPTED, None)


def test_nobody_is_accepted_as_a_mentor_without_a_vetting_in_force(
    programme, django_capture_on_commit_callbacks
):
    application = factories.mentor(programme, is_vetted=False)
    MentorApplication.objects.update(state=ApplicationState.SENT)
    application.refresh_from_db()
    with pytest.raises(NotVetted):
        actions.accept_application(application=application, by=None)
    old = factories.vetting(application.mentor, expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotVetted):
        actions.accept_application(application=application, by=None)
    old.delete()
    factories.vetting(application.mentor)
    heard = []
    application_accepted.connect(listener := lambda **kw: heard.append(kw["application"].pk), weak=False)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.accept_application(application=application, by=None, note="Welcome")
        assert not actions.accept_application(application=application, by=None)
    application_accepted.disconnect(listener)
    assert heard == [application.pk]
    assert (application.state, application.decision_note) == (ApplicationState.ACCEPTED, "Welcome")


def test_a_new_code_of_conduct_is_agreed_to_again(client, programme):
    mentor = factories.mentor(programme)
    client.force_login(mentor.mentor.person.user)
    programme.conduct_version = "3"
    programme.save()
    assert client.get(address("apply", programme, "mentor")).context["needs_conduct"]
    answer = client.post(address("step", programme, "mentor", "agree"), {"agree": "on"})
    assert answer.url == reverse("hunar_mentorship:profile")
    mentor.refresh_from_db()
    assert (mentor.conduct_version, mentor.state) == ("3", ApplicationState.ACCEPTED)


def test_what_is_not_mine_or_not_there_is_not_found(client, amina, programme):
    hidden = factories.programme(state=ProgrammeState.DRAFT)
    factories.mentee(programme, "Somebody else")
    for wrong in (
        address("apply", hidden),
        address("apply", programme, "guardian"),
        address("step", programme, "mentee", "skills"),
    ):
        assert client.get(wrong).status_code == 404
    assert client.post(address("change", programme, "mentee", "withdraw")).status_code == 404
    assert client.get(address("step", programme, "mentee", "goal")).url == address("apply", programme)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_my_profile_costs_the_same_however_many_programmes(client, number, django_assert_num_queries):
    someone = factories.person("Amina")
    for _ in range(number):
        of = factories.programme()
        application = actions.begin_application(programme=of, person=someone, side=Side.MENTEE)
        application.skills.add(factories.skill())
        actions.begin_application(programme=of, person=someone, side=Side.MENTOR)
    MenteeApplication.objects.update(state=ApplicationState.ACCEPTED)
    client.force_login(someone.user)
    page = reverse("hunar_mentorship:profile")
    client.get(page)
    with django_assert_num_queries(PROFILE):
        client.get(page)


@pytest.mark.parametrize("number", [1, 30])
def test_a_step_costs_the_same_however_many_words_there_are(
    client, amina, programme, number, django_assert_num_queries
):
    for word in range(number):
        factories.skill(f"Skill {word}")
    client.post(address("apply", programme))
    step = address("step", programme, "mentee", "goal")
    client.get(step)
    with django_assert_num_queries(STEP):
        client.get(step)


PROFILE = 13
STEP = 13
