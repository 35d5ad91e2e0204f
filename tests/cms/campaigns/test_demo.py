"""The words of the demo's campaigns: both languages say the same, in Urdu letters, and figures have their source."""

import re

import pytest

from cms.campaigns.demo import load
from cms.campaigns.models import Campaign, Tally
from cms.campaigns.pages.demo import written

from .factories import campaign_page, day

ARABIC_FORMS = re.compile(r"[\u0643\u064a\u0649\u06d5]")  # look right and are found by no search
URDU = re.compile(r"[\u0600-\u06ff]")
CAMPAIGNS = [pytest.param(one, id=one["slug"]) for one in written()["campaigns"]]
NUMBER = re.compile(r"\d+(?:,\d{3})*")
LISTS = ("messages", "lessons", "stories", "calls", "poll", "check", "toolkit")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("address", "kind", "fact"):
                yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def shape(words):
    """How much there is of everything, and which answers are right."""
    return {name: [sizes(one) for one in words[name]] for name in LISTS}


def sizes(entry):
    return [
        [(next(iter(one)) if isinstance(one, dict) else "text") for one in value]
        if isinstance(value, list)
        else (value if isinstance(value, int) else type(value).__name__)
        for value in entry.values()
    ]


def test_there_are_three_each_with_a_poll_a_check_and_a_toolkit():
    counted = [
        (len(one["en"]["poll"]), len(one["en"]["check"]), len(one["en"]["toolkit"]))
        for one in written()["campaigns"]
    ]
    assert counted == [(2, 3, 2)] * 3


@pytest.mark.django_db
def test_nothing_is_invented_for_a_campaign_to_come():
    campaign_page(starts_on=day(3))
    assert load() == []
    assert not Tally.objects.exists()


@pytest.mark.django_db
def test_every_link_of_a_running_campaign_was_opened_by_as_many_as_came_by_its_way():
    running = Campaign.objects.get(key=campaign_page(starts_on=day(-20)).translation_key)
    load()
    counts = Tally.objects.filter(campaign=running)
    links = list(running.short_links.all())
    visits = counts.filter(what="visit").sums("channel", "language")
    assert counts.filter(what="link").sums("detail") == {
        (link.code,): visits[link.channel, link.language] for link in links
    }
    assert len(links) == 3


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_both_languages_have_the_same_parts(campaign):
    assert shape(campaign["en"]) == shape(campaign["ur"])


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_both_languages_have_the_same_figures(campaign):
    """Act V of 2022 is ایکٹ 5."""
    english, urdu = (
        {name: figures(" ".join(strings(campaign[language][name]))) for name in LISTS}
        for language in ("en", "ur")
    )
    assert english == urdu


def figures(text):
    return sorted(set(NUMBER.findall(text.replace("Act V", "Act 5"))))


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_urdu_is_urdu(campaign):
    words = list(strings(campaign["ur"]))
    assert [one for one in words if not URDU.search(one)] == []
    assert [one for one in words if ARABIC_FORMS.search(one)] == []
