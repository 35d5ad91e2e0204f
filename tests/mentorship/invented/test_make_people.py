"""`manage.py make_people`: rows of all kinds, once, not among real people, and gone again."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.people.models import Person, PersonLanguage, Residence
from cms.safeguarding.models import Attestation, AttestationEntry
from mentorship.invented import inventing
from mentorship.models import (
    Match,
    MenteeApplication,
    Mentor,
    MentorApplication,
    MentorSkill,
    Programme,
    SoughtSkill,
    Vetting,
)

from .. import factories

pytestmark = pytest.mark.django_db


def make(*arguments, **options):
    out = io.StringIO()
    call_command("make_people", *arguments, stdout=out, **options)
    return out.getvalue()


def rows():
    """What was invented, without the ids of rows."""
    people = inventing.invented().order_by("key")
    return [
        list(people.values("key", "name", "gender", "birth_year")),
        sorted(PersonLanguage.objects.values_list("person__key", "language", "level")),
        sorted(Residence.objects.values_list("person__key", "district__code", "setting")),
        sorted(SoughtSkill.objects.values_list("content_object__key", "tag__slug", "priority")),
        sorted(MentorSkill.objects.values_list("content_object__key", "tag__slug")),
        sorted(MentorApplication.objects.values_list("key", "places")),
    ]


def test_people_are_in_the_programme_and_can_be_matched():
    make("--mentees=30", "--mentors=5")
    programme = Programme.objects.get(slug="rehearsal")
    today = timezone.localdate()
    assert MenteeApplication.objects.filter(programme=programme).looking().count() == 30
    assert MentorApplication.objects.filter(programme=programme).available(today).count() == 5
    assert sum(MentorApplication.objects.values_list("places", flat=True)) == 30
    assert {vetting.references for vetting in Vetting.objects.in_force(today)} == {2}
    assert Attestation.objects.count() == AttestationEntry.objects.count() == 5
    assert [tier["key"] for tier in programme.policies.get().tiers] == ["women", "far"]
    assert {one.skill_items.filter(priority=3).count() for one in MenteeApplication.objects.all()} == {1}


def test_the_same_seed_makes_the_same_rows():
    make("--mentees=12", "--mentors=3", "--seed=4")
    first = rows()
    make("--remove")
    make("--mentees=12", "--mentors=3", "--seed=4")
    assert rows() == first
    make("--mentees=12", "--mentors=3", "--seed=5")
    assert len(rows()[0]) == 30


def test_people_who_are_there_are_not_invented_again():
    make("--mentees=3", "--mentors=1")
    with pytest.raises(CommandError, match="seed 1 are here already"):
        make("--mentees=5", "--mentors=1")
    assert inventing.invented().count() == 4


def test_it_refuses_a_site_with_real_people_unless_told():
    Person.objects.create(name="Somebody real")
    with pytest.raises(CommandError, match="1 people here who were not invented"):
        make("--mentees=3", "--mentors=1")
    assert Person.objects.count() == 1
    make("--mentees=3", "--mentors=1", "--anyway")
    assert Person.objects.count() == 5


def test_people_join_a_programme_that_is_there_and_seats_can_be_short():
    programme = factories.programme(slug="hub", conduct_version="7")
    make("--mentees=20", "--mentors=4", "--seats=8", "--programme=hub", "--anyway")
    places = MentorApplication.objects.filter(programme=programme, conduct_version="7")
    assert sum(places.values_list("places", flat=True)) == 8
    assert not Programme.objects.filter(slug="rehearsal").exists()


def test_removing_takes_everything_of_theirs_and_nothing_of_others():
    real = factories.match()
    make("--mentees=6", "--mentors=2", "--anyway")
    invented = Mentor.objects.exclude(pk=real.mentor.mentor_id).first().applications.get()
    factories.match(mentor_app=invented, mentee_app=MenteeApplication.objects.looking().first())
    assert "8 invented people removed" in make("--remove")
    assert list(Match.objects.all()) == [real]
    assert Person.objects.count() == 2
    assert MentorApplication.objects.count() == MenteeApplication.objects.count() == 1
