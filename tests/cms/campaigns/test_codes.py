"""The QR code of a short link, for posters."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from cms.campaigns.admin_views import printed_address
from tests.cms.accounts.factories import staff, user

from .factories import campaign, short_link

segno = pytest.importorskip("segno")
pytestmark = pytest.mark.django_db
EDIT = "hunar_campaign_short_links:edit"


def to(kind, link):
    return reverse(f"hunar_campaign_short_links:qr_{kind}", args=[link.pk])


@pytest.fixture
def link(client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://hunar.example"
    client.force_login(staff("change_shortlink"))
    return short_link(campaign())


def modules(picture):
    """The squares of the code with its white edge; True is dark. Each must be of one colour all over."""
    drawn = Image.open(io.BytesIO(picture)).convert("1")
    expected = segno.make(ADDRESS, error="m", micro=False)
    side = expected.symbol_size(border=4)[0]
    size = drawn.width // side
    assert (drawn.width, drawn.height) == (size * side, size * side)
    found = []
    for row in range(side):
        squares = [drawn.crop((x * size, row * size, (x + 1) * size, (row + 1) * size)) for x in range(side)]
        colours = [{value for _count, value in square.getcolors()} for square in squares]
        assert all(len(each) == 1 for each in colours)
        found.append([each == {0} for each in colours])
    return found


ADDRESS = "https://hunar.example/c/ABC123/"


def test_the_picture_holds_the_printed_address_with_a_white_edge(client, link, monkeypatch):
    monkeypatch.setattr("cms.campaigns.admin_views.printed_address", lambda _link: ADDRESS)
    answer = client.get(to("png", link))
    code = segno.make(ADDRESS, error="m", micro=False)
    expected = [[bool(module) for module in row] for row in code.matrix_iter(border=4)]
    assert modules(answer.content) == expected
    assert code.error in "MQH"
    assert Image.open(io.BytesIO(answer.content)).width >= 1200


def test_both_files_are_taken_away_under_the_name_of_the_link(client, link):
    for kind, content_type in (("svg", "image/svg+xml"), ("png", "image/png")):
        answer = client.get(to(kind, link))
        assert (answer["Content-Type"], answer["Content-Disposition"]) == (
            content_type,
            f'attachment; filename="{link.code}.{kind}"',
        )
    assert "Content-Disposition" not in client.get(f"{to('svg', link)}?show")


def test_the_address_is_the_one_that_visitors_use(link):
    assert printed_address(link) == f"https://hunar.example/c/{link.code}/"


def test_the_screen_of_the_link_shows_its_code(client, link):
    html = client.get(reverse(EDIT, args=[link.pk])).content.decode()
    assert all(words in html for words in (to("png", link), f"{to('svg', link)}?show", printed_address(link)))


def test_without_the_library_there_is_a_screen_and_no_code(client, link, monkeypatch):
    monkeypatch.setattr("cms.campaigns.admin_views.can_draw", lambda: False)
    html = client.get(reverse(EDIT, args=[link.pk])).content.decode()
    assert to("png", link) not in html
    assert client.get(to("png", link)).status_code == 404


def test_who_may_not_make_links_gets_no_code(client, link):
    client.force_login(user())
    assert client.get(to("png", link)).status_code in (302, 403)
