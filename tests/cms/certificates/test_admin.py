import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cms.certificates import actions
from cms.certificates.enums import EventKind, ReasonClass, State
from cms.certificates.models import Certificate, CertificateTemplate
from tests.cms.accounts.factories import superuser, user
from tests.cms.people.factories import person

from .factories import ENGLISH, URDU, award, full_template, template

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"hunar_certificates_admin:{name}", args=args)


def staff(*codenames):
    account = user()
    wanted = Permission.objects.filter(codename__in=("access_admin", *codenames))
    account.user_permissions.set(wanted)
    assert wanted.count() == len(codenames) + 1
    return account


@pytest.fixture
def boss(client):
    account = superuser()
    client.force_login(account)
    return account


def revoke(client, certificate, **said):
    facts = {"reason_class": ReasonClass.MISTAKE, "note": "wrong course"} | said
    return client.post(address("revoke", certificate.pk), facts)


def test_staff_revoke_with_a_reason_that_is_logged(client, boss):
    certificate = award()
    assert revoke(client, certificate).status_code == 302
    event = certificate.events.get(kind=EventKind.REVOKED)
    certificate.refresh_from_db()
    assert certificate.state == State.REVOKED
    assert (event.by, event.reason_class, event.note) == (boss, ReasonClass.MISTAKE, "wrong course")


@pytest.mark.parametrize("said", [{"note": ""}, {"reason_class": ""}, {"reason_class": ReasonClass.HOLDER}])
def test_revoking_needs_a_reason_and_a_note(client, boss, said):
    certificate = award()
    assert revoke(client, certificate, **said).status_code == 200
    certificate.refresh_from_db()
    assert certificate.is_valid


def test_staff_reinstate_with_a_note_that_is_logged(client, boss):
    certificate = actions.revoke(certificate=award(), reason_class=ReasonClass.MISTAKE)
    assert client.post(address("reinstate", certificate.pk), {"note": "checked"}).status_code == 302
    certificate.refresh_from_db()
    assert certificate.is_valid
    assert certificate.events.get(kind=EventKind.REINSTATED).note == "checked"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", ["revoke", "reinstate"])
def test_those_who_may_only_look_cannot_revoke(client, name, method):
    certificate = award()
    client.force_login(staff("view_certificate"))
    getattr(client, method)(address(name, certificate.pk), {"note": "x", "reason_class": "other"})
    certificate.refresh_from_db()
    assert certificate.is_valid
    page = client.get(address("inspect", certificate.pk))
    assert page.status_code == 200
    assert address("revoke", certificate.pk) not in page.content.decode()


def test_those_with_the_permission_may_revoke(client):
    certificate = award()
    client.force_login(staff("view_certificate", "revoke_certificate"))
    assert (
        address("revoke", certificate.pk) in client.get(address("inspect", certificate.pk)).content.decode()
    )
    revoke(client, certificate)
    certificate.refresh_from_db()
    assert certificate.state == State.REVOKED


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_nobody_writes_a_certificate_by_hand(client, boss, name):
    certificate = award()
    for response in (client.get(address("add")), client.post(address(name, certificate.pk), {})):
        assert response.status_code in (302, 403)
    assert Certificate.objects.filter(pk=certificate.pk).exists()


def test_log_is_shown_with_who_and_why(client, boss):
    certificate = award()
    revoke(client, certificate, note="It was <her> cousin")
    html = client.get(address("inspect", certificate.pk)).content.decode()
    assert "It was &lt;her&gt; cousin" in html
    assert str(boss) in html


def listed(client, **query):
    return {row.number for row in client.get(address("index"), query).context["object_list"]}


def test_list_is_searched_by_number_and_name_and_filtered(client, boss):
    ours = template()
    one = award(template=ours)
    other = award(template=ours, person=person(name="Bilal"), kind="event")
    actions.revoke(certificate=other, reason_class=ReasonClass.OTHER)
    assert listed(client) == {one.number, other.number}
    assert listed(client, q=one.number) == {one.number}
    assert listed(client, q="Bilal") == {other.number}
    assert listed(client, q="آمنہ") == {one.number}
    assert listed(client, state="revoked") == {other.number}
    assert listed(client, state="superseded") == set()
    assert listed(client, kind="course") == {one.number}
    assert listed(client, unprinted="true") == {one.number, other.number}


def test_list_costs_the_same_however_many(client, boss, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ours = template()
    award(template=ours)
    client.get(address("index"))
    with CaptureQueriesContext(connection) as of_one:
        client.get(address("index"))
    for at in range(3):
        award(template=ours, person=person(name=f"P{at}"))
    with django_assert_num_queries(len(of_one)):
        client.get(address("index"))


def snippet(name, *args):
    return reverse(CertificateTemplate.snippet_viewset.get_url_name(name), args=args)


def written(**more):
    data = {"name": "New", "orientation": "portrait", "printed": "all"}
    data |= {"paper": "#FBFAF6", "ink": "#16262B", "brand": "#0E5C4A", "accent": "#B45309"}
    for formset, rows in (
        ("words", [{"language": "en", **ENGLISH}, {"language": "ur", **URDU}]),
        ("logos", []),
        ("signatories", [{"name": "Sana", "role": "Director", "ORDER": "1"}]),
    ):
        data |= {f"{formset}-TOTAL_FORMS": len(rows), f"{formset}-INITIAL_FORMS": 0}
        data |= {f"{formset}-MIN_NUM_FORMS": 0, f"{formset}-MAX_NUM_FORMS": 1000}
        data |= {f"{formset}-{at}-{key}": value for at, row in enumerate(rows) for key, value in row.items()}
    return data | more


def test_editor_writes_a_template_with_its_words(client, boss):
    response = client.post(snippet("add"), written(**{"action-publish": "1"}))
    assert response.status_code == 302, response.context["form"].errors
    made = CertificateTemplate.objects.get(name="New")
    assert [row.language for row in made.words.all()] == ["en", "ur"]
    assert (made.live, made.orientation, made.signatories.count()) == (True, "portrait", 1)


def test_editor_is_told_which_colour_cannot_be_read(client, boss):
    response = client.post(snippet("add"), written(ink="#eeeeee", **{"action-publish": "1"}))
    assert list(response.context["form"].errors) == ["ink"]


def test_same_language_twice_is_refused(client, boss):
    response = client.post(snippet("add"), written(**{"words-1-language": "en", "action-publish": "1"}))
    assert response.status_code == 200
    assert not CertificateTemplate.objects.filter(name="New").exists()


def test_template_is_previewed_live_with_sample_data(client, boss):
    preview = snippet("preview_on_add")
    data = written(**{"words-0-heading": "A brand new heading"})
    assert client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    html = client.get(preview).content.decode()
    assert "A brand new heading" in html
    assert "Amina Khan" in html
    assert "آمنہ خان" in html
    assert "<style" not in html


@pytest.mark.parametrize("language", ["en", "ur"])
def test_template_for_one_language_is_previewed_in_each(language):
    made = full_template(printed="holder")
    context = made.get_preview_context(None, language)
    assert [words["code"] for words in context["sheet"]["tongues"]] == [language]
    assert {code for code, _label in made.preview_modes} == {"en", "ur"}


def test_colours_of_a_preview_are_a_stylesheet(client):
    made = CertificateTemplate(name="x", ink="#123456")
    response = client.get(made.get_preview_context(None, "")["colours_url"])
    assert (response["Content-Type"], response.status_code) == ("text/css", 200)
    assert "--ink:#123456" in response.content.decode()


def test_colours_that_are_none_are_not_written_into_a_stylesheet(client):
    assert client.get("/certificates/preview/portrait-zzzzzz-000000-000000-000000.css").status_code in (
        302,
        404,
    )
