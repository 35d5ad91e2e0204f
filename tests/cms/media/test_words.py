"""What a picture says in which language, and which pictures an editor should see to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.images.models import Image

from cms.dashboard.panels import Item, panels_for
from cms.media.describing import missing_languages, words_in
from cms.media.models import Picture
from tests.cms.accounts.factories import superuser, user
from tests.cms.pages.factories import image

pytestmark = pytest.mark.django_db


def picture(title="Hub", **fields):
    made = image(title)
    Picture.objects.filter(pk=made.pk).update(**fields)
    return Picture.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("fields", "english", "urdu", "missing"),
    [
        ({"description": "A desk", "words": {"ur": "میز"}}, "A desk", "میز", []),
        ({"description": "A desk"}, "A desk", "A desk", ["ur"]),
        ({"words": {"ur": "میز"}}, "میز", "میز", ["en"]),
        ({}, "", "", ["en", "ur"]),
        ({"is_decoration": True}, "", "", []),
    ],
)
def test_words_come_in_the_readers_language(fields, english, urdu, missing):
    one = picture(**fields)
    drawn = one.get_rendition("max-100x100")
    assert (one.default_alt_text, drawn.alt) == (english, english)
    with override("ur"):
        assert (one.default_alt_text, drawn.alt) == (urdu, urdu)
    assert missing_languages(one) == missing


def test_a_hosts_own_picture_speaks_the_sites_first_language():
    one = Image(title="Hub", description="A desk")
    assert (words_in(one, "en"), words_in(one, "ur"), missing_languages(one)) == ("A desk", "", [])
    assert missing_languages(Image(title="Hub")) == ["en"]


def panel(name, someone):
    found = [one for one in panels_for(someone) if one.name == name]
    return found[0].items_for(someone, 9) if found else None


def test_pictures_without_words_stand_on_the_desk():
    boss = superuser()
    lacking, silent = picture("Lacking", description="A desk"), picture("Silent")
    picture("Fine", description="A desk", words={"ur": "میز"})
    picture("Dots", is_decoration=True)
    address = "wagtailimages:edit"
    assert panel("hunar_pictures", boss) == [
        Item("Silent", reverse(address, args=[silent.pk]), "Not described in English, Urdu"),
        Item("Lacking", reverse(address, args=[lacking.pk]), "Not described in Urdu"),
    ]
    assert panel("hunar_pictures", user()) is None


def test_a_picture_that_is_cut_wants_a_focal_point():
    whole, cut, marked = picture("Whole"), picture("Cut"), picture("Marked", focal_point_x=9, focal_point_y=9)
    whole.get_rendition("max-100x100")
    whole.get_rendition("fill-600x338")  # Wagtail shows it so to whoever edits
    for one in (cut, marked):
        one.get_rendition("fill-48x27|format-webp")
    words = "Its edges are cut off. Mark the part that matters"
    assert panel("hunar_focal_points", superuser()) == [
        Item("Cut", reverse("wagtailimages:edit", args=[cut.pk]), words)
    ]


def test_the_part_that_matters_stays_when_a_picture_is_cut():
    """Left of the picture is black, right is white; a cut to a narrow strip shows what was marked."""
    left = picture("Left", file=file_of_two_halves())
    Picture.objects.update(focal_point_x=100, focal_point_y=100, focal_point_width=50, focal_point_height=50)
    left = Picture.objects.get(pk=left.pk)
    assert colour(left) == 0
    Picture.objects.update(focal_point_x=700)
    assert colour(Picture.objects.get(pk=left.pk)) == 255


def file_of_two_halves():
    from io import BytesIO

    from django.core.files.storage import default_storage
    from PIL import Image as Pillow

    whole = Pillow.new("L", (800, 200), 0)
    whole.paste(255, (400, 0, 800, 200))
    kept = BytesIO()
    whole.save(kept, "PNG")
    kept.seek(0)
    return default_storage.save("original_images/halves.png", kept)


def colour(one):
    from PIL import Image as Pillow

    with one.get_rendition("fill-100x200").file.open() as opened:
        return Pillow.open(opened).convert("L").getpixel((50, 100))


def test_the_panel_asks_as_often_for_three_as_for_one():
    boss, asked = superuser(), []
    for _ in range(2):
        picture("Silent")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            panel("hunar_pictures", boss)
        asked.append(len(queries))
        picture("More"), picture("Most")
    assert asked[0] == asked[1]
