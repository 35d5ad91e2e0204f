import pytest
from django.utils import translation

from .factories import home, locale, standard, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(client):
    return home(), home("ur")


def switch(response):
    """The addresses the language switch of a page leads to, by language."""
    from themes.chrome import links

    context = {"request": response.wsgi_request, "page": response.context.get("page")}
    with translation.override(response.wsgi_request.LANGUAGE_CODE):
        return {link.lang: link.url for link in links("languages", context)}


def test_switch_leads_to_the_same_page_in_the_other_language_and_back(client, site):
    english, urdu = site
    about = standard(english)
    translated(about, urdu)
    pair = {"en": "/en/about/", "ur": "/ur/about/"}
    assert switch(client.get("/en/about/")) == pair
    assert switch(client.get("/ur/about/")) == pair


def test_switch_keeps_what_was_asked_of_the_same_page(client, site):
    english, urdu = site
    translated(standard(english), urdu)
    assert (
        switch(client.get("/en/about/?topic=design&topic=web"))["ur"] == "/ur/about/?topic=design&topic=web"
    )


def test_switch_leads_to_the_nearest_page_above_when_there_is_no_translation(client, site):
    english, urdu = site
    about = standard(english)
    team = standard(about, "Team")
    standard(team, "Amina")
    translated(about, urdu)
    translated(team, urdu.get_children().get(), title="ٹیم", live=False)
    assert switch(client.get("/en/about/team/amina/?x=1"))["ur"] == "/ur/about/"


def test_switch_leads_home_when_nothing_above_is_translated(client, site):
    standard(site[0])
    assert switch(client.get("/en/about/"))["ur"] == "/ur/"


def test_switch_of_a_page_that_is_no_page_of_wagtail(client, site):
    response = client.get("/en/accounts/nowhere/")
    with translation.override("en"):
        assert switch_for(response.wsgi_request) == {
            "en": "/en/accounts/nowhere/",
            "ur": "/ur/accounts/nowhere/",
        }


def test_switch_outside_the_languages_leads_home(rf, site):
    request = rf.get("/verify/123/")
    with translation.override("en"):
        assert switch_for(request) == {"en": "/verify/123/", "ur": "/ur/"}


def switch_for(request):
    from cms.pages.chrome import language_links

    return {link.lang: link.url for link in language_links({"request": request})}


def head(response):
    lines = response.content.decode().split("<link ")[1:]
    return [line.split(">")[0] for line in lines if "alternate" in line or "canonical" in line]


def test_head_names_the_page_and_its_versions(client, site):
    english, urdu = site
    translated(standard(english), urdu)
    assert head(client.get("/ur/about/?page=2", HTTP_HOST="localhost")) == [
        'rel="canonical" href="http://localhost/ur/about/"',
        'rel="alternate" hreflang="en" href="http://localhost/en/about/"',
        'rel="alternate" hreflang="ur" href="http://localhost/ur/about/"',
        'rel="alternate" hreflang="x-default" href="http://localhost/en/about/"',
    ]


def test_head_of_a_page_in_one_language_names_no_versions(client, site):
    standard(site[0])
    assert head(client.get("/en/about/", HTTP_HOST="localhost")) == [
        'rel="canonical" href="http://localhost/en/about/"'
    ]


def test_a_draft_translation_is_no_version(client, site):
    english, urdu = site
    translated(standard(english), urdu, live=False)
    assert head(client.get("/en/about/", HTTP_HOST="localhost")) == [
        'rel="canonical" href="http://localhost/en/about/"'
    ]


def test_direction_and_language_follow_the_page(client, site):
    english, urdu = site
    translated(standard(english), urdu)
    assert '<html lang="ur" dir="rtl"' in client.get("/ur/about/").content.decode()
    assert '<html lang="en" dir="ltr"' in client.get("/en/about/").content.decode()


def test_a_host_with_one_language_works(client):
    standard(home())
    assert locale("en").language_code == "en"
    assert client.get("/en/about/").status_code == 200
