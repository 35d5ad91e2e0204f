"""The pages of programmes: rules, dates, weights and tiers in plain words, and the reader's own way in."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from mentorship import actions
from mentorship.enums import ProgrammeState, Side
from mentorship.pages.models import MentoringIndexPage, ProgrammePage
from mentorship.pages.search_documents import programme_document
from mentorship.programme_words import (
    applications_in_words,
    rhythm_in_words,
    tiers_in_words,
    weights_in_words,
)

from . import factories


@pytest.fixture
def index(db):
    root = Site.objects.get(is_default_site=True).root_page
    return root.add_child(instance=MentoringIndexPage(title="Mentoring", slug="mentors", intro="An hour."))


def page_of(index, programme, title="First steps"):
    return index.add_child(
        instance=ProgrammePage(title=title, slug=programme.slug, programme=programme, intro="Twelve weeks.")
    )


def test_the_page_tells_the_rules_the_weights_and_the_tiers(client, index):
    programme = factories.programme(conduct="Be kind.", conduct_version="3", training="How to listen")
    tiers = [{"key": "w", "facts": ["wants_women"]}, {"key": "far", "facts": ["rural", "background:break"]}]
    policy = factories.policy(programme, weights={"skills": 601, "choice": 0}, tiers=tiers)
    html = client.get(page_of(index, programme).url).content.decode()
    for words in (
        "Be kind.",
        "How to listen",
        "<td>601</td>",
        "women who can only work with a woman",
        "people who live in a village, or Back to work after a break for the family",
        f"Version {policy.version}",
        "You must be of age",
        "every 2 weeks, 45 minutes",
        "12 weeks",
    ):
        assert words in html, words
    assert "You chose this mentor" not in html  # it counts for nothing


def test_without_a_policy_the_usual_weights_are_told(client, index):
    html = client.get(page_of(index, factories.programme()).url).content.decode()
    assert "<td>600</td>" in html
    assert "nobody comes before anybody else" in html


def test_the_buttons_are_where_the_reader_stands(client, index):
    programme = factories.programme()
    url = page_of(index, programme).url
    apply = [reverse("hunar_mentorship:apply", args=[programme.slug, side]) for side in ("mentee", "mentor")]
    guest = client.get(url).content.decode()
    assert all(address in guest for address in apply)
    someone = factories.person("Amina")
    actions.begin_application(programme=programme, person=someone, side=Side.MENTEE)
    mentor = factories.mentor(programme)
    client.force_login(someone.user)
    assert "Go on: find a mentor" in client.get(url).content.decode()
    client.force_login(mentor.mentor.person.user)
    assert "As a mentor: In the programme" in " ".join(client.get(url).content.decode().split()).replace(
        "</a>", ""
    )
    programme.state = ProgrammeState.CLOSED
    programme.save()
    client.logout()
    assert not any(address in client.get(url).content.decode() for address in apply)


def test_both_languages_share_one_programme(client, index):
    programme = factories.programme(name_ur="پہلے قدم", conduct="Be kind.", conduct_ur="مہربان رہیں۔")
    page = page_of(index, programme)
    urdu = Locale.objects.get_or_create(language_code="ur")[0]
    for ancestor in (Page.objects.get(pk=index.get_parent().pk).specific, index):
        if not ancestor.has_translation(urdu):
            ancestor.copy_for_translation(urdu).save_revision().publish()
    copy = page.copy_for_translation(urdu)
    copy.save_revision().publish()
    assert copy.programme == programme
    with override("ur"):
        context = copy.get_context(_request(copy))
    assert context["conduct"] == "مہربان رہیں۔"


def _request(page):
    from django.contrib.auth.models import AnonymousUser
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user, request.person = AnonymousUser(), None
    return request


def test_the_programmes_that_take_applications_come_first(client, index):
    closed = page_of(index, factories.programme(closes_at=timezone.now()), "Closed")
    opened = page_of(index, factories.programme(), "Open")
    cards = client.get(index.url).context["cards"]
    assert [(card[0].pk, card[2]) for card in cards] == [(opened.pk, True), (closed.pk, False)]


@pytest.mark.parametrize("number", [1, 3])
def test_the_index_costs_the_same(client, index, number, django_assert_num_queries):
    for _ in range(number):
        page_of(index, factories.programme())
    client.get(index.url)
    with django_assert_num_queries(INDEX):
        client.get(index.url)


@pytest.mark.parametrize("number", [1, 30])
def test_a_programme_costs_the_same_however_many_take_part(client, index, number, django_assert_num_queries):
    programme = factories.programme()
    for _ in range(number):
        factories.mentee(programme)
        factories.policy(programme, weights={"skills": number + _})
    url = page_of(index, programme).url
    client.get(url)
    with django_assert_num_queries(PROGRAMME):
        client.get(url)


def test_search_finds_what_the_page_says(index):
    page = page_of(index, factories.programme())
    assert programme_document(page) == {
        "title": "First steps",
        "summary": "Twelve weeks.",
        "text": "",
        "weight": 1.5,
    }


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "every day, 45 minutes"), (7, "every week, 45 minutes"), (10, "every 10 days, 45 minutes")],
)
def test_the_rhythm_in_words(db, days, words):
    assert rhythm_in_words(factories.programme(meeting_days=days)) == words


def test_applications_in_words(db):
    now = timezone.now()
    later = now + timedelta(days=3)
    assert applications_in_words(factories.programme()) == "open"
    assert applications_in_words(factories.programme(closes_at=now)) == "closed"
    assert applications_in_words(factories.programme(opens_at=later)).startswith("open on")
    assert applications_in_words(factories.programme(closes_at=later)).startswith("open until")


def test_words_of_a_policy(db):
    policy = factories.policy(
        factories.programme(), weights={"skills": 5, "district": 7, "unknown": 9}, tiers=[]
    )
    assert [term.name for term in weights_in_words(policy)][:2] == ["choice", "overlap"]
    assert {term.name: term.points for term in weights_in_words(policy)}["district"] == 7
    assert tiers_in_words(None, "en") == []


INDEX = 10
PROGRAMME = 14
