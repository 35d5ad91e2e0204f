import pytest
from django.utils.html import strip_tags
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText

from cms.facts.models import Fact
from cms.pages.models import HomePage, StandardPage
from courses.pages.models import CoursePage, LessonPage
from tests.cms.pages.factories import home, standard, translated

from .factories import embed, fact

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(on_day):
    """One page in both languages that uses a fact in its text, and a second that uses none."""
    fact()
    english, urdu = home(), home("ur")
    body = [("text", RichText(f"<p>It is {embed()} today.</p>"))]
    about = standard(english, "About", body=body)
    translated(about, urdu, body=body)
    standard(english, "Other", body=[("text", RichText("<p>No figures.</p>"))])


def words(html):
    return " ".join(strip_tags(html).split())


def test_a_text_shows_the_value_its_day_and_its_source(pages, client):
    html = client.get("/en/about/").content.decode()
    assert "It is 0.25% (as of 1 January 2026 · source: The Gazette) today." in words(html)
    assert '<a href="https://example.org/gazette">' in html


def test_a_text_speaks_the_language_of_its_page(pages, client):
    assert "0.25 فی صد" in client.get("/ur/about/").content.decode()


@pytest.mark.parametrize(
    ("path", "warning"),
    [
        ("/en/about/", "Something on this page may have changed"),
        ("/ur/about/", "ممکن ہے اس صفحے کی کوئی بات بدل چکی ہو"),
    ],
)
def test_an_expired_fact_shows_on_every_page_that_uses_it_from_the_day_on(
    pages, client, on_day, path, warning
):
    found = []
    for day in ((2026, 6, 30), (2026, 7, 1)):
        on_day(*day)
        found.append(warning in client.get(path).content.decode())
    assert found == [False, True]


def test_a_page_without_the_fact_says_nothing(pages, client, on_day):
    on_day(2026, 7, 1)
    assert "may have changed" not in client.get("/en/other/").content.decode()


def test_the_warning_names_what_is_old_and_stands_before_the_text(pages, client, on_day):
    on_day(2026, 7, 1)
    html = client.get("/en/about/").content.decode()
    main = html[html.index('<main id="main"') :]
    assert main.index("Tax rate") < main.index("<h1>")
    assert "due to be checked · as of 1 January 2026" in words(main)


@pytest.mark.parametrize("many", [1, 3])
def test_facts_of_a_page_cost_one_query(
    pages, client, many, django_assert_num_queries, django_assert_max_num_queries
):
    page = standard(home_of("en"), f"Many {many}")
    page.body = [("text", RichText(f"<p>{embed(f'f{number}')}</p>")) for number in range(many)]
    page.save_revision().publish()
    for number in range(many):
        fact(f"f{number}")
    client.get("/en/other/")
    with django_assert_max_num_queries(100) as plain:
        client.get("/en/other/")
    with django_assert_num_queries(len(plain) + 1):
        assert "0.25%" in client.get(page.get_url()).content.decode()


def home_of(language):
    return HomePage.objects.get(locale__language_code=language)


@pytest.mark.parametrize("gone", ["unknown", "uncertain", "withdrawn", "not begun"])
def test_what_is_not_certain_is_not_said(pages, client, gone, on_day):
    editions = Fact.objects.get().editions
    if gone == "unknown":
        Fact.objects.all().delete()
    elif gone == "not begun":
        on_day(2025, 12, 31)
    else:
        editions.update(**{"uncertain": {"confidence": "uncertain"}, "withdrawn": {"withdrawn": True}}[gone])
    html = client.get("/en/about/").content.decode()
    assert "0.25" not in html
    assert "being checked; ask before you rely on it" in html


def test_a_block_shows_all_that_is_known(pages, client, on_day):
    on_day(2026, 7, 1)
    rule = fact(
        "rule", kind="rule", unit="", editions=[{"number": None, "words": {"en": "Ask <b>first</b>"}}]
    )
    page = standard(home_of("en"), "Block", body=[("fact", {"fact": rule})])
    html = client.get(page.get_url()).content.decode()
    assert "Ask &lt;b&gt;first&lt;/b&gt;" in html
    assert "It was due to be checked by 30 June 2026." in html
    assert "Something on this page may have changed" in html


def test_pages_that_use_a_fact_are_known_to_the_reference_index(pages):
    used = ReferenceIndex.get_references_to(Fact.objects.get()).values_list("content_path", flat=True)
    assert len(used) == 2
    assert {path.split(".")[0] for path in used} == {"body"}


def test_every_body_of_the_site_offers_facts():
    fields = [
        *((model, "body") for model in (HomePage, StandardPage, LessonPage)),
        (CoursePage, "description"),
    ]
    for model, name in fields:
        block = model._meta.get_field(name).stream_block
        assert "fact" in block.child_blocks
        assert "hunar-fact" in block.child_blocks["text"].features
