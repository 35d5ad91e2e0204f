"""What a guest does: without signing in, without a cookie, at addresses that nothing keeps."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import override_settings
from django.urls import reverse
from django.utils.translation import override

from cms.campaigns import actions
from cms.campaigns.enums import What
from cms.campaigns.models import CheckPair, Hit
from cms.people.models import Consent

from ..accounts.factories import learner
from ..people.factories import district
from .factories import campaign, day, short_link

pytestmark = pytest.mark.django_db


def at(name, one, language="en"):
    with override(language):
        return reverse(f"hunar_campaigns:{name}", args=[one.key])


def hidden(html):
    """The values of a form's hidden fields."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', html))


def radios(html):
    """By the name of the question, its answers in order."""
    found = {}
    for name, value in re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"', html):
        found.setdefault(name, []).append(value)
    return found


def filled(client, address, choose=0, **more):
    html = client.get(address).content.decode()
    return {**hidden(html), **{name: values[choose] for name, values in radios(html).items()}, **more}


def counted(what):
    return list(Hit.objects.filter(what=what).values_list("channel", "language", "district"))


def test_poll_counts_an_answer_to_each_question(client):
    one = campaign()
    place = district("PK602")
    data = filled(client, at("poll", one), district=place.code)
    answer = client.post(at("poll", one), data)
    assert (answer.status_code, answer["Location"]) == (302, f"{at('poll', one)}?done=1")
    assert counted(What.POLL) == [("", "en", "PK602")] * 2
    assert "Your answer is counted" in client.get(answer["Location"]).content.decode()


def test_poll_sent_twice_is_one_answer(client):
    one = campaign()
    data = filled(client, at("poll", one))
    for _ in range(2):
        client.post(at("poll", one), data)
    assert len(counted(What.POLL)) == 2


def test_poll_half_answered_is_asked_again_and_keeps_the_answer(client):
    one = campaign()
    data = filled(client, at("poll", one))
    chosen = data["q1"]
    del data["q0"]
    answer = client.post(at("poll", one), data)
    assert answer.status_code == 422
    assert re.search(rf'value="{chosen}"[^>]*checked', answer.content.decode())
    assert counted(What.POLL) == []


def test_machine_that_fills_everything_in_is_thanked_and_not_counted(client):
    one = campaign()
    answer = client.post(at("poll", one), filled(client, at("poll", one), website="https://example.org"))
    assert answer.status_code == 302
    assert counted(What.POLL) == []


@pytest.mark.parametrize("form", ["", "made-up", "WyJhIl0:x:y"])
def test_form_that_is_not_ours_is_not_counted(client, form):
    one = campaign()
    answer = client.post(at("poll", one), filled(client, at("poll", one), form=form))
    assert answer.status_code == 422
    assert counted(What.POLL) == []


def test_form_opened_too_long_ago_comes_again_with_a_number_that_counts(client):
    one = campaign()
    html = client.post(at("pledge", one), filled(client, at("pledge", one), form="old")).content.decode()
    assert client.post(at("pledge", one), hidden(html)).status_code == 302
    assert len(counted(What.PLEDGE)) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 302),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 302),
    ],
)
def test_form_of_another_site_is_refused(client, headers, status):
    one = campaign()
    data = filled(client, at("pledge", one))
    assert client.post(at("pledge", one), data, headers=headers).status_code == status
    assert len(counted(What.PLEDGE)) == (status == 302)


def test_nothing_sets_a_cookie_or_may_be_kept(client):
    one = campaign()
    for name in ("poll", "pledge", "check"):
        data = filled(client, at(name, one))
        for answer in (client.get(at(name, one)), client.post(at(name, one), data)):
            assert not answer.cookies
            assert "no-store" in answer["Cache-Control"]
    assert not client.cookies


@override_settings(HUNAR_CAMPAIGNS={"ANSWERS_PER_NETWORK": {10: 2}})
def test_flood_of_one_network_is_refused_kindly(client):
    one = campaign()
    sent = [client.post(at("pledge", one), filled(client, at("pledge", one))).status_code for _ in range(4)]
    assert sent == [302, 302, 429, 429]
    assert len(counted(What.PLEDGE)) == 2
    elsewhere = client.post(at("pledge", one), filled(client, at("pledge", one)), REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


@pytest.mark.parametrize("name", ["poll", "pledge", "check"])
def test_ended_campaign_refuses_kindly(client, name, on_day):
    one = campaign(ends_on=day(1))
    data = filled(client, at(name, one))
    on_day(2)
    answer = client.post(at(name, one), data)
    assert answer.status_code == 410
    assert "Nothing you did before is lost" in answer.content.decode()
    assert client.get(at(name, one)).status_code == 200
    assert (Hit.objects.count(), CheckPair.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", ["poll", "pledge", "check", "go"])
def test_campaign_that_is_not_live_is_not_found(client, name):
    one = campaign()
    one.is_live = False
    one.save()
    address = reverse("hunar_campaigns:go", args=[one.key, "next"]) if name == "go" else at(name, one)
    assert client.get(address).status_code == 404


def test_results_are_shown_once_there_are_enough(client):
    one = campaign()
    for number in range(6):
        client.post(at("poll", one), filled(client, at("poll", one), choose=0))
        shown = "6 people answered" in client.get(f"{at('poll', one)}?done=1").content.decode()
        assert shown is (number == 5)
    html = client.get(f"{at('poll', one)}?done=1").content.decode()
    assert "Client: 100 %" in html


def test_part_is_the_form_alone(client):
    one = campaign()
    html = client.get(at("poll", one), headers={"X-Hunar-Part": "1"}).content.decode()
    assert "<html" not in html
    assert radios(html).keys() == {"q0", "q1"}


def check(client, one, *, before, after, **more):
    """Answer before and after; 0 chooses the right ones."""
    first = client.post(at("check", one), filled(client, at("check", one), choose=before) | more)
    html = first.content.decode()
    data = {**hidden(html), **{name: values[after] for name, values in radios(html).items()}}
    return first, client.post(at("check", one), data)


def test_check_joins_before_and_after_by_what_the_form_carries(client):
    one = campaign()
    first, second = check(client, one, before=1, after=0)
    assert "Right and wrong are told after the lessons" in first.content.decode()
    assert "Because of 0" not in first.content.decode()
    assert "Right before: 0 of 2. Right now: 2 of 2." in second.content.decode()
    assert "Because of 0" in second.content.decode()
    pair = CheckPair.objects.get()
    assert (pair.before, pair.after, pair.language, pair.person) == (0, 2, "en", None)


def test_check_token_in_the_table_cannot_be_sent(client):
    one = campaign()
    check(client, one, before=1, after=0)
    data = filled(client, at("check", one)) | {"pair": CheckPair.objects.get().token, "step": "after"}
    assert client.post(at("check", one), data).status_code == 422


def test_check_in_another_language_is_the_same_check(client):
    one = campaign(languages=("en", "ur"))
    html = client.get(at("check", one, "ur")).content.decode()
    assert "پیسے کون دیتا ہے؟" in html
    _first, second = check(client, one, before=0, after=0)
    assert second.status_code == 200
    assert radios(html) == radios(client.get(at("check", one)).content.decode())


def test_check_is_tied_to_an_account_only_after_consent(client):
    one = campaign()
    _first, second = check(client, one, before=1, after=0)
    pair = hidden(second.content.decode())["pair"]
    answer = client.post(at("keep", one), {"pair": pair})
    assert answer["Location"] == at("agree", one)
    assert client.get(at("agree", one)).status_code == 302  # to sign in
    someone = learner()
    client.force_login(someone)
    session = client.session
    session["hunar_campaigns_pair"] = pair
    session.save()
    assert "my account" in client.get(at("agree", one)).content.decode()
    assert CheckPair.objects.get().person is None
    answer = client.post(at("agree", one))
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "Kept with your account. You can take this back under Consents."
    ]
    assert CheckPair.objects.get().person == someone.hunar_person
    assert Consent.objects.get(purpose="campaign_check").given
    assert client.get(at("agree", one)).status_code == 404


def test_agreeing_needs_the_token_of_the_site(client):
    from django.test import Client

    one = campaign()
    _first, second = check(client, one, before=1, after=0)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(learner())
    session = strict.session
    session["hunar_campaigns_pair"] = hidden(second.content.decode())["pair"]
    session.save()
    assert strict.post(at("agree", one)).status_code == 403
    assert CheckPair.objects.get().person is None


def test_download_is_counted_and_leads_on(client):
    one = campaign()
    door = next(iter(one.doors))
    address = reverse("hunar_campaigns:go", args=[one.key, door])
    assert client.head(address).status_code == 302
    assert client.get(address)["Location"].startswith("/documents/")
    assert counted(What.DOWNLOAD) == [("", "en", "")]
    assert client.get(reverse("hunar_campaigns:go", args=[one.key, "nothing"])).status_code == 404


def test_short_link_leads_to_its_language_with_its_tags(client):
    one = campaign(languages=("en", "ur"))
    link = short_link(one, channel="radio", language="ur", district=district("PK602"))
    answer = client.get(f"/c/{link.code.upper()}/")
    assert answer["Location"] == f"{one.words['ur']['url']}?via={link.code}"
    assert counted(What.LINK) == [("radio", "ur", "PK602")]
    assert client.get("/c/zzzzzz/", follow=True).status_code == 404


def test_visit_is_counted_by_its_own_picture(client):
    one = campaign()
    link = short_link(one, channel="sms", district=district("PK602"))
    seen = reverse("hunar_campaign_links:seen", args=[one.key, "en"])
    answer = client.get(seen, {"via": link.code})
    assert (answer["Content-Type"], len(answer.content)) == ("image/gif", 43)
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    client.get(seen)
    assert counted(What.VISIT) == [("sms", "en", "PK602"), ("", "en", "")]


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Purpose": "prefetch;prerender"}, {"User-Agent": "Examplebot/1.0"}, {"Purpose": "prefetch"}],
)
def test_visit_of_nobody_is_not_counted(client, headers):
    one = campaign()
    client.get(reverse("hunar_campaign_links:seen", args=[one.key, "en"]), headers=headers)
    assert counted(What.VISIT) == []


def test_code_of_another_campaign_says_nothing(client):
    one, other = campaign(), campaign("other")
    link = short_link(other, channel="sms")
    client.get(reverse("hunar_campaign_links:seen", args=[one.key, "en"]), {"via": link.code})
    assert counted(What.VISIT) == [("", "en", "")]


@override_settings(HUNAR_CAMPAIGNS={"VISITS_PER_NETWORK": {1: 2}})
def test_visits_beyond_the_limit_are_served_and_not_counted(client):
    one = campaign()
    seen = reverse("hunar_campaign_links:seen", args=[one.key, "en"])
    assert [client.get(seen).status_code for _ in range(4)] == [200] * 4
    assert len(counted(What.VISIT)) == 2


def test_visit_costs_one_write(client, django_assert_num_queries):
    one = campaign()
    seen = reverse("hunar_campaign_links:seen", args=[one.key, "en"])
    client.get(seen)
    with django_assert_num_queries(1):
        client.get(seen)


def test_code_goes_along_through_the_form(client):
    one = campaign()
    link = short_link(one, channel="hub", district=district("PK602"))
    html = client.get(at("pledge", one), {"via": link.code}).content.decode()
    answer = client.post(at("pledge", one), hidden(html))
    assert answer["Location"] == f"{at('pledge', one)}?done=1&via={link.code}"
    assert counted(What.PLEDGE) == [("hub", "en", "PK602")]


def test_counts_hold_nothing_that_leads_to_anybody():
    """A leak would be a column; the words of each are known here."""
    columns = {field.name for field in Hit._meta.local_fields}
    assert columns == {"id", "campaign", "day", "what", "detail", "channel", "language", "district", "count"}
    assert actions.COLUMNS == ("campaign_id", "day", "what", "detail", "channel", "language", "district")
