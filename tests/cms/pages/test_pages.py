import pytest
from wagtail.models import Page, Site

from cms.pages.registry import _home_panels, register_home_panel
from tests.cms.accounts.factories import learner, superuser

from .factories import home, standard, translated

pytestmark = pytest.mark.django_db

HOME_QUERIES = 9  # site, locale, home, who may see it (2), look, versions, menu, the campaign that runs
PAGE_QUERIES = 10  # the same, and the page found by its whole path (2)


@pytest.fixture(autouse=True)
def fresh_root_paths():
    Site.clear_site_root_paths_cache()
    yield
    Site.clear_site_root_paths_cache()


@pytest.mark.parametrize("children", [1, 3])
def test_home_costs_the_same(client, children, django_assert_num_queries):
    english, urdu = home(), home("ur")
    for number in range(children):
        page = standard(english, f"Page {number}", show_in_menus=True, show_in_footer=True)
        translated(page, urdu)
    client.get("/en/")
    with django_assert_num_queries(HOME_QUERIES):
        client.get("/en/")


@pytest.mark.parametrize("depth", [1, 3])
def test_standard_page_costs_the_same_at_any_depth(client, depth, django_assert_num_queries):
    page, path = home(), "/en/"
    for number in range(depth):
        page = standard(page, f"Page {number}", show_in_menus=True)
        path += f"page-{number}/"
    client.get(path)
    with django_assert_num_queries(PAGE_QUERIES):
        assert client.get(path).status_code == 200


def test_route_finds_what_wagtail_finds(client):
    about = standard(home(), "About")
    team = standard(about, "Team")
    standard(team, "Draft", live=False)
    standard(about, "Closed", live=False)
    standard(about.get_children().get(slug="closed").specific, "Below a draft")
    paths = [
        "about",
        "about/team",
        "about/team/draft",
        "about/closed",
        "about/closed/below-a-draft",
        "no",
        "about/no",
    ]
    found = {path: client.get(f"/en/{path}/").status_code for path in paths}
    assert found == {
        "about": 200,
        "about/team": 200,
        "about/team/draft": 404,
        "about/closed": 404,
        "about/closed/below-a-draft": 200,
        "no": 404,
        "about/no": 404,
    }


def test_pages_are_found_only_in_their_own_language(client):
    english, urdu = home(), home("ur")
    standard(english, "About")
    standard(urdu, "مدد", slug="help")
    assert [client.get(path).status_code for path in ("/en/about/", "/ur/about/", "/ur/help/")] == [
        200,
        404,
        200,
    ]


def test_menu_and_footer_show_the_first_level_of_the_language_read(client):
    english, urdu = home(), home("ur")
    about = standard(english, "About us", slug="about", show_in_menus=True)
    standard(about, "Team", show_in_menus=True)
    standard(english, "Privacy", show_in_footer=True)
    standard(english, "Hidden draft", show_in_menus=True, live=False)
    translated(about, urdu, show_in_menus=True)
    html = client.get("/en/about/").content.decode()
    assert 'href="/en/about/" aria-current="page"' in html
    assert 'href="/en/privacy/"' in html
    assert [word for word in ("Team</span>", "Hidden draft") if word in html] == []
    assert "ہمارے بارے میں" in client.get("/ur/").content.decode()


def test_breadcrumbs_lead_from_home(client):
    from cms.pages.versions import place_of

    team = standard(standard(home(), "About"), "Team")
    response = client.get("/en/about/team/")
    assert place_of(Page.objects.get(pk=team.pk), response.wsgi_request).trail == [
        ("Hunar en", "/en/"),
        ("About", "/en/about/"),
        ("Team", "/en/about/team/"),
    ]


def test_home_shows_what_rooms_have_registered_in_order(client, monkeypatch):
    monkeypatch.setattr("cms.pages.registry._home_panels", {})
    register_home_panel("second", lambda request: f"<p>Second for {request.person.name}</p>", order=20)
    register_home_panel("first", lambda request: "<p>First</p>", order=10)
    register_home_panel("silent", lambda request: "", order=1)
    home()
    client.force_login(learner(name="Amina"))
    response = client.get("/en/")
    assert response.context["home_panels"] == ["<p>First</p>", "<p>Second for Amina</p>"]
    assert _home_panels is not None


def test_home_has_one_search_box(client):
    home()
    assert client.get("/en/").content.decode().count('type="search"') == 1


def test_home_shows_its_sentence_and_doors(client):
    about_title = "What Hunar is"
    english = home(sentence="Learn a skill, earn a living.", lead="Free, in Urdu and English.")
    about = standard(english, about_title, slug="about")
    english.doors = [
        ("door", {"title": "Learn", "text": "Courses", "page": about, "path": "", "icon": "book"}),
        (
            "door",
            {"title": "My learning", "text": "", "page": None, "path": "/en/learning/", "icon": "award"},
        ),
    ]
    english.save_revision().publish()
    html = client.get("/en/").content.decode()
    assert "<h1>Learn a skill, earn a living.</h1>" in html
    assert '<a href="/en/about/">Learn</a>' in html
    assert '<a href="/en/learning/">My learning</a>' in html


def test_doors_of_a_translated_home_lead_to_translations(client):
    english, urdu = home(), home("ur")
    about, alone = standard(english, "About"), standard(english, "Alone")
    translated(about, urdu)
    urdu.doors = [
        ("door", {"title": title, "text": "", "page": page, "path": "", "icon": "book"})
        for title, page in (("ایک", about), ("دو", alone))
    ]
    urdu.save_revision().publish()
    html = client.get("/ur/").content.decode()
    assert '<a href="/ur/about/">ایک</a>' in html
    assert '<a href="/en/alone/">دو</a>' in html


def test_editors_write_and_preview_pages(client):
    english = home()
    about = standard(english, "About", body=[("text", "<p>Words.</p>")])
    client.force_login(superuser())
    for page in (english, about):
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
        assert client.get(f"/admin/pages/{page.pk}/edit/preview/").status_code == 200
    assert client.get(f"/admin/pages/add/hunar_pages/standardpage/{english.pk}/").status_code == 200


def test_sitemap_lists_public_pages_with_their_versions(client):
    english, urdu = home(), home("ur")
    about = standard(english, "About")
    translated(about, urdu)
    standard(english, "Alone")
    standard(english, "Draft", live=False)
    xml = client.get("/sitemap.xml", HTTP_HOST="localhost").content.decode()
    locations = [part.split("</loc>")[0] for part in xml.split("<loc>")[1:]]
    assert locations == [
        "http://localhost/en/",
        "http://localhost/en/about/",
        "http://localhost/en/alone/",
        "http://localhost/ur/",
        "http://localhost/ur/about/",
    ]
    assert xml.count('hreflang="ur" href="http://localhost/ur/about/"') == 2
    assert xml.count('href="http://localhost/en/alone/"') == 0


@pytest.mark.parametrize("children", [1, 3])
def test_sitemap_costs_the_same(client, children, django_assert_num_queries):
    english = home()
    for number in range(children):
        standard(english, f"Page {number}")
    client.get("/sitemap.xml")
    with django_assert_num_queries(SITEMAP_QUERIES):
        client.get("/sitemap.xml")


SITEMAP_QUERIES = 7


def test_robots_closes_the_admin_and_peoples_own_pages(client):
    home()
    lines = client.get("/robots.txt", HTTP_HOST="localhost").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /en/profile/",
        "Disallow: /ur/profile/",
        "",
        "Sitemap: http://localhost/sitemap.xml",
    ]
