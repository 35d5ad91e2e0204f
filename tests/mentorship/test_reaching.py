"""What a campaign is told of the mentoring it leads to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.campaigns.models import Campaign
from cms.campaigns.outcomes import During
from cms.campaigns.reach import Reach
from cms.campaigns.report import rows
from mentorship.models import MenteeApplication
from mentorship.pages.models import MentoringIndexPage, ProgrammePage
from mentorship.pages.reaching import mentees, mentors

from ..cms.campaigns.factories import campaign_page, day
from ..cms.pages.factories import home
from . import factories

pytestmark = pytest.mark.django_db
AS_MENTEE = "Applications as a mentee, to the programme it leads to"
AS_MENTOR = "Applications as a mentor, to the programme it leads to"


@pytest.fixture
def leading():
    """A campaign that leads to a programme, that programme, and another."""
    index = home().add_child(instance=MentoringIndexPage(title="Mentoring", slug="mentors"))
    one, other = factories.programme(), factories.programme()
    page = index.add_child(instance=ProgrammePage(title="First steps", slug="first", programme=one))
    return Campaign.objects.get(key=campaign_page(next_page=page).translation_key), one, other


def tables(campaign):
    return {
        table.title: ([(line.label, line.number) for line in table.lines], table.total)
        for table in Reach(campaign).outcomes()
    }


def test_applications_to_the_programme_it_leads_to_are_counted(leading):
    campaign, one, other = leading
    for _ in range(6):
        factories.mentee(one)
        factories.mentee(other)
    for _ in range(5):
        factories.mentor(one)
    found = tables(campaign)
    assert found[AS_MENTEE] == ([("Unknown", 6)], 6)
    assert found[AS_MENTOR] == ([("Unknown", 5)], 5)
    assert [AS_MENTEE, "Unknown", 6] in list(rows(Reach(campaign)))


def test_a_few_are_kept_back(leading):
    campaign, one, _other = leading
    factories.mentee(one)
    assert tables(campaign)[AS_MENTEE] == ([("Unknown", None)], None)


def test_only_what_was_sent_while_it_ran_counts(leading):
    campaign, one, _other = leading
    for sent_at in (None, timezone.now() - timedelta(days=9), timezone.now()):
        MenteeApplication.objects.filter(pk=factories.mentee(one).pk).update(sent_at=sent_at)
    assert mentees(During(campaign, day(-5), day(0))) == {"": 1}


def test_one_who_applied_to_two_programmes_is_one_where_it_leads_to_all(leading):
    _campaign, one, other = leading
    index = MentoringIndexPage.objects.get()
    campaign = Campaign.objects.get(key=campaign_page("all", next_page=index).translation_key)
    someone = factories.person("Amna")
    factories.mentee(one, who=someone)
    factories.mentee(other, who=someone)
    factories.mentor(other)
    assert mentees(During(campaign, day(-5), day(0))) == {"": 1}
    assert mentors(During(campaign, day(-5), day(0))) == {"": 1}


def test_the_next_step_leads_a_reader_to_the_programme(client, leading):
    campaign, _one, _other = leading
    page = ProgrammePage.objects.get()
    answer = client.get(reverse("hunar_campaigns:go", args=[campaign.key, "next"]), {"language": "en"})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, page.url)
