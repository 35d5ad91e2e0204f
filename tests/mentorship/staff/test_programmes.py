"""Programmes in the admin: settings in groups, weights and tiers as versions that are never edited."""

import pytest
from django.urls import reverse
from django.utils import timezone

from mentorship.models import Policy, Programme
from mentorship.permissions import RUN

from .. import factories

ADD, CHANGE = "hunar_mentorship.add_programme", "hunar_mentorship.change_programme"
PUBLISH = "hunar_mentorship.add_policy"


def settings_of(programme=None, **fields):
    today = timezone.localdate()
    return {
        "name": "First steps",
        "name_ur": "پہلے قدم",
        "slug": "first-steps",
        "state": "open",
        "kind": "pairs",
        "circle_size": 4,
        "starts_on": today,
        "ends_on": today,
        "weeks": 12,
        "meeting_days": 14,
        "meeting_minutes": 45,
        "overlap_minutes": 60,
        "language_level": "working",
        "default_places": 2,
        "most_places": 6,
        "offer_days": 5,
        "request_days": 7,
        "conduct_version": "1",
        "check_in_weeks": "12, 2,6",
        "risk_days": 30,
        **fields,
    }


def weights(**fields):
    heavy = dict.fromkeys(
        (
            "skills",
            "overlap",
            "province",
            "district",
            "experience",
            "sector",
            "platform",
            "background",
            "previous",
        ),
        10,
    )
    return {**heavy, "choice": 0, "stability": 300, "why": "Asked for by the hubs", **fields}


def test_a_programme_is_made_with_its_weeks_as_numbers(client, staff):
    staff(RUN, ADD, CHANGE)
    answer = client.post(reverse("hunar_programmes:add"), settings_of())
    assert answer.status_code == 302, answer.context["form"].errors
    programme = Programme.objects.get()
    assert (programme.slug, programme.check_in_weeks) == ("first-steps", [2, 6, 12])
    page = client.get(reverse("hunar_programmes:edit", args=[programme.pk])).content.decode()
    assert 'value="2, 6, 12"' in page


def test_wrong_weeks_are_told_and_nothing_is_lost(client, staff):
    staff(RUN, ADD)
    answer = client.post(reverse("hunar_programmes:add"), settings_of(check_in_weeks="two"))
    assert set(answer.context["form"].errors) == {"check_in_weeks"}
    assert Programme.objects.count() == 0


def test_whoever_only_runs_programmes_sees_them_and_changes_none(client, staff):
    staff(RUN)
    programme = factories.programme()
    assert client.get(reverse("hunar_programmes:index")).status_code == 200
    for name in ("edit", "weights", "delete"):
        assert client.get(reverse(f"hunar_programmes:{name}", args=[programme.pk])).status_code == 302
    assert client.get(reverse("hunar_programmes:add")).status_code == 302


def test_weights_and_tiers_are_published_as_a_version_with_why(client, staff):
    by = staff(RUN, PUBLISH)
    programme = factories.programme()
    url = reverse("hunar_programmes:weights", args=[programme.pk])
    client.post(url, weights(tier_1=["wants_women"], tier_3=["rural", "background:break"]))
    policy = Policy.objects.get()
    assert (policy.version, policy.why, policy.by) == (1, "Asked for by the hubs", by)
    assert policy.weights["skills"] == 10
    assert policy.tiers == [
        {"key": "wants_women", "facts": ["wants_women"]},
        {"key": "background:break+rural", "facts": ["background:break", "rural"]},
    ]
    client.post(url, weights(tier_1=["wants_women"], tier_2=["rural", "background:break"]))
    assert Policy.objects.count() == 1
    client.post(url, weights(skills=600, tier_1=["rural"]))
    assert [row.version for row in programme.policies.all()] == [2, 1]
    page = client.get(url).content.decode()
    assert page.count("Asked for by the hubs") == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"skills": -1}, "skills"),
        ({"why": ""}, "why"),
        ({"tier_1": ["rural"], "tier_2": ["rural"]}, "tier_2"),
        ({"tier_1": ["rich"]}, "tier_1"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(client, staff, wrong, field):
    staff(RUN, PUBLISH)
    url = reverse("hunar_programmes:weights", args=[factories.programme().pk])
    answer = client.post(url, weights(**wrong))
    assert set(answer.context["form"].errors) == {field}
    assert Policy.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same(client, staff, number, django_assert_num_queries):
    staff(RUN)
    for _ in range(number):
        factories.programme()
    url = reverse("hunar_programmes:index")
    client.get(url)
    with django_assert_num_queries(12):
        client.get(url)
