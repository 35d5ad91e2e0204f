"""A translation written by hand is joined to the course it translates, and no fact is lost."""

import json
import random
import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from cms.certificates.models import Certificate
from cms.people.actions import person_of
from courses import actions
from courses.actions import Claim, Fact
from courses.models import (
    Bootcamp,
    Cohort,
    Course,
    Enrolment,
    ItemProgress,
    JoinedCourse,
    LearningEvent,
    SyllabusItem,
)
from courses.pages.linking import CannotLink, Tree, link_translation, proposal
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.quizzes.actions import start
from courses.quizzes.models import Attempt

from ..cms.accounts.factories import learner, superuser, user
from ..cms.certificates.factories import award, template
from ..cms.people.factories import person
from .factories import catalogue, course_page, lesson_keys, text
from .quizzes.factories import answer_all, question, quiz

pytestmark = pytest.mark.django_db


def film(key, share=80):
    return (
        "video",
        {"title": "Film", "url": "https://youtu.be/dQw4w9WgXcQ", "minutes": 2, "share": share, "key": key},
    )


def english(**fields):
    return course_page("Freelancing", **fields)


def urdu(**fields):
    return course_page("فری لانسنگ", parent=catalogue("ur"), **fields)


def row(page):
    page.refresh_from_db()
    return Course.objects.get(key=page.translation_key)


def lessons_of(page):
    return list(LessonPage.objects.descendant_of(page).order_by("path"))


def join(source, other, pairs=None, by=None):
    pairs = proposal(Tree(source), Tree(other)) if pairs is None else pairs
    joined = link_translation(
        source=source, other=other, pairs=pairs, user=by or superuser(f"{uuid.uuid4()}@x.org")
    )
    for page in (source, other):
        page.refresh_from_db()
    return joined


@pytest.fixture
def joined(django_capture_on_commit_callbacks):
    """Joins, and does what follows once that is committed."""

    def joined(*args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return join(*args, **kwargs)

    return joined


def enrolled(page, who=None, *, days_ago=3, cohort=None):
    enrolment = actions.enrol(person=who or person(), course=row(page), cohort=cohort)
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=timezone.now() - timedelta(days=days_ago))
    enrolment.refresh_from_db()
    return enrolment


def facts(enrolment):
    """Every fact with all that it says, but for where it hangs."""
    return sorted(enrolment.events.values_list("client_id", "kind", "occurred_at"))


# ------------------------------------------------------------------------------------------------------------ pages


def test_pages_take_the_keys_of_their_partners(joined):
    source, other = english(modules=2, lessons=2), urdu(modules=2, lessons=2)
    assert joined(source, other) is True
    assert other.translation_key == source.translation_key
    for model in (ModulePage, LessonPage):
        keys = [
            list(model.objects.descendant_of(page).order_by("path").values_list("translation_key"))
            for page in (source, other)
        ]
        assert keys[0] == keys[1]
    course = Course.objects.get()
    assert {language: words["title"] for language, words in course.words.items()} == {
        "en": "Freelancing",
        "ur": "فری لانسنگ",
    }
    assert all(set(item.words) == {"en", "ur"} for item in course.items.all())
    assert course.versions.count() == 1


def test_the_same_again_changes_nothing(joined):
    source, other = english(), urdu()
    enrolled(other)
    assert joined(source, other) is True
    before = list(LearningEvent.objects.values()), list(JoinedCourse.objects.values())
    assert joined(source, other, pairs={}) is False
    assert (list(LearningEvent.objects.values()), list(JoinedCourse.objects.values())) == before


def test_a_page_without_a_partner_keeps_its_key_and_its_facts(joined):
    source, other = english(lessons=1), urdu(lessons=2)
    extra = lessons_of(other)[1]
    enrolment = enrolled(other)
    actions.record_facts(enrolment=enrolment, facts=[Fact("marked", str(extra.translation_key))])
    joined(source, other)
    assert lessons_of(other)[1].translation_key == extra.translation_key
    item = SyllabusItem.objects.get(key=str(extra.translation_key))
    assert (item.course, item.is_live) == (row(source), False)
    assert enrolment.events.get(kind="marked").item == str(extra.translation_key)


def test_activities_pair_by_kind_and_order_in_live_pages_and_in_drafts(joined):
    ours, theirs = str(uuid.uuid4()), str(uuid.uuid4())
    source = english(lessons=1, lesson={"body": [text(), film(ours)]})
    other = urdu(lessons=1, lesson={"body": [film(theirs), text()]})
    (lesson,) = lessons_of(other)
    old_draft = lesson.save_revision()
    lesson.body = [film(theirs), text("newer")]
    lesson.save_revision()
    joined(source, other)
    (lesson,) = lessons_of(other)
    (mine,) = lessons_of(source)
    assert lesson.body[0].value["key"] == ours
    for revision in lesson.revisions.all():
        assert revision.content["translation_key"] == str(mine.translation_key)
        assert theirs not in json.dumps(revision.content)
    old_draft.refresh_from_db()
    old_draft.publish()
    (lesson,) = lessons_of(other)
    assert (lesson.translation_key, lesson.body[0].value["key"]) == (mine.translation_key, ours)


def test_what_learners_did_in_an_activity_counts_for_its_partner(joined):
    ours, theirs = str(uuid.uuid4()), str(uuid.uuid4())
    source = english(lessons=1, lesson={"body": [film(ours)], "completion": "activities"})
    other = urdu(lessons=1, lesson={"body": [film(theirs)], "completion": "activities"})
    enrolment = enrolled(other)
    heard = Fact("heard", f"{lessons_of(other)[0].translation_key}/{theirs}", {"from": 0, "to": 60})
    actions.record_facts(enrolment=enrolment, facts=[heard])
    joined(source, other)
    item = f"{lessons_of(source)[0].translation_key}/{ours}"
    assert enrolment.events.get().item == item
    assert ItemProgress.objects.get(enrolment=enrolment, item=item).state["heard"][0][:2] == [0, 60]


# ------------------------------------------------------------------------------------------------------------ records


def test_a_learner_of_the_translation_goes_on_where_they_were(joined):
    source, other = english(lessons=2), urdu(lessons=2)
    enrolment = enrolled(other)
    first, _second = lesson_keys(row(other))
    actions.record_facts(enrolment=enrolment, facts=[Fact("marked", first)])
    before = facts(enrolment)
    joined(source, other)
    enrolment.refresh_from_db()
    course = Course.objects.get()
    assert (enrolment.course, enrolment.share, facts(enrolment)) == (course, 0.5, before)
    assert enrolment.last_item == lesson_keys(course)[0]
    actions.record_facts(enrolment=enrolment, facts=[Fact("marked", lesson_keys(course)[1])])
    enrolment.refresh_from_db()
    assert enrolment.completed_at


def test_a_lesson_opened_before_leads_to_the_course_after(joined, client):
    source, other = english(), urdu()
    former, user = row(other), learner()
    enrolled(other, user.person)
    item, *_others = lesson_keys(former)
    joined(source, other)
    client.force_login(user)
    for path in (f"lessons/{item}/done/", "enrol/"):
        response = client.post(f"/en/learning/courses/{former.key}/{path}", {"event": uuid.uuid4()})
        assert response.url.startswith(source.url)
    assert client.post(f"/en/learning/courses/{uuid.uuid4()}/enrol/").status_code == 404


def test_a_completion_stands_even_where_the_source_asks_for_more(joined):
    source, other = english(lessons=3), urdu(lessons=1)
    enrolment = enrolled(other)
    actions.record_facts(enrolment=enrolment, facts=[Fact("marked", lesson_keys(row(other))[0])])
    enrolment.refresh_from_db()
    completed_at = enrolment.completed_at
    joined(source, other)
    enrolment.refresh_from_db()
    assert completed_at
    assert (enrolment.completed_at, enrolment.standing, enrolment.share) == (completed_at, "completed", 1)


def test_who_is_in_both_has_one_enrolment_and_may_be_complete_by_it(joined):
    source, other = english(lessons=2), urdu(lessons=2)
    amina = person()
    here, there = enrolled(source, amina, days_ago=2), enrolled(other, amina, days_ago=9)
    actions.record_facts(enrolment=here, facts=[Fact("marked", lesson_keys(row(source))[0])])
    actions.record_facts(enrolment=there, facts=[Fact("marked", lesson_keys(row(other))[1])])
    both = sorted([*facts(here), *facts(there)])
    joined(source, other)
    enrolment = Enrolment.objects.get()
    assert (enrolment.pk, enrolment.enrolled_at) == (here.pk, there.enrolled_at)
    assert [fact for fact in facts(enrolment) if fact[1] != "completed"] == both
    assert enrolment.completed_at
    assert enrolment.events.filter(kind="completed").count() == 1


@pytest.mark.parametrize("seed", range(6))
def test_the_state_is_the_function_of_the_union_of_the_facts(joined, seed):
    """Rebuilding from the facts alone gives the rows that joining gave, and nothing is missing or new."""
    chance = random.Random(seed)
    source, other = english(lessons=4, modules=2), urdu(lessons=4, modules=2)
    people = [person(str(number)) for number in range(5)]
    for who in people:
        for page in chance.sample([source, other], chance.choice([1, 2])):
            enrolment = enrolled(page, who, days_ago=chance.randint(1, 9))
            keys = lesson_keys(row(page))
            made = [
                Fact(
                    chance.choice(["marked", "opened", "excused"]),
                    key,
                    at=timezone.now() - timedelta(minutes=chance.randint(1, 999)),
                )
                for key in chance.sample(keys, chance.randint(0, len(keys)))
            ]
            made += [Fact(kind) for kind in ("withdrew", "returned")[: chance.randint(0, 2)]]
            actions.record_facts(enrolment=enrolment, facts=made)
    before = {
        who.pk: sorted(LearningEvent.objects.filter(person=who).values_list("client_id", "kind"))
        for who in people
    }
    were_open = set(Enrolment.objects.exclude(standing="withdrawn").values_list("person", flat=True))
    were_complete = set(Enrolment.objects.completed().values_list("person", flat=True))
    joined(source, other)
    course = Course.objects.get()
    assert list(Enrolment.objects.values_list("course").distinct()) == [(course.pk,)]
    assert Enrolment.objects.count() == len(people)
    assert were_open <= set(Enrolment.objects.open().values_list("person", flat=True))
    assert were_complete <= set(Enrolment.objects.completed().values_list("person", flat=True))
    for enrolment in Enrolment.objects.all():
        after = set(enrolment.events.values_list("client_id", "kind"))
        assert set(before[enrolment.person_id]) <= after
        assert {kind for _id, kind in after - set(before[enrolment.person_id])} <= {"completed", "returned"}
        kept = summary(enrolment)
        actions.rebuild_progress(enrolment)
        assert summary(enrolment) == kept


def summary(enrolment):
    enrolment.refresh_from_db()
    rows = enrolment.progress.order_by("item").values_list("item", "state", "done_at", "grade", "last_at")
    return list(rows), enrolment.share, enrolment.standing, enrolment.completed_at, enrolment.last_item


def test_leaving_one_of_two_is_not_leaving_both(joined):
    source, other = english(), urdu()
    amina = person()
    enrolled(source, amina)
    actions.withdraw(enrolment=enrolled(other, amina))
    joined(source, other)
    assert Enrolment.objects.get().standing == "active"


def cohort_of(*courses, name="Layyah"):
    bootcamp = Bootcamp.objects.create(key=uuid.uuid4(), source_language="en")
    bootcamp.courses.set(courses)
    today = timezone.localdate()
    return Cohort.objects.create(
        bootcamp=bootcamp,
        name=name,
        language="ur",
        capacity=9,
        starts_on=today,
        ends_on=today + timedelta(days=30),
    )


def test_seats_bootcamps_and_prerequisites_lead_to_the_joined_course(joined):
    source, other, later = english(), urdu(), course_page("Later")
    later.prerequisites = [other]
    later.save()
    later.save_revision().publish()
    row(later).prerequisites.set([row(other)])
    cohort = cohort_of(row(other))
    amina = person()
    alone = enrolled(source, amina)
    seat = actions.take_seat(cohort=cohort, person=amina)
    joined(source, other)
    course = row(source)
    assert list(cohort.bootcamp.courses.all()) == [course]
    assert list(row(later).prerequisites.all()) == [course]
    enrolment = Enrolment.objects.get()
    assert (enrolment.pk, enrolment.cohort, enrolment.course) == (alone.pk, cohort, course)
    seat.refresh_from_db()
    assert seat.released_at is None


def test_two_cohorts_of_one_person_stay_two(joined):
    source, other = english(), urdu()
    amina = person()
    for page, name in ((source, "A"), (other, "B")):
        actions.take_seat(cohort=cohort_of(row(page), name=name), person=amina)
    joined(source, other)
    assert sorted(Enrolment.objects.values_list("cohort__name", flat=True)) == ["A", "B"]


def test_who_completes_by_both_together_is_certified_once(joined):
    words = template()
    source, other = english(lessons=2, certificate_template=words), urdu(lessons=2)
    amina = person()
    for page, place in ((source, 0), (other, 1)):
        actions.record_facts(
            enrolment=enrolled(page, amina), facts=[Fact("marked", lesson_keys(row(page))[place])]
        )
    assert not Certificate.objects.exists()
    joined(source, other)
    assert Certificate.objects.get().subject == str(row(source).key)


def test_certificates_are_for_the_joined_course_and_none_is_lost(joined):
    source, other = english(), urdu()
    only, twice = person("Only"), person("Twice")
    words = template()
    mine = award(person=only, template=words, kind="course", subject=str(row(other).key))
    here = award(person=twice, template=words, kind="course", subject=str(row(source).key))
    there = award(person=twice, template=words, kind="course", subject=str(row(other).key))
    joined(source, other)
    key = str(row(source).key)
    assert dict(Certificate.objects.values_list("pk", "subject")) == {
        mine.pk: key,
        here.pk: key,
        there.pk: there.subject,
    }
    assert all(certificate.is_valid for certificate in Certificate.objects.all())


def test_attempts_at_quizzes_move_and_are_numbered_on(joined):
    made = quiz([question()])
    keys = [str(uuid.uuid4()) for _ in range(2)]
    pages = [
        make(lessons=1, lesson={"body": [("quiz", {"key": key, "quiz": made})], "completion": "activities"})
        for make, key in zip((english, urdu), keys, strict=True)
    ]
    amina = person()
    for page, key in zip(pages, keys, strict=True):
        enrolment = enrolled(page, amina)
        item = f"{lesson_keys(row(page))[0]}/{key}"
        answer_all(start(enrolment=enrolment, item=item))
    assert Attempt.objects.open().count() == 2
    joined(*pages)
    item = f"{lesson_keys(Course.objects.get())[0]}/{keys[0]}"
    attempts = Attempt.objects.order_by("number")
    assert [(one.number, one.item, one.is_open) for one in attempts] == [(1, item, True), (2, item, False)]
    assert Enrolment.objects.get().completed_at  # by the one that was handed in


def test_a_device_that_was_away_still_tells_what_happened(client, joined):
    source, other = english(lessons=2), urdu(lessons=2)
    who = learner()
    enrolment = enrolled(other, person_of(who))
    old, old_items = row(other).key, lesson_keys(row(other))
    told = Claim(uuid.uuid4(), "read", old_items[0], timezone.now())
    actions.record_claims(enrolment=enrolment, claims=[told])
    joined(source, other)
    client.force_login(who)
    events = [
        {"id": str(id_), "kind": "read", "item": item, "at": timezone.now().isoformat()}
        for id_, item in ((told.id, old_items[0]), (uuid.uuid4(), old_items[1]))
    ]
    response = client.post(
        reverse("hunar_courses:events", args=[old]),
        json.dumps({"events": events}),
        content_type="application/json",
    )
    assert [result["status"] for result in response.json()["results"]] == ["repeated", "recorded"]
    assert Enrolment.objects.get().completed_at


def test_what_was_asked_for_before_is_remembered(joined):
    source, other = english(lessons=2), urdu(lessons=2)
    former, items = row(other), lesson_keys(row(other))
    admin = superuser()
    joined(source, other, by=admin)
    memory = JoinedCourse.objects.get()
    assert (memory.key, memory.course, memory.by) == (former.key, row(source), admin.person)
    assert [memory.items[item] for item in items] == lesson_keys(row(source))
    assert [item["key"] for item in memory.syllabus[0]["items"]] == items
    assert PageLogEntry.objects.get(action="hunar.link_translation").user == admin


def test_the_way_from_old_keys_leads_through_two_joinings(joined):
    source, other, third = english(lessons=1), urdu(lessons=1), course_page("Another", lessons=1)
    first = row(other).key
    items = {page: lesson_keys(row(page))[0] for page in (source, other, third)}
    joined(third, other)
    keys = {items[third]: items[source]}
    actions.join_courses(kept=row(source).key, joined=row(third).key, keys=keys)
    memory = JoinedCourse.objects.known_as(first).get()
    assert (memory.course, memory.items[items[other]]) == (row(source), items[source])


# ------------------------------------------------------------------------------------------------------------ refusals


def refused(source, other, words, by=None, pairs=None):
    before = list(CoursePage.objects.values_list("pk", "translation_key")), Course.objects.count()
    with pytest.raises(CannotLink, match=words):
        join(source, other, by=by, pairs=pairs)
    assert (list(CoursePage.objects.values_list("pk", "translation_key")), Course.objects.count()) == before


def test_two_courses_of_one_language_are_refused():
    refused(english(), english(), "same language")


def test_a_translation_of_something_else_is_refused(joined):
    source, other = english(), urdu()
    joined(source, other)
    refused(course_page("Another"), other, "translation already")


def test_a_source_that_has_this_language_is_refused(joined):
    source, other = english(), urdu()
    joined(source, other)
    refused(source, urdu(), "in this language already")


def test_courses_that_ask_for_each_other_are_refused():
    source, other = english(), urdu()
    other.prerequisites = [source]
    other.save()
    refused(source, other, "asks for the other")


def test_a_source_that_was_never_published_is_refused():
    source, other = english(), urdu()
    Course.objects.filter(key=source.translation_key).delete()
    refused(source, other, "Publish “Freelancing” first")


def test_who_may_publish_one_of_them_only_is_refused():
    source, other = english(), urdu()
    refused(source, other, "Only who may publish both", by=publisher_of(other))


def test_pairs_that_do_not_fit_are_refused_and_nothing_has_changed():
    source, other, stranger = english(lessons=1), urdu(lessons=2), course_page("Another", lessons=1)
    ours, theirs = lessons_of(source), lessons_of(other)
    foreign = lessons_of(stranger)
    (module,) = ModulePage.objects.child_of(source)
    for pairs in (
        {theirs[0].pk: ours[0].pk, theirs[1].pk: ours[0].pk},
        {foreign[0].pk: ours[0].pk},
        {theirs[0].pk: foreign[0].pk},
        {theirs[0].pk: module.pk},
    ):
        refused(source, other, "do not fit", pairs=pairs)


def publisher_of(*pages):
    group = Group.objects.create(name=f"Publishers {uuid.uuid4()}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page in pages:
        for codename in ("change_page", "publish_page"):
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    made = user()
    made.groups.add(group)
    return made


# ------------------------------------------------------------------------------------------------------------ screens


def link_url(page, source=None):
    return reverse("hunar_course_pages:link", args=[page.pk]) + (f"?source={source.pk}" if source else "")


def test_an_editor_chooses_looks_corrects_and_joins(client):
    source, other = english(lessons=2), urdu(lessons=3)
    client.force_login(publisher_of(source, other))
    assert "Freelancing (English)" in client.get(link_url(other)).content.decode()
    page = client.get(link_url(other, source))
    html = page.content.decode()
    assert "These pages have no partner" in html
    form = page.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    ours, theirs = lessons_of(source), lessons_of(other)
    fields[f"page-{ours[1].pk}"] = str(theirs[2].pk)
    again = client.post(link_url(other, source), fields)
    assert [lost.pk for lost in again.context["form"].unpaired] == [theirs[1].pk]
    assert Course.objects.count() == 2
    response = client.post(link_url(other, source), {**fields, "confirm": "1"}, follow=True)
    assert "Both are one course" in response.content.decode()
    assert lessons_of(other)[2].translation_key == ours[1].translation_key


def test_a_page_chosen_twice_is_told(client):
    source, other = english(lessons=2), urdu(lessons=2)
    client.force_login(superuser())
    form = client.get(link_url(other, source)).context["form"]
    twice = lessons_of(other)[0].pk
    fields = {name: form[name].value() for name in form.fields}
    fields |= {f"page-{lesson.pk}": str(twice) for lesson in lessons_of(source)}
    html = client.post(link_url(other, source), {**fields, "confirm": "1"}).content.decode()
    assert "This page is chosen twice." in html
    assert Course.objects.count() == 2


def test_only_courses_one_may_publish_are_offered(client):
    source, other = english(), urdu()
    client.force_login(publisher_of(other))
    assert "There is no course in another language" in client.get(link_url(other)).content.decode()
    client.force_login(publisher_of(source))
    assert client.get(link_url(other)).status_code == 302  # Wagtail's "you may not"
    assert Course.objects.count() == 2


def test_the_button_stands_on_course_pages_for_who_may_publish_them(client):
    page = english()
    client.force_login(publisher_of(page))
    address = link_url(page)
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    lesson = lessons_of(page)[0]
    assert "/link/" not in client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])).content.decode()


@pytest.mark.parametrize("lessons", [1, 30])
def test_the_pairs_cost_the_same(client, lessons):
    source, other = english(lessons=lessons), urdu(lessons=lessons)
    client.force_login(superuser())
    client.get(link_url(other, source))
    with CaptureQueriesContext(connection) as captured:
        client.get(link_url(other, source))
    assert len([q for q in captured if "hunar_course" in q["sql"]]) == 15
