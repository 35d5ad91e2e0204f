import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.people import geography
from cms.people.consents import purposes
from cms.people.models import District, Person
from tests.cms.accounts.factories import learner, superuser, user

pytestmark = pytest.mark.django_db

SECRETS = ("PRIVATE-WORDS", "1987", "Attock", "SELF-NAMED", "+923001112233")


@pytest.fixture
def amina(client):
    made = learner(name="Amina")
    client.force_login(made)
    return made.person


@pytest.fixture
def districts():
    geography.load(geography.read())
    return District.objects.in_bulk(field_name="code")


@pytest.fixture
def private_neighbour(districts):
    other = learner(name="Zainab", phone="+923001112233").person
    Person.objects.filter(pk=other.pk).update(
        gender="another", gender_text="SELF-NAMED", birth_year=1987, disability="PRIVATE-WORDS"
    )
    other.residences.create(district=districts["PK601"], since=datetime.date(2020, 1, 1))
    return other


def own_pages():
    steps = [reverse("hunar_people:edit", args=[step]) for step in ("names", "languages", "about")]
    return [reverse("hunar_people:profile"), reverse("hunar_people:consents"), *steps]


@pytest.mark.parametrize("name", ["profile", "edit", "consents"])
def test_own_pages_send_a_guest_to_sign_in(client, name):
    response = client.get(reverse(f"hunar_people:{name}"))
    assert response.status_code == 302


def test_no_learner_sees_anothers_private_fields(client, amina, private_neighbour):
    pages = [client.get(url).content.decode() for url in own_pages()]
    assert [secret for secret in SECRETS for page in pages if secret in page] == []
    client.force_login(private_neighbour.user)
    own = "".join(client.get(url).content.decode() for url in own_pages())
    assert [secret for secret in SECRETS if secret not in own] == ["+923001112233"]


def test_a_posted_key_of_somebody_else_changes_nothing_of_theirs(client, amina, private_neighbour):
    data = {
        "name": "Hacked",
        "id": private_neighbour.pk,
        "pk": private_neighbour.pk,
        "person": private_neighbour.pk,
    }
    client.post(reverse("hunar_people:edit", args=["names"]), data)
    assert Person.objects.get(pk=private_neighbour.pk).name == "Zainab"
    assert Person.objects.get(pk=amina.pk).name == "Hacked"


def test_steps_lead_from_one_to_the_next(client, amina):
    response = client.post(
        reverse("hunar_people:edit", args=["names"]),
        {"name": "Amina Bibi", "name_ur": "آمنہ", "then": "next"},
    )
    assert response.url == reverse("hunar_people:edit", args=["place"])
    response = client.post(reverse("hunar_people:edit", args=["about"]), {"then": "next"})
    assert response.url == reverse("hunar_people:profile")


def test_a_name_is_needed_in_one_of_the_scripts(client, amina):
    response = client.post(reverse("hunar_people:edit", args=["names"]), {"known_as": "Amna"})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Write your name in at least one of the two scripts."
    ]
    assert Person.objects.get(pk=amina.pk).name == "Amina"


def test_place_offers_the_districts_of_today_in_the_readers_language(client, amina, districts):
    with translation.override("ur"):
        response = client.get(reverse("hunar_people:edit", args=["place"]))
    groups = dict(response.context["form"].fields["district"].choices[1:])
    names = [name for _pk, name in groups["پنجاب"]]
    assert len(names) == 41
    assert "تلہ گنگ" in names
    assert "جنوبی وزیرستان" not in [name for _pk, name in groups["خیبر پختونخوا"]]


def test_place_is_kept_with_its_day(client, amina, districts):
    data = {"district": districts["PK601"].pk, "setting": "rural", "since": "2021-03-01"}
    client.post(reverse("hunar_people:edit", args=["place"]), data)
    home = amina.residence_on(datetime.date(2021, 3, 1))
    assert (home.district.name_en, home.setting) == ("Attock", "rural")
    assert "Attock, Punjab" in client.get(reverse("hunar_people:profile")).content.decode()


def test_somebody_in_a_district_that_is_no_more_keeps_it(client, amina, districts):
    amina.residences.create(district=districts["PK530"], since=datetime.date(2020, 1, 1))
    form = client.get(reverse("hunar_people:edit", args=["place"])).context["form"]
    groups = dict(form.fields["district"].choices[1:])
    assert "South Waziristan" in [name for _pk, name in groups["Khyber Pakhtunkhwa"]]


def test_languages_ask_for_a_level_and_refuse_one_twice(client, amina):
    url = reverse("hunar_people:edit", args=["languages"])
    rows = {
        "language_1": "ur",
        "level_1": "native",
        "language_2": "ur",
        "level_2": "basic",
        "language_3": "en",
    }
    errors = client.post(url, rows).context["form"].errors
    assert sorted(errors) == ["language_2", "level_3"]
    client.post(url, {"language_1": "ur", "level_1": "native", "language_3": "en", "level_3": "basic"})
    assert dict(amina.languages.values_list("language", "level")) == {"ur": "native", "en": "basic"}


@pytest.mark.parametrize("year", ["85", "1850", "2099"])
def test_a_year_of_birth_nobody_here_has_is_refused(client, amina, year):
    form = client.post(reverse("hunar_people:edit", args=["about"]), {"birth_year": year}).context["form"]
    assert sorted(form.errors) == ["birth_year"]


def test_own_words_are_kept_only_when_chosen(client, amina):
    url = reverse("hunar_people:edit", args=["about"])
    client.post(url, {"gender": "another", "gender_text": "my words"})
    assert Person.objects.get(pk=amina.pk).gender_text == "my words"
    client.post(url, {"gender": "woman", "gender_text": "my words"})
    assert Person.objects.get(pk=amina.pk).gender_text == ""


def test_consents_are_given_and_taken_back_and_both_are_listed(client, amina):
    url = reverse("hunar_people:consents")
    client.post(url, {"purpose": "counts", "given": "yes"})
    client.post(url, {"purpose": "counts", "given": "no"})
    page = client.get(url)
    states = {choice["purpose"].name: choice["given"] for choice in page.context["choices"]}
    assert states == {purpose.name: False for purpose in purposes()}  # every room may ask for more
    assert {"record", "messages", "counts", "follow_up"} <= set(states)
    assert [consent.given for consent, _purpose in page.context["history"]] == [False, True]


def test_a_consent_nobody_asks_for_is_not_found(client, amina):
    assert client.post(reverse("hunar_people:consents"), {"purpose": "x", "given": "yes"}).status_code == 404


def test_own_pages_are_never_cached(client, amina):
    response = client.get(reverse("hunar_people:profile"))
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


@pytest.mark.parametrize("rows", [1, 3])
def test_profile_costs_the_same(client, amina, districts, rows):
    """Where they live and their languages, whatever stands around the page."""
    for language in ("ur", "en", "pa")[:rows]:
        amina.languages.create(language=language, level="fluent")
    for year in (2001, 2002, 2003)[:rows]:
        amina.residences.create(district=districts["PK601"], since=datetime.date(year, 1, 1))
    empty = cost(client, reverse("hunar_people:edit", args=["names"]))
    assert cost(client, reverse("hunar_people:profile")) - empty == 2


def staff(*codenames):
    made = user()
    group = Group.objects.create(name="-".join(codenames))
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    made.groups.add(group)
    return made


def test_staff_with_all_permissions_see_people_and_places(client, districts):
    client.force_login(superuser())
    pages = (
        "hunar/people",
        "hunar/people/new",
        "hunar/districts",
        "hunar/provinces",
        "hunar/district-changes",
        f"hunar/districts/edit/{districts['PK601'].pk}",
    )
    assert [client.get(f"/admin/{page}/").status_code for page in pages] == [200] * 6
    found = client.get("/admin/hunar/districts/?q=Multan").content.decode()
    assert "PK622" in found


def test_nobody_deletes_a_person_from_the_admin(client, private_neighbour):
    client.force_login(superuser())
    address = f"/admin/hunar/people/delete/{private_neighbour.pk}/"
    assert [client.get(address).status_code, client.post(address).status_code] == [302, 302]
    assert Person.objects.filter(pk=private_neighbour.pk).exists()
    assert address not in client.get(f"/admin/hunar/people/edit/{private_neighbour.pk}/").content.decode()


def test_a_district_that_records_stand_on_stays(client, private_neighbour, districts):
    client.force_login(superuser())
    kept = districts["PK601"]
    response = client.post(f"/admin/hunar/districts/delete/{kept.pk}/", follow=True)
    assert [str(message) for message in response.context["messages"]] != []
    assert District.objects.filter(pk=kept.pk).exists()
    unused = District.objects.create(code="PK-X", name_en="X", name_ur="ایکس", province=kept.province)
    client.post(f"/admin/hunar/districts/delete/{unused.pk}/")
    assert not District.objects.filter(pk=unused.pk).exists()


def test_staff_without_permission_do_not_see_people(client):
    client.force_login(staff("access_admin"))
    assert client.get("/admin/hunar/people/").status_code == 302


def test_staff_who_may_change_people_do_not_see_private_details(client, private_neighbour):
    client.force_login(staff("change_person"))
    page = client.get(f"/admin/hunar/people/edit/{private_neighbour.pk}/").content.decode()
    assert "Zainab" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_staff_who_may_see_private_details_do(client, private_neighbour):
    client.force_login(staff("change_person", "see_private_details"))
    page = client.get(f"/admin/hunar/people/edit/{private_neighbour.pk}/").content.decode()
    assert [secret for secret in SECRETS if secret in page] == ["PRIVATE-WORDS", "1987", "SELF-NAMED"]
