"""Nothing leads to a person that nobody speaks for."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from cms.people import holdings
from cms.people.checks import check_everything_is_spoken_for
from cms.people.coverage import unspoken
from cms.people.enums import Becomes
from cms.people.holdings import Holding
from cms.people.models import Person
from courses.models import Enrolment


def test_every_model_of_the_site_that_leads_to_a_person_is_spoken_for():
    assert unspoken() == []


@isolate_apps("tests")
def test_a_new_model_fails_until_it_is_spoken_for(monkeypatch):
    class Diary(models.Model):
        owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
        login = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
        about = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
        words = models.TextField()

        class Meta:
            app_label = "tests"

    Diary._meta.get_field("login").remote_field.model = Person._meta.get_field("user").related_model
    columns = ["tests.Diary.owner", "tests.Diary.login", "tests.Diary.about"]
    assert unspoken([Diary]) == columns
    declare(monkeypatch, HOLDINGS=[Holding(model="tests.Diary", person="owner", links=("login", "about"))])
    assert unspoken([Diary]) == []


@isolate_apps("tests")
def test_a_new_model_that_may_follow_any_row_fails_too():
    class Note(models.Model):
        content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
        object_id = models.CharField(max_length=20)

        class Meta:
            app_label = "tests"

    assert unspoken([Note]) == ["tests.Note.object_id"]


@isolate_apps("tests")
def test_what_leads_to_nobody_needs_no_word():
    class Weather(models.Model):
        day = models.DateField()
        kind = models.ForeignKey(ContentType, models.CASCADE, related_name="+")

        class Meta:
            app_label = "tests"

    assert unspoken([Weather]) == []


def test_a_host_is_told_by_a_check(monkeypatch):
    monkeypatch.setattr("cms.people.checks.unspoken", lambda: ["blog.Post.author"])
    assert [found.id for found in check_everything_is_spoken_for(None)] == ["hunar_people.W001"]


@pytest.mark.parametrize("holding", holdings.holdings(), ids=lambda holding: holding.name)
def test_a_holding_is_whole(holding):
    """What stays says why; what is not shown says why; every column named is there."""
    assert holding.because or (holding.columns and holding.becomes == Becomes.DELETED)
    names = {field.name for field in holding.model_class._meta.get_fields()}
    named = {column for column in holding.columns if isinstance(column, str)}
    assert {
        *named,
        *holding.files,
        *holding.carried,
        *holding.contacts,
        *holding.names,
        *holding.blank,
    } <= names


def declare(monkeypatch, **lists):
    """As if one more app had these declarations; its models need not be installed."""
    gather = holdings._gather

    def gathered(name, kind):
        yield from gather(name, kind)
        yield from lists.get(name, ())

    monkeypatch.setattr(holdings, "_gather", gathered)
    real = holdings.Declared.model_class.fget
    monkeypatch.setattr(
        holdings.Declared,
        "model_class",
        property(lambda self: object if self.model.startswith("tests.") else real(self)),
    )
