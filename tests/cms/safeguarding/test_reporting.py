"""A report freezes evidence, opens or joins one case, and can be sent without a name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from cms.notices.backends.memory import MemoryBackend
from cms.notices.models import Delivery, Notice
from cms.notices.registry import neutral_words
from cms.people.models import Residence
from cms.safeguarding import line, reportable
from cms.safeguarding.actions import CannotReport, TooManyReports, block, close_case
from cms.safeguarding.models import Case, Evidence, Officer, Report
from cms.safeguarding.reportable import Reportable
from tests.cms.accounts.factories import learner
from tests.cms.people.factories import district, person

from .factories import officer, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def rashid():
    return person("Rashid Khan")


@pytest.fixture
def home(rashid):
    """A thing that can be reported: where somebody lives stands for a message or a meeting."""
    kind = Reportable(
        model="hunar_people.Residence",
        about=lambda thing: [thing.person],
        snapshot=lambda thing: {"place": str(thing.district), "since": thing.since},
        may_see=lambda seen_by, thing: seen_by.name != "Stranger",
        title="home",
    )
    reportable.register(kind)
    yield Residence.objects.create(person=rashid, district=district(), since=timezone.localdate())
    reportable.unregister(kind.model)


def test_a_report_opens_a_case_about_the_person(rashid):
    made = report(rashid, kind="touch", danger="soon")
    assert (made.case.severity, made.case.state) == ("high", "open")
    assert [subject.name for subject in made.case.subjects.all()] == ["Rashid Khan"]
    due = made.case.due_at - timezone.now()
    assert timedelta(hours=23, minutes=59) < due <= timedelta(hours=24)


def test_a_second_report_joins_and_never_makes_it_less_urgent(rashid):
    first = report(rashid, danger="now")
    second = report(rashid, reporter=person("Other"))
    assert first.case == second.case
    assert (Case.objects.get().severity, Case.objects.get().due_at) == ("imminent", first.case.due_at)
    assert [entry.kind for entry in first.case.entries.all()] == ["opened", "joined"]


def test_after_it_is_closed_the_next_opens_another(rashid):
    sadia = officer()
    first = report(rashid).case
    first.refresh_from_db()
    close_case(case=first, by=sadia.person, outcome="acted", words="", version=first.version)
    assert report(rashid).case != first


def test_what_names_nobody_stands_alone():
    assert report().case != report().case


def test_the_same_token_is_one_report(rashid):
    token, amina = uuid4(), person("Amina")
    assert report(rashid, token=token, reporter=amina) == report(rashid, token=token, reporter=amina)
    assert (Report.objects.count(), Case.objects.count(), Evidence.objects.count()) == (1, 1, 1)


def test_without_a_name_nothing_leads_to_whoever_sent_it(rashid):
    made = report(rashid, is_anonymous=True, reach="Call my sister")
    assert (made.reporter, made.reach, made.is_anonymous) == (None, "", True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=made.pk).update(reporter=person("Amina"))


def test_evidence_is_what_the_thing_was_and_cannot_be_changed(home, rashid):
    made = report(thing=home)
    since = home.since.isoformat()
    home.delete()
    evidence = Evidence.objects.get(report=made)
    assert evidence.content == {"people": ["Rashid Khan"], "place": "Attock", "since": since}
    assert evidence.title == "home"
    with pytest.raises(TypeError):
        Evidence.objects.update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Evidence._base_manager.update(content={})


def test_reports_of_a_thing_and_of_its_person_are_one_case(home, rashid):
    assert report(thing=home).case == report(rashid).case


def test_a_thing_is_found_by_those_alone_who_may_see_it(home):
    kind = reportable.get("hunar_people.Residence")
    assert kind.find(home.pk, seen_by=person("Amina")) == home
    assert kind.find(home.pk, seen_by=person("Stranger")) is None
    assert kind.find("no number", seen_by=person("Amina")) is None


def test_one_may_report_after_blocking(rashid):
    amina = person("Amina")
    block(by=amina, whom=rashid)
    assert report(rashid, reporter=amina).case.subjects.get().person == rashid


def test_nobody_reports_themselves_or_what_nobody_made_reportable(rashid):
    with pytest.raises(CannotReport):
        report(rashid, reporter=rashid)
    with pytest.raises(CannotReport):
        report(thing=rashid)


def test_officers_are_told_in_words_that_say_nothing(rashid):
    sadia = officer()
    report(rashid)
    notice = Notice.objects.get()
    assert (notice.person, notice.kind) == (sadia.person, "quiet_task")
    assert Delivery.objects.count() == 0  # this officer has no login, so nothing leaves


def test_whom_it_is_about_is_not_told_though_they_are_an_officer(rashid):
    officer(person=rashid)
    report(rashid)
    assert Notice.objects.count() == 0


def test_whoever_stands_above_is_kept_away(rashid):
    boss = officer("The boss").person

    def above(people):
        return [boss.pk] if rashid.pk in people else []

    line.register(above)
    try:
        made = report(rashid)
    finally:
        line.unregister(above)
    assert not Officer.objects.for_case(made.case).exists()
    assert list(Case.objects.visible_to(boss)) == []


def test_whoever_reports_may_keep_an_officer_away(rashid):
    friend, other = officer("A friend of his"), officer("Another")
    made = report(rashid, not_for=[friend.person.pk])
    assert list(Officer.objects.for_case(made.case)) == [other]


def test_what_reaches_an_officer_outside_the_inbox_says_nothing(rashid, django_capture_on_commit_callbacks):
    officer(person=learner("sadia@example.org").person)
    MemoryBackend.reset()
    with django_capture_on_commit_callbacks(execute=True):
        report(rashid, danger="now")
    told, neutral = MemoryBackend.outbox, neutral_words(language="en")
    assert [(one.subject, one.text) for one in told["email"]] == [(neutral.subject, neutral.text)]
    assert list(told) == ["email"]
    MemoryBackend.reset()


def test_a_flood_of_one_person_is_stopped_and_danger_passes(rashid, settings):
    settings.HUNAR_SAFEGUARDING = {"REPORTS_PER_PERSON": {60: 2, 1440: 3}}
    amina, other, token = person("Amina"), person("Other"), uuid4()
    first = report(rashid, reporter=amina, token=token)
    report(rashid, reporter=amina)
    with pytest.raises(TooManyReports):
        report(rashid, reporter=amina)
    assert report(rashid, reporter=amina, token=token) == first  # sent already
    passed = [report(rashid, reporter=amina, danger=danger).danger for danger in ("now", "soon")]
    passed.append(report(rashid, reporter=other).danger)
    assert (passed, Report.objects.count()) == (["now", "soon", "no"], 5)
    Report.objects.update(at=timezone.now() - timedelta(hours=2))
    with pytest.raises(TooManyReports):  # no longer of the hour, but still of the day
        report(rashid, reporter=amina)
    Report.objects.update(at=timezone.now() - timedelta(hours=25))
    assert report(rashid, reporter=amina)


def test_those_without_a_name_are_counted_together_and_hinder_nobody_else(rashid, settings):
    settings.HUNAR_SAFEGUARDING = {"REPORTS_WITHOUT_NAME": {60: 1}}
    report(rashid, is_anonymous=True)
    with pytest.raises(TooManyReports):
        report(rashid, is_anonymous=True)
    assert report(rashid, is_anonymous=True, danger="now")
    assert report(rashid)
