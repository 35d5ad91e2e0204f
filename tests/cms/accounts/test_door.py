"""Joining and signing in, as a browser without scripts does it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from cms.accounts.models import SignInCode, User
from cms.accounts.views import Code
from cms.notices.backends.base import TemporaryFailure
from cms.notices.backends.memory import MemoryBackend

from .factories import learner, user

PHONE, HERE = "+923001234567", "0300 1234567"


def test_joining_by_phone_makes_a_person_with_consent(visitor):
    response = visitor.joins(HERE, name="Amina Bibi")
    joined = User.objects.get()
    consent = joined.person.consents.get()
    assert response.status_code == 302
    assert visitor.user == joined.pk
    assert (joined.phone, joined.email, joined.has_usable_password()) == (PHONE, None, False)
    assert (joined.person.name, joined.person.name_ur) == ("Amina Bibi", "")
    assert (consent.purpose, consent.given, consent.wording_version) == ("record", True, "2026-11")


def test_wish_for_messages_is_on_record_when_ticked(visitor):
    visitor.joins(HERE, messages="on")
    assert list(User.objects.get().person.consents.present()) == ["record", "messages"]


def test_joining_by_email_confirms_the_address(visitor):
    visitor.joins("Amina@Example.org")
    joined = User.objects.get()
    address = joined.emailaddress_set.get()
    assert (visitor.user, joined.email) == (joined.pk, "amina@example.org")
    assert (address.email, address.verified, address.primary) == ("amina@example.org", True, True)


def test_joining_in_urdu_keeps_the_script_and_the_language(visitor):
    with translation.override("ur"):
        visitor.joins("۰۳۰۰ ۱۲۳۴۵۶۷", name="آمنہ بی بی", pin="۴۰۷۱")
    joined = User.objects.get()
    assert (joined.person.name, joined.person.name_ur) == ("", "آمنہ بی بی")
    assert (joined.language, joined.person.consents.get().wording_language) == ("ur", "ur")
    assert visitor.messages[0].language == "ur"


def test_joining_twice_with_one_press_makes_one_account(visitor):
    visitor.asks(HERE)
    visitor.types_code()
    before = dict(visitor.client.session)
    answer = {"name": "Amina", "pin": "4071", "consent": "on"}
    visitor.at("hunar_accounts:join", **answer)
    visitor.client.logout()
    session = visitor.client.session
    session.update(before)  # the second press carries the session as it was
    session.save()
    visitor.at("hunar_accounts:join", **answer)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("left_out", "count"),
    [({"consent": ""}, 1), ({"name": "  "}, 1), ({"name": "123"}, 1), ({"pin": "1234"}, 1)],
)
def test_joining_needs_everything_asked(visitor, left_out, count):
    response = visitor.joins(HERE, **left_out)
    assert (response.status_code, len(response.context["form"].errors)) == (200, count)
    assert not User.objects.exists()


def test_empty_first_field_is_refused(visitor):
    assert visitor.asks("").context["form"].errors["contact"]
    assert not SignInCode.objects.exists()


def test_signing_in_by_phone(visitor):
    amina = learner(phone=PHONE)
    visitor.asks(HERE)
    visitor.types_code()
    assert visitor.user == amina.pk


def test_signing_in_by_email_whatever_the_capitals(visitor):
    amina = learner("amina@example.org")
    visitor.asks("AMINA@example.org")
    visitor.types_code()
    assert visitor.user == amina.pk


def test_signing_in_goes_on_where_one_wanted_to_go(visitor):
    learner(phone=PHONE)
    visitor.asks(HERE, next="/en/somewhere/")
    assert visitor.types_code().url == "/en/somewhere/"


def test_signing_in_never_leads_to_another_site(visitor):
    learner(phone=PHONE)
    visitor.asks(HERE, next="https://evil.example/")
    assert visitor.types_code().url == "/en/"


def test_home_after_signing_in_speaks_the_language_of_the_door(visitor):
    learner(phone=PHONE)
    with translation.override("ur"):
        visitor.asks(HERE)
        assert visitor.types_code().url == "/ur/"
        assert visitor.at("account_logout").url == "/ur/"


def test_code_in_urdu_digits_is_read(visitor):
    amina = learner(phone=PHONE)
    visitor.asks(HERE)
    visitor.types_code(visitor.code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    assert visitor.user == amina.pk


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_wrong_code_is_refused_in_words(visitor):
    learner(phone=PHONE)
    visitor.asks(HERE)
    response = visitor.types_code(wrong(visitor.code))
    assert "not the code" in response.context["form"].errors["code"][0]
    assert visitor.user is None


def test_code_counts_its_attempts(visitor):
    learner(phone=PHONE)
    visitor.asks(HERE)
    for _attempt in range(5):
        response = visitor.types_code(wrong(visitor.code))
    assert "no longer counts" in response.context["form"].errors["code"][0]
    visitor.types_code()
    assert visitor.user is None


def test_code_runs_out(visitor):
    learner(phone=PHONE)
    visitor.asks(HERE)
    SignInCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert "no longer counts" in visitor.types_code().context["form"].errors["code"][0]
    assert visitor.user is None


def test_code_opens_once(visitor, another):
    learner(phone=PHONE)
    visitor.asks(HERE)
    code = visitor.code
    visitor.types_code()
    session = another.client.session
    session["hunar_door"] = {"code": SignInCode.objects.get().pk, "intent": "in", "next": ""}
    session.save()
    another.types_code(code)
    assert another.user is None


def test_new_code_replaces_the_old(visitor):
    amina = learner(phone=PHONE)
    visitor.asks(HERE)
    old = visitor.code
    visitor.at("hunar_accounts:code", again="1")
    assert len(visitor.messages) == 2
    visitor.types_code(old)
    assert visitor.user is None
    visitor.types_code()
    assert visitor.user == amina.pk


def test_code_is_nowhere_stored(visitor):
    visitor.asks(HERE)
    row = SignInCode.objects.values().get()
    kept = " ".join(str(value) for value in row.values()) + str(dict(visitor.client.session))
    assert visitor.code not in kept.replace(str(row["key"]), "").replace(row["network"], "")


def test_steps_behind_the_door_need_the_code(visitor):
    learner(phone=PHONE, pin="4071")
    visitor.asks(HERE)
    for name in ("choose", "pin", "join"):
        assert visitor.client.get(reverse(f"hunar_accounts:{name}")).url == reverse("account_login")


def test_door_closes_some_time_after_the_code(visitor):
    visitor.asks(HERE)
    visitor.types_code()
    session = visitor.client.session
    session["hunar_door"] = {
        **session["hunar_door"],
        "confirmed": session["hunar_door"]["confirmed"] - 16 * 60,
    }
    session.save()
    assert visitor.client.get(reverse("hunar_accounts:join")).url == reverse("account_login")


def trace(visitor, contact):
    """All that somebody who asks for a code can see."""
    first = visitor.asks(contact)
    page = visitor.client.get(first.url)
    shape = page.content.decode().replace(str(page.context["csrf_token"]), "")
    return first.status_code, first.url, page.status_code, shape, [m.to for m in visitor.messages][-1:]


@pytest.mark.parametrize("contact", [PHONE, "amina@example.org"])
@pytest.mark.parametrize("door", ["account_login", "account_signup"])
def test_nobody_learns_which_contacts_are_known(visitor, another, contact, door):
    unknown = trace(visitor, contact)
    User.objects.create_user(**({"email": contact} if "@" in contact else {"phone": contact}))
    assert trace(another, contact) == unknown


def test_too_many_codes_to_one_number_are_429_in_words(visitor):
    answers = [visitor.asks(HERE).status_code for _time in range(5)]
    assert answers == [302, 302, 302, 302, 429]
    assert "Nothing is lost" in visitor.response.content.decode()
    assert len(visitor.messages) == 4


def test_limits_are_the_same_for_known_and_unknown(visitor, another):
    learner(phone=PHONE)
    known = [visitor.asks(HERE).status_code for _time in range(6)]
    assert [another.asks("0300 7654321").status_code for _time in range(6)] == known


def numbers(count):
    return [f"0300 1{number:06}" for number in range(count)]


def test_too_many_codes_from_one_address_are_429(visitor, settings):
    settings.HUNAR_ACCOUNTS = {"CODES_PER_NETWORK": {60: 3}}
    assert [visitor.asks(number).status_code for number in numbers(4)] == [302, 302, 302, 429]


def test_addresses_of_one_ipv6_network_count_together(visitor, settings):
    settings.HUNAR_ACCOUNTS = {"CODES_PER_NETWORK": {60: 1}}
    found = []
    for number, address in zip(
        numbers(3), ("2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:3::1"), strict=True
    ):
        visitor.client.defaults["REMOTE_ADDR"] = address
        found.append(visitor.asks(number).status_code)
    assert found == [302, 429, 302]


def test_shared_address_may_ask_for_more(visitor, settings):
    settings.HUNAR_ACCOUNTS = {
        "CODES_PER_NETWORK": {60: 3},
        "SHARED_NETWORKS": ["127.0.0.0/8"],
        "SHARED_NETWORK_FACTOR": 2,
    }
    assert [visitor.asks(number).status_code for number in numbers(7)] == [302] * 6 + [429]


def test_site_bounds_what_an_attack_costs(visitor, settings):
    settings.HUNAR_ACCOUNTS = {"CODES_PER_SITE": {60: 2}}
    assert [visitor.asks(number).status_code for number in numbers(3)] == [302, 302, 429]


def test_countries_not_served_see_the_same_and_cost_nothing(visitor, settings):
    settings.HUNAR_ACCOUNTS = {"PHONE_COUNTRIES": ["PK"]}
    assert visitor.asks("+44 7911 123456").status_code == 302
    assert visitor.messages == []


def test_code_is_sent_once_however_often_the_task_runs(visitor):
    from cms.accounts.tasks import send_code

    visitor.asks(HERE)
    send_code.enqueue(SignInCode.objects.get().pk)
    assert len(visitor.messages) == 1


def test_gateway_that_is_down_does_not_break_the_page(visitor):
    MemoryBackend.failure = TemporaryFailure("down")
    assert visitor.asks(HERE).status_code == 302
    assert SignInCode.objects.get().sent_at is None


def test_code_message_fits_one_sms_in_both_languages(visitor):
    for language, longest in (("en", 160), ("ur", 70)):
        with translation.override(language):
            visitor.asks(HERE)
        assert len(visitor.messages[-1].text) <= longest


def test_learner_at_the_admin_is_led_home_and_not_in_circles(client, db):
    client.force_login(learner("amina@example.org"), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get("/admin/", follow=True)
    trail = [address for address, _ in response.redirect_chain]
    assert (trail[-1], response.status_code) == ("/en/", 200)


def test_signed_in_visitor_is_sent_on(visitor):
    visitor.client.force_login(user(), backend="django.contrib.auth.backends.ModelBackend")
    assert visitor.client.get(reverse("account_login")).url == "/en/"


def test_code_page_is_never_cached(visitor):
    visitor.asks(HERE)
    assert "no-store" in visitor.client.get(reverse("hunar_accounts:code"))["Cache-Control"]
    assert Code.form_class.base_fields["code"].widget.attrs["autocomplete"] == "one-time-code"
