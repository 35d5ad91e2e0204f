"""Whom a case is about cannot find it: not in a page, a list, a search, a menu, a copy of their data, nor by a gap."""

import json
import re
import zipfile

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from wagtail.models import ModelLogEntry, ReferenceIndex

from cms.people.actions import person_of
from cms.people.holdings import holding_of
from cms.people.models import Person, RecordView
from cms.privacy.actions import ask_for_erasure, carry_out
from cms.privacy.models import Erasure
from cms.privacy.packing import pack
from cms.safeguarding import actions
from cms.safeguarding.models import Block, Case, Evidence, Report, Subject
from tests.cms.accounts.factories import learner, staff, superuser
from tests.cms.people.factories import person

from .factories import officer, report

pytestmark = pytest.mark.django_db
SECRET = "He waits at my door every evening"
REPORTER = "Zarmina Achakzai"


@pytest.fixture
def opened(files_on_disk):
    """A case about a subject with every power there is, with all that can belong to one."""
    subject = person_of(superuser(first_name="Rashid"))
    Person.objects.filter(pk=subject.pk).update(name="Rashid Khan")
    officer(person=subject)
    sadia = staff(name="Sadia")
    officer(person=person_of(sadia))
    reporter = learner(name=REPORTER).person
    actions.block(by=reporter, whom=subject)
    made = report(Person.objects.get(pk=subject.pk), reporter=reporter, words=SECRET).case
    by = person_of(sadia)
    actions.note_reading(case=made, by=by)
    actions.take_in_hand(case=made, by=by)
    actions.add_note(case=made, by=by, words=SECRET)
    actions.take_measure(case=made, by=by, person=subject, kind="hide_profile", words=SECRET)
    return made


@pytest.fixture
def subject(opened):
    return opened.subjects.get().person


def words_of(case):
    """What would give the case away wherever it stood."""
    return (SECRET, case.reference, str(case.key), case.key.hex, str(case.reports.get().key))


def addresses(resolver=None, spaces=()):
    """Names of every address of the site, with what each takes."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            if each.name:
                yield ":".join((*spaces, each.name)), each.pattern.converters
        else:
            yield from addresses(each, (*spaces, each.namespace) if each.namespace else spaces)


def tries(case):
    """Every address, filled with whatever of the case fits it."""
    keys = {"key": case.key, "slug": "note", "pk": 1, "act": "note", "kind": "hunar_safeguarding.case"}
    for name, takes in addresses():
        known = {each: keys.get(each, 1) for each in takes}
        for key in (case.key, case.reports.get().key) if "key" in takes else (None,):
            try:
                yield name, reverse(name, kwargs=known | ({"key": key} if key else {}))
            except NoReverseMatch:
                continue


LEAVES = {"account_logout", "wagtailadmin_logout"}


def test_no_address_of_the_site_shows_it_to_its_subject(client, opened, subject):
    """Over every address there is, so that a new one is tried on the day it is made."""
    client.force_login(subject.user)
    client.raise_request_exception = False
    secrets, seen, told = words_of(opened), 0, []
    for name, path in sorted(set(tries(opened))):
        if name in LEAVES:
            continue
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        text = body.decode(errors="replace")
        seen += answer.status_code == 200
        told += [
            (path, word) for word in secrets if word in text and word not in path
        ]  # nothing they did not bring
    assert told == []
    assert seen > 60


def test_the_test_above_would_see_it(client, opened):
    """The same words do stand where an officer looks."""
    sadia = Person.objects.get(user__first_name="Sadia")
    client.force_login(sadia.user)
    text = client.get(reverse("hunar_cases:case", args=[opened.key])).content.decode()
    assert {word for word in words_of(opened) if word in text} >= {SECRET, opened.reference, str(opened.key)}


def test_the_subject_who_is_an_officer_finds_an_empty_list(client, opened, subject):
    client.force_login(subject.user)
    page = client.get(reverse("hunar_cases:index")).content.decode()
    assert "There is nothing here for you." in page
    path = reverse("hunar_cases:case", args=[opened.key])
    assert client.get(path, follow=True).status_code == 404


def test_the_copy_of_their_data_is_the_same_with_and_without_a_case(opened, subject, tmp_path):
    before = copy_of(subject, tmp_path / "with.zip")
    Case.objects.all().delete()
    Block.objects.all().delete()
    assert copy_of(subject, tmp_path / "without.zip") == before


def copy_of(who, path):
    with path.open("wb") as file:
        pack(person=who, language="en", file=file)
    with zipfile.ZipFile(path) as packed:
        name = next(one for one in packed.namelist() if one.endswith(".json"))
        data = json.loads(packed.read(name))
    return {key: value for key, value in data.items() if not re.search("made|date|at$", key)}


def test_the_page_of_who_looked_shows_no_reading_of_it(client, opened, subject):
    assert not RecordView.objects.filter(person=subject).exists()


def test_wagtail_keeps_no_history_references_or_index_of_it(opened):
    ours = {model._meta.model_name for model in apps.get_app_config("hunar_safeguarding").get_models()}
    logged = ModelLogEntry.objects.filter(content_type__app_label="hunar_safeguarding")
    assert not logged.exists()
    assert not ReferenceIndex.objects.filter(content_type__model__in=ours).exists()
    for model in apps.get_app_config("hunar_safeguarding").get_models():
        assert not ReferenceIndex.model_is_indexable(model)


def test_reports_are_not_in_the_copy_of_others_and_are_in_the_reporters(opened, tmp_path):
    reporter = Person.objects.get(name=REPORTER)
    assert SECRET in json.dumps(copy_of(reporter, tmp_path / "mine.zip"))


def erase(who):
    ask_for_erasure(person=who)
    erasure = Erasure.objects.get(person=who)
    Erasure.objects.filter(pk=erasure.pk).update(due_at=erasure.asked_at)
    assert carry_out(erasure=erasure)


def test_erasing_the_subject_ends_no_case_and_changes_no_evidence(opened, subject):
    superuser("another@example.org")
    content = Evidence.objects.get().content
    erase(subject)
    assert Subject.objects.get().name == "Rashid Khan"
    assert Evidence.objects.get().content == content
    assert Report.objects.get().words == SECRET
    assert opened.measures.in_force().exists()


def test_erasing_the_reporter_leaves_what_they_told_without_their_name(opened):
    erase(Person.objects.get(name=REPORTER))
    told = Report.objects.get()
    assert (told.reporter, told.reach, told.words) == (None, "", SECRET)
    assert Block.objects.count() == 0


def test_whoever_reported_is_told_nowhere_by_the_list_of_deliveries(client, opened, subject):
    client.force_login(subject.user)
    page = client.get(reverse("hunar_deliveries:index")).content.decode()
    assert REPORTER not in page
    assert "safe" not in re.sub("<[^>]*>", "", page.partition("<main")[2]).lower()


def test_what_is_not_shown_says_why():
    for name in ("Subject", "Measure", "Evidence", "Exclusion"):
        holding = holding_of(apps.get_model("hunar_safeguarding", name))
        assert holding.because
        assert not holding.columns
    assert person("Anybody")
